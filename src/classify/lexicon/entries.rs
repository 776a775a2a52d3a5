//! What the rows of the tables say, read.

use super::conditions::Conditions;
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

/// What a status cue says.
#[derive(Debug, Clone, Copy)]
pub(in crate::classify) struct StatusCue {
    /// The status.
    pub(in crate::classify) status: EventStatus,
    /// Where it must stand.
    pub(in crate::classify) scope: Scope,
    /// Words between it and the trigger at most.
    pub(in crate::classify) reach: usize,
}
