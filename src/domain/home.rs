//! Where an outlet's readers are at home.

use super::Point;
use compact_str::CompactString;

/// Where the readers of a document are at home: what its names most likely mean where it does not say. `None` where
/// unknown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Home {
    /// The town that it is published in or for.
    pub point: Option<Point>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country_code: Option<CompactString>,
}

impl Home {
    /// Whether anything is known.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.point.is_some() || self.country_code.is_some()
    }

    /// This home, with what `other` adds to it: all of it where nothing is known here, and its point where only the
    /// country is known here and `other` lies in that country.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        match (self.point, &self.country_code) {
            (None, None) => other.clone(),
            (None, Some(_)) if self.country_code == other.country_code => other.clone(),
            _ => self.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(point: Option<(f64, f64)>, country: Option<&str>) -> Home {
        Home {
            point: point.map(|(lat, lon)| Point::new(lat, lon).unwrap()),
            country_code: country.map(Into::into),
        }
    }

    #[test]
    fn a_country_takes_the_point_of_another_home_in_it_alone() {
        let lebanon = home(Some((40.3, -76.4)), Some("US"));
        assert_eq!(home(None, Some("US")).or(&lebanon), lebanon);
        assert_eq!(home(None, Some("LB")).or(&lebanon), home(None, Some("LB")));
    }

    #[test]
    fn a_point_stands_and_nothing_takes_all() {
        let (here, there) = (home(Some((1.0, 2.0)), None), home(Some((3.0, 4.0)), Some("NO")));
        assert_eq!(here.or(&there), here);
        assert_eq!(Home::default().or(&there), there);
    }
}
