//! How a place stands in its sentence.

use super::governor::Governor;

/// How a place stands in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Stance {
    /// Index of its resolution.
    pub(super) resolution: usize,
    /// First word.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    /// The preposition that governs it.
    pub(super) governor: Governor,
    /// Where that preposition stands; without one, where the words for the place begin: "the city of X".
    pub(super) governor_at: usize,
    /// Whether it is named only to say whose: "Iraq's", "US-backed", "Russian drones", or is a demonym.
    pub(super) attributive: bool,
    /// Whether an actor noun follows: "Russian forces", "the Kenyan president".
    pub(super) of_actor: bool,
    /// Whether it is the subject of a verb in the active.
    pub(super) subject: bool,
    /// Whether it is the subject of a verb that tells what befell it: "Odesa came under fire".
    pub(super) experiences: bool,
    /// Whether it is named for a part of it: "the western part of Russia".
    pub(super) partly: bool,
    /// The first place of the coordinated list it belongs to, as an index into the stances; itself if alone.
    pub(super) list: usize,
    /// Whether it says where the place before it lies: "Paris, Texas".
    pub(super) container: bool,
    /// Whether it is a demonym.
    pub(super) demonym: bool,
    /// Whether it is a country or larger.
    pub(super) large: bool,
    /// Whether an editor says that the event is put there: "(coded to X)".
    pub(super) coded: bool,
    /// Whether it is a site within a town: a square, a street, a mosque.
    pub(super) site: bool,
    /// Whether it is a river, a lake or a sea.
    pub(super) water: bool,
    /// Whether it lies in the place that opens the sentence as its setting: "In Peru, a bomb went off in Trujillo".
    pub(super) in_setting: bool,
    /// Whether those who speak for it come from it: "ministers from Chad".
    pub(super) sends: bool,
    /// Whether it heads the sentence as a label: "Beni: …", "3 May – Beni: …".
    pub(super) label: bool,
    /// Whether it opens the sentence as its setting: "In Oslo, …", "On 3 May, in Oslo, …".
    pub(super) setting: bool,
}

impl Stance {
    /// Whether an event may be put on this place at all.
    pub(super) fn may_hold_event(&self) -> bool {
        let governed_away = matches!(self.governor, Governor::Party | Governor::From | Governor::For);
        !self.attributive && !self.of_actor && !governed_away
    }
}
