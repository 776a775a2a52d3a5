//! A file of word lists in, a Rust constant for each list out: the program reads no list when it starts, and neither one that
//! the code asks for and no file has nor one that nothing asks for goes unseen by the compiler.

use std::collections::HashSet;
use std::fmt::Write;

/// What a file has: the name of a list, its words, and what they are for.
const COLUMNS: &str = "list,words,why";

/// What is wrong with a file of word lists.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {what} is \"{found}\", expected {expected}")]
pub(crate) struct WordListError {
    file: String,
    line: usize,
    what: String,
    found: String,
    expected: String,
}

/// A line of a file.
struct Line<'t> {
    file: &'t str,
    number: usize,
    text: &'t str,
}

/// A list by its name, with its words and what they are for.
struct List {
    name: String,
    words: Vec<String>,
    why: String,
}

/// The constants of the lists in `table`, the content of `file`, in its order. Blank lines and those that begin with `#` are
/// skipped.
///
/// # Errors
/// At the first line that is no list.
pub(crate) fn constants(file: &str, table: &str) -> Result<String, WordListError> {
    let lines = (1..)
        .zip(table.trim_start_matches('\u{feff}').lines())
        .map(|(number, text)| Line { file, number, text });
    let mut lines = lines.filter(|line| !line.text.trim().is_empty() && !line.text.starts_with('#'));
    let header = lines.next().unwrap_or(Line {
        file,
        number: 1,
        text: "",
    });
    if header.text != COLUMNS {
        return Err(header.error("the header", header.text, COLUMNS));
    }
    let mut known = HashSet::new();
    let mut constants = String::new();
    for line in lines {
        let list = line.list()?;
        if known.contains(&list.name) {
            return Err(line.error("the name that stands twice", &list.name, "one list of a name"));
        }
        constants.push_str(&list.constant());
        known.insert(list.name);
    }
    Ok(constants)
}

impl Line<'_> {
    fn list(&self) -> Result<List, WordListError> {
        let [name, words, why] = self.fields()?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(plain) {
            let expected = "a name of small letters, digits and `_`";
            return Err(self.error("`list`", &name, expected));
        }
        if why.trim().is_empty() {
            return Err(self.error("`why`", &why, "what the words are for"));
        }
        let words = self.words(&words)?;
        Ok(List { name, words, why })
    }

    fn words(&self, field: &str) -> Result<Vec<String>, WordListError> {
        let mut words: Vec<String> = Vec::new();
        for word in field.split('|') {
            if word.is_empty() || word.trim() != word {
                let expected = "one or more words with a `|` and no space between them";
                return Err(self.error("`words`", field, expected));
            }
            if words.iter().any(|known| known == word) {
                return Err(self.error("the word that stands twice", word, "each word once"));
            }
            words.push(word.to_owned());
        }
        Ok(words)
    }

    /// The fields. A record is one line, so that its number is exact.
    fn fields(&self) -> Result<[String; 3], WordListError> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(self.text.as_bytes());
        let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
        let fields: Vec<String> = record.iter().map(str::to_owned).collect();
        // An open quotation mark would take in whatever follows.
        let closed = self.text.matches('"').count().is_multiple_of(2);
        let fields = fields.try_into().ok().filter(|_| closed);
        let expected = format!("three fields ({COLUMNS}), those with a comma in quotation marks");
        fields.ok_or_else(|| self.error("the row", self.text, &expected))
    }

    fn error(&self, what: &str, found: &str, expected: &str) -> WordListError {
        WordListError {
            file: self.file.to_owned(),
            line: self.number,
            what: what.to_owned(),
            found: found.to_owned(),
            expected: expected.to_owned(),
        }
    }
}

impl List {
    fn constant(&self) -> String {
        let mut constant = String::new();
        let (name, count) = (self.name.to_ascii_uppercase(), self.words.len());
        let why = &self.why;
        let written = writeln!(
            constant,
            "/// {why}\npub(super) const {name}: [&str; {count}] = {:?};",
            self.words
        );
        written.expect("a string takes all that is written to it");
        constant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a table that is refused.
    fn refused(rows: &str) -> String {
        constants("w.csv", &format!("list,words,why\n{rows}"))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn a_list_becomes_a_constant() {
        let table = "list,words,why\n\n# ships\r\nof_ships,sank|ran aground,\"what they do, alone\"\nsmall,б,в\n";
        let expected = "/// what they do, alone\npub(super) const OF_SHIPS: [&str; 2] = [\"sank\", \"ran aground\"];\n\
            /// в\npub(super) const SMALL: [&str; 1] = [\"б\"];\n";
        assert_eq!(constants("w.csv", table).unwrap(), expected);
    }

    #[test]
    fn a_header_of_other_columns_is_refused() {
        let error = constants("w.csv", "list,words,note\na,b,c\n").unwrap_err();
        let expected = "w.csv:1: the header is \"list,words,note\", expected list,words,why";
        assert_eq!(error.to_string(), expected);
        assert!(constants("w.csv", "").is_err());
    }

    #[test]
    fn an_empty_list_and_an_empty_word_are_refused() {
        let expected = "expected one or more words with a `|` and no space between them";
        assert_eq!(
            refused("\na,b,c\nd,,e\n"),
            format!("w.csv:4: `words` is \"\", {expected}")
        );
        for words in ["b||c", "b|", "b | c", " b"] {
            assert_eq!(
                refused(&format!("a,{words},d\n")),
                format!("w.csv:2: `words` is \"{words}\", {expected}")
            );
        }
    }

    #[test]
    fn a_word_twice_in_a_list_is_refused_and_in_two_lists_is_not() {
        let expected = "w.csv:3: the word that stands twice is \"c\", expected each word once";
        assert_eq!(refused("a,c,d\nb,c|d|c,e\n"), expected);
        assert!(constants("w.csv", "list,words,why\na,c|C,d\nb,c,d\n").is_ok());
    }

    #[test]
    fn a_list_that_no_constant_can_be_called_by_and_a_second_of_a_name_are_refused() {
        for name in ["", "Ships", "of ships", "1st", "é"] {
            let expected = "expected a name of small letters, digits and `_`";
            assert_eq!(
                refused(&format!("{name},b,c\n")),
                format!("w.csv:2: `list` is \"{name}\", {expected}")
            );
        }
        let expected = "w.csv:3: the name that stands twice is \"a\", expected one list of a name";
        assert_eq!(refused("a,b,c\na,d,e\n"), expected);
    }

    #[test]
    fn a_list_without_its_why_and_a_row_of_other_fields_are_refused() {
        assert_eq!(
            refused("a,b, \n"),
            "w.csv:2: `why` is \" \", expected what the words are for"
        );
        for row in ["a,b", "a,b,c,d", "a,b,\"c"] {
            let expected = "expected three fields (list,words,why), those with a comma in quotation marks";
            assert_eq!(refused(row), format!("w.csv:2: the row is \"{row}\", {expected}"));
        }
    }
}
