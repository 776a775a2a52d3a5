//! A sentence in, the triggers that hold in it out.

use super::background::weaken_background;
use super::company::Around;
use super::dates::{Side, ToldDate, dates, side};
use super::found::Found;
use super::lexicon::{EventLexicon, Form, Match, Nature, Opens, Part, Scope, StatusCue};
use super::reading::{Gap, Reading};
use super::status::{EARLIEST, SpokenFrom, status, years};
use crate::domain::{EventDate, EventStatus, EventType};
use rustc_hash::FxHashMap;

/// A date farther away, in words, is not the trigger's.
const DATE_REACH: usize = 24;
/// A date that opens the sentence is as near as this many words.
const OPENING: usize = 4;
/// A date beyond an "and" is as far away as this many words.
const JOINED: usize = 4;
/// A date in the next clause is as far away as this many words.
const ELSEWHERE: usize = 9;

/// The triggers of a sentence in text order, without overlaps: longer phrases win over shorter ones, surer ones over
/// others of their length. `around` are the classes found in the document, `year` is the year it speaks from.
pub(super) fn triggers(reading: &Reading, lexicon: &EventLexicon, around: Around, year: SpokenFrom) -> Vec<Found> {
    let mut chosen = choose(matches(reading, lexicon, around), reading.words.len(), lexicon);
    chosen.retain(|matched| !ends_compound(reading, matched, lexicon) && !is_of_name(reading, matched));
    chosen.retain(|matched| lexicon.event_type(trigger_type(matched, lexicon)).slug != EventType::MENTION);
    chosen.sort_by_key(|matched| matched.words[0]);
    if chosen.is_empty() {
        return Vec::new();
    }
    let cues = cues(reading, lexicon);
    let mut found: Vec<Found> = chosen
        .iter()
        .map(|matched| undecided(matched, reading, lexicon))
        .collect();
    let supposes = |cue: &Match<StatusCue>| cue.meaning.status == EventStatus::Hypothetical;
    let after = |cue: &Match<StatusCue>| cue.meaning.scope == Scope::After;
    let firm: Vec<_> = cues
        .iter()
        .filter(|cue| !(supposes(cue) && after(cue)))
        .cloned()
        .collect();
    let years = years(reading, lexicon.classes.past);
    let dates = dates_of_events(reading, year);
    for (found, matched) in found.iter_mut().zip(&chosen) {
        // A party that rejects an offer or warns of what it would do has done so.
        let deals = found.nature == Nature::Dealing;
        let cues = if deals { &firm } else { &cues };
        (found.status, found.cue) = status(reading, &matched.words, cues, &years, year);
        date(reading, found, &dates, year);
        found.strength *= likelihood(found.status);
    }
    weaken_background(&mut found, reading, lexicon);
    found
}

/// Whether what words that are no trigger tell of happened, and the words that say so.
pub(super) fn status_of(
    reading: &Reading,
    lexicon: &EventLexicon,
    words: &[usize],
    year: SpokenFrom,
) -> (EventStatus, Option<(usize, usize)>) {
    let years = years(reading, lexicon.classes.past);
    status(reading, words, &cues(reading, lexicon), &years, year)
}

/// The words of a sentence that say whether something happened.
fn cues(reading: &Reading, lexicon: &EventLexicon) -> Vec<Match<StatusCue>> {
    let mut cues = Vec::new();
    let openings = reading.openings(Opens::CUES, lexicon.cues.opening_classes());
    openings.for_each(|at| lexicon.cues.starting_at(reading.place(at), &mut cues));
    cues
}

/// A trigger of which it is still to be said whether and when it happened.
fn undecided(matched: &Match<u16>, reading: &Reading, lexicon: &EventLexicon) -> Found {
    let event_type = trigger_type(matched, lexicon);
    Found {
        event_type,
        first: matched.words[0],
        last: matched.words[matched.words.len() - 1],
        strength: lexicon.triggers[usize::from(matched.meaning)].weight,
        status: EventStatus::Asserted,
        cue: None,
        date: None,
        passive: matched.form == Form::Past && after_be(reading, matched.words[0]),
        form: matched.form,
        of_nature: is_of_nature(reading, matched, lexicon),
        nature: lexicon.nature(event_type),
    }
}

/// Whether nobody does it: it or an illness befalls a place.
fn is_of_nature(reading: &Reading, matched: &Match<u16>, lexicon: &EventLexicon) -> bool {
    let classes = [lexicon.classes.hazard, lexicon.classes.illness];
    classes.iter().any(|class| reading.is(matched.words[0], *class))
}

/// The dates that a sentence tells. When it is told is not yet when it was: "Oct. 12 — A strike on Saturday".
fn dates_of_events(reading: &Reading, year: SpokenFrom) -> Vec<ToldDate> {
    let mut dates = dates(reading);
    if let Some(dateline) = year.dateline {
        dates.retain(|told| !dateline.covers(reading.words[told.first].span));
    }
    dates
}

/// Dates the trigger, and gives it the status that follows from its date: what is announced for a day to come is
/// future, what was more than a year ago is history.
fn date(reading: &Reading, found: &mut Found, dates: &[ToldDate], from: SpokenFrom) {
    let article = from.date;
    let Some(told) = told_of(reading, found, dates) else {
        return;
    };
    if is_outdone(reading, found, told) {
        (found.status, found.cue) = (EventStatus::Asserted, None);
    }
    let asserted = found.status == EventStatus::Asserted;
    let cue = Some((told.first, told.last));
    // "Leaders meet in Geneva on Friday", "Kenya votes in August": what is held is announced in the present.
    let held =
        matches!(found.nature, Nature::Meeting | Nature::Setting | Nature::Contest) && found.form == Form::Present;
    // "After hours of talks on Friday" is no "envoys talk on Friday", a "2-1 win at Sunderland on Saturday" was won.
    let noun =
        |before: usize| reading.does_any(before, &[Part::Of, Part::Article, Part::For]) || reading.is_number(before);
    let held = held && !found.first.checked_sub(1).is_some_and(noun);
    // No "judge votes in July were counted".
    let named = || {
        found
            .first
            .checked_sub(1)
            .is_some_and(|before| reading.words[before].place.is_some())
    };
    let votes = || reading.does(found.first, Part::Hosts) && told.is_without_year() && named();
    if asserted && held && (told.is_weekday() || votes()) {
        (found.status, found.cue) = (EventStatus::Future, cue);
    }
    found.date = told.date(article, found.status == EventStatus::Future);
    let side = found
        .date
        .and_then(|date| article.map_or_else(|| long_before(&date, from), |article| side(&date, article)));
    if found.status == EventStatus::Historical && side == Some(Side::Near) {
        // "The trial over the attack opened on Monday": the day is that of the trial.
        found.date = None;
    }
    let status = match side {
        Some(Side::After) => EventStatus::Future,
        Some(Side::LongBefore) if is_of(reading, found, told) => EventStatus::Historical,
        _ => return,
    };
    if asserted {
        (found.status, found.cue) = (status, cue);
    }
}

/// Whether a trigger is history by a year only that another deed has: "joined in 2021 and was killed on Monday".
fn is_outdone(reading: &Reading, found: &Found, told: &ToldDate) -> bool {
    let of_year = |at: usize| reading.is_number(at) && matches!(reading.lower(at - 1), "in" | "during");
    let year = found
        .cue
        .is_some_and(|(first, last)| first == last && first > 0 && of_year(first));
    year && found.status == EventStatus::Historical && told.is_weekday()
}

/// Whether a date lies more than a year before a document of which only the year is known.
fn long_before(date: &EventDate, from: SpokenFrom) -> Option<Side> {
    let year = from.year.unwrap_or(EARLIEST).cast_signed();
    (date.year + 1 < year).then_some(Side::LongBefore)
}

/// The date told nearest to a trigger; one that is far off, or of what somebody said, is not the event's.
fn told_of<'d>(reading: &Reading, trigger: &Found, dates: &'d [ToldDate]) -> Option<&'d ToldDate> {
    let own = dates
        .iter()
        .filter(|told| !is_said(reading, told.first) && !is_beside(reading, told.first, trigger.last));
    let near = own.map(|told| (distance(reading, trigger, told), told));
    let (_, told) = near.filter(|(far, _)| *far <= DATE_REACH).min_by_key(|(far, _)| *far)?;
    Some(told)
}

/// Whether a date stands in the trigger's clause, in one that hangs on it, or opens the sentence.
fn is_of(reading: &Reading, trigger: &Found, told: &ToldDate) -> bool {
    // "Fighting lasted until 6 May": "until" opens no clause there.
    let opens = told.first > 0 && reading.does(told.first - 1, Part::Clause) && told.first - 1 > trigger.last;
    let of = told.first - usize::from(opens) - usize::from(opens && told.first > 1);
    let apart = reading.clause(of).checked_sub(reading.clause(trigger.last));
    let hangs = apart == Some(1) && reading.does(trigger.last + 1, Part::Clause);
    apart == Some(0) || hangs || told.first <= 2
}

/// How far a date stands from a trigger, in words and what counts as words.
fn distance(reading: &Reading, trigger: &Found, told: &ToldDate) -> usize {
    if told.first <= 2 && told.last < trigger.first {
        return OPENING;
    }
    let (before, after) = (
        trigger.first.saturating_sub(told.last),
        told.first.saturating_sub(trigger.last),
    );
    let apart = usize::from(reading.clause(told.first).abs_diff(reading.clause(trigger.first)));
    let (from, to) = (told.last.min(trigger.last), told.first.max(trigger.first));
    let joined = usize::from((from..to).any(|at| reading.lower(at) == "and"));
    before + after + ELSEWHERE * apart + JOINED * joined
}

/// Whether one of the words at `at` and `trigger` stands in a relative clause in commas and the other does not.
fn is_beside(reading: &Reading, at: usize, trigger: usize) -> bool {
    reading.words[at].aside != reading.words[trigger].aside
}

/// Whether a date says when somebody spoke: "he said on Tuesday".
fn is_said(reading: &Reading, first: usize) -> bool {
    (first.saturating_sub(3)..first)
        .any(|at| reading.does(at, Part::Speak) && reading.words[at].clause == reading.words[first].clause)
}

fn trigger_type(matched: &Match<u16>, lexicon: &EventLexicon) -> usize {
    lexicon.triggers[usize::from(matched.meaning)].event_type
}

fn matches(reading: &Reading, lexicon: &EventLexicon, around: Around) -> Vec<Match<u16>> {
    let (mut found, mut matched) = (Vec::new(), Vec::new());
    // What a sentence lacks it lacks for each match of a row: rows that ask for much are asked once.
    let mut lacking: FxHashMap<u16, bool> = FxHashMap::default();
    let phrases = &lexicon.trigger_phrases;
    for at in reading.openings(Opens::TRIGGERS, phrases.opening_classes()) {
        phrases.each_at(reading.place(at), &mut matched, |meaning, words, form| {
            let conditions = &lexicon.triggers[usize::from(meaning)].conditions;
            let lacks = || !conditions.may_hold(reading, around);
            let lacks = !conditions.requires.is_empty() && *lacking.entry(meaning).or_insert_with(lacks);
            if !lacks && conditions.hold(reading, words, around) {
                let words = words.to_vec();
                found.push(Match { meaning, words, form });
            }
        });
    }
    found
}

fn choose(mut found: Vec<Match<u16>>, words: usize, lexicon: &EventLexicon) -> Vec<Match<u16>> {
    let weight = |matched: &Match<u16>| lexicon.triggers[usize::from(matched.meaning)].weight;
    found.sort_by(|one, other| {
        let longer = other.words.len().cmp(&one.words.len());
        longer
            .then(weight(other).total_cmp(&weight(one)))
            .then(one.words.cmp(&other.words))
            .then(one.meaning.cmp(&other.meaning))
    });
    let mut taken = vec![false; words];
    found.retain(|matched| {
        let free = matched.words.iter().all(|word| !taken[*word]);
        if free {
            matched.words.iter().for_each(|word| taken[*word] = true);
        }
        free
    });
    found
}

/// What a status leaves of a trigger's weight: of two events at a place, the one that happened is the news.
fn likelihood(status: EventStatus) -> f64 {
    match status {
        EventStatus::Asserted => 1.0,
        EventStatus::Future => 0.9,
        EventStatus::Hypothetical => 0.8,
        EventStatus::Negated | EventStatus::Historical => 0.7,
    }
}

/// Whether a verb is the second half of a compound that only says whose something is: "Iran-backed". A "US-brokered
/// deal" was brokered nevertheless.
fn ends_compound(reading: &Reading, matched: &Match<u16>, lexicon: &EventLexicon) -> bool {
    let [only] = matched.words[..] else { return false };
    let ends = matched.form == Form::Past && reading.words[only].gap == Gap::Hyphen;
    // A hyphen may open the text.
    let before = only.checked_sub(1).filter(|_| ends);
    let of_place = before.is_some_and(|before| reading.words[before].place.is_some());
    of_place && lexicon.nature(trigger_type(matched, lexicon)) != Nature::Meeting
}

/// Whether a verb is the name of something, as none stands after a preposition of place: "a church in Deport".
fn is_of_name(reading: &Reading, matched: &Match<u16>) -> bool {
    let first = matched.words[0];
    let after = first.checked_sub(1).filter(|_| matched.form == Form::Present);
    reading.is_name(first) && after.is_some_and(|before| reading.does(before, Part::Locative))
}

/// Whether a form of *be* or *get* stands before word `at`, with no more than two adverbs between.
fn after_be(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| reading.does(before, Part::Be))
}

#[cfg(test)]
mod tests {
    use crate::classify::LexiconClassifier;
    use crate::classify::contract::told;
    use crate::domain::Document;

    #[test]
    fn a_hyphen_that_opens_a_text_joins_nothing() {
        assert_eq!(told("-struck Paris", &["Paris"]).len(), 1);
    }

    #[test]
    fn half_of_a_compound_with_a_place_is_no_deed() {
        assert_eq!(
            told("Rwanda-backed rebels captured Goma.", &["Rwanda", "Goma"]),
            ["mention mention", "territory_change event_location"]
        );
        assert_eq!(
            told("The minister said that Rwanda backed the deal.", &["Rwanda"]),
            ["statement actor"]
        );
    }

    #[test]
    fn a_verb_after_a_preposition_is_a_name() {
        let slugs = |text: &str| {
            let reported = LexiconClassifier::default().reported(&Document::new("test", text));
            reported
                .iter()
                .map(|report| report.event_type.slug.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(slugs("A fire broke out at a church in Deport."), ["accident"]);
        assert_eq!(slugs("They deport people there."), ["arrest"]);
    }
}
