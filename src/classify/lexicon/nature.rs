//! What kind of thing an event type is, as far as linking it to places goes.

/// What kind of thing an event type is: it decides which places an event may be put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify) enum Nature {
    /// Happens at a place; told on in the sentence after.
    Incident,
    /// An incident that is against or for something, which is told with it.
    Protest,
    /// Leads from a place to another: withdrawal, displacement, troop movement.
    Movement,
    /// A movement from a giver to a taker: aid.
    Delivery,
    /// A movement that is told only of where it starts and where it leads: travel.
    Journey,
    /// Held somewhere by parties: talks, agreement.
    Meeting,
    /// Done by one party to another: sanction, threat, statement.
    Dealing,
    /// Goes on at a place without being an incident: a court's sitting, a market.
    Setting,
    /// Is held somewhere by sides that are named for places: a game.
    Contest,
}

/// The natures in their order, by the names that the tables have for them.
const NAMES: [(&str, Nature); 9] = [
    ("incident", Nature::Incident),
    ("protest", Nature::Protest),
    ("movement", Nature::Movement),
    ("delivery", Nature::Delivery),
    ("journey", Nature::Journey),
    ("meeting", Nature::Meeting),
    ("dealing", Nature::Dealing),
    ("setting", Nature::Setting),
    ("contest", Nature::Contest),
];

impl Nature {
    /// The words that [`Nature::parse`] knows.
    pub(super) const EXPECTED: &'static str =
        "one of incident, protest, movement, delivery, journey, meeting, dealing, setting, contest";

    pub(super) fn parse(text: &str) -> Option<Self> {
        let known = NAMES.iter().find(|(name, _)| *name == text);
        known.map(|(_, nature)| *nature)
    }

    /// The nature that is the number `number` as an integer.
    pub(super) fn of(number: u32) -> Option<Self> {
        NAMES.get(number as usize).map(|(_, nature)| *nature)
    }

    /// Whether the next sentence may go on telling of it.
    pub(in crate::classify) const fn is_carried(self) -> bool {
        matches!(self, Self::Incident | Self::Protest | Self::Movement)
    }

    /// Whether it has parties, whom it is told of as much as of its place.
    pub(in crate::classify) const fn has_parties(self) -> bool {
        matches!(self, Self::Delivery | Self::Meeting | Self::Dealing)
    }

    /// Whether it leads from one place to another.
    pub(in crate::classify) const fn moves(self) -> bool {
        matches!(self, Self::Movement | Self::Delivery | Self::Journey)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_nature_is_read_as_what_it_was_written_as() {
        for (name, nature) in NAMES {
            assert_eq!(
                (Nature::parse(name), Nature::of(nature as u32)),
                (Some(nature), Some(nature))
            );
            assert!(Nature::EXPECTED.contains(name));
        }
        assert_eq!((Nature::parse("odd"), Nature::of(NAMES.len() as u32)), (None, None));
    }
}
