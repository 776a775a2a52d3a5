//! Tables in, lexicon out: that of `data/events`, which the build script compiles, and those of users.

use super::lexicon::{EventLexicon, LexiconError, Tables, compile, compile_own, read_text};
use std::io::{self, Read};

/// The tables of `data/events`, compiled.
const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/events.lex"));

/// Those tables on which a table of a user's own event types stands; it has its own types and triggers.
const BUILT_IN: Tables<'static> = Tables {
    taxonomy: "",
    triggers: "",
    status: include_str!("../../data/events/status.csv"),
    words: include_str!("../../data/events/words.csv"),
    actors: include_str!("../../data/events/actors.csv"),
    grammar: include_str!("../../data/events/grammar.csv"),
    irregular: include_str!("../../data/events/irregular.csv"),
};

impl Default for EventLexicon {
    /// The lexicon of `data/events`.
    fn default() -> Self {
        Self::from_bytes(COMPILED).expect("the build script made this lexicon")
    }
}

impl EventLexicon {
    /// A lexicon of one's own event types, read from one table, which the README documents. Cues of status,
    /// classes of words, actors and irregular verbs are the built-in ones. `name` is what errors call the table.
    ///
    /// # Errors
    /// If the table cannot be read, or says what it may not; the error names file and line.
    pub fn from_reader(reader: impl Read, name: &str) -> Result<Self, LexiconError> {
        let text = read_text(reader, name)?;
        Self::from_bytes(&compile_own(name, &text, &BUILT_IN)?)
    }

    /// A lexicon read from seven tables, which `open` opens by name: `taxonomy.csv`, `triggers.csv`, `status.csv`,
    /// `words.csv`, `actors.csv`, `grammar.csv` and `irregular.csv`.
    ///
    /// # Errors
    /// If a table cannot be read, or says what it may not; the error names file and line.
    pub fn from_readers<R: Read>(open: impl FnMut(&str) -> io::Result<R>) -> Result<Self, LexiconError> {
        Self::from_bytes(&compile(open)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, text: &'static str) -> Result<EventLexicon, LexiconError> {
        EventLexicon::from_readers(|table| {
            let own = match table {
                "taxonomy.csv" => {
                    "slug,group,nature,definition,acled_type,acled_sub_type,plover,cameo\nmention,none,setting,,,,,\n"
                }
                "triggers.csv" => "slug,triggers,kind,weight,requires,forbids,why\n",
                "status.csv" => "status,cue,kind,scope,reach,why\n",
                "words.csv" => {
                    "class,words,kind,why\nexperiencer,be,verb,\nground,city,noun,\nhazard,flood,noun,\nillness,flu,noun,\n"
                }
                "actors.csv" => "noun,kind,why\n",
                "grammar.csv" => "part,words,kind,why\n",
                _ => "base,past,participle\n",
            };
            Ok((if table == name { text } else { own }).as_bytes())
        })
    }

    #[test]
    fn the_built_in_tables_load() {
        assert_eq!(EventLexicon::default().types().count(), 36);
    }

    #[test]
    fn a_damaged_lexicon_is_said_to_be_one() {
        let said = |bytes: &[u8]| EventLexicon::from_bytes(bytes).unwrap_err().to_string();
        assert!(
            said(b"PNG and more").starts_with("the compiled event lexicon is damaged: expected that it begins with")
        );
        let mut changed = COMPILED.to_vec();
        changed[COMPILED.len() / 2] ^= 1;
        for bytes in [&changed, &COMPILED[..COMPILED.len() - 1]] {
            let expected = "the compiled event lexicon is damaged: expected bytes that its checksum fits";
            assert_eq!(said(bytes), expected);
        }
    }

    #[test]
    fn a_lexicon_may_have_its_own_types() {
        let own = "slug,group,nature,definition,acled_type,acled_sub_type,plover,cameo\nsighting,wildlife,incident,,,,,\nmention,none,setting,,,,,\n";
        assert_eq!(with("taxonomy.csv", own).unwrap().types().count(), 2);
    }

    #[test]
    fn a_wrong_value_is_said_with_file_line_and_expectation() {
        let text = "slug,triggers,kind,weight,requires,forbids,why\nraid,raid,verb,1,,,\n";
        let error = with("triggers.csv", text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "triggers.csv:2: `slug` is \"raid\", expected one of taxonomy.csv"
        );
        let text = "slug,triggers,kind,weight,requires,forbids,why\n\nmention,raid,verb,NaN,,,\n";
        let error = with("triggers.csv", text).unwrap_err();
        assert_eq!(
            error.to_string(),
            "triggers.csv:3: `weight` is \"NaN\", expected a number within 0.28 to 1: what is less sure is no event"
        );
    }

    #[test]
    fn a_phrase_that_stands_twice_for_the_same_is_refused_and_in_other_company_is_not() {
        let rows = |rows: &str| format!("slug,triggers,kind,weight,requires,forbids,why\n{rows}").leak();
        let twice = rows("mention,air raid|raid,noun,1,,war,\n\nmention,Air-Raid,,.5,,war,\n");
        let expected = "triggers.csv:4: a phrase is \"Air-Raid\", expected one that line 2 has not for the same type, kind and company";
        assert_eq!(with("triggers.csv", twice).unwrap_err().to_string(), expected);
        let apart = rows("mention,raid,noun,1,,war,\nmention,raid,verb,1,,war,\nmention,raid,noun,1,,,\n");
        assert!(with("triggers.csv", apart).is_ok());
    }

    /// Only the first word of a verb phrase inflects: "sexually assault" would find no assault that happened.
    #[test]
    fn no_verb_phrase_of_ours_begins_with_an_adverb() {
        let like_adverbs = ["fly", "rally", "supply", "tally"];
        for line in include_str!("../../data/events/triggers.csv").lines() {
            let Some((phrases, _)) = line.split_once(",verb,") else {
                continue;
            };
            let phrases = phrases.split_once(',').map_or("", |(_, phrases)| phrases);
            for phrase in phrases.trim_matches('"').split('|') {
                let first = phrase.split(' ').next().unwrap_or_default();
                assert!(!first.ends_with("ly") || like_adverbs.contains(&first), "{phrase}");
            }
        }
    }
}
