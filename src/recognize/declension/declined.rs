//! Names of a gazetteer, found in other cases too.

use super::Endings;
use super::endings::MOST_WORDS;
use crate::domain::{NameClass, NameSummary};
use crate::recognize::NameLexicon;
use std::collections::BTreeMap;

/// The least population band of a place that is looked for in other cases: from 5,000 inhabitants on. Nearly every word
/// has some form that is the name of some hamlet.
const LEAST_BAND: u8 = 3;

/// A lexicon of names that finds them in all cases of a language.
#[derive(Debug, Clone)]
pub struct Declined<N> {
    names: N,
    endings: Endings,
}

impl<N> Declined<N> {
    /// `names` with `endings`.
    pub const fn new(names: N, endings: Endings) -> Self {
        Self { names, endings }
    }
}

impl<N: NameLexicon> NameLexicon for Declined<N> {
    fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        let mut known: BTreeMap<usize, NameSummary> = BTreeMap::new();
        self.names.names_at(words, &mut |count, summary| {
            known.insert(count, summary);
        });
        for count in 1..=words.len().min(MOST_WORDS) {
            for form in self.endings.forms_of(&words[..count]) {
                let form: Vec<&str> = form.iter().map(String::as_str).collect();
                self.names.names_at(&form, &mut |length, summary| {
                    if length == count && is_well_known(summary) {
                        let both = known.get(&count).map_or(summary, |known| known.merged(summary));
                        known.insert(count, both);
                    }
                });
            }
        }
        known.into_iter().for_each(|(count, summary)| found(count, summary));
    }
}

fn is_well_known(summary: NameSummary) -> bool {
    let region = summary.has(NameClass::Country) || summary.has(NameClass::Region);
    !summary.is_only_demonym() && (region || summary.band() >= LEAST_BAND)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A town and a hamlet.
    struct Two;

    impl NameLexicon for Two {
        fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
            let population = match words[0] {
                "одеса" => 1_000_000,
                "ночь" => 10,
                _ => return,
            };
            found(1, NameSummary::default().with_population(population, true));
        }
    }

    #[test]
    fn towns_are_found_in_other_cases_and_hamlets_only_as_they_are() {
        let endings = Endings::all();
        let counts = |lang: &str, word: &str| {
            let endings = endings.iter().find(|endings| endings.are_of(lang)).unwrap();
            let mut counts = Vec::new();
            Declined::new(Two, endings.clone()).names_at(&[word, "x"], &mut |count, _| counts.push(count));
            counts
        };
        assert_eq!(counts("uk", "одесі"), [1]);
        assert_eq!(counts("ru", "ночь"), [1]);
        assert_eq!(counts("ru", "ночью"), [0; 0]);
    }
}
