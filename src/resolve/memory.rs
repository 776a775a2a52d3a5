//! Resolved documents in, one after the other; where each outlet seems to be at home out.
//!
//! A local paper's articles are mostly about one neighbourhood, and seldom say where it is. What earlier articles of an
//! outlet were surely about is context for the next: the same input in the same order gives the same output.

use super::outlet::Outlet;
use crate::domain::{Document, FeatureClass, Home, Place, Point, Resolution};
use std::collections::HashMap;

/// Kilometres within which two towns are one neighbourhood.
const NEAR_KM: f64 = 60.0;
/// A place that is less probable than this is not remembered.
const SURE: f64 = 0.6;
/// Documents that an outlet must have, and the share of them that must name a town of one neighbourhood.
const FEWEST: u32 = 3;
const SHARE: f64 = 0.6;
/// Outlets and neighbourhoods of each that are kept: some 100 MB at most, whatever the number of documents.
const OUTLETS: usize = 20_000;
const NEIGHBOURHOODS: usize = 64;

/// What the documents so far tell of their outlets.
#[derive(Debug, Clone, Default)]
pub struct OutletMemory {
    outlets: HashMap<String, Remembered>,
}

#[derive(Debug, Clone, Default)]
struct Remembered {
    documents: u32,
    neighbourhoods: Vec<Neighbourhood>,
}

#[derive(Debug, Clone)]
struct Neighbourhood {
    point: Point,
    home: Home,
    documents: u32,
}

impl OutletMemory {
    /// Says in the document where its outlet is at home, if its earlier documents agree, as far as nobody said it yet. What
    /// was typed must stand in the document before: `Geoparser::lay_home`.
    pub fn recall(&self, document: &mut Document) {
        let remembered = self.outlets.get(&Outlet::of(&document.source).host);
        if let Some(home) = remembered.and_then(Remembered::home) {
            document.home = document.home.or(&home);
        }
    }

    /// Takes in what a document's mentions were resolved to. A document without an outlet's address is passed over.
    pub fn learn<'r>(&mut self, document: &Document, resolutions: impl Iterator<Item = &'r Resolution>) {
        let host = Outlet::of(&document.source).host;
        let known = self.outlets.contains_key(&host);
        if host.is_empty() || !known && self.outlets.len() >= OUTLETS {
            return;
        }
        let sure = resolutions.filter_map(|resolution| {
            let best = resolution.ranked().first().filter(|best| best.probability >= SURE)?;
            Some(best.candidate.place.as_ref()).filter(|place| is_town(place))
        });
        self.outlets.entry(host).or_default().add(sure);
    }
}

impl Remembered {
    fn add<'p>(&mut self, towns: impl Iterator<Item = &'p Place>) {
        self.documents += 1;
        let mut counted = vec![false; self.neighbourhoods.len()];
        for town in towns {
            let near = |known: &Neighbourhood| known.point.km_to(town.point) <= NEAR_KM;
            match self.neighbourhoods.iter().position(near) {
                Some(n) if counted[n] => {}
                Some(n) => {
                    counted[n] = true;
                    self.neighbourhoods[n].documents += 1;
                }
                None if self.neighbourhoods.len() < NEIGHBOURHOODS => {
                    counted.push(true);
                    self.neighbourhoods.push(Neighbourhood::of(town));
                }
                None => {}
            }
        }
    }

    fn home(&self) -> Option<Home> {
        // Of two that are as frequent, the one that was met first.
        let best = self.neighbourhoods.iter().rev().max_by_key(|known| known.documents)?;
        let enough = self.documents >= FEWEST && f64::from(best.documents) >= SHARE * f64::from(self.documents);
        enough.then(|| best.home.clone())
    }
}

impl Neighbourhood {
    fn of(town: &Place) -> Self {
        let code = &town.admin.country_code;
        Self {
            point: town.point,
            home: Home {
                point: Some(town.point),
                country_code: (!code.is_empty()).then(|| code.clone()),
            },
            documents: 1,
        }
    }
}

fn is_town(place: &Place) -> bool {
    place.feature_class == FeatureClass::Populated || place.is_second_level()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Candidate, Mention, MentionKind, NameKind, Outcome, Ranked, Span, sample};
    use std::sync::Arc;

    fn from(host: &str) -> Document {
        let mut document = Document::new("a", "x");
        document.source.domain = Some(host.to_owned());
        document
    }

    fn resolution(probability: f64) -> Resolution {
        let article = sample::article();
        let place = article
            .mentions
            .iter()
            .filter_map(|mention| mention.resolution.place())
            .find(|place| is_town(place))
            .unwrap();
        let candidate = Candidate {
            place: place.clone().into(),
            matched: NameKind::Primary,
        };
        let ranked = vec![Ranked {
            candidate,
            score: 0.0,
            probability,
            evidence: Vec::new(),
        }];
        Resolution {
            mention: Mention::new(Span::new(0, 1), MentionKind::Place),
            outcome: Outcome::Resolved { ranked },
        }
    }

    fn recalled(memory: &OutletMemory, host: &str) -> bool {
        let mut document = from(host);
        memory.recall(&mut document);
        document.home.is_known()
    }

    #[test]
    fn an_outlet_is_at_home_where_three_documents_agree() {
        let mut memory = OutletMemory::default();
        for said in [false, false, true] {
            memory.learn(&from("a.org"), [resolution(0.9)].iter());
            assert_eq!(recalled(&memory, "a.org"), said);
        }
        assert!(!recalled(&memory, "b.org"));
    }

    #[test]
    fn what_is_doubtful_is_not_remembered() {
        let mut memory = OutletMemory::default();
        for _ in 0..5 {
            memory.learn(&from("a.org"), [resolution(0.3)].iter());
        }
        assert!(!recalled(&memory, "a.org"));
    }

    #[test]
    fn what_is_remembered_fills_the_country_that_was_said() {
        let mut memory = OutletMemory::default();
        let mut learnt = resolution(0.9);
        if let Outcome::Resolved { ranked } = &mut learnt.outcome {
            Arc::make_mut(&mut ranked[0].candidate.place).admin.country_code = "UA".into();
        }
        for _ in 0..3 {
            memory.learn(&from("a.org"), [learnt.clone()].iter());
        }
        let mut document = from("a.org");
        document.home.country_code = Some("UA".into());
        memory.recall(&mut document);
        assert!(document.home.point.is_some());
    }

    #[test]
    fn what_somebody_said_stands() {
        let mut memory = OutletMemory::default();
        for _ in 0..3 {
            memory.learn(&from("a.org"), [resolution(0.9)].iter());
        }
        let mut document = from("a.org");
        document.home.country_code = Some("NO".into());
        memory.recall(&mut document);
        assert_eq!(document.home.point, None);
    }
}
