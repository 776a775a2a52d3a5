//! The company that a name keeps: peers in a list, places close by.

use super::Case;
use crate::domain::Place;

/// The most probable meanings of the mention's peers.
fn share_of_peers(case: &Case<'_, '_>, agrees: impl Fn(&Place) -> bool) -> f64 {
    let peers = &case.view.peers[case.mention];
    let support = |peer: &usize| -> f64 {
        let probabilities = case.beliefs.of_group(case.view.group_of[*peer]);
        case.view
            .places(*peer)
            .zip(probabilities)
            .filter(|(place, _)| agrees(place))
            .map(|(_, p)| p)
            .sum()
    };
    if peers.is_empty() {
        0.0
    } else {
        peers.iter().map(support).sum::<f64>() / peers.len() as f64
    }
}

/// Share of the peers in a list ("Odesa, Dnipro and Kharkiv") that are probably in the same country.
pub(super) fn peers_country(case: &Case<'_, '_>) -> f64 {
    let place = case.place();
    if place.is_country() || place.admin.country_code.is_empty() {
        return 0.0;
    }
    share_of_peers(case, |peer| {
        !peer.is_country() && peer.admin.country_code == place.admin.country_code
    })
}

/// Share of the peers that are probably of the same class and level.
pub(super) fn peers_class(case: &Case<'_, '_>) -> f64 {
    let place = case.place();
    let level = |place: &Place| (place.feature_class, place.is_country(), place.is_first_level());
    share_of_peers(case, |peer| level(peer) == level(place))
}

fn within(case: &Case<'_, '_>, km: f64) -> f64 {
    let place = case.place();
    if place.is_country() || place.is_macro_region() {
        return 0.0;
    }
    case.beliefs.support_within(case.group(), place.point, km)
}

/// Support for another name's place within 30 km.
pub(super) fn within_30_km(case: &Case<'_, '_>) -> f64 {
    within(case, 30.0)
}

/// Support for another name's place within 100 km.
pub(super) fn within_100_km(case: &Case<'_, '_>) -> f64 {
    within(case, 100.0)
}

/// Support for another name's place within 300 km.
pub(super) fn within_300_km(case: &Case<'_, '_>) -> f64 {
    within(case, 300.0)
}
