//! What the words after a possible name say of it.

use super::context::{Context, Fired};
use super::cues::{Cue, Cues};
use super::possible::Possible;
use super::reading::Gap;
use super::rule::Rule;
use crate::text::Case;

impl Context<'_, '_> {
    pub(super) fn after_rules(&self, n: usize, fired: &mut Fired) {
        let possible = &self.possible[n];
        let reading = self.reading;
        let last = &reading.words[possible.end - 1];
        if last.token.possessive > 0 && !possible.with_possessive {
            fired.0.push(Rule::Possessive);
            return;
        }
        let Some(next) = reading.words.get(possible.end).filter(|next| !next.opens) else {
            return;
        };
        match next.gap {
            Gap::Comma => {
                let container = self.possible.get(n + 1).filter(|other| other.first == possible.end);
                let contains = container.is_some_and(|other| other.names_container(reading));
                fired.0.push(if contains {
                    Rule::BeforeContainer
                } else {
                    Rule::BeforeComma
                });
            }
            Gap::Hyphen => fired.0.push(Rule::BeforeHyphen),
            Gap::Space => self.word_after_rules(possible, fired),
            Gap::Stop | Gap::Other => {}
        }
    }

    fn word_after_rules(&self, possible: &Possible, fired: &mut Fired) {
        let reading = self.reading;
        let next = &reading.words[possible.end];
        let cues = next.cues;
        let capital = reading.has_telling_capital(possible.end);
        fired.when(cues.is(Cue::Said), Rule::BeforeSaid);
        fired.when(cues.is(Cue::Actor), Rule::BeforeActor);
        fired.when(cues.is(Cue::Language), Rule::BeforeLanguage);
        if next.token.case == Case::Digit {
            // "U.S. 25", "Ky. 80": a road.
            let road = possible.is_abbreviated(reading);
            fired.0.push(if road {
                Rule::AbbreviatedBeforeNumber
            } else {
                Rule::BeforeNumber
            });
        }
        if !capital {
            fired.when(cues.is_type_word(), Rule::BeforeTypeWord);
        } else if cues.is(Cue::Company) {
            fired.0.push(Rule::BeforeCompany);
        } else if cues.is(Cue::Street) && !cues.is(Cue::Org) {
            fired.0.push(Rule::BeforeStreet);
        } else if cues.is(Cue::Org) {
            fired.0.push(Rule::BeforeOrg);
        } else if cues.is_type_word() {
            fired.0.push(Rule::BeforeTypeWord);
        } else if cues.is(Cue::Title) {
            fired.0.push(Rule::BeforeTitle);
        } else if !cues.is(Cue::Calendar) {
            self.run_ahead_rules(possible, fired);
        }
    }

    /// What a run of capitals after a name ends in tells more than its first word: "US Special Envoy", "Paris Fire
    /// Department".
    fn run_ahead_rules(&self, possible: &Possible, fired: &mut Fired) {
        let reading = self.reading;
        let run = (possible.end + 1..reading.words.len().min(possible.end + 5))
            .take_while(|n| reading.has_telling_capital(*n) && reading.words[*n].gap == Gap::Space);
        let cues: Vec<Cues> = run.map(|n| reading.words[n].cues).collect();
        if cues.iter().any(|cues| cues.is(Cue::Title) || cues.is(Cue::Actor)) {
            fired.0.push(Rule::TitleAhead);
        } else if cues.iter().any(|cues| cues.is(Cue::Org)) {
            fired.0.push(Rule::OrgAhead);
        } else {
            let surname = reading.facts(possible.end).surname >= 1;
            fired.when(surname, Rule::BeforeSurname);
            let abbreviated = possible.is_abbreviated(reading);
            let one_word = possible.name_words() == 1;
            let given = one_word && reading.facts(possible.name_first).given >= 1;
            fired.when(given && !abbreviated, Rule::GivenBeforeCapital);
            fired.when(given && surname && !abbreviated, Rule::GivenBeforeSurname);
            fired.0.push(match (abbreviated, possible.is_famous()) {
                (true, _) => Rule::AbbreviatedBeforeCapital,
                (false, true) => Rule::FamousBeforeCapital,
                (false, false) => Rule::BeforeCapital,
            });
        }
    }
}
