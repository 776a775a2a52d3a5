//! A document's id in, the half it belongs to out: errors are read in one half only, so that the other stays unseen.

/// Which half of the documents to score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    /// Whose errors may be read.
    Tuning,
    /// Whose errors are read by nobody.
    Apart,
}

impl Half {
    /// The half of the document `id`: by a hash (FNV-1a), so that it stays what it is when documents are added.
    pub(crate) fn of(id: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325, step);
        if (hash >> 20).is_multiple_of(2) {
            Self::Tuning
        } else {
            Self::Apart
        }
    }

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Tuning => "tuning half, whose errors were read",
            Self::Apart => "half kept apart",
        }
    }
}
