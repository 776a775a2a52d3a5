//! What the words before a possible name say of it.

use super::context::{Context, Fired};
use super::cues::{Cue, Cues};
use super::document_facts::stands_as_person;
use super::reading::Gap;
use super::rule::Rule;

impl Context<'_, '_> {
    pub(super) fn before_rules(&self, n: usize, fired: &mut Fired) {
        let possible = &self.possible[n];
        let reading = self.reading;
        let word = &reading.words[possible.first];
        fired.when(word.opens, Rule::Opens);
        let Some(before) = possible.first.checked_sub(1) else {
            return;
        };
        if word.opens {
            return;
        }
        let cues = reading.words[before].cues;
        match word.gap {
            Gap::Comma => fired.when(self.is_named(n, before), Rule::AfterPlaceComma),
            Gap::Hyphen => fired.0.push(Rule::AfterHyphen),
            Gap::Space | Gap::Stop => self.word_before_rules(n, before, cues, fired),
            Gap::Other => {}
        }
    }

    fn word_before_rules(&self, n: usize, before: usize, cues: Cues, fired: &mut Fired) {
        let reading = self.reading;
        // "Обстріл Харкова": any noun may open a sentence and govern the name after it.
        let opens = reading.words[before].opens && !self.knows_words;
        if reading.has_telling_capital(before) && reading.words[before].token.possessive == 0 && !opens {
            let given = reading.facts(before).given >= 1 && !self.facts.is_famous(reading.words[before].id);
            let initial = reading.folded(before).len() == 1;
            if cues.is(Cue::Title) {
                fired.0.push(Rule::AfterTitle);
            } else if initial {
                fired.0.push(Rule::AfterInitial);
            } else if cues.is(Cue::Org) {
                fired.0.push(Rule::AfterOrg);
            } else if given {
                fired.0.push(Rule::AfterGiven);
            } else if reading.folded(before) != "the"
                && !(cues.is(Cue::Locative) || cues.is(Cue::Movement) || cues.is(Cue::Relation))
            {
                let famous = self.possible[n].is_famous();
                fired.0.push(if famous {
                    Rule::FamousAfterCapital
                } else {
                    Rule::AfterCapital
                });
            }
        } else if cues.is(Cue::Title) {
            fired.0.push(Rule::AfterTitle);
        }
        let folded = reading.folded(before);
        fired.when(cues.is(Cue::Locative), Rule::AfterLocative);
        fired.when(cues.is(Cue::Movement), Rule::AfterMovement);
        fired.when(cues.is(Cue::Direction), Rule::AfterDirection);
        fired.when(folded == "the", Rule::AfterThe);
        fired.when(
            folded == "and" && before > 0 && self.is_named(n, before - 1),
            Rule::AfterPlaceAnd,
        );
        if folded == "of" {
            let named = before.checked_sub(1).map_or(Cues::default(), |n| reading.words[n].cues);
            let organization = named.is(Cue::Org) && reading.has_telling_capital(before - 1);
            fired.0.push(match (organization, named.is_type_word()) {
                (true, _) => Rule::AfterOrgOf,
                (false, true) => Rule::AfterTypeOf,
                (false, false) => Rule::AfterOf,
            });
        } else {
            fired.when(cues.is(Cue::Relation), Rule::AfterRelation);
        }
    }

    /// Whether the possible name before `n` ends at word `at`, and is not a person's.
    fn is_named(&self, n: usize, at: usize) -> bool {
        let before = n.checked_sub(1).map(|before| &self.possible[before]);
        before.is_some_and(|name| name.end == at + 1 && !stands_as_person(self.reading, name))
    }
}
