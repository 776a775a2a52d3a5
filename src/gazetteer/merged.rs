//! Several gazetteers as one.

use super::{CompiledGazetteer, Gazetteer, GazetteerInfo, Proposal};
use crate::domain::{Candidate, NameStart, NameSummary, Place, PlaceId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Gazetteers that are asked together. What a later one says of a place goes before what an earlier one says: places of one
/// of GeoNames' ids are the same, and so is a place of a list and one of its main name and class within 5 km.
///
/// An id of a list that an earlier gazetteer has too is told apart by the list's name: `mine:17`.
#[derive(Debug, Clone)]
pub struct MergedGazetteer {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
struct Part {
    name: String,
    gazetteer: CompiledGazetteer,
    of_geonames: bool,
}

impl MergedGazetteer {
    /// `first` alone, under the name that it gives itself.
    #[must_use]
    pub fn new(first: CompiledGazetteer) -> Self {
        let name = first.title();
        Self { parts: Vec::new() }.with(&name, first)
    }

    /// The same and `gazetteer` after it. A name that is taken gets a number: `mine`, `mine-2`.
    #[must_use]
    pub fn with(mut self, name: &str, gazetteer: CompiledGazetteer) -> Self {
        let taken = |name: &str| self.parts.iter().any(|part| part.name == name);
        let numbered = (2..).map(|n| format!("{name}-{n}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        let name = names.find(|name| !taken(name)).unwrap_or_default();
        let of_geonames = gazetteer.uses_geonames_ids();
        self.parts.push(Part {
            name,
            gazetteer,
            of_geonames,
        });
        self
    }

    /// Calls `found` as [`CompiledGazetteer::names_at`] does, each number of words once.
    pub fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        if let [only] = &self.parts[..] {
            return only.gazetteer.names_at(words, found);
        }
        let mut summaries: BTreeMap<usize, NameSummary> = BTreeMap::new();
        for part in &self.parts {
            part.gazetteer.names_at(words, &mut |count, summary| {
                let known = summaries.entry(count).or_default();
                *known = known.merged(summary);
            });
        }
        for (count, summary) in summaries {
            found(count, summary);
        }
    }

    /// Where the names lie that begin with the folded word; not known where there are several lists.
    #[must_use]
    pub fn names_of(&self, word: &str) -> NameStart {
        match &self.parts[..] {
            [only] => only.gazetteer.names_of(word),
            _ => NameStart::UNKNOWN,
        }
    }

    /// The same as [`MergedGazetteer::names_at`], where `start` is what [`MergedGazetteer::names_of`] said of the first word.
    pub fn names_from(&self, start: NameStart, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        match &self.parts[..] {
            [only] => only.gazetteer.names_from(start, words, found),
            _ => self.names_at(words, found),
        }
    }

    /// The place of an id, which is [told apart](Self) where need be.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<Place> {
        let exact = self.parts.iter().find_map(|part| part.place(id));
        exact.or_else(|| {
            let (name, own) = id.as_str().split_once(':')?;
            let part = self.parts.iter().find(|part| part.name == name)?;
            let place = part.place(&PlaceId::own(own))?;
            Some(Place {
                id: id.clone(),
                ..place
            })
        })
    }

    /// What all propose, the likeliest first.
    fn proposals(&self, limit: usize, proposed: impl Fn(&CompiledGazetteer) -> Vec<Proposal>) -> Vec<Proposal> {
        let mut all = Vec::new();
        for (n, part) in self.parts.iter().enumerate() {
            for mut proposal in proposed(&part.gazetteer) {
                proposal.candidates = self.settled(n, proposal.candidates).collect();
                all.push(proposal);
            }
        }
        all.sort_by_key(Proposal::rank);
        all.truncate(limit);
        all
    }

    /// The candidates of a part as all parts together have them: each place as the last part that has it says it is.
    fn settled(&self, n: usize, candidates: Vec<Candidate>) -> impl Iterator<Item = Candidate> {
        candidates.into_iter().map(move |candidate| {
            let later = (n + 1..self.parts.len()).rev();
            let mut twins = later.filter_map(|later| Some((later, self.parts[later].twin(&candidate.place)?)));
            let (n, place) = twins.next().unwrap_or((n, candidate.place));
            Candidate {
                place: self.told_apart(n, place),
                ..candidate
            }
        })
    }

    /// The place of part `n` with its id told apart, if an earlier part has the same for another place.
    fn told_apart(&self, n: usize, mut place: Arc<Place>) -> Arc<Place> {
        let own = place.id.geonames().is_none();
        if own && self.parts[..n].iter().any(|part| part.place(&place.id).is_some()) {
            let id = PlaceId::own(format!("{}:{}", self.parts[n].name, place.id));
            Arc::make_mut(&mut place).id = id;
        }
        place
    }
}

impl Part {
    /// The place of an id, whether a number in it is GeoNames' or the list's own.
    fn place(&self, id: &PlaceId) -> Option<Place> {
        let either = || {
            self.gazetteer
                .place(&PlaceId::own(id.as_str()))
                .or_else(|| self.gazetteer.place(&PlaceId::new(id.as_str())))
        };
        self.gazetteer.place(id).or_else(either)
    }

    /// This part's own row of a place of another part: of two that use GeoNames' ids the one of its id, else one of its
    /// main name near it.
    fn twin(&self, place: &Place) -> Option<Arc<Place>> {
        match place.id.geonames() {
            Some(_) if self.of_geonames => self.gazetteer.place(&place.id).map(Arc::new),
            _ if self.of_geonames => None,
            _ => {
                let named = self.gazetteer.candidates(&place.name).into_iter();
                named.map(|candidate| candidate.place).find(|own| own.is_same_as(place))
            }
        }
    }
}

impl Gazetteer for MergedGazetteer {
    fn candidates(&self, surface: &str) -> Vec<Candidate> {
        if let [only] = &self.parts[..] {
            return only.gazetteer.candidates(surface);
        }
        let mut all: Vec<Candidate> = Vec::new();
        for (n, part) in self.parts.iter().enumerate() {
            for candidate in self.settled(n, part.gazetteer.candidates(surface)) {
                match all.iter_mut().find(|known| known.place.id == candidate.place.id) {
                    Some(known) => known.matched = known.matched.min(candidate.matched),
                    None => all.push(candidate),
                }
            }
        }
        all
    }

    fn respelled(&self, surface: &str, most: u16, limit: usize) -> Vec<Proposal> {
        self.proposals(limit, |part| part.respelled(surface, most, limit))
    }

    fn did_you_mean(&self, surface: &str, limit: usize) -> Vec<Proposal> {
        self.proposals(limit, |part| part.did_you_mean(surface, limit))
    }

    fn by_id(&self, id: &PlaceId) -> Option<Place> {
        self.place(id)
    }

    fn name(&self) -> String {
        let names: Vec<String> = self.parts.iter().map(|part| part.gazetteer.name()).collect();
        names.join(" + ")
    }

    fn info(&self) -> GazetteerInfo {
        let infos: Vec<GazetteerInfo> = self.parts.iter().map(|part| part.gazetteer.info()).collect();
        let joined = |text: fn(&GazetteerInfo) -> &String| {
            let texts: Vec<&str> = infos
                .iter()
                .map(|info| text(info).as_str())
                .filter(|text| !text.is_empty())
                .collect();
            texts.join(" + ")
        };
        let mut by_class = BTreeMap::new();
        for (class, count) in infos.iter().flat_map(|info| &info.by_class) {
            *by_class.entry(*class).or_default() += count;
        }
        GazetteerInfo {
            name: joined(|info| &info.name),
            date: joined(|info| &info.date),
            sources: infos.iter().flat_map(|info| info.sources.clone()).collect(),
            rows: infos.iter().map(|info| info.rows).sum(),
            names: infos.iter().map(|info| info.names).sum(),
            by_class: by_class.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{IndexBuilder, read_places};

    fn gazetteer(name: &str, rows: &str) -> CompiledGazetteer {
        let csv = format!("id,name,latitude,longitude,population\n{rows}");
        let mut index = IndexBuilder::new(name, "2026-11-22", &[]);
        for row in read_places(csv.as_bytes(), "places.csv").unwrap().rows {
            index.add(&row).unwrap();
        }
        CompiledGazetteer::from_bytes(index.build().unwrap()).unwrap()
    }

    fn both() -> MergedGazetteer {
        let world = gazetteer("world", "1,Oslo,59.91,10.75,700000\n2,Moss,59.43,10.66,30000\n");
        let mine = gazetteer("mine", "1,Robotyne,47.45,35.84,\n9,Oslo,59.92,10.74,\n8,Moss,10,10,\n");
        MergedGazetteer::new(world).with("mine", mine)
    }

    fn ids(surface: &str) -> Vec<String> {
        let candidates = both().candidates(surface);
        candidates
            .iter()
            .map(|candidate| candidate.place.id.to_string())
            .collect()
    }

    #[test]
    fn an_id_that_an_earlier_one_has_is_told_apart() {
        assert_eq!(ids("Robotyne"), ["mine:1"]);
        let place = both().place(&PlaceId::new("mine:1")).unwrap();
        assert_eq!((place.id.as_str(), place.name.as_str()), ("mine:1", "Robotyne"));
        assert_eq!(both().place(&PlaceId::new("1")).unwrap().name, "Oslo");
    }

    #[test]
    fn one_place_in_both_is_one_candidate_and_namesakes_are_two() {
        assert_eq!(ids("Oslo"), ["9"]);
        assert_eq!(ids("Moss"), ["2", "8"]);
    }

    #[test]
    fn names_of_both_are_found_each_once() {
        let mut found = Vec::new();
        both().names_at(&["oslo"], &mut |count, summary| found.push((count, summary.band())));
        assert_eq!(found, [(1, 6)]);
    }

    #[test]
    fn two_of_one_name_are_numbered() {
        let merged = both().with("mine", gazetteer("mine", "1,Ski,59.7,10.8,\n"));
        assert_eq!(merged.candidates("Ski")[0].place.id.as_str(), "mine-2:1");
    }
}
