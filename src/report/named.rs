//! Place in, its name with what tells it from others of that name out.

use crate::domain::Place;

/// "Odessa, Texas, United States", as much of it as is known.
pub(super) fn named(place: &Place) -> String {
    let mut parts = vec![place.name.as_str()];
    for part in [&place.admin.admin1, &place.admin.country] {
        if !part.is_empty() && parts.last() != Some(&part.as_str()) {
            parts.push(part);
        }
    }
    parts.join(", ")
}
