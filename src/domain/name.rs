//! What is known of a name before asking which place it means.

/// What a gazetteer holds under one name, all its places together: enough to tell whether a word is worth a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameSummary(u32);

/// Where the names lie that begin with some word, as a lexicon said it: looking on from there is quicker than from the
/// word's first letter. Another lexicon looks from the first letter all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameStart(Start);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    Nowhere,
    Unknown,
    At(NameNode),
}

/// A node of an index of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameNode {
    /// Checksum of the index.
    pub(crate) index: u32,
    /// Address of the node in it.
    pub(crate) node: usize,
    /// Sum of the outputs on the way there.
    pub(crate) output: u64,
}

impl NameStart {
    /// No name begins with the word.
    pub const NOWHERE: Self = Self(Start::Nowhere);
    /// The lexicon does not say; names are looked for from their first letter.
    pub const UNKNOWN: Self = Self(Start::Unknown);

    pub(crate) const fn at(node: NameNode) -> Self {
        Self(Start::At(node))
    }

    /// The node in the index that has this checksum.
    pub(crate) fn in_index(self, index: u32) -> Option<NameNode> {
        match self.0 {
            Start::At(node) if node.index == index => Some(node),
            _ => None,
        }
    }
}

/// Kinds of place that a name may be of, as bits of a [`NameSummary`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum NameClass {
    /// Country or territory.
    Country = 1,
    /// First-level region.
    Region = 1 << 1,
    /// Second-level or smaller region.
    County = 1 << 2,
    /// City, town, village.
    City = 1 << 3,
    /// Seat of a national or first-level government.
    Capital = 1 << 4,
    /// Sea, river, lake.
    Water = 1 << 5,
    /// Mountain, island, desert.
    Terrain = 1 << 6,
    /// Continent or other region without borders of its own.
    Area = 1 << 7,
    /// Airport or other building.
    Spot = 1 << 8,
    /// By its people or adjective.
    Demonym = 1 << 9,
    /// As a short form in capitals or with full stops.
    Abbreviation = 1 << 10,
    /// As some place's main name.
    Primary = 1 << 11,
}

const PRIMARY_BAND_SHIFT: u32 = 12;
const ANY_BAND_SHIFT: u32 = 16;
const BAND_MASK: u32 = 0b1111;

impl NameSummary {
    /// Adds what one more place brings to the name.
    #[must_use]
    pub fn with(self, class: NameClass) -> Self {
        Self(self.0 | class as u32)
    }

    /// Raises the population bands to at least that of `population`.
    #[must_use]
    pub fn with_population(self, population: u64, primary: bool) -> Self {
        let band = population_band(population);
        let raised = self.raised(ANY_BAND_SHIFT, band);
        if primary {
            raised.raised(PRIMARY_BAND_SHIFT, band)
        } else {
            raised
        }
    }

    /// What both say together.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        const CLASSES: u32 = (1 << PRIMARY_BAND_SHIFT) - 1;
        Self(self.0 | other.0 & CLASSES)
            .raised(PRIMARY_BAND_SHIFT, other.primary_band())
            .raised(ANY_BAND_SHIFT, other.band())
    }

    fn raised(self, shift: u32, band: u8) -> Self {
        let old = self.0 >> shift & BAND_MASK;
        Self(self.0 & !(BAND_MASK << shift) | old.max(u32::from(band)) << shift)
    }

    /// Whether some place of the name is of `class`.
    #[must_use]
    pub fn has(self, class: NameClass) -> bool {
        self.0 & class as u32 != 0
    }

    /// Whether the name stands for nothing but people.
    #[must_use]
    pub fn is_only_demonym(self) -> bool {
        const PLACES: u32 = 0b1_1111_1111;
        self.has(NameClass::Demonym) && self.0 & PLACES == 0
    }

    /// Population band (see [`population_band`]) of the largest place whose main name this is.
    #[must_use]
    pub fn primary_band(self) -> u8 {
        (self.0 >> PRIMARY_BAND_SHIFT & BAND_MASK) as u8
    }

    /// Population band of the largest place of that name, by whichever of its names.
    #[must_use]
    pub fn band(self) -> u8 {
        (self.0 >> ANY_BAND_SHIFT & BAND_MASK) as u8
    }

    /// The bits, for storing.
    #[must_use]
    pub fn to_bits(self) -> u32 {
        self.0
    }

    /// From stored bits.
    #[must_use]
    pub fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// 0 for unknown, then 1 to 8 at 1, 1,000, 5,000, 15,000, 50,000, 200,000, 1 million and 5 million inhabitants: the
/// cut-offs by which GeoNames' city files are made, and on in the same steps.
#[must_use]
pub fn population_band(population: u64) -> u8 {
    const FLOORS: [u64; 8] = [1, 1_000, 5_000, 15_000, 50_000, 200_000, 1_000_000, 5_000_000];
    FLOORS.iter().take_while(|floor| population >= **floor).count() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_keeps_the_largest_population() {
        let summary = NameSummary::default()
            .with_population(20_000, false)
            .with_population(900, true);
        assert_eq!((summary.band(), summary.primary_band()), (4, 1));
    }

    #[test]
    fn a_demonym_that_is_also_a_town_is_not_only_a_demonym() {
        let summary = NameSummary::default().with(NameClass::Demonym);
        assert!(summary.is_only_demonym());
        assert!(!summary.with(NameClass::City).is_only_demonym());
    }

    #[test]
    fn two_summaries_together_say_what_each_says() {
        let lake = NameSummary::default().with(NameClass::Water).with_population(500, true);
        let city = NameSummary::default()
            .with(NameClass::City)
            .with_population(20_000, false);
        let both = lake.merged(city);
        assert!(both.has(NameClass::Water) && both.has(NameClass::City));
        assert_eq!((both.primary_band(), both.band()), (1, 4));
    }

    #[test]
    fn bits_survive_storing() {
        let summary = NameSummary::default()
            .with(NameClass::Water)
            .with_population(7_000_000, true);
        assert_eq!(NameSummary::from_bits(summary.to_bits()), summary);
    }
}
