//! Where the bytes of an index live: in the program, in memory, or in a file that the system reads page by page.

use std::ops::Range;
use std::sync::Arc;

/// The bytes of an index, cheap to clone. WebAssembly has no files to map.
#[derive(Debug, Clone)]
pub(super) enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
    #[cfg(not(target_family = "wasm"))]
    Mapped(Arc<memmap2::Mmap>),
}

#[cfg(not(target_family = "wasm"))]
impl Bytes {
    /// Maps a file into memory.
    #[allow(unsafe_code, reason = "the one way to map a file; see SAFETY")]
    pub(super) fn map(file: &std::fs::File) -> std::io::Result<Self> {
        // SAFETY: the bytes are only read, through bounds-checked slices, and no value is made of them without a check.
        // What remains is that somebody truncates the file meanwhile, which ends the program with SIGBUS: indexes
        // are written under another name and renamed, so that nobody has to.
        let map = unsafe { memmap2::Mmap::map(file)? };
        Ok(Self::Mapped(Arc::new(map)))
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
            #[cfg(not(target_family = "wasm"))]
            Self::Mapped(bytes) => bytes,
        }
    }
}

/// A range of an index, within its bytes.
#[derive(Debug, Clone)]
pub(super) struct Section {
    bytes: Bytes,
    range: Range<usize>,
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        self.bytes.as_ref().get(self.range.clone()).unwrap_or_default()
    }
}

impl Section {
    pub(super) fn new(bytes: Bytes, range: Range<usize>) -> Self {
        Self { bytes, range }
    }

    pub(super) fn u32_at(&self, at: usize) -> Option<u32> {
        let bytes = self.as_ref().get(at..at.checked_add(4)?)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    pub(super) fn u16_at(&self, at: usize) -> Option<u16> {
        let bytes = self.as_ref().get(at..at.checked_add(2)?)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    }

    /// The text that stands at `at` behind its length.
    pub(super) fn string_at(&self, at: u32) -> Option<&[u8]> {
        let bytes = self.as_ref().get(at as usize..)?;
        let (len, rest) = bytes.split_first()?;
        rest.get(..usize::from(*len))
    }
}
