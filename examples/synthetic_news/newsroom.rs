//! News articles as long and as full of names as real ones, of which nothing is true: templates of our own, filled with names of
//! `data/gazetteer.csv` and words of `data/words.csv`, each as often as its population or its count there suggests.
//!
//! In the corpora of `../shared` a kilobyte has some five place names; so it has here. Words come with the long tail that they
//! have in news, so that a cache of words does not look better than it is.

use crate::random::Random;
use crate::templates::{Gap, HEADLINES, MONTHS, ORGANIZATIONS, PLACED, PLAIN, WEEKDAYS, pieces};
use crate::weighted::Weighted;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// How often, of a hundred, a place lies in the article's own country.
const NEAR: usize = 80;
/// How many sentences, of a hundred, name no place.
const PLACELESS: usize = 76;
/// Sentences of an article, at least, and how many more there may be.
const SENTENCES: (usize, usize) = (7, 20);
const OUTLETS: usize = 300;

/// One article.
pub(crate) struct Article {
    id: String,
    url: String,
    published: String,
    title: String,
    text: String,
}

impl Article {
    /// As a line of JSON.
    pub(crate) fn line(&self) -> String {
        let Self {
            id,
            url,
            published,
            title,
            text,
        } = self;
        let record = serde_json::json!({ "id": id, "url": url, "published": published, "title": title, "text": text });
        format!("{record}\n")
    }
}

struct Town {
    name: String,
    region: String,
    country: usize,
}

struct Country {
    name: String,
    towns: Weighted<usize>,
}

/// All names and words that articles are made of.
pub(crate) struct Newsroom {
    towns: Vec<Town>,
    countries: Vec<Country>,
    /// Indices of `countries`.
    abroad: Weighted<usize>,
    words: Weighted<String>,
    given: Weighted<String>,
    surnames: Weighted<String>,
}

impl Newsroom {
    /// Reads names and words.
    ///
    /// # Errors
    /// If the files under `data` cannot be read.
    pub(crate) fn open() -> Result<Self, Box<dyn Error>> {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut room = Self {
            towns: Vec::new(),
            countries: Vec::new(),
            abroad: Weighted::default(),
            words: Weighted::default(),
            given: Weighted::default(),
            surnames: Weighted::default(),
        };
        room.read_places(&data.join("gazetteer.csv"))?;
        room.read_words(&data.join("words.csv"))?;
        Ok(room)
    }

    /// Articles without end, the same for the same seed.
    pub(crate) fn articles(&self, seed: u64) -> impl Iterator<Item = Article> + '_ {
        let mut random = Random::new(seed);
        (0..).map(move |number| self.article(number, &mut random))
    }

    fn read_places(&mut self, path: &Path) -> Result<(), Box<dyn Error>> {
        let mut rows = csv::Reader::from_path(path)?;
        let (mut names, mut found) = (BTreeMap::new(), Vec::new());
        for row in rows.deserialize() {
            let row: PlaceRow = row?;
            match (row.feature_class.as_str(), row.feature_code.as_str()) {
                ("A", "PCLI") => drop(names.insert(row.country_code, row.name)),
                ("P", _) => found.push(row),
                _ => {}
            }
        }
        let numbers: BTreeMap<&str, usize> = names.keys().map(String::as_str).zip(0..).collect();
        self.countries.extend(names.values().map(|name| Country {
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

    fn article(&self, number: usize, random: &mut Random) -> Article {
        let country = *self.abroad.draw(random);
        let home = self.town_in(country, random);
        let day = 1 + random.below(28);
        let month = random.below(12);
        let mut text = format!("{}, {} {day} — ", home.name.to_uppercase(), MONTHS[month]);
        for sentence in 0..SENTENCES.0 + random.below(SENTENCES.1) {
            if sentence > 0 {
                text += if random.below(3) == 0 { "\n\n" } else { " " };
            }
            let kind = if random.below(100) < PLACELESS { PLAIN } else { PLACED };
            self.fill(random.pick(kind), home, random, &mut text);
        }
        let mut title = String::new();
        self.fill(random.pick(HEADLINES), home, random, &mut title);
        let outlet = random.below(OUTLETS);
        Article {
            id: format!("news-{number:07}"),
            url: format!("https://paper{outlet}.example/2024/{:02}/{day:02}/{number}", month + 1),
            published: format!("2024-{:02}-{day:02}", month + 1),
            title,
            text,
        }
    }

    fn fill(&self, template: &str, home: &Town, random: &mut Random, text: &mut String) {
        for (before, gap) in pieces(template) {
            *text += before;
            match gap {
                Some(gap) => self.fill_gap(gap, home, random, text),
                None => break,
            }
        }
    }

    fn fill_gap(&self, gap: Gap, home: &Town, random: &mut Random, text: &mut String) {
        match gap {
            Gap::Home => *text += &home.name,
            Gap::Region if home.region.is_empty() => *text += &self.countries[home.country].name,
            Gap::Region => *text += &home.region,
            Gap::Country => *text += &self.countries[home.country].name,
            Gap::Abroad => *text += &self.countries[*self.abroad.draw(random)].name,
            Gap::Place => *text += &self.town_near(home, random).name,
            Gap::Person => {
                *text += self.given.draw(random);
                text.push(' ');
                *text += self.surnames.draw(random);
            }
            Gap::Surname => *text += self.surnames.draw(random),
            Gap::Organization => {
                *text += &self.town_near(home, random).name;
                text.push(' ');
                *text += random.pick(ORGANIZATIONS);
            }
            Gap::Word => *text += self.words.draw(random),
            Gap::Weekday => *text += random.pick(WEEKDAYS),
            Gap::Month => *text += random.pick(MONTHS),
            Gap::Number => *text += &(2 + random.below(900)).to_string(),
        }
    }

    fn town_near(&self, home: &Town, random: &mut Random) -> &Town {
        let country = if random.below(100) < NEAR {
            home.country
        } else {
            *self.abroad.draw(random)
        };
        self.town_in(country, random)
    }

    fn town_in(&self, country: usize, random: &mut Random) -> &Town {
        &self.towns[*self.countries[country].towns.draw(random)]
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
