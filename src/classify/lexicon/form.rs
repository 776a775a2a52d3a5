//! What the form of a word says.

/// What the form of a verb says, as far as the classifier asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify) enum Form {
    /// No verb.
    Plain,
    /// A verb's base form or present.
    Present,
    /// A form in -ing.
    Ing,
    /// A past form or participle, which after *be* makes the passive.
    Past,
}

impl Form {
    /// The form of that number; only the last two bits of it count.
    pub(super) const fn of(number: u32) -> Self {
        match number & 3 {
            0 => Self::Plain,
            1 => Self::Present,
            2 => Self::Ing,
            _ => Self::Past,
        }
    }
}
