//! A possible name with its surroundings in, the rules that speak on it out.

use super::WordLexicon;
use super::cues::{Cue, Cues};
use super::document_facts::DocumentFacts;
use super::possible::Possible;
use super::reading::{Gap, LineCase, Reading};
use super::rule::Rule;
use crate::domain::{NameClass, NameSummary, Span};
use crate::text::Case;

/// What all rules look at.
pub(super) struct Context<'c, 'd> {
    pub(super) reading: &'c Reading<'d>,
    pub(super) possible: &'c [Possible],
    pub(super) facts: &'c DocumentFacts<'c>,
    pub(super) words: &'c WordLexicon,
    pub(super) dateline: Option<Span>,
}

/// The rules that speak on one possible name.
pub(super) struct Fired(pub(super) Vec<Rule>);

impl Fired {
    fn when(&mut self, condition: bool, rule: Rule) {
        if condition {
            self.0.push(rule);
        }
    }
}

impl Context<'_, '_> {
    /// All rules that speak on possible name `n`.
    pub(super) fn rules(&self, n: usize) -> Fired {
        let possible = &self.possible[n];
        let mut fired = Fired(vec![Rule::Always]);
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
        let short_form = is_abbreviated(self.reading, possible, summary);
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
        let ordinary = |n: usize| self.words.facts(reading.folded(n)).lower >= 5;
        fired.when(end - first > 1 && (first..end).all(ordinary), Rule::OrdinaryWords);
        fired.when(
            (first..possible.end).any(|n| reading.words[n].cues.is_type_word()),
            Rule::TypeWordWithin,
        );
        fired.when(
            first + 1 < end && (first..end).any(|n| self.words.facts(reading.folded(n)).given >= 2),
            Rule::GivenCommon,
        );
    }

    fn word_rules(&self, possible: &Possible, fired: &mut Fired) {
        let word = &self.reading.words[possible.name_first];
        let folded = self.reading.folded(possible.name_first);
        let facts = self.words.facts(folded);
        let abbreviated = possible
            .summary
            .is_some_and(|summary| is_abbreviated(self.reading, possible, summary));
        if !abbreviated {
            let telling = word.line != LineCase::Capitals;
            fired.when(
                word.token.case == Case::Upper && telling && folded.len() <= 5,
                Rule::Acronym,
            );
            fired.when(folded.len() <= 3, Rule::Short);
            if facts.lower >= 40 {
                fired.0.push(Rule::OrdinaryCommon);
            } else if facts.lower >= 4 {
                fired.0.push(Rule::Ordinary);
            } else {
                fired.when(facts.ordinary, Rule::OrdinaryRare);
            }
            fired.when(self.facts.is_lower_somewhere(folded), Rule::LowerInDocument);
        }
        fired.when(facts.given == 1, Rule::Given);
        fired.when(facts.given >= 2, Rule::GivenCommon);
        fired.when(facts.surname == 1, Rule::Surname);
        fired.when(facts.surname >= 2, Rule::SurnameCommon);
        fired.when(word.cues.is(Cue::Calendar), Rule::Calendar);
        fired.when(word.cues != Cues::default() && !abbreviated, Rule::CueWord);
    }

    fn before_rules(&self, n: usize, fired: &mut Fired) {
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
        if reading.has_telling_capital(before) && reading.words[before].token.possessive == 0 {
            let given =
                self.words.facts(reading.folded(before)).given >= 1 && !self.facts.is_famous(reading.folded(before));
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
                let famous = is_famous(&self.possible[n]);
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
        before.is_some_and(|name| name.end == at + 1 && !stands_as_person(self.reading, name, self.words))
    }

    fn after_rules(&self, n: usize, fired: &mut Fired) {
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
                let contains = container.is_some_and(|other| names_container(reading, other));
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
        fired.when(next.token.case == Case::Digit, Rule::BeforeNumber);
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
            let surname = self.words.facts(reading.folded(possible.end)).surname >= 1;
            fired.when(surname, Rule::BeforeSurname);
            let abbreviated = possible
                .summary
                .is_some_and(|summary| is_abbreviated(reading, possible, summary));
            let one_word = possible.name_end - possible.name_first == 1;
            let given = one_word && self.words.facts(reading.folded(possible.name_first)).given >= 1;
            fired.when(given && !abbreviated, Rule::GivenBeforeCapital);
            fired.when(given && surname && !abbreviated, Rule::GivenBeforeSurname);
            fired.0.push(match (abbreviated, is_famous(possible)) {
                (true, _) => Rule::AbbreviatedBeforeCapital,
                (false, true) => Rule::FamousBeforeCapital,
                (false, false) => Rule::BeforeCapital,
            });
        }
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
        let folded = reading.folded(possible.name_first);
        let standing = self.facts.standing(folded);
        let others = |count: u32, here: bool| count > u32::from(here);
        fired.when(
            others(standing.locative, stands_locative(reading, possible)),
            Rule::LocativeElsewhere,
        );
        fired.when(
            others(standing.person, stands_as_person(reading, possible, self.words)),
            Rule::PersonElsewhere,
        );
        fired.when(
            others(standing.alone, stands_alone(reading, possible)),
            Rule::AloneElsewhere,
        );
        let abbreviated = possible
            .summary
            .is_some_and(|summary| is_abbreviated(reading, possible, summary));
        let of_a_person = possible.name_end - possible.name_first == 1 && self.facts.is_of_a_person(folded);
        if of_a_person && !abbreviated {
            let placed = standing.locative > 0;
            fired.0.push(match (is_famous(possible), placed) {
                (true, true) => Rule::FamousPersonWord,
                (true, false) => Rule::FamousPersonOnly,
                (false, true) => Rule::PersonWord,
                (false, false) => Rule::PersonOnly,
            });
        }
    }
}

/// Whether a name is known well enough to stand its ground among other capitals: a country, a first-level region, a
/// city of 200,000.
pub(super) fn is_famous(possible: &Possible) -> bool {
    possible.summary.is_some_and(|summary| {
        summary.has(NameClass::Country)
            || summary.has(NameClass::Region)
            || summary.band() >= 6
            || summary.has(NameClass::Demonym)
    })
}

/// Whether a name is a short form and written as one: in capitals, or before a full stop.
pub(super) fn is_abbreviated(reading: &Reading<'_>, possible: &Possible, summary: NameSummary) -> bool {
    let word = &reading.words[possible.name_end - 1];
    let stop =
        reading.text[word.token.span.end()..].starts_with('.') || reading.printed(possible.name_end - 1).ends_with('.');
    let upper = word.token.case == Case::Upper;
    // "Ms. Smith" and "Miss. Smith" are not of Mississippi.
    let title = word.cues.is(Cue::Title) && !upper && reading.words[possible.first].gap != Gap::Comma;
    summary.has(NameClass::Abbreviation) && (upper && word.line != LineCase::Capitals || stop && !title)
}

/// Whether a name is of something that contains cities: a country, or a first-level region in full or short.
fn names_container(reading: &Reading<'_>, possible: &Possible) -> bool {
    possible.summary.is_some_and(|summary| {
        summary.has(NameClass::Country)
            || summary.has(NameClass::Region)
                && (summary.has(NameClass::Primary) || is_abbreviated(reading, possible, summary))
    })
}

/// Whether a name stands after "in" or the like, or before a comma and what contains it.
pub(super) fn stands_locative(reading: &Reading<'_>, possible: &Possible) -> bool {
    let word = &reading.words[possible.first];
    possible.first > 0 && word.gap == Gap::Space && {
        let cues = reading.words[possible.first - 1].cues;
        cues.is(Cue::Locative) || cues.is(Cue::Movement)
    }
}

/// Whether a name stands as part of a person's: after a title, a given name or an initial, or before a surname.
pub(super) fn stands_as_person(reading: &Reading<'_>, possible: &Possible, words: &WordLexicon) -> bool {
    let first = &reading.words[possible.first];
    let after_person = possible.first > 0 && matches!(first.gap, Gap::Space | Gap::Stop) && !first.opens && {
        let before = possible.first - 1;
        let named = reading.has_telling_capital(before) && reading.words[before].token.possessive == 0;
        let folded = reading.folded(before);
        named && (reading.words[before].cues.is(Cue::Title) || words.facts(folded).given >= 1 || folded.len() == 1)
    };
    after_person && !is_famous(possible)
}

/// Whether no capitalized word touches the name.
pub(super) fn stands_alone(reading: &Reading<'_>, possible: &Possible) -> bool {
    let first = &reading.words[possible.first];
    let before = possible.first > 0
        && first.gap == Gap::Space
        && !first.opens
        && reading.has_telling_capital(possible.first - 1);
    let after = reading
        .words
        .get(possible.end)
        .is_some_and(|next| next.gap == Gap::Space && !next.opens)
        && reading.has_telling_capital(possible.end);
    !before && !after && !first.opens
}
