//! Places as records of one length, in the order of their ids.

use super::BuildError;
use super::strings::Strings;
use crate::domain::{Place, PlaceId};

/// Bytes of a place: latitude and longitude in millionths of a degree (`i32`), population, id, where name and feature
/// code stand in `strings`, the number of the admin record (`u32` each), the class letter.
pub(crate) const PLACE_BYTES: usize = 29;

/// Set in an id that stands in `strings`; the others are numbers.
const TEXT: u32 = 1 << 31;

/// What an id is sorted by: numbers, then other texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum IdKey<'t> {
    /// GeoNames' own.
    Number(u32),
    /// Any other text.
    Text(&'t [u8]),
}

impl<'t> IdKey<'t> {
    pub(crate) fn of(id: &'t PlaceId) -> Self {
        id.geonames()
            .map_or_else(|| Self::Text(id.as_str().as_bytes()), Self::Number)
    }

    /// The id that a record's field stands for; `string` gives the text at a place in `strings`.
    pub(crate) fn from_field(field: u32, string: impl FnOnce(u32) -> Option<&'t [u8]>) -> Option<Self> {
        if field & TEXT == 0 {
            Some(Self::Number(field))
        } else {
            string(field & !TEXT).map(Self::Text)
        }
    }
}

/// A place as the index has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlaceRecord {
    pub(crate) latitude: i32,
    pub(crate) longitude: i32,
    pub(crate) population: u32,
    pub(crate) id: u32,
    pub(crate) name: u32,
    pub(crate) code: u32,
    pub(crate) admin: u32,
    pub(crate) class: u8,
}

impl PlaceRecord {
    pub(super) fn new(place: &Place, admin: u32, strings: &mut Strings) -> Result<Self, BuildError> {
        let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        let id = match IdKey::of(&place.id) {
            IdKey::Number(number) => number,
            IdKey::Text(_) => match strings.put(place.id.as_str())? {
                at if at & TEXT == 0 => TEXT | at,
                _ => return Err(BuildError::TooLarge),
            },
        };
        Ok(Self {
            latitude: millionths(place.point.lat()),
            longitude: millionths(place.point.lon()),
            population: u32::try_from(place.population).unwrap_or(u32::MAX),
            id,
            name: strings.put(&place.name)?,
            code: strings.put(&place.feature_code)?,
            admin,
            class: place.feature_class.letter() as u8,
        })
    }

    pub(super) fn to_bytes(self) -> [u8; PLACE_BYTES] {
        let mut bytes = [self.class; PLACE_BYTES];
        let fields = [
            self.latitude.cast_unsigned(),
            self.longitude.cast_unsigned(),
            self.population,
            self.id,
            self.name,
            self.code,
            self.admin,
        ];
        for (place, field) in bytes.chunks_exact_mut(4).zip(fields) {
            place.copy_from_slice(&field.to_le_bytes());
        }
        bytes
    }

    /// The record that `bytes` are; `None` where they are too few.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; PLACE_BYTES] = bytes.try_into().ok()?;
        let (fields, class) = bytes.as_chunks::<4>();
        let field = |n: usize| u32::from_le_bytes(fields[n]);
        Some(Self {
            latitude: field(0).cast_signed(),
            longitude: field(1).cast_signed(),
            population: field(2),
            id: field(3),
            name: field(4),
            code: field(5),
            admin: field(6),
            class: class[0],
        })
    }
}

/// Sorts the records by id, those of one id in the order in which they came, and says of each old number the new one.
pub(super) fn sort_by_id(records: &mut Vec<PlaceRecord>, strings: &Strings) -> Vec<u32> {
    let key = |n: &u32| {
        let string = |at| Some(strings.get(at));
        (IdKey::from_field(records[*n as usize].id, string), *n)
    };
    let mut order: Vec<u32> = (0..records.len() as u32).collect();
    order.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
    let mut numbers = vec![0; order.len()];
    for (new, old) in (0..).zip(&order) {
        numbers[*old as usize] = new;
    }
    *records = order.iter().map(|old| records[*old as usize]).collect();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_geonames_come_before_texts() {
        let mut ids = ["us:1", "10", "9", "007"].map(PlaceId::new);
        ids.sort_by(|a, b| IdKey::of(a).cmp(&IdKey::of(b)));
        assert_eq!(ids.map(|id| id.to_string()), ["9", "10", "007", "us:1"]);
        assert_eq!(IdKey::of(&PlaceId::own("9")), IdKey::Text(b"9"));
    }
}
