//! News articles as long and as full of names as real ones, of which nothing is true: templates of our own, filled with names of
//! `data/gazetteer.csv` and words of `data/words.csv`, each as often as its population or its count there suggests.
//!
//! In the corpora of `../shared` a kilobyte has some five place names; so it has here. Words come with the long tail that they
//! have in news, so that a cache of words does not look better than it is.

use crate::months::MONTHS;
use crate::names::{Names, Town};
use crate::random::Random;
use crate::templates::{Gap, HEADLINES, ORGANIZATIONS, PLACED, PLAIN, WEEKDAYS, pieces};
use std::error::Error;

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

/// Where articles are made.
pub(crate) struct Newsroom {
    names: Names,
}

impl Newsroom {
    /// Gets names and words.
    ///
    /// # Errors
    /// If the files under `data` cannot be read.
    pub(crate) fn open() -> Result<Self, Box<dyn Error>> {
        Ok(Self { names: Names::open()? })
    }

    /// Articles without end, the same for the same seed.
    pub(crate) fn articles(&self, seed: u64) -> impl Iterator<Item = Article> + '_ {
        let mut random = Random::new(seed);
        (0..).map(move |number| self.article(number, &mut random))
    }

    fn article(&self, number: usize, random: &mut Random) -> Article {
        let country = *self.names.abroad.draw(random);
        let home = self.names.town_in(country, random);
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
            Gap::Region if home.region.is_empty() => *text += &self.names.countries[home.country].name,
            Gap::Region => *text += &home.region,
            Gap::Country => *text += &self.names.countries[home.country].name,
            Gap::Abroad => *text += &self.names.countries[*self.names.abroad.draw(random)].name,
            Gap::Place => *text += &self.town_near(home, random).name,
            Gap::Person => {
                *text += self.names.given.draw(random);
                text.push(' ');
                *text += self.names.surnames.draw(random);
            }
            Gap::Surname => *text += self.names.surnames.draw(random),
            Gap::Organization => {
                *text += &self.town_near(home, random).name;
                text.push(' ');
                *text += random.pick(ORGANIZATIONS);
            }
            Gap::Word => *text += self.names.words.draw(random),
            Gap::Weekday => *text += random.pick(WEEKDAYS),
            Gap::Month => *text += random.pick(MONTHS),
            Gap::Number => *text += &(2 + random.below(900)).to_string(),
        }
    }

    fn town_near(&self, home: &Town, random: &mut Random) -> &Town {
        let country = if random.below(100) < NEAR {
            home.country
        } else {
            *self.names.abroad.draw(random)
        };
        self.names.town_in(country, random)
    }
}
