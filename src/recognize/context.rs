//! A possible name with its surroundings in, the rules that speak on it out: what the gazetteer, the name itself and the
//! whole document say. `before.rs` and `after.rs` ask the words beside it.

use super::cues::{Cue, Cues};
use super::document_facts::{DocumentFacts, stands_alone, stands_as_person, stands_locative};
use super::possible::Possible;
use super::reading::{Gap, LineCase, Reading};
use super::rule::Rule;
use crate::domain::{NameClass, NameSummary, Span};
use crate::text::Case;

/// What all rules look at.
pub(super) struct Context<'c, 'd> {
    pub(super) reading: &'c Reading<'d>,
    pub(super) possible: &'c [Possible],
    pub(super) facts: &'c DocumentFacts,
    pub(super) dateline: Option<Span>,
    /// Whether the lexicon of words, which is of English, can tell what the word that opens a sentence is.
    pub(super) knows_words: bool,
}

/// As many rules speak on hardly any name; more find room too.
const MOST_RULES: usize = 16;

/// The rules that speak on one possible name.
pub(super) struct Fired(pub(super) Vec<Rule>);

impl Fired {
    pub(super) fn when(&mut self, condition: bool, rule: Rule) {
        if condition {
            self.0.push(rule);
        }
    }
}

impl Context<'_, '_> {
    /// All rules that speak on possible name `n`.
    pub(super) fn rules(&self, n: usize) -> Fired {
        let possible = &self.possible[n];
        let mut fired = Fired(Vec::with_capacity(MOST_RULES));
        fired.0.push(Rule::Always);
        match possible.summary {
            Some(summary) => self.gazetteer_rules(possible, summary, &mut fired),
            None => fired.0.push(Rule::NotInGazetteer),
        }
        self.name_rules(possible, &mut fired);
        self.before_rules(n, &mut fired);
        self.after_rules(n, &mut fired);
        self.document_rules(possible, &mut fired);
        fired
    }

    fn gazetteer_rules(&self, possible: &Possible, summary: NameSummary, fired: &mut Fired) {
        let short_form = possible.is_abbreviated(self.reading);
        if short_form {
            self.abbreviation_rules(possible, summary, fired);
            return;
        }
        let primary = summary.has(NameClass::Primary);
        fired.when(summary.has(NameClass::Country), Rule::Country);
        fired.when(summary.has(NameClass::Region), Rule::Region);
        fired.when(summary.has(NameClass::County), Rule::County);
        fired.when(summary.has(NameClass::Capital), Rule::Capital);
        fired.when(summary.has(NameClass::Water), Rule::Water);
        fired.when(summary.has(NameClass::Terrain), Rule::Terrain);
        fired.when(summary.has(NameClass::Area), Rule::Area);
        fired.when(summary.has(NameClass::Spot), Rule::Spot);
        fired.when(summary.has(NameClass::Demonym), Rule::Demonym);
        fired.when(!primary && !summary.is_only_demonym(), Rule::AlternateOnly);
        if summary.has(NameClass::City) {
            fired.0.push(match summary.band() {
                7.. => Rule::CityHuge,
                6 => Rule::CityLarge,
                5 => Rule::CityMiddle,
                3 | 4 => Rule::CitySmall,
                _ => Rule::CityTiny,
            });
        }
    }

    fn abbreviation_rules(&self, possible: &Possible, summary: NameSummary, fired: &mut Fired) {
        let after_comma = self.reading.words[possible.first].gap == Gap::Comma;
        fired.0.push(match (summary.has(NameClass::Country), after_comma) {
            (true, _) => Rule::AbbreviatedCountry,
            (false, true) => Rule::AbbreviatedAfterComma,
            (false, false) => Rule::AbbreviatedOther,
        });
    }

    fn name_rules(&self, possible: &Possible, fired: &mut Fired) {
        let reading = self.reading;
        let (first, end) = (possible.name_first, possible.name_end);
        match end - first {
            1 => self.word_rules(possible, fired),
            2 => fired.0.push(Rule::TwoWords),
            _ => fired.0.push(Rule::ManyWords),
        }
        let ordinary = |n: usize| reading.facts(n).lower >= 5;
        fired.when(end - first > 1 && (first..end).all(ordinary), Rule::OrdinaryWords);
        fired.when(
            (first..possible.end).any(|n| reading.words[n].cues.is_type_word()),
            Rule::TypeWordWithin,
        );
        fired.when(
            first + 1 < end && (first..end).any(|n| reading.facts(n).given >= 2),
            Rule::GivenCommon,
        );
    }

    fn word_rules(&self, possible: &Possible, fired: &mut Fired) {
        let word = &self.reading.words[possible.name_first];
        let folded = self.reading.folded(possible.name_first);
        let facts = self.reading.facts(possible.name_first);
        let abbreviated = possible.is_abbreviated(self.reading);
        if !abbreviated {
            let telling = word.line != LineCase::Capitals;
            fired.when(
                word.token.case == Case::Upper && telling && folded.len() <= 5,
                Rule::Acronym,
            );
            fired.when(self.reading.printed(possible.name_first).len() <= 3, Rule::Short);
            if facts.lower >= 40 {
                fired.0.push(Rule::OrdinaryCommon);
            } else if facts.lower >= 4 {
                fired.0.push(Rule::Ordinary);
            } else {
                fired.when(facts.ordinary, Rule::OrdinaryRare);
            }
            fired.when(self.facts.is_lower_somewhere(word.id), Rule::LowerInDocument);
        }
        fired.when(facts.given == 1, Rule::Given);
        fired.when(facts.given >= 2, Rule::GivenCommon);
        fired.when(facts.surname == 1, Rule::Surname);
        fired.when(facts.surname >= 2, Rule::SurnameCommon);
        fired.when(word.cues.is(Cue::Calendar), Rule::Calendar);
        fired.when(word.cues != Cues::default() && !abbreviated, Rule::CueWord);
    }

    fn document_rules(&self, possible: &Possible, fired: &mut Fired) {
        let reading = self.reading;
        let word = &reading.words[possible.name_first];
        fired.when(word.line == LineCase::Capitals, Rule::CapitalsLine);
        fired.when(word.line == LineCase::Title, Rule::TitleLine);
        fired.when(
            self.dateline.is_some_and(|span| span.contains(word.token.span.start())),
            Rule::Dateline,
        );
        let standing = self.facts.standing(word.id);
        let others = |count: u32, here: bool| count > u32::from(here);
        fired.when(
            others(standing.locative, stands_locative(reading, possible)),
            Rule::LocativeElsewhere,
        );
        fired.when(
            others(standing.person, stands_as_person(reading, possible)),
            Rule::PersonElsewhere,
        );
        fired.when(
            others(standing.alone, stands_alone(reading, possible)),
            Rule::AloneElsewhere,
        );
        let abbreviated = possible.is_abbreviated(reading);
        let of_a_person = possible.name_words() == 1 && self.facts.is_of_a_person(word.id);
        if of_a_person && !abbreviated {
            let placed = standing.locative > 0;
            fired.0.push(match (possible.is_famous(), placed) {
                (true, true) => Rule::FamousPersonWord,
                (true, false) => Rule::FamousPersonOnly,
                (false, true) => Rule::PersonWord,
                (false, false) => Rule::PersonOnly,
            });
        }
    }
}
