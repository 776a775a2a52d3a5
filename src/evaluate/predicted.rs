//! What a geoparser said of a document, as far as it is scored.

use crate::domain::{FeatureClass, GeoparsedMention, MentionKind, Place, PlaceId, Point, Span};

/// One predicted mention.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictedMention {
    /// Where it stands.
    pub span: Span,
    /// Place or demonym.
    pub kind: MentionKind,
    /// What was taken for its place; `None` where nothing was.
    pub place: Option<PredictedPlace>,
    /// Types of the events that are told there.
    pub events: Vec<String>,
}

/// A place as far as it is scored.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictedPlace {
    /// Where it is.
    pub point: Point,
    /// Its id, mostly of GeoNames; `None` where the geoparser gives none.
    pub id: Option<PlaceId>,
    /// Its class; `None` where the geoparser gives none.
    pub class: Option<FeatureClass>,
    /// Its name; empty where the geoparser gives none.
    pub name: String,
}

impl From<&GeoparsedMention> for PredictedMention {
    fn from(mention: &GeoparsedMention) -> Self {
        let found = &mention.resolution.mention;
        let told = mention.events.iter().filter(|event| event.trigger.is_some());
        Self {
            span: found.span,
            kind: found.kind,
            place: mention.resolution.place().map(PredictedPlace::from),
            events: told.map(|event| event.event_type.slug.clone()).collect(),
        }
    }
}

impl From<&Place> for PredictedPlace {
    fn from(place: &Place) -> Self {
        Self {
            point: place.point,
            id: Some(place.id.clone()),
            class: Some(place.feature_class),
            name: place.name.to_string(),
        }
    }
}
