//! Names and words of the repository's data, each drawn as often as its population or its count in news suggests.

use crate::random::Random;
use crate::weighted::Weighted;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

pub(crate) struct Town {
    pub(crate) name: String,
    pub(crate) region: String,
    /// Its number among the countries.
    pub(crate) country: usize,
}

pub(crate) struct Country {
    pub(crate) name: String,
    towns: Weighted<usize>,
}

/// All that articles are made of.
pub(crate) struct Names {
    towns: Vec<Town>,
    pub(crate) countries: Vec<Country>,
    /// Indices of `countries`.
    pub(crate) abroad: Weighted<usize>,
    pub(crate) words: Weighted<String>,
    pub(crate) given: Weighted<String>,
    pub(crate) surnames: Weighted<String>,
}

impl Names {
    /// Reads them.
    ///
    /// # Errors
    /// If the files under `data` cannot be read.
    pub(crate) fn open() -> Result<Self, Box<dyn Error>> {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut names = Self {
            towns: Vec::new(),
            countries: Vec::new(),
            abroad: Weighted::default(),
            words: Weighted::default(),
            given: Weighted::default(),
            surnames: Weighted::default(),
        };
        names.read_places(&data.join("gazetteer.csv"))?;
        names.read_words(&data.join("words.csv"))?;
        Ok(names)
    }

    /// A town of the country of that number.
    pub(crate) fn town_in(&self, country: usize, random: &mut Random) -> &Town {
        &self.towns[*self.countries[country].towns.draw(random)]
    }

    fn read_places(&mut self, path: &Path) -> Result<(), Box<dyn Error>> {
        let mut rows = csv::Reader::from_path(path)?;
        let (mut countries, mut found) = (BTreeMap::new(), Vec::new());
        for row in rows.deserialize() {
            let row: PlaceRow = row?;
            match (row.feature_class.as_str(), row.feature_code.as_str()) {
                ("A", "PCLI") => drop(countries.insert(row.country_code, row.name)),
                ("P", _) => found.push(row),
                _ => {}
            }
        }
        let numbers: BTreeMap<&str, usize> = countries.keys().map(String::as_str).zip(0..).collect();
        self.countries.extend(countries.values().map(|name| Country {
            name: name.clone(),
            towns: Weighted::default(),
        }));
        for row in found {
            if let Some(country) = numbers.get(row.country_code.as_str()) {
                self.add_town(row, *country);
            }
        }
        for (number, country) in self.countries.iter().enumerate() {
            self.abroad.push(number, country.towns.total().isqrt());
        }
        Ok(())
    }

    /// Weights are above zero, so that villages are named now and then.
    fn add_town(&mut self, row: PlaceRow, country: usize) {
        let weight = 1000 + row.population.unwrap_or_default();
        self.countries[country].towns.push(self.towns.len(), weight);
        self.towns.push(Town {
            name: row.name,
            region: row.admin1_name,
            country,
        });
    }

    fn read_words(&mut self, path: &Path) -> Result<(), Box<dyn Error>> {
        for row in csv::Reader::from_path(path)?.deserialize() {
            let row: WordRow = row?;
            // The most frequent ones are in the templates as it is.
            if row.ordinary == 1 && row.word.len() > 3 {
                self.words.push(row.word.clone(), 1 + row.lower);
            }
            let capitalized = capitalized(&row.word);
            self.given.push(capitalized.clone(), row.given);
            self.surnames.push(capitalized, row.surname);
        }
        Ok(())
    }
}

#[derive(serde::Deserialize)]
struct PlaceRow {
    name: String,
    feature_class: String,
    feature_code: String,
    country_code: String,
    admin1_name: String,
    population: Option<u64>,
}

#[derive(serde::Deserialize)]
struct WordRow {
    word: String,
    ordinary: u8,
    lower: u64,
    given: u64,
    surname: u64,
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
