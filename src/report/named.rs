//! Place in, its name with what tells it from others of that name out.

use crate::domain::Place;

/// "Odessa, Texas, United States (5527554)".
#[must_use]
pub fn name_and_id(place: &Place) -> String {
    format!("{} ({})", full_name(place), place.id)
}

/// "Odessa, Texas, United States", as much of it as is known.
#[must_use]
pub fn full_name(place: &Place) -> String {
    let mut parts = vec![place.name.as_str()];
    for part in [&place.admin.admin1, &place.admin.country] {
        // A region is not said to lie in itself; a city may lie in a region of its name: "Kursk, Kursk, Russia".
        let itself = *part == place.name && (place.is_first_level() || place.is_country());
        if !part.is_empty() && !itself {
            parts.push(part);
        }
    }
    parts.join(", ")
}
