//! A word in, what it may do in a sentence out: open a clause, govern a place, tell who speaks.

use super::LexiconError;
use super::bytes::{Reader, Writer, halves, whole};
use super::vocabulary::WordId;

/// What a word may do in a sentence; `data/events/grammar.csv` says which words do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify) enum Part {
    Clause,
    Result,
    AsBefore,
    AsAfter,
    Locative,
    Target,
    Of,
    Toward,
    Source,
    Party,
    For,
    Article,
    Adjective,
    Finite,
    Stop,
    Adverb,
    Have,
    Modal,
    Be,
    Speak,
    Fraction,
    Opening,
    Visit,
    Leave,
    About,
    Occasion,
    Cause,
    Joins,
    Listed,
    Within,
    Kind,
    Aside,
    Definite,
    Topic,
    Hosts,
    Onlooker,
    Relative,
    Site,
    Coded,
    Person,
    Supposes,
    Conflict,
    Verbal,
    Distance,
    Local,
    Justice,
    Handles,
    Elsewhere,
    Narrows,
    Struck,
    Counts,
    Victims,
    Spreads,
    Contested,
    Opposes,
    Direction,
    Stormy,
    Beyond,
    Number,
    Remote,
    Observer,
    Shipped,
    Turns,
    Envoy,
    Ends,
    Apart,
    Meant,
    Qualifies,
    Way,
    Receives,
    Punishes,
    Travels,
}

/// The parts by the names that the table has for them.
const NAMES: [(&str, Part); 72] = [
    ("clause", Part::Clause),
    ("result", Part::Result),
    ("as_before", Part::AsBefore),
    ("as_after", Part::AsAfter),
    ("locative", Part::Locative),
    ("target", Part::Target),
    ("of", Part::Of),
    ("toward", Part::Toward),
    ("source", Part::Source),
    ("party", Part::Party),
    ("for", Part::For),
    ("article", Part::Article),
    ("adjective", Part::Adjective),
    ("finite", Part::Finite),
    ("stop", Part::Stop),
    ("adverb", Part::Adverb),
    ("have", Part::Have),
    ("modal", Part::Modal),
    ("be", Part::Be),
    ("speak", Part::Speak),
    ("fraction", Part::Fraction),
    ("opening", Part::Opening),
    ("visit", Part::Visit),
    ("leave", Part::Leave),
    ("about", Part::About),
    ("occasion", Part::Occasion),
    ("cause", Part::Cause),
    ("joins", Part::Joins),
    ("listed", Part::Listed),
    ("within", Part::Within),
    ("kind", Part::Kind),
    ("aside", Part::Aside),
    ("definite", Part::Definite),
    ("topic", Part::Topic),
    ("hosts", Part::Hosts),
    ("onlooker", Part::Onlooker),
    ("relative", Part::Relative),
    ("site", Part::Site),
    ("coded", Part::Coded),
    ("person", Part::Person),
    ("supposes", Part::Supposes),
    ("conflict", Part::Conflict),
    ("verbal", Part::Verbal),
    ("distance", Part::Distance),
    ("local", Part::Local),
    ("justice", Part::Justice),
    ("handles", Part::Handles),
    ("elsewhere", Part::Elsewhere),
    ("narrows", Part::Narrows),
    ("struck", Part::Struck),
    ("counts", Part::Counts),
    ("victims", Part::Victims),
    ("spreads", Part::Spreads),
    ("contested", Part::Contested),
    ("opposes", Part::Opposes),
    ("direction", Part::Direction),
    ("stormy", Part::Stormy),
    ("beyond", Part::Beyond),
    ("number", Part::Number),
    ("remote", Part::Remote),
    ("observer", Part::Observer),
    ("shipped", Part::Shipped),
    ("turns", Part::Turns),
    ("envoy", Part::Envoy),
    ("ends", Part::Ends),
    ("apart", Part::Apart),
    ("meant", Part::Meant),
    ("qualifies", Part::Qualifies),
    ("way", Part::Way),
    ("receives", Part::Receives),
    ("punishes", Part::Punishes),
    ("travels", Part::Travels),
];

impl Part {
    /// The part of that name.
    pub(in crate::classify) fn parse(name: &str) -> Option<Self> {
        let known = NAMES.iter().find(|(known, _)| *known == name);
        known.map(|(_, part)| *part)
    }

    const fn bit(self) -> u128 {
        1 << self as u128
    }
}

/// What a word may do, all of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::classify) struct Parts(u128);

impl Parts {
    /// Notes that it may do this as well.
    pub(super) const fn add(&mut self, part: Part) {
        self.0 |= part.bit();
    }

    /// These and `others`.
    pub(in crate::classify) const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether it may do this.
    pub(in crate::classify) const fn has(self, part: Part) -> bool {
        self.0 & part.bit() != 0
    }
}

/// What each word may do.
#[derive(Debug)]
pub(in crate::classify) struct Grammar {
    /// All that some word may do.
    known: Vec<Parts>,
    /// Which of these each word may do, by the words' numbers.
    of_word: Vec<u32>,
}

impl Grammar {
    /// Reads what [`Grammar::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LexiconError> {
        let parts = |[a, b, c, d]: [u32; 4]| Parts(u128::from(whole([a, b])) | u128::from(whole([c, d])) << 64);
        Ok(Self {
            known: reader.records()?.map(parts).collect(),
            of_word: reader.numbers()?,
        })
    }

    /// Writes what each word may do, by the words' numbers.
    pub(super) fn write(of_words: &[Parts], writer: &mut Writer) {
        let mut known: Vec<Parts> = Vec::new();
        let mut number = |parts: &Parts| {
            let at = known.iter().position(|known| known == parts);
            at.unwrap_or_else(|| {
                known.push(*parts);
                known.len() - 1
            }) as u32
        };
        let of_word: Vec<u32> = of_words.iter().map(&mut number).collect();
        writer.records(known.iter().map(|Parts(parts)| {
            let ([a, b], [c, d]) = (halves(*parts as u64), halves((*parts >> 64) as u64));
            [a, b, c, d]
        }));
        writer.numbers(&of_word);
    }

    /// What `word` may do.
    pub(in crate::classify) fn of(&self, word: WordId) -> Parts {
        let known = self
            .of_word
            .get(word as usize)
            .and_then(|at| self.known.get(*at as usize));
        known.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_do_several_things_and_unknown_words_do_none() {
        let mut of_words = [Parts::default(); 4];
        of_words[3].add(Part::Clause);
        of_words[3].add(Part::Meant);
        let mut writer = Writer::default();
        Grammar::write(&of_words, &mut writer);
        let bytes = writer.finish();
        let grammar = Grammar::read(&mut Reader::new(&bytes).unwrap()).unwrap();
        assert!(grammar.of(3).has(Part::Clause) && grammar.of(3).has(Part::Meant));
        assert!(!grammar.of(3).has(Part::Article));
        assert_eq!((grammar.of(1), grammar.of(9)), (Parts::default(), Parts::default()));
    }

    #[test]
    fn each_part_has_a_name_of_its_own() {
        let bits = NAMES.iter().fold(0_u128, |bits, (_, part)| bits | part.bit());
        assert_eq!(bits.count_ones() as usize, NAMES.len());
        assert_eq!(Part::parse("clause"), Some(Part::Clause));
        assert_eq!(Part::parse("claws"), None);
    }
}
