//! A row of a user's list in, the row with what the world knows of its place out.

use super::{CompiledGazetteer, Gazetteer, Row};
use crate::domain::{FeatureClass, Place};
use crate::text::fold;
use compact_str::CompactString;
use std::collections::HashMap;
use std::sync::Arc;

/// Fills in what a list leaves out, so that a place does not get worse for standing in it.
///
/// A place that the world has too, under one of its names, of the same class and within 5 km, takes over the
/// population, feature code and regions that its row lacks. A country's code and name follow from each other. A
/// settlement whose population is still unknown is given one: whoever lists a place by hand means it to be found.
#[derive(Debug)]
pub struct Completion {
    world: CompiledGazetteer,
    names_of_countries: HashMap<CompactString, CompactString>,
    codes_of_countries: HashMap<String, CompactString>,
    population: u64,
}

impl Completion {
    /// Completes from `world`; settlements of unknown population get `population`.
    #[must_use]
    pub fn new(world: CompiledGazetteer, population: u64) -> Self {
        let today = world.countries().filter(|country| country.feature_code != "PCLH");
        let countries: Vec<Place> = today.collect();
        let code = |country: &Place| country.admin.country_code.clone();
        Self {
            names_of_countries: countries
                .iter()
                .map(|country| (code(country), country.admin.country.clone()))
                .collect(),
            codes_of_countries: countries
                .iter()
                .map(|country| (fold(&country.name), code(country)))
                .collect(),
            world,
            population,
        }
    }

    /// Fills in what `row` lacks.
    pub fn complete(&self, row: &mut Row) {
        if let Some(twin) = self.twin(row) {
            take_over(&mut row.place, twin);
        }
        let place = &mut row.place;
        let admin = &mut place.admin;
        if admin.country_code.is_empty() {
            let code = self.codes_of_countries.get(&fold(&admin.country));
            admin.country_code = code.cloned().unwrap_or_default();
        }
        if admin.country.is_empty() {
            let name = self.names_of_countries.get(&admin.country_code);
            admin.country = name.cloned().unwrap_or_default();
        }
        if place.population == 0 && place.feature_class == FeatureClass::Populated {
            place.population = self.population;
        }
    }

    /// The world's own row of a place, the most populous where several would do.
    fn twin(&self, row: &Row) -> Option<Place> {
        let names = std::iter::once(row.place.name.as_str()).chain(row.alternate_names.iter().map(String::as_str));
        let named = names.flat_map(|name| self.world.candidates(name));
        let same = named
            .map(|candidate| Arc::unwrap_or_clone(candidate.place))
            .filter(|place| row.place.is_same_as(place));
        same.max_by(|a, b| (a.population, &b.id).cmp(&(b.population, &a.id)))
    }
}

/// Gives `place` what it lacks of what `twin` has.
fn take_over(place: &mut Place, twin: Place) {
    if place.population == 0 {
        place.population = twin.population;
    }
    if place.feature_code.is_empty() {
        place.feature_code = twin.feature_code;
    }
    let (own, other) = (&mut place.admin, twin.admin);
    if own.country_code.is_empty() || own.country_code == other.country_code {
        let fields = [
            (&mut own.country_code, other.country_code),
            (&mut own.country, other.country),
            (&mut own.admin1_code, other.admin1_code),
            (&mut own.admin1, other.admin1),
            (&mut own.admin2_code, other.admin2_code),
            (&mut own.admin2, other.admin2),
        ];
        for (own, other) in fields {
            if own.is_empty() {
                *own = other;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{CsvOptions, IndexBuilder, places};

    fn rows(csv: &str) -> Vec<Row> {
        let rows = places(csv.as_bytes(), "mine.csv", &CsvOptions::default()).unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn world() -> CompiledGazetteer {
        let mut index = IndexBuilder::new("world", "2026-11-22", &[]);
        let csv = "id,name,latitude,longitude,feature_class,feature_code,country_code,admin1_code,admin1_name,population,alternate_names\n\
            690791,Ukraine,49,32,A,PCLI,UA,,,44622516,\n\
            706483,Kharkiv,49.98,36.25,P,PPLA,UA,07,Kharkiv Oblast,1421125,Kharkov\n";
        for row in rows(csv) {
            index.add(&row).unwrap();
        }
        CompiledGazetteer::from_bytes(index.build().unwrap()).unwrap()
    }

    fn completed(csv: &str) -> Place {
        let mut row = rows(csv).remove(0);
        Completion::new(world(), 50_000).complete(&mut row);
        row.place
    }

    #[test]
    fn a_place_that_the_world_has_too_keeps_its_rank() {
        for name in ["Kharkiv", "Kharkov"] {
            let place = completed(&format!("name,lat,lon\n{name},49.99,36.23\n"));
            assert_eq!((place.population, place.feature_code.as_str()), (1_421_125, "PPLA"));
            assert_eq!(
                (place.admin.country.as_str(), place.admin.admin1.as_str()),
                ("Ukraine", "Kharkiv Oblast")
            );
            assert_eq!(place.name, name);
        }
    }

    #[test]
    fn what_a_row_says_itself_stays() {
        let place = completed("name,lat,lon,country_code,population\nKharkiv,49.99,36.23,RU,5\n");
        assert_eq!((place.population, place.admin.country_code.as_str()), (5, "RU"));
        assert_eq!(place.admin.admin1, "");
    }

    #[test]
    fn a_country_is_known_by_its_code_or_its_name() {
        let place = completed("name,lat,lon,country\nZelenyvka,47.5,35.9,Ukraine\n");
        assert_eq!((place.admin.country_code.as_str(), place.population), ("UA", 50_000));
        let place = completed("name,lat,lon,country_code\nZelenyvka,47.5,35.9,UA\n");
        assert_eq!(place.admin.country, "Ukraine");
    }
}
