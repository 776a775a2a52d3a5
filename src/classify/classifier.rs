//! The classifier that knows its events by their words.

use super::acts::{acts, deeds};
use super::context::Context;
use super::found::Found;
use super::learnt::Learnt;
use super::lexicon::THRESHOLD;
use super::links::{Link, links};
use super::pieces::pieces;
use super::reading::Reading;
use super::sentence::{Classes, Sentence, Source};
use super::stances::stances;
use super::told::{Told, keep_strongest_of_each_type};
use super::triggers::triggers;
use super::words::{Piece, Words};
use super::{EventClassifier, EventLexicon, carry, filed, labels, town};
use crate::domain::{Document, Event, EventLink, EventStatus, EventType, PlaceRole, Resolution, Span};
use crate::pool::Pool;
use std::sync::Arc;

/// Each word between trigger and place takes this share of the confidence.
const PER_WORD: f64 = 1.0 / 250.0;
/// How sure a mere mention is; the corpora of DESIGN.md have nine in ten.
const MENTION_CONFIDENCE: f64 = 0.9;

/// Finds events by a lexicon of triggers and links them to places by rules.
#[derive(Debug)]
pub struct LexiconClassifier {
    lexicon: EventLexicon,
    /// What was learnt of the built-in types.
    learnt: Option<Learnt>,
    /// What is known of the words of the documents so far.
    words: Pool<Words>,
}

impl Default for LexiconClassifier {
    /// With the lexicon of `data/events`.
    fn default() -> Self {
        Self::new(EventLexicon::default())
    }
}

/// Something that a document reports, wherever it happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// What happened.
    pub event_type: Arc<EventType>,
    /// The words that say so.
    pub trigger: Span,
    /// Whether it happened.
    pub status: EventStatus,
    /// How surely, within 0 to 1.
    pub strength: f64,
}

impl LexiconClassifier {
    /// A classifier with a lexicon of one's own.
    #[must_use]
    pub fn new(lexicon: EventLexicon) -> Self {
        Self {
            learnt: Learnt::new(&lexicon),
            lexicon,
            words: Pool::default(),
        }
    }

    /// The event types that it tells apart.
    #[must_use]
    pub fn lexicon(&self) -> &EventLexicon {
        &self.lexicon
    }

    /// All that the document reports, in text order, places aside.
    #[must_use]
    pub fn reported(&self, document: &Document) -> Vec<Reported> {
        let mut words = self.words.take();
        let pieces = self.pieces(document, &[], &mut words);
        let reported = self.reported_in(pieces, self.source(document, &[], &words));
        self.words.give(words);
        reported
    }

    fn reported_in(&self, pieces: Vec<Piece>, source: Source<'_>) -> Vec<Reported> {
        let sentences = Sentence::all(pieces, source);
        let classes = Classes::of(&sentences);
        let context = Context::new(source.document, &sentences, &classes, &self.lexicon);
        let mut reported = Vec::new();
        for sentence in &sentences {
            let found = triggers(sentence, &self.lexicon, context.around(sentence), context.year);
            reported.extend(found.iter().map(|found| self.report(sentence, found)));
        }
        reported
    }

    fn report(&self, reading: &Reading, found: &Found) -> Reported {
        Reported {
            event_type: Arc::clone(found.event_type(&self.lexicon)),
            trigger: found.span(reading),
            status: found.status,
            strength: found.strength,
        }
    }

    /// The pieces of a document, their words looked up.
    fn pieces(&self, document: &Document, resolutions: &[Resolution], words: &mut Words) -> Vec<Piece> {
        words.begin();
        let pieces = pieces(&document.text, document.searchable, resolutions).into_iter();
        pieces
            .map(|span| Piece::new(&document.text, span, words, &self.lexicon))
            .collect()
    }

    const fn source<'d>(
        &'d self,
        document: &'d Document,
        resolutions: &'d [Resolution],
        words: &'d Words,
    ) -> Source<'d> {
        Source {
            document,
            resolutions,
            words,
            lexicon: &self.lexicon,
        }
    }

    /// What the rules tell of the document's sentences, handed to `then`.
    pub(super) fn by_rules<R>(
        &self,
        document: &Document,
        resolutions: &[Resolution],
        then: impl FnOnce(Vec<Told>, &Context) -> R,
    ) -> R {
        let mut words = self.words.take();
        let pieces = self.pieces(document, resolutions, &mut words);
        let result = self.by_rules_in(pieces, self.source(document, resolutions, &words), then);
        self.words.give(words);
        result
    }

    fn by_rules_in<R>(&self, pieces: Vec<Piece>, source: Source<'_>, then: impl FnOnce(Vec<Told>, &Context) -> R) -> R {
        let (document, resolutions) = (source.document, source.resolutions);
        let sentences = Sentence::all(pieces, source);
        let classes = Classes::of(&sentences);
        let context = Context::new(document, &sentences, &classes, &self.lexicon);
        let mut told: Vec<Told> = sentences
            .iter()
            .map(|sentence| self.tell(sentence, resolutions, &context))
            .collect();
        carry::carry(&mut told, resolutions, &self.lexicon);
        labels::label(&mut told, document, resolutions, &self.lexicon);
        filed::file(&mut told, document, resolutions, &context, &self.lexicon);
        town::place_in_town(&mut told, resolutions, &self.lexicon);
        then(told, &context)
    }

    fn tell<'d>(&self, reading: &'d Sentence<'d>, resolutions: &[Resolution], context: &'d Context<'d>) -> Told<'d> {
        let stances = if reading.mentions.is_empty() {
            Vec::new()
        } else {
            stances(reading, resolutions, &self.lexicon)
        };
        let mut told = Told::new(reading, stances, context);
        if told.stances.is_empty() {
            return told;
        }
        self.link(&mut told, context);
        told.fall_back_on_wider(resolutions, self.lexicon.classes.ground);
        told.yield_to_narrower(resolutions, self.lexicon.mention());
        told
    }

    fn link(&self, told: &mut Told, context: &Context) {
        let mut events = Vec::new();
        let found = told.found();
        for (number, trigger) in found.iter().enumerate() {
            for link in links(told.reading, &told.stances, found, number, self.lexicon.classes.ground) {
                let resolution = told.stances[link.stance].resolution;
                if context.is_dateline(told.reading, &told.stances[link.stance]) {
                    continue;
                }
                let event = self.event(told.reading, resolution, trigger, &link);
                if event.confidence >= THRESHOLD {
                    events.push((link.stance, event));
                }
            }
        }
        told.events = events;
    }

    fn event(&self, reading: &Reading, mention: usize, trigger: &Found, link: &Link) -> Event {
        let event_type = if link.typed {
            trigger.event_type(&self.lexicon)
        } else {
            self.lexicon.mention()
        };
        Event {
            mention,
            event_type: Arc::clone(event_type),
            trigger: link.typed.then(|| trigger.span(reading)),
            status: if link.typed {
                trigger.status
            } else {
                EventStatus::Asserted
            },
            link: if link.typed {
                EventLink::SameSentence
            } else {
                EventLink::None
            },
            role: link.role,
            cue: trigger.cue(reading).filter(|_| link.typed),
            date: trigger.date.filter(|_| link.typed),
            within: None,
            confidence: trigger.strength * (1.0 - link.cost as f64 * PER_WORD).max(0.0),
            rule: link.rule,
        }
    }

    fn mention(&self, mention: usize, role: PlaceRole, rule: &'static str) -> Event {
        Event {
            mention,
            event_type: Arc::clone(self.lexicon.mention()),
            trigger: None,
            status: EventStatus::Asserted,
            link: EventLink::None,
            role,
            cue: None,
            date: None,
            within: None,
            confidence: MENTION_CONFIDENCE,
            rule,
        }
    }

    /// The events of one sentence, at least one a place, the strongest first.
    fn settle(&self, told: &Told, context: &Context, events: &mut Vec<Event>) {
        let mut own = told.events_by_stance().peekable();
        for (index, stance) in told.stances.iter().enumerate() {
            let from = events.len();
            while let Some(event) = own.next_if(|(at, _)| *at == index).map(|(_, event)| event) {
                events.push(event.clone());
            }
            if events.len() == from && context.is_dateline(told.reading, stance) {
                events.push(self.mention(stance.resolution, PlaceRole::Dateline, "dateline"));
                continue;
            }
            keep_strongest_of_each_type(events, from);
            if events.len() == from {
                let acts = acts(told.reading, stance, !told.found().is_empty());
                let event = if acts {
                    Event {
                        within: deeds(told.reading, stance),
                        ..self.mention(stance.resolution, PlaceRole::Actor, "acts")
                    }
                } else {
                    self.mention(stance.resolution, PlaceRole::Mention, "no event")
                };
                events.push(event);
            }
        }
    }
}

impl EventClassifier for LexiconClassifier {
    fn classify(&self, document: &Document, resolutions: &[Resolution]) -> Vec<Event> {
        if resolutions.is_empty() {
            return Vec::new();
        }
        let events = self.by_rules(document, resolutions, |mut told, context| {
            if let Some(learnt) = &self.learnt {
                learnt.add(&mut told, document, resolutions, &self.lexicon);
            }
            let mut events = Vec::with_capacity(resolutions.len());
            for sentence in &told {
                self.settle(sentence, context, &mut events);
            }
            events
        });
        self.fill(events, resolutions.len())
    }

    fn name(&self) -> String {
        format!("lexicon {}", env!("CARGO_PKG_VERSION"))
    }
}

impl LexiconClassifier {
    /// Mentions that lie in no sentence's words (they cannot, but a recognizer may err) are mere mentions.
    fn fill(&self, events: Vec<Event>, resolutions: usize) -> Vec<Event> {
        let mut filled = Vec::with_capacity(events.len());
        let mut events = events.into_iter().peekable();
        for index in 0..resolutions {
            if events.peek().is_none_or(|event| event.mention != index) {
                filled.push(self.mention(index, PlaceRole::Mention, "outside the sentences"));
            }
            while let Some(event) = events.next_if(|event| event.mention == index) {
                filled.push(event);
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::contract::{resolved, test_classifier};
    use crate::classify::pieces::{at_wide_gaps, in_pieces};

    test_classifier!(LexiconClassifier::default());

    /// Type, status and role of each place's strongest event.
    fn told(text: &str, names: &[&str]) -> Vec<(String, &'static str, &'static str)> {
        let (document, resolutions) = resolved(text, names);
        let events = LexiconClassifier::default().classify(&document, &resolutions);
        (0..resolutions.len())
            .filter_map(|index| events.iter().find(|event| event.mention == index))
            .map(|event| {
                (
                    event.event_type.slug.clone(),
                    event.status.as_str(),
                    event.role.as_str(),
                )
            })
            .collect()
    }

    #[test]
    fn all_cities_of_a_list_are_struck_and_the_adjective_is_who_did_it() {
        let text = "Shelling goes on, with Russian drones and missiles hitting several cities, including Kryvyy Rih, Odesa, \
                    Dnipro, and Kharkiv.";
        let told = told(text, &["Russian", "Kryvyy Rih", "Odesa", "Dnipro", "Kharkiv"]);
        assert_eq!(told[0], ("mention".to_owned(), "asserted", "actor"));
        for city in &told[1..] {
            assert_eq!(*city, ("air_strike".to_owned(), "asserted", "event_location"));
        }
    }

    #[test]
    fn a_region_has_fighting_and_later_a_withdrawal() {
        let text = "Officials reported clashes in the Kursk region, where troops claim to be advancing. The general said that \
                    some troops were withdrawing from Kursk.";
        let told = told(text, &["Kursk region", "Kursk"]);
        assert_eq!(told[0], ("battle".to_owned(), "asserted", "event_location"));
        assert_eq!(told[1], ("withdrawal".to_owned(), "asserted", "origin"));
    }

    #[test]
    fn a_capital_where_a_leader_speaks_of_strikes_is_not_struck() {
        let told = told("Missiles struck Odesa, the president said in Kyiv.", &["Odesa", "Kyiv"]);
        assert_eq!(told[0].0, "shelling");
        assert_eq!(told[1].0, "mention");
    }

    #[test]
    fn reports_need_no_place() {
        let document = Document::new("test", "Protesters blocked a road. An earthquake followed.");
        let reported = LexiconClassifier::default().reported(&document);
        let slugs: Vec<&str> = reported.iter().map(|report| report.event_type.slug.as_str()).collect();
        assert!(slugs.contains(&"protest") && slugs.contains(&"earthquake"), "{slugs:?}");
    }

    #[test]
    fn a_text_without_an_end_is_read_in_pieces() {
        let text = "Drones hit Odesa and é, ".repeat(2_000);
        let pieces = in_pieces(&text, Span::new(0, text.len()));
        assert!(pieces.iter().all(|piece| piece.len() <= 4_000) && pieces.len() < 30);
        assert_eq!(pieces.iter().map(|piece| piece.slice(&text)).collect::<String>(), text);
    }

    #[test]
    fn sentences_that_lost_their_full_stops_are_parted_at_wide_gaps() {
        let text = "A bomb went off  He lives in Oslo";
        assert_eq!(at_wide_gaps(text, Span::new(0, text.len())).len(), 2);
    }
}
