//! The mentions that are counted together.

use crate::domain::{FeatureClass, MentionKind};

/// The mentions that are counted together. A pair counts where its gold mention belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// All of them.
    All,
    /// Those whose place is of a class.
    Class(FeatureClass),
    /// Those whose place is of a class that nobody says, or that have no place.
    UnknownClass,
    /// Places, or demonyms.
    Kind(MentionKind),
}

impl Group {
    /// The name for reports: `all`, `class P`, `class ?`, `place`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Class(class) => format!("class {}", class.letter()),
            Self::UnknownClass => "class ?".to_owned(),
            Self::Kind(kind) => kind.as_str().to_owned(),
        }
    }
}
