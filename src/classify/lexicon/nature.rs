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

impl Nature {
    /// The words that [`Nature::parse`] knows.
    pub(super) const EXPECTED: &'static str =
        "one of incident, protest, movement, delivery, journey, meeting, dealing, setting, contest";

    pub(in crate::classify) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "incident" => Self::Incident,
            "protest" => Self::Protest,
            "movement" => Self::Movement,
            "delivery" => Self::Delivery,
            "journey" => Self::Journey,
            "meeting" => Self::Meeting,
            "dealing" => Self::Dealing,
            "setting" => Self::Setting,
            "contest" => Self::Contest,
            _ => return None,
        })
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
