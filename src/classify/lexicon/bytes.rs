//! Numbers and texts in, the bytes of a compiled lexicon out, and back: what is read is copied once and looked up where it then lies.

use super::LexiconError;

/// What a compiled lexicon begins with; the digits are the version of its layout.
const MAGIC: &[u8; 8] = b"mmlex001";
/// Bytes of a number.
const NUMBER: usize = size_of::<u32>();

/// Numbers and texts one after the other, each row of them with its length before it.
#[derive(Debug, Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub(super) fn number(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    /// Records of `N` numbers each.
    pub(super) fn records<const N: usize>(&mut self, records: impl IntoIterator<Item = [u32; N]>) {
        let at = self.0.len();
        self.number(0);
        let mut count = 0_u32;
        for record in records {
            record.into_iter().for_each(|number| self.number(number));
            count += 1;
        }
        self.0[at..at + NUMBER].copy_from_slice(&count.to_le_bytes());
    }

    pub(super) fn numbers(&mut self, numbers: &[u32]) {
        self.records(numbers.iter().map(|number| [*number]));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u32);
        self.0.extend(bytes);
    }

    /// All of it, with a head by which a damaged one is known.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(crc32fast::hash(&self.0).to_le_bytes());
        bytes.extend(self.0);
        bytes
    }
}

/// Takes off the front what a [`Writer`] wrote.
#[derive(Debug)]
pub(super) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    /// A reader of bytes that are as they were written.
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, LexiconError> {
        let rest = bytes
            .strip_prefix(MAGIC)
            .ok_or(damaged("that it begins with \"mmlex001\""))?;
        let mut reader = Self(rest);
        let checksum = reader.number()?;
        if crc32fast::hash(reader.0) != checksum {
            return Err(damaged("bytes that its checksum fits"));
        }
        Ok(reader)
    }

    fn take(&mut self, count: usize) -> Result<&'b [u8], LexiconError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(damaged("more bytes"))?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn number(&mut self) -> Result<u32, LexiconError> {
        let [number] = self.taken(1)?.next().unwrap_or_default();
        Ok(number)
    }

    fn taken<const N: usize>(
        &mut self,
        count: usize,
    ) -> Result<impl ExactSizeIterator<Item = [u32; N]> + use<'b, N>, LexiconError> {
        let bytes = count.checked_mul(N * NUMBER).ok_or(damaged("fewer records"))?;
        let (numbers, _) = self.take(bytes)?.as_chunks::<NUMBER>();
        let (records, _) = numbers.as_chunks::<N>();
        Ok(records.iter().map(|record| record.map(u32::from_le_bytes)))
    }

    /// Records of `N` numbers each.
    pub(super) fn records<const N: usize>(
        &mut self,
    ) -> Result<impl ExactSizeIterator<Item = [u32; N]> + use<'b, N>, LexiconError> {
        let count = self.number()? as usize;
        self.taken(count)
    }

    /// What records of `N` numbers each stand for, all of which must stand for something `expected`.
    pub(super) fn each<const N: usize, T>(
        &mut self,
        expected: &'static str,
        mut of: impl FnMut([u32; N]) -> Option<T>,
    ) -> Result<Vec<T>, LexiconError> {
        let records = self.records()?;
        let mut all = Vec::with_capacity(records.len());
        for record in records {
            all.push(of(record).ok_or(damaged(expected))?);
        }
        Ok(all)
    }

    pub(super) fn numbers(&mut self) -> Result<Vec<u32>, LexiconError> {
        Ok(self.records()?.map(|[number]| number).collect())
    }

    pub(super) fn text(&mut self) -> Result<&'b str, LexiconError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| damaged("text in UTF-8"))
    }

    pub(super) fn bytes(&mut self) -> Result<&'b [u8], LexiconError> {
        let count = self.number()? as usize;
        self.take(count)
    }
}

/// What is said of bytes that no lexicon has.
pub(super) const fn damaged(expected: &'static str) -> LexiconError {
    LexiconError::Damaged { expected }
}

/// A number of 64 bits as two, the lower first.
pub(super) const fn halves(number: u64) -> [u32; 2] {
    [number as u32, (number >> 32) as u32]
}

/// The number that two are.
pub(super) fn whole([low, high]: [u32; 2]) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> Vec<u8> {
        let mut writer = Writer::default();
        writer.number(7);
        writer.records([halves(u64::MAX - 1), halves(3)]);
        writer.numbers(&[]);
        writer.text("Łódź");
        writer.finish()
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = written();
        let mut reader = Reader::new(&bytes).unwrap();
        assert_eq!(reader.number(), Ok(7));
        let wide: Vec<u64> = reader.records().unwrap().map(whole).collect();
        assert_eq!(wide, [u64::MAX - 1, 3]);
        assert_eq!((reader.numbers(), reader.text()), (Ok(Vec::new()), Ok("Łódź")));
        assert!(reader.number().is_err());
        let mut reader = Reader::new(&bytes).unwrap();
        reader.number().unwrap();
        let small = |halves: [u32; 2]| Some(whole(halves)).filter(|number| *number < 4);
        assert_eq!(reader.each("small numbers", small), Err(damaged("small numbers")));
    }

    #[test]
    fn a_byte_that_changed_or_lacks_is_said() {
        let whole = written();
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert!(Reader::new(&changed).is_err(), "{at}");
            assert!(Reader::new(&whole[..at]).is_err(), "{at}");
        }
    }
}
