//! The header of an index: where its sections lie, and how to tell that they are whole.

use super::BuildError;
use std::io::{self, Seek, SeekFrom, Write};
use std::ops::Range;

/// What an index begins with; the digits are the version of the layout.
pub(crate) const MAGIC: &[u8; 8] = b"mmgaz002";
/// What an index of any version begins with.
const FAMILY: &[u8] = MAGIC.split_at(5).0;

/// Whether a file that begins with `bytes` means to be an index, of whatever version.
#[must_use]
pub fn is_index(bytes: &[u8]) -> bool {
    bytes.starts_with(FAMILY)
}

/// The digits of the version that begins with `magic`.
pub(crate) fn version(magic: &[u8]) -> String {
    String::from_utf8_lossy(&magic[FAMILY.len()..]).into_owned()
}
/// Magic, bytes of the file (`u64`), for each section start, end (`u64`) and CRC-32 (`u32`), CRC-32 of all that.
pub(crate) const HEADER_BYTES: usize = 8 + 8 + Part::ALL.len() * 20 + 4;

/// A section of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Folded names.
    Names,
    /// Which places bear a name.
    Postings,
    /// The places.
    Places,
    /// Their regions.
    Admins,
    /// Texts.
    Strings,
    /// The index's own description.
    About,
}

impl Part {
    pub(crate) const ALL: [Self; 6] = [
        Self::Names,
        Self::Postings,
        Self::Places,
        Self::Admins,
        Self::Strings,
        Self::About,
    ];

    /// The word for messages.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Postings => "postings",
            Self::Places => "places",
            Self::Admins => "admins",
            Self::Strings => "strings",
            Self::About => "about",
        }
    }
}

/// Where a section lies, and its checksum.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Extent {
    pub(crate) range: Range<u64>,
    pub(crate) checksum: u32,
}

/// Where all sections lie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Header {
    pub(crate) file_bytes: u64,
    pub(crate) extents: [Extent; Part::ALL.len()],
}

/// Why bytes have no header of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HeaderError {
    /// They begin with something else.
    NoIndex,
    /// They are an index of another version, of these digits.
    Version(String),
    /// They end too early: bytes found, bytes expected.
    Short(u64, u64),
    /// The header contradicts itself.
    Damaged,
}

impl Header {
    /// The header as bytes.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.file_bytes.to_le_bytes());
        for extent in &self.extents {
            bytes.extend(extent.range.start.to_le_bytes());
            bytes.extend(extent.range.end.to_le_bytes());
            bytes.extend(extent.checksum.to_le_bytes());
        }
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// The header that `index` begins with, its sections all within it.
    pub(crate) fn read(index: &[u8]) -> Result<Self, HeaderError> {
        let magic = index.get(..MAGIC.len()).unwrap_or(index);
        if !is_index(magic) {
            return Err(HeaderError::NoIndex);
        }
        if magic != MAGIC {
            return Err(HeaderError::Version(version(magic)));
        }
        let short = |expected: u64| HeaderError::Short(index.len() as u64, expected);
        let header = index.get(..HEADER_BYTES).ok_or_else(|| short(HEADER_BYTES as u64))?;
        let (body, checksum) = header.split_at(HEADER_BYTES - 4);
        if crc32fast::hash(body).to_le_bytes() != *checksum {
            return Err(HeaderError::Damaged);
        }
        let header = Self::decode(&body[MAGIC.len()..]);
        if header.file_bytes != index.len() as u64 {
            return Err(short(header.file_bytes));
        }
        let within = |extent: &Extent| extent.range.start <= extent.range.end && extent.range.end <= header.file_bytes;
        if header.extents.iter().all(within) {
            Ok(header)
        } else {
            Err(HeaderError::Damaged)
        }
    }

    fn decode(bytes: &[u8]) -> Self {
        let (file_bytes, rest) = bytes.split_at(8);
        let mut header = Self {
            file_bytes: number(file_bytes),
            ..Self::default()
        };
        for (extent, bytes) in header.extents.iter_mut().zip(rest.chunks_exact(20)) {
            extent.range = number(&bytes[..8])..number(&bytes[8..16]);
            extent.checksum = number(&bytes[16..]) as u32;
        }
        header
    }
}

/// The number that up to eight bytes are, the least first.
fn number(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Writes the sections of an index one after the other, and the header once they are known.
pub(super) struct Sections<W> {
    out: W,
    start: u64,
    header: Header,
}

impl<W: Write + Seek> Sections<W> {
    /// Leaves room for the header where `out` stands.
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        let start = out.stream_position()?;
        out.write_all(&[0; HEADER_BYTES])?;
        let header = Header {
            file_bytes: HEADER_BYTES as u64,
            ..Header::default()
        };
        Ok(Self { out, start, header })
    }

    /// Writes the next section by way of `write` and returns what that does.
    pub(super) fn write<T>(
        &mut self,
        part: Part,
        write: impl FnOnce(&mut dyn Write) -> Result<T, BuildError>,
    ) -> Result<T, BuildError> {
        let mut measured = Measured::new(&mut self.out);
        let done = write(&mut measured)?;
        let extent = measured.extent(self.header.file_bytes);
        self.header.file_bytes = extent.range.end;
        self.header.extents[part as usize] = extent;
        Ok(done)
    }

    /// Writes the next section.
    pub(super) fn write_bytes(&mut self, part: Part, bytes: &[u8]) -> Result<(), BuildError> {
        self.write(part, |out| Ok(out.write_all(bytes)?))
    }

    /// Writes the header before the sections.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.seek(SeekFrom::Start(self.start))?;
        self.out.write_all(&self.header.to_bytes())?;
        self.out.flush()
    }
}

/// Counts and sums up the bytes that go through it.
struct Measured<W> {
    out: W,
    bytes: u64,
    checksum: crc32fast::Hasher,
}

impl<W: Write> Measured<W> {
    fn new(out: W) -> Self {
        Self {
            out,
            bytes: 0,
            checksum: crc32fast::Hasher::new(),
        }
    }

    /// Where what was written lies, if it began at byte `start`.
    fn extent(self, start: u64) -> Extent {
        Extent {
            range: start..start + self.bytes,
            checksum: self.checksum.finalize(),
        }
    }
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        self.checksum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Vec<u8> {
        let mut header = Header {
            file_bytes: HEADER_BYTES as u64 + 3,
            ..Header::default()
        };
        header.extents[2].range = HEADER_BYTES as u64..HEADER_BYTES as u64 + 3;
        let mut bytes = header.to_bytes();
        bytes.extend(b"abc");
        bytes
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let header = Header::read(&index()).unwrap();
        assert_eq!(header.to_bytes(), index()[..HEADER_BYTES]);
    }

    #[test]
    fn every_byte_of_a_header_counts() {
        for at in 0..HEADER_BYTES {
            let mut damaged = index();
            damaged[at] ^= 1;
            assert!(Header::read(&damaged).is_err(), "byte {at}");
        }
    }

    #[test]
    fn what_is_cut_short_says_by_how_much() {
        let whole = index();
        let cut = Header::read(&whole[..whole.len() - 1]);
        let (len, expected) = (whole.len() as u64 - 1, whole.len() as u64);
        assert_eq!(cut, Err(HeaderError::Short(len, expected)));
    }

    #[test]
    fn another_version_is_named() {
        assert_eq!(
            Header::read(b"mmgaz001 and more"),
            Err(HeaderError::Version("001".to_owned()))
        );
        assert_eq!(Header::read(b"id,name"), Err(HeaderError::NoIndex));
    }
}
