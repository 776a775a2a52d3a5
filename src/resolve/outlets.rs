//! Host name in, the outlet's home out, of outlets that are known.

use crate::domain::{Home, Point};
use std::collections::HashMap;

/// Homes of outlets by their host names.
#[derive(Debug, Clone, Default)]
pub(super) struct Outlets(HashMap<String, Home>);

impl Outlets {
    /// From a CSV text with the columns `domain`, `latitude`, `longitude`, `country_code`; rows that are none are passed
    /// over.
    pub(super) fn new(csv: &str) -> Self {
        let rows = csv.lines().skip(1).filter_map(|line| {
            let mut fields = line.split(',');
            let domain = fields.next()?;
            let mut degrees = || fields.next()?.parse::<f64>().ok();
            let point = Point::new(degrees()?, degrees()?).ok()?;
            let country_code = fields.next().filter(|code| !code.is_empty());
            let home = Home {
                point: Some(point),
                country_code: country_code.map(Into::into),
            };
            Some((domain.to_owned(), home))
        });
        Self(rows.collect())
    }

    /// The home of the outlet whose host name, or the end of it after a full stop, is known.
    pub(super) fn home(&self, host: &str) -> Option<&Home> {
        let ends = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
        std::iter::once(host).chain(ends).find_map(|host| self.0.get(host))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_outlets_are_of_towns_and_by_their_bare_hosts() {
        let csv = include_str!("../../data/resolver/outlets.csv");
        let outlets = Outlets::new(csv);
        assert_eq!(outlets.0.len(), csv.lines().count() - 1, "each row is read, none twice");
        assert!(outlets.0.keys().all(|host| !host.starts_with("www.")));
        let alexandria = outlets.home("www.thetowntalk.com").unwrap();
        assert!(alexandria.point.unwrap().km_to(Point::new(31.31, -92.45).unwrap()) < 10.0);
        assert!(outlets.home("dailymail.com").is_none(), "another paper has it now");
    }

    #[test]
    fn an_outlet_is_known_by_its_host_and_what_stands_before_it() {
        let outlets = Outlets::new("domain,latitude,longitude,country_code,place\na.org,1,2,NO,Oslo\nbroken,x,2,,\n");
        assert_eq!(outlets.home("www.a.org").unwrap().country_code.as_deref(), Some("NO"));
        assert!(outlets.home("a.org").is_some());
        assert!(outlets.home("ba.org").is_none());
        assert!(outlets.home("broken").is_none());
    }
}
