//! The words that a lexicon knows, as numbers.

use super::LexiconError;
use super::bytes::{Reader, Writer, damaged, halves, whole};
use crate::text::short_word;
use compact_str::CompactString;

/// A word that the lexicon knows; 0 for all others.
pub(in crate::classify) type WordId = u32;

/// The words of a lexicon in two tables that are looked up where they lie: those that are numbers by themselves, and the others. A word
/// stands at the slot that its number or its letters lead to, or at the next one that was free.
#[derive(Debug)]
pub(in crate::classify) struct Vocabulary {
    /// The number of each short word by slot, 0 where there is none; and which word it is.
    short: Vec<u64>,
    short_ids: Vec<WordId>,
    /// The place of each long word among `words` by slot, from 1; 0 where there is none.
    long: Vec<u32>,
    /// Which word each is, and where its letters end.
    words: Vec<[u32; 2]>,
    letters: String,
}

impl Vocabulary {
    /// Reads what [`Vocabulary::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LexiconError> {
        let vocabulary = Self {
            short: reader.records()?.map(whole).collect(),
            short_ids: reader.numbers()?,
            long: reader.numbers()?,
            words: reader.records()?.collect(),
            letters: reader.text()?.to_owned(),
        };
        let sizes = [vocabulary.short.len(), vocabulary.long.len()];
        if sizes.into_iter().all(usize::is_power_of_two) && vocabulary.short_ids.len() == vocabulary.short.len() {
            return Ok(vocabulary);
        }
        Err(damaged("tables of words whose sizes are powers of two"))
    }

    /// Writes the words that are numbers by themselves, and the others.
    pub(super) fn write(short: &[(u64, WordId)], long: &[(CompactString, WordId)], writer: &mut Writer) {
        // Half of the slots stay free, so that a search soon meets one.
        let table = |count: usize| vec![0_u32; (2 * count).next_power_of_two()];
        let mut slots = table(short.len());
        for (at, (number, _)) in (1..).zip(short) {
            place(&mut slots, of_number(*number), at);
        }
        let of_slot = |slot: &u32| slot.checked_sub(1).map_or((0, 0), |at| short[at as usize]);
        writer.records(slots.iter().map(|slot| halves(of_slot(slot).0)));
        writer.records(slots.iter().map(|slot| [of_slot(slot).1]));
        let mut slots = table(long.len());
        let (mut words, mut letters) = (Vec::new(), String::new());
        for (at, (word, id)) in (1..).zip(long) {
            place(&mut slots, of_letters(word), at);
            letters.push_str(word);
            words.push([*id, letters.len() as u32]);
        }
        writer.numbers(&slots);
        writer.records(words);
        writer.text(&letters);
    }

    /// The word's id, 0 where the lexicon does not know it.
    pub(in crate::classify) fn id(&self, word: &str) -> WordId {
        let known = match short_word(word) {
            Some(number) => self.short_id(number),
            None => self.long_id(word),
        };
        known.unwrap_or(0)
    }

    fn short_id(&self, number: u64) -> Option<WordId> {
        let mut slots = slots(of_number(number), self.short.len());
        let slot = slots.find(|slot| self.short[*slot] == number || self.short[*slot] == 0)?;
        (self.short[slot] != 0).then(|| self.short_ids[slot])
    }

    fn long_id(&self, word: &str) -> Option<WordId> {
        for slot in slots(of_letters(word), self.long.len()) {
            let at = self.long[slot].checked_sub(1)? as usize;
            let [id, end] = *self.words.get(at)?;
            let start = at.checked_sub(1).map_or(0, |before| self.words[before][1]);
            if self.letters.as_bytes().get(start as usize..end as usize)? == word.as_bytes() {
                return Some(id);
            }
        }
        None
    }
}

/// Puts word `at` into the first free slot.
fn place(table: &mut [u32], place: u64, at: u32) {
    if let Some(slot) = slots(place, table.len()).find(|slot| table[*slot] == 0) {
        table[slot] = at;
    }
}

/// All slots of a table of a size that is a power of two, from the one that `place` leads to on.
fn slots(place: u64, size: usize) -> impl Iterator<Item = usize> {
    let first = (place >> 32) as usize;
    (0..size).map(move |step| first.wrapping_add(step) & (size - 1))
}

/// A number of which each bit depends on those below it, the same on all machines.
const fn of_number(number: u64) -> u64 {
    number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn of_letters(word: &str) -> u64 {
    let (eights, rest) = word.as_bytes().as_chunks();
    let mixed = |place: u64, number: u64| of_number(place.rotate_left(23) ^ number);
    let place = eights
        .iter()
        .fold(0, |place, eight| mixed(place, u64::from_le_bytes(*eight)));
    let rest = rest.iter().fold(1, |number, byte| number << 8 | u64::from(*byte));
    mixed(place, rest)
}

/// `word` in lower case, its apostrophe a plain one.
pub(in crate::classify) fn lower_case(word: &str) -> CompactString {
    if word.is_ascii() {
        let mut lower = CompactString::new(word);
        lower.make_ascii_lowercase();
        return lower;
    }
    word.chars()
        .map(|c| if matches!(c, '’' | '‘' | 'ʼ') { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(short: &[(u64, WordId)], long: &[(CompactString, WordId)]) -> Vocabulary {
        let mut writer = Writer::default();
        Vocabulary::write(short, long, &mut writer);
        let bytes = writer.finish();
        Vocabulary::read(&mut Reader::new(&bytes).unwrap()).unwrap()
    }

    #[test]
    fn each_word_is_found_and_no_other() {
        let word = |id: u32| format!("{}{id}", ["w", "evacuation", "l'été"][id as usize % 3]);
        let (mut short, mut long) = (Vec::new(), Vec::new());
        for id in 1..900 {
            match short_word(&word(id)) {
                Some(number) => short.push((number, id)),
                None => long.push((CompactString::new(word(id)), id)),
            }
        }
        let known = vocabulary(&short, &long);
        assert!((1..900).all(|id| known.id(&word(id)) == id));
        assert!((900..1800).all(|id| known.id(&word(id)) == 0));
        assert_eq!(known.id(""), 0);
    }

    #[test]
    fn an_empty_one_knows_no_word() {
        let empty = vocabulary(&[], &[]);
        assert_eq!((empty.id("a"), empty.id("evacuation")), (0, 0));
    }
}
