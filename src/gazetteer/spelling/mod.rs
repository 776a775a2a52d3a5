//! A folded name that no place has in, the names that it may be another spelling of out.
//!
//! There is no index of keys. The names of the gazetteer are walked while the asked name is read, and at each letter
//! the walk may turn to what `data/spelling.csv` says is written for it elsewhere: at a cost, cheapest first.

mod table;
mod walk;

pub use table::{Spellings, TableError};

use fst::raw::Fst;
use std::sync::LazyLock;
use walk::{Bounds, Walk};

/// Costs count in tenths of a wrong letter.
const WRONG_LETTER: u16 = 10;
/// How many states of the walk are looked at before it gives up: some milliseconds.
const MOST_STATES: usize = 20_000;
/// The same where a person waits for an answer to a typo.
const MOST_STATES_OF_TYPO: usize = 400_000;

/// The most letters of a name that is looked for; no gazetteer seen has a longer one.
const LONGEST_NAME: usize = 100;

/// The spellings of `data/spelling.csv`.
static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    Spellings::new(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/spelling.csv")))
        .expect("a test reads this table")
});

impl Spellings {
    /// The spellings that come with the program.
    #[must_use]
    pub fn of_the_world() -> &'static Self {
        &SPELLINGS
    }
}

/// A name that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Respelling {
    /// How far its spelling is from the one asked for, in tenths of a wrong letter.
    pub(super) cost: u16,
    /// The name, folded.
    pub(super) name: String,
    /// What the index has for it.
    pub(super) value: u64,
}

/// The names of `fst` that `name` (folded) may be another spelling of at a cost of `most`, up to about `limit`, cheapest
/// first, then in the order of the alphabet.
pub(super) fn respelled<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    spellings: &Spellings,
    name: &str,
    most: u16,
    limit: usize,
) -> Vec<Respelling> {
    if name.chars().count() > LONGEST_NAME {
        return Vec::new();
    }
    let bounds = Bounds {
        first: 5,
        each: 9,
        most,
        slack: 2,
        names: limit,
        states: MOST_STATES,
    };
    Walk::new(fst, spellings, name, bounds).names()
}

/// The names of `fst` that differ from `name` (folded) by a wrong letter or two, a missing one, one too many or two in
/// the wrong order, and else are spelt alike.
pub(super) fn did_you_mean<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    spellings: &Spellings,
    name: &str,
    limit: usize,
) -> Vec<Respelling> {
    let letters = name.chars().count();
    if letters > LONGEST_NAME {
        return Vec::new();
    }
    let wrong = if letters < 6 { 1 } else { 2 };
    let bounds = Bounds {
        first: wrong * WRONG_LETTER,
        each: 0,
        most: u16::MAX,
        slack: WRONG_LETTER / 2,
        names: limit,
        states: MOST_STATES_OF_TYPO,
    };
    Walk::new(fst, spellings, name, bounds).with_typos(WRONG_LETTER).names()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn first(names: &[&str], asked: &str) -> Option<String> {
        let mut names: Vec<String> = names.iter().map(|name| fold(name)).collect();
        names.sort();
        let names = names.iter().zip(0..);
        let index = fst::Map::from_iter(names).unwrap();
        let found = respelled(index.as_fst(), Spellings::of_the_world(), &fold(asked), u16::MAX, 5);
        found.into_iter().next().map(|respelling| respelling.name)
    }

    fn is_found(name: &str, asked: &str) {
        let names = [
            name,
            "Kursk",
            "Krasnyi Luch",
            "Qamishli",
            "Zaragoza",
            "Kairo",
            "Mariupol",
        ];
        assert_eq!(
            first(&names, asked),
            Some(fold(name)),
            "{asked} for {name}; mend data/spelling.csv"
        );
    }

    #[test]
    fn slavic_names_are_found_in_other_romanizations() {
        for asked in ["Kryvyy Rih", "Krivoy Rog", "Kryvyj Rih", "Krivoi Rog"] {
            is_found("Kryvyi Rih", asked);
        }
        for asked in ["Zaporizhia", "Zaporozhye", "Saporischschja"] {
            is_found("Zaporizhzhia", asked);
        }
        is_found("Kyiv", "Kiev");
        is_found("Kharkiv", "Charkow");
        is_found("Pokrovske", "Pokrovskoye");
    }

    #[test]
    fn arabic_names_are_found_in_other_romanizations() {
        for asked in ["Qusayr", "Kusair", "el-Kuseir", "Al Qusair"] {
            is_found("Al-Qusayr", asked);
        }
        is_found("Quneitra", "Kuneitra");
        is_found("Deir ez-Zor", "Dayr al-Zawr");
    }

    #[test]
    fn names_are_found_from_their_own_script_and_for_it() {
        is_found("Kharkiv", "Харьков");
        is_found("Харків", "Харьков");
        is_found("Краматорск", "Kramatorsk");
        is_found("Al-Qusayr", "القصير");
        is_found("القصیر", "قصير");
    }

    #[test]
    fn what_is_written_with_vowels_is_not_sought_in_a_script_without() {
        assert_eq!(first(&["الموصل"], "Al Mawsil"), None);
    }

    #[test]
    fn another_name_is_no_spelling() {
        assert_eq!(first(&["Bakhmut"], "Artemivsk"), None);
        assert_eq!(first(&["Москва"], "北京"), None);
        assert_eq!(first(&["Moskva"], ""), None);
        assert_eq!(first(&["Moskva"], &"a".repeat(100_000)), None);
    }

    #[test]
    fn a_nearer_name_comes_first() {
        assert_eq!(
            first(&["Kalinivka", "Kalynivka"], "Kalynivka").as_deref(),
            Some("kalynivka")
        );
        assert_eq!(first(&["Homs", "Hims"], "Hyms").as_deref(), Some("hims"));
    }

    #[test]
    fn one_wrong_letter_is_mended_two_in_a_short_name_are_not() {
        let index = fst::Map::from_iter([("aleppo", 0), ("kabul", 1), ("london", 2)]).unwrap();
        let meant = |asked: &str| {
            let found = did_you_mean(index.as_fst(), Spellings::of_the_world(), asked, 5);
            found.into_iter().map(|found| found.name).collect::<Vec<_>>()
        };
        for asked in ["london", "lonodn", "lonxdon", "lonon", "lobdon"] {
            assert_eq!(meant(asked), ["london"], "{asked}");
        }
        assert_eq!(meant("kzbzl"), [""; 0]);
    }
}
