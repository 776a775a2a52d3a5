//! The company that a name keeps: peers in a list, places close by.

use super::Case;
use crate::domain::{FeatureClass, Place};
use crate::resolve::beliefs::Anchor;
use crate::resolve::groups::magnitude;
use crate::resolve::keys::Level;
use crate::resolve::view::View;

/// The share of the probable meanings of some mentions that agrees.
fn share_of(case: &Case<'_, '_>, mentions: &[usize], agrees: impl Fn(&Anchor<'_>) -> bool) -> f64 {
    if mentions.is_empty() {
        return 0.0;
    }
    let anchors = |mention: &usize| case.beliefs.anchors(case.view.group_of[*mention]);
    let agreeing = mentions.iter().flat_map(anchors).filter(|anchor| agrees(anchor));
    agreeing.map(|anchor| anchor.probability).sum::<f64>() / mentions.len() as f64
}

fn peers<'c>(case: &Case<'c, '_>) -> &'c [usize] {
    &case.view.adjacency.peers[case.mention]
}

/// Share of the peers that are probably in the same first-level region, which they are not themselves.
pub(super) fn peers_region(case: &Case<'_, '_>) -> f64 {
    let own = case.keys();
    if own.region == 0 || own.level == Level::Region {
        return 0.0;
    }
    share_of(case, peers(case), |peer| {
        peer.keys.level != Level::Region && peer.keys.region == own.region
    })
}

/// How far below its most populous namesake a town may be to be meant by those who name two of one region, a tenth of the
/// decimal logarithm: a tenth of its inhabitants.
const FAME_LOST: f64 = 0.1;

/// 1 for a town of a text of a sentence or two that all peers have a town beside in its first-level region, none of them much
/// less known than its namesakes elsewhere, where the text names no country or region: "Columbus and Athens"; not "Rome and
/// Athens", which are in Georgia too.
pub(super) fn peers_share_region(case: &Case<'_, '_>) -> f64 {
    let (own, peers) = (case.keys(), peers(case));
    let may_be = case.view.is_bare && !peers.is_empty() && own.region != 0;
    if !may_be || !is_known_town(case.view, case.mention, case.place()) || case.beliefs.names_a_region() {
        return 0.0;
    }
    let has_town = |peer: &usize| {
        let keys = &case.view.groups[case.view.group_of[*peer]].keys;
        let mut places = case.view.places(*peer).zip(keys);
        places.any(|(place, keys)| keys.region == own.region && is_known_town(case.view, *peer, place))
    };
    f64::from(peers.iter().all(has_town))
}

fn is_known_town(view: &View<'_>, mention: usize, place: &Place) -> bool {
    let largest = view.groups[view.group_of[mention]].largest_magnitude;
    place.feature_class == FeatureClass::Populated && magnitude(place.population) + FAME_LOST >= largest
}

/// Share of the peers that are probably of the same class and level.
pub(super) fn peers_class(case: &Case<'_, '_>) -> f64 {
    let own = (case.place().feature_class, case.keys().level);
    share_of(case, peers(case), |peer| {
        (peer.place.feature_class, peer.keys.level) == own
    })
}

/// Support for another name's place within 30 km, at most 1.
pub(super) fn within_30_km(case: &Case<'_, '_>) -> f64 {
    case.support().near[0].min(1.0)
}

/// Support for another name's place within 100 km, at most 1.
pub(super) fn within_100_km(case: &Case<'_, '_>) -> f64 {
    case.support().near[1].min(1.0)
}

/// Support for another name's place within 300 km, at most 1.
pub(super) fn within_300_km(case: &Case<'_, '_>) -> f64 {
    case.support().near[2].min(1.0)
}
