//! Countries and regions: each path stored once, and their names found where a row has only codes.

use super::BuildError;
use super::strings::Strings;
use crate::domain::{AdminPath, Place};
use compact_str::CompactString;
use std::collections::HashMap;

/// Bytes of an admin record: where its six texts stand in `strings` (`u32` each), in the order of [`AdminPath`].
pub(crate) const ADMIN_BYTES: usize = 24;

/// Country and region paths, each with a number.
#[derive(Debug, Default)]
pub(super) struct Admins {
    paths: Vec<AdminPath>,
    numbers: HashMap<[CompactString; 6], u32>,
    names: RegionNames,
}

impl Admins {
    /// The number of the path of `place`; notes the name if it is a country or region itself.
    pub(super) fn put(&mut self, place: &Place) -> u32 {
        self.names.note(place);
        let next = self.paths.len() as u32;
        *self.numbers.entry(texts(&place.admin)).or_insert_with(|| {
            self.paths.push(place.admin.clone());
            next
        })
    }

    /// Gives the country or region of `codes` (country, first level, second level) its name, whatever its row says.
    pub(super) fn name(&mut self, codes: &[&str], name: &str) {
        let codes = codes.iter().map(|code| CompactString::from(*code)).collect();
        self.names.told.insert(codes, name.into());
    }

    /// All records, in the order of their numbers.
    pub(super) fn encode(&self, strings: &mut Strings) -> Result<Vec<u8>, BuildError> {
        let mut bytes = Vec::with_capacity(self.paths.len() * ADMIN_BYTES);
        for path in &self.paths {
            for text in texts(&self.names.filled_in(path)) {
                bytes.extend(strings.put(&text)?.to_le_bytes());
            }
        }
        Ok(bytes)
    }
}

fn texts(path: &AdminPath) -> [CompactString; 6] {
    [
        &path.country_code,
        &path.country,
        &path.admin1_code,
        &path.admin1,
        &path.admin2_code,
        &path.admin2,
    ]
    .map(Clone::clone)
}

/// Codes of a country, then of its regions.
type Codes = Vec<CompactString>;

/// What countries and regions are called, by their codes.
#[derive(Debug, Default)]
struct RegionNames {
    told: HashMap<Codes, CompactString>,
    seen: HashMap<Codes, (u8, CompactString)>,
}

impl RegionNames {
    fn note(&mut self, place: &Place) {
        let admin = &place.admin;
        let codes = [&admin.country_code, &admin.admin1_code, &admin.admin2_code];
        let level = match place.feature_code.as_str() {
            "ADM2" => 3,
            "ADM1" => 2,
            code if country_rank(code).is_some() => 1,
            _ => return,
        };
        let codes = &codes[..level];
        if codes.iter().any(|code| code.is_empty()) {
            return;
        }
        let rank = country_rank(&place.feature_code).unwrap_or(0);
        let known = self.seen.entry(codes.iter().map(|code| (*code).clone()).collect());
        let known = known.or_insert_with(|| (u8::MAX, CompactString::default()));
        // Of several rows of one rank the last, whatever their number.
        if rank <= known.0 {
            *known = (rank, place.name.clone());
        }
    }

    fn get(&self, codes: &[&CompactString]) -> Option<CompactString> {
        let codes: Codes = codes.iter().map(|code| (*code).clone()).collect();
        let told = self.told.get(&codes).cloned();
        told.or_else(|| self.seen.get(&codes).map(|(_, name)| name.clone()))
    }

    /// The path with the names that it lacks, as far as they are known.
    fn filled_in(&self, path: &AdminPath) -> AdminPath {
        let mut path = path.clone();
        let codes = [&path.country_code, &path.admin1_code, &path.admin2_code];
        let or_known = |name: &CompactString, level: usize| match name.as_str() {
            "" => self.get(&codes[..level]).unwrap_or_default(),
            _ => name.clone(),
        };
        let country = or_known(&path.country, 1);
        let admin1 = or_known(&path.admin1, 2);
        let admin2 = or_known(&path.admin2, 3);
        (path.country, path.admin1, path.admin2) = (country, admin1, admin2);
        path
    }
}

/// Which of the rows of a country code says what the country is called, the least first; `None` for all that is no
/// country of today.
fn country_rank(code: &str) -> Option<u8> {
    match code {
        "PCLI" => Some(0),
        "PCLD" | "PCLF" | "PCLS" => Some(1),
        "PCLIX" | "PCL" => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn a_row_with_codes_only_gets_the_names_of_its_regions() {
        let mut admins = Admins::default();
        let place = |id, name, code, admin1_code: &str| Place {
            admin: AdminPath {
                country_code: "US".into(),
                admin1_code: admin1_code.into(),
                ..AdminPath::default()
            },
            ..sample::place(id, name, 39.0, -98.0, code, 0)
        };
        let country = place("6252001", "United States", "PCLI", "00");
        let state = place("4736286", "Texas", "ADM1", "TX");
        admins.put(&country);
        let number = admins.put(&state);
        let mut strings = Strings::default();
        let bytes = admins.encode(&mut strings).unwrap();
        let text = |n: usize| {
            let at = number as usize * ADMIN_BYTES + n * 4;
            let at = u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
            String::from_utf8(strings.get(at).to_vec()).unwrap()
        };
        assert_eq!((text(1), text(3)), ("United States".to_owned(), "Texas".to_owned()));
        admins.name(&["US", "TX"], "State of Texas");
        assert_eq!(admins.names.filled_in(&state.admin).admin1, "State of Texas");
    }
}
