//! What of the documents goes into a layer: by event, country, class, area, confidence and time.

use super::properties::{day, published_day};
use crate::domain::{DatePrecision, Document, Event, EventDate, FeatureClass, Point, Resolution};
use jiff::ToSpan;
use jiff::civil::Date;

/// What of the documents goes into a layer; all of it where nothing was asked for.
///
/// What is asked for together must hold together: an event of one of the types *and* in one of the countries.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    events: Vec<String>,
    countries: Vec<String>,
    classes: Vec<FeatureClass>,
    bbox: Option<[f64; 4]>,
    confidence: Option<f64>,
    since: Option<Date>,
    until: Option<Date>,
}

/// What is no filter.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FilterError {
    /// Not four numbers in their ranges.
    #[error("expected WEST,SOUTH,EAST,NORTH in degrees, such as 22,44,41,53; found {0}")]
    Bbox(String),
    /// South is north of north.
    #[error("expected WEST,SOUTH,EAST,NORTH; found {0} as the south, north of {1}")]
    Upturned(f64, f64),
    /// Not a day.
    #[error("expected a day such as 2024-03-05; found {0}")]
    Day(String),
    /// No day is in between.
    #[error("{0} is after {1}")]
    Never(Date, Date),
}

impl Filter {
    /// Only events of these types or groups, by their names in the layer.
    #[must_use]
    pub fn with_events(self, events: impl IntoIterator<Item = String>) -> Self {
        let events = events.into_iter().collect();
        Self { events, ..self }
    }

    /// Only places in these countries, by their ISO 3166-1 alpha-2 codes.
    #[must_use]
    pub fn with_countries(self, countries: impl IntoIterator<Item = String>) -> Self {
        let countries = countries.into_iter().collect();
        Self { countries, ..self }
    }

    /// Only places of these classes.
    #[must_use]
    pub fn with_classes(self, classes: impl IntoIterator<Item = FeatureClass>) -> Self {
        let classes = classes.into_iter().collect();
        Self { classes, ..self }
    }

    /// Only places within `WEST,SOUTH,EAST,NORTH`, in degrees; across the antimeridian where west is greater than east.
    ///
    /// # Errors
    /// If these are not four numbers within ±180 and ±90, or south is greater than north.
    pub fn with_bbox(self, typed: &str) -> Result<Self, FilterError> {
        let wrong = || FilterError::Bbox(typed.to_owned());
        let numbers: Result<Vec<f64>, _> = typed.split(',').map(|part| part.trim().parse()).collect();
        let bbox: [f64; 4] = numbers.ok().and_then(|all| all.try_into().ok()).ok_or_else(wrong)?;
        let [west, south, east, north] = bbox;
        for (lat, lon) in [(south, west), (north, east)] {
            Point::new(lat, lon).map_err(|_| wrong())?;
        }
        if south > north {
            return Err(FilterError::Upturned(south, north));
        }
        Ok(Self {
            bbox: Some(bbox),
            ..self
        })
    }

    /// Only mentions of which it is so sure which place they mean, within 0 to 1: `place_confidence` in the layer.
    #[must_use]
    pub fn with_confidence(self, least: f64) -> Self {
        let confidence = Some(least);
        Self { confidence, ..self }
    }

    /// Only what happened on this day or later, `YYYY-MM-DD`: the day of the event where the text says it, else the day that
    /// the document was published. What has neither is left out.
    ///
    /// # Errors
    /// If it is no day, or after the last one that was asked for.
    pub fn with_since(self, typed: &str) -> Result<Self, FilterError> {
        let since = Some(parsed_day(typed)?);
        Self { since, ..self }.checked()
    }

    /// Only what happened on this day or before, as with [`Self::with_since`].
    ///
    /// # Errors
    /// If it is no day, or before the first one that was asked for.
    pub fn with_until(self, typed: &str) -> Result<Self, FilterError> {
        let until = Some(parsed_day(typed)?);
        Self { until, ..self }.checked()
    }

    fn checked(self) -> Result<Self, FilterError> {
        match (self.since, self.until) {
            (Some(since), Some(until)) if since > until => Err(FilterError::Never(since, until)),
            _ => Ok(self),
        }
    }

    /// Whether the place of a mention is one of those asked for; none at all is, where nothing is asked of places.
    pub(super) fn takes_place(&self, resolution: &Resolution) -> bool {
        let Some(best) = resolution.ranked().first() else {
            let asks = self.bbox.is_some() || self.confidence.is_some();
            return self.countries.is_empty() && self.classes.is_empty() && !asks;
        };
        let place = &best.candidate.place;
        let country = place.admin.country_code.as_str();
        (self.countries.is_empty() || self.countries.iter().any(|code| code == country))
            && (self.classes.is_empty() || self.classes.contains(&place.feature_class))
            && self.bbox.is_none_or(|bbox| is_within(place.point, bbox))
            && self.confidence.is_none_or(|least| best.probability >= least)
    }

    /// Whether an event, or that nothing is reported, is one of those asked for.
    pub(super) fn takes_event(&self, document: &Document, event: &Event) -> bool {
        let names = [&event.event_type.slug, &event.event_type.group];
        (self.events.is_empty() || names.into_iter().any(|name| self.events.contains(name)))
            && self.takes_time(document, event)
    }

    fn takes_time(&self, document: &Document, event: &Event) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        // A longer time counts where any day of it does.
        time(document, event).is_some_and(|(first, last)| {
            self.since.is_none_or(|since| last >= since) && self.until.is_none_or(|until| first <= until)
        })
    }
}

/// First and last day of what is told: of the event where the text says it, else the day of publication.
pub(super) fn time(document: &Document, event: &Event) -> Option<(Date, Date)> {
    if let Some((date, first)) = event.date.and_then(|date| Some((date, day(date)?))) {
        return Some((first, last_day(date, first)));
    }
    let published = published_day(document.source.published.as_deref()?)?;
    Some((published, published))
}

fn last_day(date: EventDate, first: Date) -> Date {
    let after = match date.precision {
        DatePrecision::Day => 1.day(),
        DatePrecision::Week => 1.week(),
        DatePrecision::Month => 1.month(),
        DatePrecision::Year => 1.year(),
    };
    first.saturating_add(after).saturating_sub(1.day())
}

fn is_within(point: Point, [west, south, east, north]: [f64; 4]) -> bool {
    let (lat, lon) = (point.lat(), point.lon());
    let between = match west <= east {
        true => (west..=east).contains(&lon),
        false => lon >= west || lon <= east,
    };
    between && (south..=north).contains(&lat)
}

fn parsed_day(typed: &str) -> Result<Date, FilterError> {
    let is_day = typed.len() == "2024-03-05".len();
    let parsed = typed.parse().ok().filter(|_| is_day);
    parsed.ok_or_else(|| FilterError::Day(typed.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Outcome, Unresolved, sample};

    fn takes_odesa(filter: &Filter) -> bool {
        let article = sample::article();
        filter.takes_place(&article.mentions[1].resolution)
            && filter.takes_event(&article.document, article.mentions[1].event())
    }

    #[test]
    fn an_event_is_asked_for_by_type_or_group() {
        let events = |name: &str| Filter::default().with_events([name.to_owned()]);
        assert!(takes_odesa(&events("air_strike")) && takes_odesa(&events("conflict")));
        assert!(!takes_odesa(&events("talks")));
    }

    #[test]
    fn what_has_no_place_is_in_no_country() {
        let filter = Filter::default().with_countries(["UK".to_owned()]);
        let mut unresolved = sample::article().mentions[1].resolution.clone();
        unresolved.outcome = Outcome::Unresolved(Unresolved::NoCandidate);
        assert!(!filter.takes_place(&unresolved) && Filter::default().takes_place(&unresolved));
        assert!(!Filter::default().with_confidence(0.0).takes_place(&unresolved));
        assert!(takes_odesa(&filter), "the sample's code of Ukraine");
    }

    #[test]
    fn a_place_that_is_less_sure_is_left_out() {
        let article = sample::article();
        let sure = article.mentions[1].resolution.ranked()[0].probability;
        assert!(takes_odesa(&Filter::default().with_confidence(sure)));
        assert!(!takes_odesa(&Filter::default().with_confidence(sure + 0.001)));
    }

    #[test]
    fn a_box_may_cross_the_antimeridian() {
        let within = |bbox: &str, lat, lon| {
            let filter = Filter::default().with_bbox(bbox).unwrap();
            is_within(Point::new(lat, lon).unwrap(), filter.bbox.unwrap())
        };
        assert!(within("177,-20,-178,-12", -18.0, 178.4) && within("177,-20,-178,-12", -16.0, -179.5));
        assert!(!within("177,-20,-178,-12", -18.0, 0.0));
        assert!(within("-10,-5,10,5", 0.0, 0.0) && !within("-10,-5,10,5", 0.0, 11.0));
    }

    #[test]
    fn what_is_no_box_is_refused() {
        for typed in ["", "1,2,3", "1,2,3,4,5", "0,0,200,10", "NaN,0,1,1", "a,b,c,d"] {
            assert_eq!(
                Filter::default().with_bbox(typed),
                Err(FilterError::Bbox(typed.to_owned()))
            );
        }
        assert_eq!(
            Filter::default().with_bbox("0,10,1,-10"),
            Err(FilterError::Upturned(10.0, -10.0))
        );
    }

    #[test]
    fn the_day_of_the_event_counts_before_that_of_the_document() {
        let since = |day: &str| Filter::default().with_since(day).unwrap();
        assert!(takes_odesa(&since("2025-03-13")) && !takes_odesa(&since("2025-03-14")));
        let mut article = sample::article();
        let mut event = article.mentions[1].events.remove(0);
        event.date = Some(EventDate {
            year: 2025,
            month: 5,
            day: 1,
            precision: DatePrecision::Month,
        });
        assert!(since("2025-05-31").takes_event(&article.document, &event));
        assert!(!since("2025-06-01").takes_event(&article.document, &event));
        event.date = None;
        article.document.source.published = None;
        assert!(!since("2000-01-01").takes_event(&article.document, &event));
    }

    #[test]
    fn a_time_without_days_is_refused() {
        let filter = Filter::default().with_since("2025-01-02").unwrap();
        assert!(matches!(filter.with_until("2025-01-01"), Err(FilterError::Never(_, _))));
        assert!(matches!(
            Filter::default().with_since("last week"),
            Err(FilterError::Day(_))
        ));
    }
}
