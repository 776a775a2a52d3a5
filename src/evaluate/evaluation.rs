//! The scores of one corpus and of several, by class and kind.

use super::NEAR_KM;
use super::counts::Counts;
use super::events::{EventCounts, Outcome, outcomes};
use super::given::Given;
use super::gold::GoldMention;
use super::group::Group;
use super::is_within;
use super::judged::Judged;
use super::matching::pairs;
use super::mistakes::{Mistake, Quoter};
use super::predicted::PredictedMention;
use crate::domain::{Document, Span};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// What [`Evaluation::corpora`] calls all corpora together.
const TOGETHER: &str = "all";

/// Scores of any number of documents, by corpus. Memory grows by some numbers for each gold mention that was found, and
/// with the distinct surfaces that the gazetteer lacks.
#[derive(Debug, Clone)]
pub struct Evaluation {
    corpora: Vec<Corpus>,
    together: Corpus,
    uncovered: HashMap<String, Uncovered>,
}

/// The scores of one corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Corpus {
    /// Its name.
    pub name: String,
    /// How many documents it has.
    pub documents: u64,
    /// What was counted, by group.
    pub groups: BTreeMap<Group, Counts>,
    /// What was counted of the events that are told at its places.
    pub events: EventCounts,
}

/// A surface whose right place is not among the gazetteer's candidates.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncovered {
    /// The mention as printed.
    pub surface: String,
    /// How many gold mentions with a point it is of.
    pub mentions: u64,
    /// Kilometres from the first one's point to the nearest candidate; `None` where there is no candidate at all.
    pub nearest_km: Option<f64>,
}

impl Default for Evaluation {
    fn default() -> Self {
        Self {
            corpora: Vec::new(),
            together: Corpus::new(TOGETHER),
            uncovered: HashMap::new(),
        }
    }
}

impl Evaluation {
    /// Begins a corpus, to which documents are added from now on.
    pub fn begin(&mut self, name: &str) {
        self.corpora.push(Corpus::new(name));
    }

    /// Takes in a document's gold mentions, in text order and without overlaps, with what gazetteer and resolver say of
    /// each, and what was predicted; says what is wrong. Belongs to the corpus that was begun last.
    ///
    /// # Panics
    /// If there are not as many `given` as `gold`.
    pub fn add(
        &mut self,
        document: &Document,
        gold: &[GoldMention],
        given: &[Given],
        predicted: &[PredictedMention],
    ) -> Vec<Mistake> {
        assert_eq!(gold.len(), given.len(), "one Given for each gold mention");
        let judged = judged(gold, given, predicted);
        self.note_uncovered(document, &judged);
        let events = outcomes(document, &judged);
        self.together.add(&judged, &events);
        let mut name = TOGETHER;
        if let Some(corpus) = self.corpora.last_mut() {
            corpus.add(&judged, &events);
            name = &corpus.name;
        }
        let quoter = Quoter::new(name, document);
        let of_mentions = judged.iter().flat_map(|judged| quoter.mistakes(judged));
        of_mentions
            .chain(events.iter().filter_map(|event| quoter.of_event(event)))
            .collect()
    }

    /// The corpora in the order they were begun, and unless there is one, all together.
    #[must_use]
    pub fn corpora(&self) -> Vec<&Corpus> {
        let together = (self.corpora.len() != 1).then_some(&self.together);
        self.corpora.iter().chain(together).collect()
    }

    /// The surfaces for which the gazetteer has no candidate within [`NEAR_KM`], the most frequent first.
    #[must_use]
    pub fn uncovered(&self) -> Vec<&Uncovered> {
        let mut uncovered: Vec<&Uncovered> = self.uncovered.values().collect();
        uncovered.sort_by_key(|surface| (Reverse(surface.mentions), &surface.surface));
        uncovered
    }

    fn note_uncovered(&mut self, document: &Document, judged: &[Judged<'_>]) {
        for (gold, given) in judged.iter().filter_map(|judged| judged.gold) {
            let Some(point) = gold.point else { continue };
            let nearest_km = given.nearest_km(point);
            if is_within(nearest_km, NEAR_KM) {
                continue;
            }
            let surface = document.slice(gold.span);
            let noted = self.uncovered.entry(surface.to_owned()).or_insert_with(|| Uncovered {
                surface: surface.to_owned(),
                mentions: 0,
                nearest_km,
            });
            noted.mentions += 1;
        }
    }
}

impl Corpus {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            documents: 0,
            groups: BTreeMap::from([(Group::All, Counts::default())]),
            events: EventCounts::default(),
        }
    }

    fn add(&mut self, document: &[Judged<'_>], events: &[Outcome<'_>]) {
        self.documents += 1;
        events.iter().for_each(|event| self.events.add(event));
        for judged in document {
            for group in judged.groups() {
                self.groups.entry(group).or_default().add(judged);
            }
        }
    }
}

/// Gold mentions with their partners in text order, then the predicted mentions that have none.
fn judged<'d>(gold: &'d [GoldMention], given: &'d [Given], predicted: &'d [PredictedMention]) -> Vec<Judged<'d>> {
    let gold_spans: Vec<Span> = gold.iter().map(|gold| gold.span).collect();
    let spans: Vec<Span> = predicted.iter().map(|predicted| predicted.span).collect();
    let partners = pairs(&gold_spans, &spans);
    let mut invented = vec![true; predicted.len()];
    partners.iter().flatten().for_each(|n| invented[*n] = false);
    let of_gold = gold.iter().zip(given).zip(&partners).map(|(gold, partner)| Judged {
        gold: Some(gold),
        predicted: partner.map(|n| &predicted[n]),
    });
    let of_none = predicted.iter().zip(invented).filter(|(_, invented)| *invented);
    of_gold
        .chain(of_none.map(|(predicted, _)| Judged {
            gold: None,
            predicted: Some(predicted),
        }))
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{Candidate, NameKind, PlaceId, Point, sample};
    use crate::domain::{FeatureClass, MentionKind};
    use crate::evaluate::{Category, PredictedPlace};

    const TEXT: &str = "Oslo and Bergen fear Russian ships. Trondheim, New York and Atlantis do not. Hans Rome left.";

    fn span(surface: &str) -> Span {
        let start = TEXT.find(surface).unwrap();
        Span::new(start, start + surface.len())
    }

    fn gold(surface: &str, lat_lon: Option<(f64, f64)>, id: Option<&str>) -> GoldMention {
        GoldMention {
            span: span(surface),
            kind: MentionKind::Place,
            point: lat_lon.map(|(lat, lon)| Point::new(lat, lon).unwrap()),
            id: id.map(PlaceId::new),
            class: None,
            events: None,
        }
    }

    fn predicted(surface: &str, lat_lon: Option<(f64, f64)>, id: &str) -> PredictedMention {
        PredictedMention {
            span: span(surface),
            kind: MentionKind::Place,
            place: lat_lon.map(|(lat, lon)| PredictedPlace {
                point: Point::new(lat, lon).unwrap(),
                id: Some(PlaceId::new(id)),
                class: Some(FeatureClass::Populated),
                name: String::new(),
            }),
            events: Vec::new(),
        }
    }

    /// A gazetteer's word on a gold mention: candidates by id and position, the first one taken.
    fn given(places: &[(&str, f64, f64)]) -> Given {
        let places: Vec<_> = places
            .iter()
            .map(|(id, lat, lon)| sample::place(id, "Place", *lat, *lon, "PPL", 0))
            .collect();
        let matched = NameKind::Primary;
        Given {
            place: places.first().cloned(),
            candidates: places
                .into_iter()
                .map(|place| Candidate {
                    place: place.into(),
                    matched,
                })
                .collect(),
        }
    }

    /// One degree of latitude is 111.2 km. Gold: Oslo found and right; Bergen found, 1.1 km off but another entry;
    /// Russian missed; Trondheim found, 222.4 km off; "New York" found as "York" without a pin, and nowhere in the
    /// gazetteer; Atlantis, which has no point, found. "Rome" is invented.
    pub(in crate::evaluate) fn evaluation() -> (Evaluation, Vec<Mistake>) {
        let mut russian = gold("Russian", Some((60.0, 100.0)), Some("4"));
        russian.kind = MentionKind::Demonym;
        let gold = [
            gold("Oslo", Some((60.0, 10.0)), Some("1")),
            gold("Bergen", Some((60.0, 5.0)), Some("2")),
            russian,
            gold("Trondheim", Some((63.0, 10.0)), Some("3")),
            gold("New York", Some((40.0, -74.0)), None),
            gold("Atlantis", None, None),
        ];
        let given = [
            given(&[("1", 60.0, 10.0)]),
            given(&[("9", 60.5, 5.0), ("2", 60.0, 5.0)]),
            given(&[("4", 60.0, 100.0)]),
            given(&[("5", 65.0, 10.0), ("3", 63.0, 10.0)]),
            given(&[("6", 50.0, -74.0)]),
            given(&[]),
        ];
        let predicted = [
            predicted("Oslo", Some((60.0, 10.0)), "1"),
            predicted("Bergen", Some((60.01, 5.0)), "9"),
            predicted("Trondheim", Some((65.0, 10.0)), "5"),
            predicted("York", None, ""),
            predicted("Atlantis", Some((0.0, 0.0)), "7"),
            predicted("Rome", Some((41.9, 12.5)), "8"),
        ];
        let mut evaluation = Evaluation::default();
        evaluation.begin("sea");
        let mistakes = evaluation.add(&Document::new("a", TEXT), &gold, &given, &predicted);
        (evaluation, mistakes)
    }

    fn rounded(rate: Option<f64>) -> Option<f64> {
        rate.map(|rate| (rate * 1e3).round() / 1e3)
    }

    #[test]
    fn recognition_is_as_worked_out_by_hand() {
        let (evaluation, _) = evaluation();
        let all = evaluation.corpora()[0].all();
        let (exact, overlap) = (all.recognition_exact(), all.recognition_overlap());
        assert_eq!((exact.hits, exact.predicted, exact.gold), (4, 6, 6));
        assert_eq!((overlap.hits, overlap.predicted, overlap.gold), (5, 6, 6));
        assert_eq!(rounded(overlap.f1()), Some(0.833));
    }

    #[test]
    fn a_pin_on_a_mention_without_a_point_is_wrong_only_strictly() {
        let (evaluation, _) = evaluation();
        let all = evaluation.corpora()[0].all();
        assert_eq!((all.pins, all.pins_judged, all.gold_placed), (5, 4, 5));
        let (open, strict) = (all.end_to_end(), all.end_to_end_strict());
        assert_eq!((open.precision(), open.recall()), (Some(0.5), Some(0.4)));
        assert_eq!(strict.precision(), Some(0.4));
    }

    #[test]
    fn resolution_is_as_worked_out_by_hand() {
        let (evaluation, _) = evaluation();
        let all = evaluation.corpora()[0].all();
        assert_eq!((all.found_placed, all.found_near, all.found_close), (4, 2, 2));
        assert_eq!((all.found_with_id, all.found_same_id), (3, 1));
        assert_eq!(all.median_km().map(|km| (km * 10.0).round()), Some(11.0));
        assert_eq!(all.mean_km().map(|km| (km * 10.0).round()), Some(745.0));
    }

    #[test]
    fn the_gazetteers_reach_is_over_all_gold_mentions_with_a_point() {
        let (evaluation, _) = evaluation();
        let all = evaluation.corpora()[0].all();
        assert_eq!((all.candidate_near, all.candidate_close), (4, 4));
        assert_eq!((all.given_near, all.given_close), (3, 2));
        assert_eq!((all.gold_with_id, all.given_same_id), (4, 2));
        let uncovered = evaluation.uncovered();
        assert_eq!(uncovered.len(), 1);
        assert_eq!((uncovered[0].surface.as_str(), uncovered[0].mentions), ("New York", 1));
        assert_eq!(uncovered[0].nearest_km.map(f64::round), Some(1112.0));
    }

    #[test]
    fn every_mistake_has_its_category_and_its_sentence() {
        let (evaluation, mistakes) = evaluation();
        let said: Vec<_> = mistakes
            .iter()
            .map(|mistake| {
                let surface = mistake.gold.as_ref().or(mistake.predicted.as_ref()).unwrap();
                (mistake.category, surface.as_str())
            })
            .collect();
        assert_eq!(
            said,
            [
                (Category::Missed, "Russian"),
                (Category::WrongPlace, "Trondheim"),
                (Category::WrongBoundary, "New York"),
                (Category::NotInGazetteer, "New York"),
                (Category::Invented, "Rome"),
            ]
        );
        assert_eq!(mistakes[1].km, Some(222.4));
        assert_eq!(mistakes[0].sentence, "Oslo and Bergen fear Russian ships.");
        assert_eq!(evaluation.corpora()[0].all().mistakes, [1, 1, 1, 1, 1]);
    }

    #[test]
    fn groups_go_by_the_gold_mention_and_by_the_prediction_where_there_is_no_other() {
        let (evaluation, _) = evaluation();
        let groups = &evaluation.corpora()[0].groups;
        let sizes = |group: Group| (groups[&group].gold, groups[&group].predicted);
        assert_eq!(sizes(Group::Class(FeatureClass::Populated)), (4, 4));
        assert_eq!(sizes(Group::UnknownClass), (2, 2));
        assert_eq!(sizes(Group::Kind(MentionKind::Demonym)), (1, 0));
        assert_eq!(sizes(Group::Kind(MentionKind::Place)), (5, 6));
    }

    #[test]
    fn several_corpora_are_counted_together_as_well() {
        let mut evaluation = Evaluation::default();
        for corpus in ["a", "b"] {
            evaluation.begin(corpus);
            evaluation.add(
                &Document::new("1", TEXT),
                &[gold("Oslo", None, None)],
                &[given(&[])],
                &[],
            );
        }
        let corpora: Vec<_> = evaluation
            .corpora()
            .iter()
            .map(|corpus| (corpus.name.as_str(), corpus.documents, corpus.all().gold))
            .collect();
        assert_eq!(corpora, [("a", 1, 1), ("b", 1, 1), ("all", 2, 2)]);
    }
}
