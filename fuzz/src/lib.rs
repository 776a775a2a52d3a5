//! What the targets share: the parts of the program, opened once; what must hold; documents invented from bytes.

pub mod contract;
pub mod invented;
pub mod layers;
pub mod parts;
pub mod reading;
pub mod sealed;
