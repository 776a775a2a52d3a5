//! The likeliest candidate in, whether it cannot be meant out: its name is but a part of another place's, or it is a namesake in a
//! country that a text on another one never names.

use super::none::{is_elsewhere, is_unmistakable, other_words};
use super::{Case, document, home};
use crate::domain::{FeatureClass, Place};
use crate::resolve::beside::words_before;
use crate::resolve::feature::Feature;
use crate::resolve::word_lists::{LOCATIVES, ON_THE_WAY};

/// Support of other names from which on a place counts as near them: that of one which probably lies within 300 km.
const NEARBY: f64 = 0.3;
/// Share of the other names from which on its region is what they are in.
const IN_REGION: f64 = 0.1;
/// Inhabitants of a city whose sites are named without what they are near to.
const CITY: u64 = 100_000;

/// Whether a name is part of that of a feature for which its likeliest candidate cannot stand: a country or region never
/// does, and a town only where other names are near it, or for a site of its own where it is a city.
pub(in crate::resolve) fn is_lost(case: &Case<'_, '_>) -> bool {
    let Some(feature) = case.view.features[case.mention] else {
        return false;
    };
    let place = case.place();
    let wide = place.is_country() || place.is_first_level();
    let of_people = matches!(place.feature_class, FeatureClass::Admin | FeatureClass::Populated);
    match feature {
        _ if !of_people => false,
        Feature::Natural => wide || !is_near(case),
        Feature::Site { inside } if wide => inside,
        Feature::Site { .. } => {
            let others = case.beliefs.has_others(case.group_number());
            others && place.population < CITY && !is_near(case)
        }
    }
}

/// Share of the other names from which on a text is on their country.
const ON_COUNTRY: f64 = 0.4;
/// How probable a town elsewhere must be, by the other places of its name and by none of them, not to be worse than no place.
const LIKELY_ABROAD: f64 = 0.45;

/// Inhabitants of a city that is named in texts on any country, as capitals are.
const NAMED_ANYWHERE: u64 = 500_000;

/// Whether a candidate of this probability is but a namesake in another country than the text is on.
pub(in crate::resolve) fn is_doubtful_abroad(case: &Case<'_, '_>, probability: f64) -> bool {
    let place = case.place();
    let known = place.population >= NAMED_ANYWHERE || place.feature_code == "PPLC";
    !known && probability < LIKELY_ABROAD && document::abroad(case) >= ON_COUNTRY && home::within_300_km(case) == 0.0
}

/// Kilometers from the point of a region or its seat, beyond which a place of another region, or of an unknown one, does not lie there.
const OUT_OF_REGION: f64 = 60.0;
const OUT_OF_ANY: f64 = 150.0;

/// Whether a small place lies far from the region of its own country that the text puts it in, by the region's name or its seat's:
/// "Kalynivske, Dnipropetrovsk" is not the Kalynivske of Kherson. Lists of places, "Bucha, Kyiv and Irpin", say nothing of this kind.
pub(in crate::resolve) fn is_contradicted(case: &Case<'_, '_>) -> bool {
    let (place, adjacency) = (case.place(), &case.view.adjacency);
    let Some(outer) = adjacency.outside[case.mention] else {
        return false;
    };
    let listed = adjacency.peers[case.mention].iter().any(|peer| *peer != outer);
    if listed || place.feature_class != FeatureClass::Populated || place.population >= CITY {
        return false;
    }
    let end = case.mention().span.end();
    let between = &case.view.document.text[end..case.view.mention(outer).span.start()];
    let at_home = |other: &&Place| other.admin.country_code == place.admin.country_code;
    let mut regions = case.view.places(outer).filter(at_home).peekable();
    let far = if case.keys().region == 0 {
        OUT_OF_ANY
    } else {
        OUT_OF_REGION
    };
    matches!(between.trim(), "," | "(")
        && regions.peek().is_some()
        && regions.all(|region| region.point.km_to(place.point) > far)
}

/// Inhabitants of a town, and how probable it must be, to be meant wherever its name says where something is.
const TOWN: u64 = 50_000;
const LIKELY_TOWN: f64 = 0.2;

/// Whether a town which alone bears its name stands where places stand, "flew to Strasbourg": however far from all else that the text
/// names, it is not lost.
pub(in crate::resolve) fn is_plainly_meant(case: &Case<'_, '_>, probability: f64) -> bool {
    let place = case.place();
    let doubt = case.doubt();
    let before = &case.view.document.text[..case.mention().span.start()];
    let before = words_before(before).next();
    probability >= LIKELY_TOWN
        && place.feature_class == FeatureClass::Populated
        && place.population >= TOWN
        && before.is_some_and(|word| LOCATIVES.contains(&word) || ON_THE_WAY.contains(&word))
        && is_unmistakable(&doubt)
        && other_words(&doubt) == 0.0
        && !is_elsewhere(&doubt)
}

fn is_near(case: &Case<'_, '_>) -> bool {
    let support = case.support();
    support.near[2].max(support.region_named) >= NEARBY
        || support.region >= IN_REGION
        || home::within_300_km(case) > 0.0
}
