//! `spelling.csv` in, what may be written for what out.

use crate::text::fold_into;
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::HashSet;

/// What may be written for what, and what that costs.
#[derive(Debug, Default)]
pub struct Spellings {
    rewrites: FxHashMap<CompactString, Vec<Rewrite>>,
    longest: usize,
    romanizing: HashSet<String>,
}

/// One thing that may be written for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rewrite {
    /// What is written for it; may be nothing.
    pub(super) to: CompactString,
    /// In tenths of a wrong letter.
    pub(super) cost: u16,
    /// Only at the start of a word.
    starts: bool,
    /// Only at the end of a word.
    ends: bool,
}

/// A row that cannot be understood.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("spelling.csv:{line}: {what}")]
pub struct TableError {
    /// Line, counted from 1.
    pub line: usize,
    /// What was found and what was expected.
    pub what: String,
}

/// A spelling as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Spelling {
    text: CompactString,
    starts: bool,
    ends: bool,
}

/// The rows of the table by kind, each with its cost.
#[derive(Debug, Default)]
struct Rows {
    alike: Vec<(u16, Vec<Spelling>)>,
    letters: Vec<(u16, Vec<Spelling>)>,
    abjad: Vec<(u16, Vec<Spelling>)>,
    doubled: Vec<(u16, Vec<Spelling>)>,
    vowels: Vec<(u16, Vec<Spelling>)>,
    romanizing: HashSet<String>,
}

impl Spellings {
    /// The spellings of a CSV text with the columns `kind`, `cost` and `spellings`, as `data/README.md` describes them.
    ///
    /// # Errors
    /// If a row has an unknown kind, no cost, or fewer than two spellings.
    pub fn new(csv: &str) -> Result<Self, TableError> {
        let rows = Rows::parse(csv)?;
        let mut costs = Costs::default();
        for (cost, class) in rows.alike.iter() {
            costs.add_class(class, *cost);
        }
        for (cost, letters) in &rows.doubled {
            for letter in letters {
                costs.add(letter, &letter.times(2), *cost);
            }
        }
        for (cost, row) in rows.letters.iter().chain(&rows.abjad) {
            for reading in &row[1..] {
                costs.add(&row[0], reading, *cost);
            }
        }
        add_unwritten_vowels(&rows, &mut costs);
        add_readings_of_readings(&rows, &mut costs);
        Ok(Self {
            romanizing: rows.romanizing,
            ..costs.into_spellings()
        })
    }

    /// Whether the names of a country (ISO 3166-1) are romanized from a script that the table knows, so that the press
    /// spells them in several ways.
    #[must_use]
    pub fn are_romanized_in(&self, country_code: &str) -> bool {
        self.romanizing.contains(country_code)
    }

    /// What may be written for the part of `name` that begins at byte `at`: the byte after that part with each rewrite,
    /// the part as it is for nothing among them, in the order of what is written.
    pub(super) fn at<'s>(&'s self, name: &'s str, at: usize) -> Vec<(usize, &'s str, u16)> {
        let mut found = Vec::new();
        if let Some(c) = name[at..].chars().next() {
            found.push((at + c.len_utf8(), &name[at..at + c.len_utf8()], 0));
        }
        let begins = at == 0 || name[..at].ends_with(' ');
        for end in (at..=name.len().min(at + self.longest)).filter(|end| name.is_char_boundary(*end)) {
            let ends = end == name.len() || name[end..].starts_with(' ');
            let rewrites = self.rewrites.get(&name[at..end]).into_iter().flatten();
            let fitting = rewrites.filter(|rewrite| (!rewrite.starts || begins) && (!rewrite.ends || ends));
            found.extend(fitting.map(|rewrite| (end, rewrite.to.as_str(), rewrite.cost)));
        }
        found.sort_unstable_by_key(|(end, to, cost)| (*to, *end, *cost));
        found.dedup_by_key(|(end, to, _)| (*to, *end));
        found
    }
}

impl Rows {
    fn parse(csv: &str) -> Result<Self, TableError> {
        let mut rows = Self::default();
        for (line, row) in (1..).zip(csv.lines()).skip(1) {
            let error = |what: String| TableError { line, what };
            let mut fields = row.splitn(4, ',');
            let [kind, cost, spellings] = [(); 3].map(|()| fields.next().unwrap_or_default());
            if kind == "countries" {
                rows.romanizing.extend(spellings.split(' ').map(str::to_owned));
                continue;
            }
            let cost = cost
                .parse()
                .map_err(|_| error(format!("expected a cost, found `{cost}`")))?;
            let spellings: Vec<Spelling> = spellings.split(' ').map(Spelling::parse).collect();
            if spellings.len() < 2 {
                return Err(error("expected two spellings or more".to_owned()));
            }
            rows.of_kind(kind)
                .ok_or_else(|| error(format!("unknown kind `{kind}`")))?
                .push((cost, spellings));
        }
        Ok(rows)
    }

    fn of_kind(&mut self, kind: &str) -> Option<&mut Vec<(u16, Vec<Spelling>)>> {
        match kind {
            "alike" => Some(&mut self.alike),
            "letter" => Some(&mut self.letters),
            "abjad" => Some(&mut self.abjad),
            "doubled" => Some(&mut self.doubled),
            "vowels" => Some(&mut self.vowels),
            _ => None,
        }
    }
}

impl Spelling {
    /// `^` marks the start of a word, `$` its end, `_` is a space, `.` nothing; the letters are folded as names are.
    fn parse(field: &str) -> Self {
        let text = field.trim_start_matches('^').trim_end_matches('$');
        let mut folded = String::new();
        for (n, part) in text.split('_').enumerate() {
            if n > 0 {
                folded.push(' ');
            }
            fold_into(part, &mut folded);
        }
        Self {
            text: folded.into(),
            starts: field.starts_with('^'),
            ends: field.ends_with('$'),
        }
    }

    fn times(&self, count: usize) -> Self {
        Self {
            text: self.text.repeat(count),
            ..*self
        }
    }

    fn followed_by(&self, other: &Self) -> Self {
        Self {
            text: [self.text.as_str(), &other.text].concat().into(),
            ..*self
        }
    }

    fn is_plain(&self) -> bool {
        !self.starts && !self.ends && !self.text.is_empty()
    }
}

/// A letter of a script that leaves short vowels out may stand for its sound, the sound doubled, and either with a vowel.
fn add_unwritten_vowels(rows: &Rows, costs: &mut Costs) {
    for (cost, row) in &rows.abjad {
        for reading in row[1..].iter().filter(|reading| reading.is_plain()) {
            let doubled = reading.times(2);
            costs.add(&row[0], &doubled, *cost);
            for (more, vowels) in &rows.vowels {
                for vowel in vowels {
                    costs.add(&row[0], &reading.followed_by(vowel), cost + more);
                    costs.add(&row[0], &doubled.followed_by(vowel), cost + more);
                }
            }
        }
    }
}

/// What may be written for a reading of a letter may be written for the letter, and letters that are read alike for each
/// other: х for h, о for і.
fn add_readings_of_readings(rows: &Rows, costs: &mut Costs) {
    let letters = rows.letters.iter().filter(|(_, row)| row[0].is_plain());
    let readings: Vec<(&Spelling, &Spelling, u16)> = letters
        .flat_map(|(cost, row)| row[1..].iter().map(|reading| (&row[0], reading, *cost)))
        .filter(|(_, reading, _)| reading.is_plain())
        .collect();
    let known: FxHashSet<&str> = readings.iter().map(|(letter, ..)| letter.text.as_str()).collect();
    let written = costs.written();
    for (letter, reading, cost) in &readings {
        for (other, more) in written.get(&reading.text).into_iter().flatten() {
            costs.add(letter, other, cost + more);
        }
    }
    let written = costs.written();
    for (letter, reading, cost) in &readings {
        let others = written.get(&reading.text).into_iter().flatten();
        for (other, more) in others.filter(|(other, _)| other.is_plain() && known.contains(other.text.as_str())) {
            costs.add(letter, other, cost + more);
        }
    }
}

/// The least cost of each pair of spellings, in both directions.
#[derive(Debug, Default)]
struct Costs(FxHashMap<(CompactString, Spelling), u16>);

impl Costs {
    fn add_class(&mut self, class: &[Spelling], cost: u16) {
        for (n, one) in class.iter().enumerate() {
            for other in &class[n + 1..] {
                self.add(one, other, cost);
            }
        }
    }

    fn add(&mut self, one: &Spelling, other: &Spelling, cost: u16) {
        if one.text == other.text {
            return;
        }
        // What is put in or left out for nothing would never end.
        let nothing = one.text.is_empty() || other.text.is_empty();
        let cost = cost.max(u16::from(nothing));
        let (starts, ends) = (one.starts || other.starts, one.ends || other.ends);
        for (from, to) in [(one, other), (other, one)] {
            let text = to.text.clone();
            let known = self.0.entry((from.text.clone(), Spelling { text, starts, ends }));
            let known = known.or_insert(cost);
            *known = cost.min(*known);
        }
    }

    /// What may be written for each spelling, so far.
    fn written(&self) -> FxHashMap<CompactString, Vec<(Spelling, u16)>> {
        let mut written: FxHashMap<CompactString, Vec<(Spelling, u16)>> = FxHashMap::default();
        for ((from, to), cost) in &self.0 {
            let all = written.entry(from.clone()).or_default();
            all.push((to.clone(), *cost));
        }
        written
    }

    fn into_spellings(self) -> Spellings {
        let mut spellings = Spellings::default();
        for ((from, Spelling { text: to, starts, ends }), cost) in self.0 {
            spellings.longest = spellings.longest.max(from.len());
            let rewrite = Rewrite { to, cost, starts, ends };
            spellings.rewrites.entry(from).or_default().push(rewrite);
        }
        spellings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_for(csv: &str, name: &str) -> Vec<(usize, String, u16)> {
        let table = Spellings::new(&format!("kind,cost,spellings,meaning\n{csv}")).unwrap();
        let all = table.at(name, 0);
        all.into_iter()
            .map(|(end, to, cost)| (end, to.to_owned(), cost))
            .collect()
    }

    #[test]
    fn the_table_of_the_world_is_sound() {
        assert!(Spellings::of_the_world().are_romanized_in("UA"));
    }

    #[test]
    fn a_bad_row_is_said_with_its_line() {
        let error = |csv: &str| Spellings::new(csv).unwrap_err().to_string();
        assert_eq!(
            error("kind,cost,spellings,meaning\nalike,x,a b,\n"),
            "spelling.csv:2: expected a cost, found `x`"
        );
        assert_eq!(
            error("\nalike,1,a b,\nlike,1,a b,"),
            "spelling.csv:3: unknown kind `like`"
        );
    }

    #[test]
    fn an_ending_is_written_only_at_the_end_of_a_word() {
        let ending = "alike,3,yy$ oy$,";
        assert_eq!(
            written_for(ending, "yy"),
            [(2, "oy".to_owned(), 3), (1, "y".to_owned(), 0)]
        );
        assert_eq!(written_for(ending, "yyl"), [(1, "y".to_owned(), 0)]);
    }

    #[test]
    fn letters_that_are_read_alike_stand_for_each_other() {
        let found = written_for("letter,0,и y,\nletter,0,і i,\nalike,2,i y,", "и");
        let of = |to: &str| found.iter().find(|(_, written, _)| written == to).map(|found| found.2);
        assert_eq!((of("y"), of("i"), of("і")), (Some(0), Some(2), Some(2)));
    }
}
