//! A written point in, a mention with its place out: there is nothing to resolve.

use super::WrittenPoint;
use crate::domain::{
    AdminPath, Candidate, Evidence, FeatureClass, Mention, MentionKind, NameKind, Outcome, Place, PlaceId, Ranked,
    Resolution,
};

/// The mention of a point, placed there.
#[must_use]
pub fn placed(written: WrittenPoint) -> Resolution {
    let (lat, lon) = (written.point.lat(), written.point.lon());
    let place = Place {
        // RFC 5870 has these addresses of points.
        id: PlaceId::new(format!("geo:{lat:.6},{lon:.6}")),
        name: format!("{lat:.6}, {lon:.6}").into(),
        point: written.point,
        feature_class: FeatureClass::Spot,
        feature_code: "".into(),
        admin: AdminPath::default(),
        population: 0,
    };
    let ranked = Ranked {
        candidate: Candidate {
            place: place.into(),
            matched: NameKind::Primary,
        },
        score: 0.0,
        probability: 1.0,
        evidence: Vec::new(),
    };
    let notation = Evidence {
        signal: written.notation.as_str(),
        value: 1.0,
        weight: 1.0,
    };
    Resolution {
        mention: Mention {
            evidence: vec![notation],
            ..Mention::new(written.span, MentionKind::Coordinate)
        },
        outcome: Outcome::Resolved { ranked: vec![ranked] },
    }
}
