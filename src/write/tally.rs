//! What documents say of one place or region, counted: what aggregated rows are made of.

use super::filter::time;
use super::schema::Cell;
use crate::domain::{Event, EventType, GeoparsedDocument};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most outlets that are named; the others are counted.
const SOURCES: usize = 10;

/// What was said of one place or region; grows with its outlets and event types, and not with its mentions.
#[derive(Debug, Default)]
pub(super) struct Tally {
    mentions: usize,
    documents: usize,
    /// The last document that was counted, by its number.
    last_document: Option<usize>,
    /// How many events of each type, and of which group that is.
    events: BTreeMap<String, (String, usize)>,
    days: Option<(Date, Date)>,
    /// The quote that is shown, its address, and how sure its event is: 0 where it tells of none.
    top: Option<(f64, String, Option<String>)>,
    outlets: BTreeMap<String, usize>,
}

impl Tally {
    /// Counts a mention in document `number`.
    pub(super) fn add_mention(&mut self, number: usize, geoparsed: &GeoparsedDocument, mention: usize) {
        self.mentions += 1;
        self.add_document(number, geoparsed);
        let mention = &geoparsed.mentions[mention];
        self.add_day(geoparsed, mention.event());
        self.offer_quote(0.0, geoparsed, mention.quote.slice(&geoparsed.document.text));
    }

    /// Counts an event that belongs there, at mention `mention` of document `number`.
    pub(super) fn add_event(&mut self, number: usize, geoparsed: &GeoparsedDocument, mention: usize, event: &Event) {
        self.add_document(number, geoparsed);
        self.add_day(geoparsed, event);
        let group = &event.event_type.group;
        let counted = self.events.entry(event.event_type.slug.clone());
        counted.or_insert_with(|| (group.clone(), 0)).1 += 1;
        let quote = geoparsed.mentions[mention].quote;
        self.offer_quote(event.confidence, geoparsed, quote.slice(&geoparsed.document.text));
    }

    /// How often it is mentioned.
    pub(super) const fn mentions(&self) -> usize {
        self.mentions
    }

    fn add_document(&mut self, number: usize, geoparsed: &GeoparsedDocument) {
        if self.last_document.replace(number) == Some(number) {
            return;
        }
        self.documents += 1;
        let source = &geoparsed.document.source;
        if let Some(outlet) = source.name.as_ref().or(source.domain.as_ref()) {
            *self.outlets.entry(outlet.clone()).or_default() += 1;
        }
    }

    fn add_day(&mut self, geoparsed: &GeoparsedDocument, event: &Event) {
        if let Some((day, _)) = time(&geoparsed.document, event) {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
    }

    /// Takes a quote where its event is surer than that of the one that is shown.
    fn offer_quote(&mut self, sure: f64, geoparsed: &GeoparsedDocument, quote: &str) {
        if self.top.as_ref().is_none_or(|(known, _, _)| sure > *known) {
            let url = geoparsed.document.source.url.clone();
            self.top = Some((sure, quote.to_owned(), url));
        }
    }

    fn counted_groups(&self) -> BTreeMap<&str, usize> {
        let mut groups = BTreeMap::new();
        for (group, count) in self.events.values() {
            *groups.entry(group.as_str()).or_default() += count;
        }
        groups
    }
}

/// The cells of the columns that places and regions share.
impl Tally {
    pub(super) fn mentions_cell(&self) -> Cell<'_> {
        Cell::integer(self.mentions)
    }

    pub(super) fn documents_cell(&self) -> Cell<'_> {
        Cell::integer(self.documents)
    }

    pub(super) fn events_cell(&self) -> Cell<'_> {
        Cell::integer(self.events.values().map(|(_, count)| count).sum())
    }

    /// The group of most events, `none` where there is none.
    pub(super) fn group_cell(&self) -> Cell<'_> {
        let groups = self.counted_groups();
        // The first of several in the alphabet, whatever the order of the documents.
        let most = groups.into_iter().rev().max_by_key(|(_, count)| *count);
        Cell::text(most.map_or(EventType::NO_GROUP, |(group, _)| group))
    }

    /// `type:count;type:count`, the most frequent first.
    pub(super) fn types_cell(&self) -> Cell<'_> {
        let counts = self.events.iter().map(|(slug, (_, count))| (slug.as_str(), *count));
        ranked(counts, usize::MAX, ";")
    }

    pub(super) fn first_cell(&self) -> Cell<'_> {
        Cell::date(self.days.map(|(first, _)| first))
    }

    pub(super) fn last_cell(&self) -> Cell<'_> {
        Cell::date(self.days.map(|(_, last)| last))
    }

    pub(super) fn quote_cell(&self) -> Cell<'_> {
        Cell::known(self.top.as_ref().map(|(_, quote, _)| quote.as_str()))
    }

    pub(super) fn quote_url_cell(&self) -> Cell<'_> {
        Cell::known(self.top.as_ref().and_then(|(_, _, url)| url.as_deref()))
    }

    pub(super) fn source_count_cell(&self) -> Cell<'_> {
        Cell::integer(self.outlets.len())
    }

    /// `outlet:documents|outlet:documents`, the most frequent first, ten at most.
    pub(super) fn sources_cell(&self) -> Cell<'_> {
        let counts = self.outlets.iter().map(|(outlet, count)| (outlet.as_str(), *count));
        ranked(counts, SOURCES, "|")
    }
}

fn ranked<'c>(counts: impl Iterator<Item = (&'c str, usize)>, most: usize, separator: &str) -> Cell<'static> {
    let mut counts: Vec<(&str, usize)> = counts.collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = counts.iter().take(most);
    let named: Vec<String> = named.map(|(name, count)| format!("{name}:{count}")).collect();
    match named.is_empty() {
        true => Cell::Null,
        false => Cell::Text(Cow::Owned(named.join(separator))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn tally() -> Tally {
        let mut tally = Tally::default();
        let mut article = sample::article();
        article.document.source.name = Some("BBC".into());
        for number in 0..2 {
            tally.add_mention(number, &article, 1);
            tally.add_mention(number, &article, 1);
            tally.add_event(number, &article, 1, article.mentions[1].event());
        }
        tally
    }

    #[test]
    fn documents_and_outlets_count_once_a_document() {
        let tally = tally();
        assert_eq!(tally.mentions_cell(), Cell::Integer(4));
        assert_eq!(tally.documents_cell(), Cell::Integer(2));
        assert_eq!(tally.sources_cell(), Cell::Text("BBC:2".into()));
    }

    #[test]
    fn events_are_counted_by_type_and_the_most_frequent_group_is_named() {
        let mut tally = tally();
        assert_eq!(tally.types_cell(), Cell::Text("air_strike:2".into()));
        tally.events.insert("talks".into(), ("diplomacy".into(), 3));
        assert_eq!(tally.types_cell(), Cell::Text("talks:3;air_strike:2".into()));
        assert_eq!(tally.group_cell(), Cell::text("diplomacy"));
        assert_eq!(tally.events_cell(), Cell::Integer(5));
        assert_eq!(Tally::default().group_cell(), Cell::text("none"));
    }

    #[test]
    fn the_quote_of_the_surest_event_is_shown_and_its_address() {
        let tally = tally();
        assert!(matches!(tally.quote_cell(), Cell::Text(quote) if quote.contains("struck Odesa")));
        assert_eq!(tally.quote_url_cell(), Cell::text("https://www.bbc.com/1"));
    }

    #[test]
    fn the_days_span_all_that_was_counted() {
        let mut tally = tally();
        let mut article = sample::article();
        article.document.source.published = Some("2024-01-02".into());
        tally.add_mention(2, &article, 1);
        let days = [tally.first_cell(), tally.last_cell()].map(|cell| cell.printed().into_owned());
        assert_eq!(days, ["2024-01-02", "2025-03-13"]);
    }
}
