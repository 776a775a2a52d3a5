//! `data/recognizer/cues.csv` in, the kinds of cue that a word is out.

use rustc_hash::FxHashMap;

/// Kinds of word beside a name that tell what the name is of. In the order of the bits of [`Cues`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Cue {
    Title,
    Said,
    Org,
    Company,
    Street,
    RegionWord,
    CountyWord,
    CityWord,
    WaterWord,
    TerrainWord,
    FacilityWord,
    Locative,
    Movement,
    Relation,
    Direction,
    Calendar,
    Actor,
    Language,
    Small,
    Never,
}

const NAMES: [(&str, Cue); 20] = [
    ("title", Cue::Title),
    ("said", Cue::Said),
    ("org", Cue::Org),
    ("company", Cue::Company),
    ("street", Cue::Street),
    ("region_word", Cue::RegionWord),
    ("county_word", Cue::CountyWord),
    ("city_word", Cue::CityWord),
    ("water_word", Cue::WaterWord),
    ("terrain_word", Cue::TerrainWord),
    ("facility_word", Cue::FacilityWord),
    ("locative", Cue::Locative),
    ("movement", Cue::Movement),
    ("relation", Cue::Relation),
    ("direction", Cue::Direction),
    ("calendar", Cue::Calendar),
    ("actor", Cue::Actor),
    ("language", Cue::Language),
    ("small", Cue::Small),
    ("never", Cue::Never),
];

/// The kinds of cue that one word is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cues(u32);

impl Cues {
    pub(super) fn is(self, cue: Cue) -> bool {
        self.0 >> cue as u32 & 1 == 1
    }

    /// One bit a kind, in the order of [`Cue`].
    pub(super) fn bits(self) -> u32 {
        self.0
    }

    /// Whether the word tells nothing, or is a preposition or another small word.
    pub(super) fn is_plain(self) -> bool {
        const SMALL: u32 =
            1 << Cue::Locative as u32 | 1 << Cue::Movement as u32 | 1 << Cue::Relation as u32 | 1 << Cue::Small as u32;
        self.0 & !SMALL == 0
    }

    /// Whether the word says what kind of place a name beside it is of.
    pub(super) fn is_type_word(self) -> bool {
        const KINDS: u32 = 1 << Cue::RegionWord as u32
            | 1 << Cue::CountyWord as u32
            | 1 << Cue::CityWord as u32
            | 1 << Cue::WaterWord as u32
            | 1 << Cue::TerrainWord as u32;
        self.0 & KINDS != 0
    }
}

/// All cue words.
#[derive(Debug)]
pub(super) struct CueLexicon {
    words: FxHashMap<&'static str, Cues>,
}

impl CueLexicon {
    /// The cues of a CSV text with the columns `kind` and `words`; a kind that is not known is left out.
    pub(super) fn new(csv: &'static str) -> Self {
        let mut words: FxHashMap<&'static str, Cues> = FxHashMap::default();
        for (kind, list) in csv.lines().filter_map(|line| line.split_once(',')) {
            let Some((_, cue)) = NAMES.iter().find(|(name, _)| *name == kind) else {
                continue;
            };
            for word in list.split(' ') {
                words.entry(word).or_default().0 |= 1 << *cue as u32;
            }
        }
        Self { words }
    }

    /// The cues that a folded word is.
    pub(super) fn of(&self, word: &str) -> Cues {
        self.words.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_be_several_cues() {
        let cues = CueLexicon::new("kind,words\ntitle,dr mr\nstreet,dr road\n").of("dr");
        assert!(cues.is(Cue::Title) && cues.is(Cue::Street) && !cues.is(Cue::Said));
    }
}
