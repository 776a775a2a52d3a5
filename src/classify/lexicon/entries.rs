//! What the rows of the tables say, read.

use super::LexiconError;
use super::bytes::{Reader, Writer, halves, whole};
use super::conditions::{Condition, Conditions};
use super::phrases::ClassId;
use crate::domain::EventStatus;

/// Below this confidence a place is a mere mention.
pub(in crate::classify) const THRESHOLD: f64 = 0.28;

/// Classes that the code asks for by name; the tables add the others.
#[derive(Debug, Clone, Copy)]
pub(in crate::classify) struct Classes {
    /// Nouns for those who act for a place: forces, officials, police.
    pub(in crate::classify) actor: ClassId,
    /// Verbs whose subject is the place where it happens: come under, suffer, be.
    pub(in crate::classify) experiencer: ClassId,
    /// Irregular past forms, by which a verb is told from a noun.
    pub(in crate::classify) past: ClassId,
    /// Kinds of place: village, city, area.
    pub(in crate::classify) ground: ClassId,
    /// What kills without a hand: earthquake, flood.
    pub(in crate::classify) hazard: ClassId,
    /// What spreads: cholera, virus.
    pub(in crate::classify) illness: ClassId,
}

impl Classes {
    /// Their names in the tables, in the order in which they are written.
    pub(super) const NAMES: [&'static str; 6] = ["actor", "experiencer", "past", "ground", "hazard", "illness"];

    /// Reads the numbers of [`Classes::NAMES`].
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LexiconError> {
        let mut class = || reader.number().map(|number| number as ClassId);
        Ok(Self {
            actor: class()?,
            experiencer: class()?,
            past: class()?,
            ground: class()?,
            hazard: class()?,
            illness: class()?,
        })
    }
}

/// One trigger: the type it speaks for, how surely, and in what company.
#[derive(Debug)]
pub(in crate::classify) struct Trigger {
    /// Index into the types.
    pub(in crate::classify) event_type: usize,
    /// How surely, within 0 to 1.
    pub(in crate::classify) weight: f64,
    /// The company it needs and shuns.
    pub(in crate::classify) conditions: Conditions,
}

impl Trigger {
    /// Reads what [`Trigger::write`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Vec<Self>, LexiconError> {
        let conditions = Condition::read(reader)?;
        let mut rest = conditions.as_slice();
        let mut next = |count: u32| {
            let (taken, after) = rest.split_at_checked(count as usize)?;
            rest = after;
            Some(taken.to_vec())
        };
        let trigger = |[event_type, low, high, requires, forbids]: [u32; 5]| {
            Some(Self {
                event_type: event_type as usize,
                weight: f64::from_bits(whole([low, high])),
                conditions: Conditions {
                    requires: next(requires)?,
                    forbids: next(forbids)?,
                },
            })
        };
        reader.each("as many conditions as triggers have", trigger)
    }

    pub(super) fn write(triggers: &[Self], writer: &mut Writer) {
        let conditions = triggers.iter().map(|trigger| &trigger.conditions);
        let conditions = conditions.flat_map(|company| company.requires.iter().chain(&company.forbids));
        Condition::write(conditions.copied(), writer);
        writer.records(triggers.iter().map(|trigger| {
            let [low, high] = halves(trigger.weight.to_bits());
            let Conditions { requires, forbids } = &trigger.conditions;
            let counts = [requires, forbids].map(|conditions| conditions.len() as u32);
            [trigger.event_type as u32, low, high, counts[0], counts[1]]
        }));
    }
}

/// Where a status cue must stand for it to bear on a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify) enum Scope {
    /// Before it, within reach.
    Before,
    /// After it, within reach, or within the trigger itself.
    After,
    /// Anywhere in its clause.
    Clause,
}

impl Scope {
    /// The scopes by the names that the table has for them.
    pub(super) const NAMES: [(&'static str, Self); 3] = [
        ("before", Self::Before),
        ("after", Self::After),
        ("clause", Self::Clause),
    ];
}

/// What a status cue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify) struct StatusCue {
    /// The status.
    pub(in crate::classify) status: EventStatus,
    /// Where it must stand.
    pub(in crate::classify) scope: Scope,
    /// Words between it and the trigger at most.
    pub(in crate::classify) reach: usize,
}

/// What cues may say, in the order of the numbers that they are packed into.
pub(super) const STATUSES: [EventStatus; 5] = [
    EventStatus::Asserted,
    EventStatus::Negated,
    EventStatus::Future,
    EventStatus::Hypothetical,
    EventStatus::Historical,
];

impl StatusCue {
    /// The cue as a number: its reach is 100 at most.
    pub(super) fn packed(self) -> u32 {
        let status = STATUSES.iter().position(|status| *status == self.status);
        (self.reach as u32) << 8 | (self.scope as u32) << 4 | status.unwrap_or(0) as u32
    }

    pub(super) fn unpacked(number: u32) -> Option<Self> {
        Some(Self {
            status: *STATUSES.get(number as usize & 15)?,
            scope: Scope::NAMES.get(number as usize >> 4 & 15)?.1,
            reach: number as usize >> 8,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_read_as_what_it_was() {
        for (status, (_, scope)) in STATUSES.into_iter().zip(Scope::NAMES.into_iter().cycle()) {
            let cue = StatusCue {
                status,
                scope,
                reach: 100,
            };
            assert_eq!(StatusCue::unpacked(cue.packed()), Some(cue));
        }
        assert_eq!((StatusCue::unpacked(5), StatusCue::unpacked(3 << 4)), (None, None));
    }
}
