//! The company that a name keeps: peers in a list, places close by.

use super::Case;
use crate::resolve::beliefs::Anchor;
use crate::resolve::keys::Level;

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
