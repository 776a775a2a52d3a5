//! Rows in, index bytes out: the compiled form of a gazetteer, which opens without being read.
//!
//! All numbers are little-endian. The sections, in the order in which they stand behind the header ([`layout`]):
//!
//! | section | content |
//! |---|---|
//! | names | an `fst` map from folded name to the byte where its entry in `postings` begins |
//! | postings | an entry a name: [`NameSummary`](crate::domain::NameSummary) bits (`u32`), count (`u16`), then for each place its number and, in the [`KIND_BITS`] lowest bits, what the name is to it (`u32`); the most populous place first |
//! | places | a record of [`PLACE_BYTES`] a place, in the order of [`IdKey`] |
//! | admins | a record of [`ADMIN_BYTES`] a distinct country and region path |
//! | strings | what the records point to: length (`u8`) and UTF-8 |
//! | about | name, date and sources as lines of text |

mod admins;
mod builder;
mod layout;
mod names;
mod places;
mod row;
mod strings;
mod summary;

pub(super) use admins::ADMIN_BYTES;
pub use builder::{BuildError, IndexBuilder};
pub use layout::is_index;
pub(super) use layout::{Header, HeaderError, MAGIC, Part, version};
pub(super) use names::{KIND_BITS, kind_from_bits};
pub(super) use places::{IdKey, PLACE_BYTES, PlaceRecord};
pub(super) use row::alternate_kind;
pub use row::{Demonym, Row};
