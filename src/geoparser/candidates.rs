//! Mentions in, all that each might mean out.

use crate::domain::{Candidate, CandidateSet, Document, FeatureClass, Mention, MentionKind, NameKind, by_id};
use crate::gazetteer::{Gazetteer, Proposal, Spellings};
use crate::recognize::Endings;
use crate::text::{is_street, names_with_kind};
use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The fewest letters of a name that is looked for in another spelling.
const SHORTEST_RESPELLED: usize = 5;
/// The most that its spelling may cost for every four letters, in tenths of a wrong letter.
const COST_OF_FOUR_LETTERS: usize = 3;
/// How many spellings of it are looked at.
const NAMES_RESPELLED: usize = 20;

/// When so many candidates are kept, the next document begins without any: some 20 MB.
const MOST_KEPT: usize = 1 << 16;

/// The candidates of names that were looked up, from one document to the next: news repeats its names.
#[derive(Debug, Default)]
pub(super) struct KnownNames {
    places: FxHashMap<Box<str>, Arc<[Candidate]>>,
    demonyms: FxHashMap<Box<str>, Arc<[Candidate]>>,
    /// What bears a name and a word for its kind.
    with_kind: FxHashMap<Box<str>, Arc<[Candidate]>>,
    respelled: FxHashMap<Box<str>, Arc<[Proposal]>>,
    /// How much is kept: candidates, and long names for as many as take their room.
    candidates: usize,
}

/// Bytes of a name that take as much room as a candidate.
const BYTES_OF_CANDIDATE: usize = 256;

/// What is kept of a name with so many candidates; one that has none counts too.
fn room(name: &str, candidates: usize) -> usize {
    candidates + 1 + name.len() / BYTES_OF_CANDIDATE
}

impl KnownNames {
    /// Begins another document.
    fn begin(&mut self) {
        if self.candidates >= MOST_KEPT {
            *self = Self::default();
        }
    }

    fn of(&mut self, surface: &str, kind: MentionKind, find: impl FnOnce() -> Vec<Candidate>) -> Arc<[Candidate]> {
        let names = match kind {
            MentionKind::Demonym => &mut self.demonyms,
            MentionKind::Place => &mut self.places,
            // Whatever is written there, it is no name, and names of the same letters are not to be found so.
            MentionKind::Coordinate => return Arc::default(),
        };
        if let Some(known) = names.get(surface) {
            return Arc::clone(known);
        }
        let found = by_id(find());
        self.candidates += room(surface, found.len());
        names.insert(surface.into(), Arc::clone(&found));
        found
    }

    /// What bears a name and a word for its kind, which `find` finds.
    fn with_kind(&mut self, name: &str, find: impl FnOnce() -> Vec<Candidate>) -> Arc<[Candidate]> {
        if let Some(known) = self.with_kind.get(name) {
            return Arc::clone(known);
        }
        let found = by_id(find());
        self.candidates += room(name, found.len());
        self.with_kind.insert(name.into(), Arc::clone(&found));
        found
    }

    /// The other spellings of a name, which `find` finds: what it is that a document calls so decides which of them count.
    fn respelled(&mut self, name: &str, find: impl FnOnce() -> Vec<Proposal>) -> Arc<[Proposal]> {
        if let Some(known) = self.respelled.get(name) {
            return Arc::clone(known);
        }
        let found: Arc<[Proposal]> = find().into();
        self.candidates += room(name, found.iter().map(|proposal| proposal.candidates.len()).sum());
        self.respelled.insert(name.into(), Arc::clone(&found));
        found
    }
}

/// The candidates with those others that are not among them.
fn joined(candidates: Arc<[Candidate]>, others: &[Candidate]) -> Arc<[Candidate]> {
    let is_new = |other: &&Candidate| candidates.iter().all(|known| known.place.id != other.place.id);
    let mut new = others.iter().filter(is_new).peekable();
    if new.peek().is_none() {
        return candidates;
    }
    by_id(candidates.iter().chain(new).cloned().collect())
}

/// What finds candidates.
pub(super) struct Namer<'n> {
    pub(super) gazetteer: &'n dyn Gazetteer,
    pub(super) endings: &'n [Endings],
}

impl Namer<'_> {
    /// All that each mention of a document might mean, in the order of the mentions.
    pub(super) fn candidate_sets(
        &self,
        document: &Document,
        mentions: Vec<Mention>,
        known: &mut KnownNames,
    ) -> Vec<CandidateSet> {
        known.begin();
        let mut sets: Vec<CandidateSet> = mentions
            .into_iter()
            .map(|mention| self.candidate_set(document, mention, known))
            .collect();
        self.add_named_with_kind(document, &mut sets, known);
        self.add_respelled(document, &mut sets, known);
        sets
    }

    /// What the names may mean that no place has, but with a word for its kind: "Titicaca" is Lake Titicaca. Of the features that have
    /// it so there must be one only, in no single country or in one that some other names may lie in.
    fn add_named_with_kind(&self, document: &Document, sets: &mut [CandidateSet], known: &mut KnownNames) {
        // A name may be mentioned ten thousand times, and nothing else.
        let mut countries: FxHashMap<CompactString, bool> = FxHashMap::default();
        for n in 0..sets.len() {
            let mention = &sets[n].mention;
            let name = document.slice(mention.name);
            let plain = mention.kind == MentionKind::Place && mention.span == mention.name && mention.hint.is_none();
            if !plain || !sets[n].candidates.is_empty() || name.contains(' ') {
                continue;
            }
            let found = known.with_kind(name, || self.features(name));
            if let [feature] = &found[..] {
                let country = &feature.place.admin.country_code;
                let named = countries.get(country).copied();
                let named = named.unwrap_or_else(|| country.is_empty() || may_lie_in(country, sets));
                countries.insert(country.clone(), named);
                if named {
                    sets[n].candidates = found;
                }
            }
        }
    }

    /// The features that bear a name and a word for their kind.
    fn features(&self, name: &str) -> Vec<Candidate> {
        let full = names_with_kind(name);
        let all = full.flat_map(|full| self.candidates(&full, MentionKind::Place));
        all.filter(is_feature).collect()
    }

    /// All that a mention might mean: by all of it ("Kursk region") and by the name in it ("Kursk"), but for streets: Paris
    /// Road is not Paris.
    fn candidate_set(&self, document: &Document, mention: Mention, known: &mut KnownNames) -> CandidateSet {
        let mut of = |surface: &str| known.of(surface, mention.kind, || self.candidates(surface, mention.kind));
        let name = document.slice(mention.name);
        let mut candidates = of(document.slice(mention.span));
        let whole = document.slice(mention.span);
        if mention.name != mention.span && !is_street(whole) {
            candidates = joined(candidates, &of(name));
        }
        let lang = document.source.lang.as_deref().unwrap_or_default();
        for endings in self.endings.iter().filter(|endings| endings.are_of(lang)) {
            for form in endings.forms(name) {
                candidates = joined(candidates, &of(&form));
            }
        }
        CandidateSet { mention, candidates }
    }

    /// What the names may mean that no place has as they are printed: places of nearly that spelling in countries that
    /// the document names and whose names are romanized. Without that, most of what is found is a person or a street
    /// (34 of the 37 that can be judged, on the corpora of `tests/reports/accuracy.md`).
    fn add_respelled(&self, document: &Document, sets: &mut [CandidateSet], known: &mut KnownNames) {
        let mut lacks_places = |set: &CandidateSet| {
            let place = set.mention.kind == MentionKind::Place && !is_street(document.slice(set.mention.span));
            place && (set.candidates.is_empty() || self.has_half_a_name(document, set, known))
        };
        // The table of spellings is made when it is first asked for, which a single article can do without.
        let lacking: Vec<usize> = (0..sets.len()).filter(|n| lacks_places(&sets[*n])).collect();
        if lacking.is_empty() {
            return;
        }
        let spellings = Spellings::of_the_world();
        let countries: FxHashSet<CompactString> = sets
            .iter()
            .flat_map(countries_of)
            .filter(|country| spellings.are_romanized_in(country))
            .collect();
        if countries.is_empty() {
            return;
        }
        // By their numbers: the sets were looked through for countries meanwhile.
        for n in lacking {
            let set = &mut sets[n];
            let name = if set.candidates.is_empty() {
                set.mention.name
            } else {
                set.mention.span
            };
            let found = self.respelled(document.slice(name), &countries, known);
            if !found.is_empty() {
                set.mention.name = name;
                set.candidates = by_id(found);
            }
        }
    }

    /// Whether the candidates bear but the first word of a name, and what follows says no kind of place: "Tal" of "Tal Rifaat".
    fn has_half_a_name(&self, document: &Document, set: &CandidateSet, known: &mut KnownNames) -> bool {
        let (span, name) = (set.mention.span, set.mention.name);
        if span.start() != name.start() || span == name || set.mention.hint.is_some() {
            return false;
        }
        let whole = document.slice(span);
        let mut more = whole[name.len()..].split(' ').skip(1);
        let one = more.next().is_some_and(|word| word.starts_with(char::is_uppercase)) && more.next().is_none();
        let kind = set.mention.kind;
        one && known.of(whole, kind, || self.candidates(whole, kind)).is_empty()
    }

    fn respelled(&self, name: &str, countries: &FxHashSet<CompactString>, known: &mut KnownNames) -> Vec<Candidate> {
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        if letters < SHORTEST_RESPELLED {
            return Vec::new();
        }
        let most = u16::try_from(letters * COST_OF_FOUR_LETTERS / 4).unwrap_or(u16::MAX);
        let mut places: Vec<Candidate> = Vec::new();
        let proposals = known.respelled(name, || self.gazetteer.respelled(name, most, NAMES_RESPELLED));
        for proposal in proposals.iter() {
            for candidate in &proposal.candidates {
                let fits = countries.contains(&candidate.place.admin.country_code);
                let known = places.iter().any(|known| known.place.id == candidate.place.id);
                if fits && !known {
                    places.push(candidate.clone());
                }
            }
        }
        places
    }

    /// What a surface might mean as a mention of `kind`: a demonym by its demonyms, and a short form printed as one
    /// ("Ind.", "US"; not "In", "us") by its short forms alone.
    fn candidates(&self, surface: &str, kind: MentionKind) -> Vec<Candidate> {
        let short = surface.ends_with('.') || !surface.chars().any(char::is_lowercase);
        let mut candidates = self.gazetteer.candidates(surface);
        candidates.retain(|candidate| match candidate.matched {
            NameKind::Demonym => kind == MentionKind::Demonym,
            NameKind::Abbreviation => short && kind == MentionKind::Place,
            NameKind::Primary | NameKind::Alternate | NameKind::Former | NameKind::Respelled => {
                kind == MentionKind::Place
            }
        });
        if candidates
            .iter()
            .any(|candidate| candidate.matched == NameKind::Abbreviation)
        {
            candidates.retain(|candidate| candidate.matched == NameKind::Abbreviation);
        }
        candidates
    }
}

/// Whether a place is one that news knows by its bare name: no town, and no county.
fn is_feature(candidate: &Candidate) -> bool {
    let place = &candidate.place;
    let natural = matches!(
        place.feature_class,
        FeatureClass::Water | FeatureClass::Terrain | FeatureClass::Area
    );
    candidate.matched == NameKind::Primary && (natural || place.is_first_level())
}

/// Names of which some may lie in a country that a feature of it may be meant.
const NAMES_IN_COUNTRY: usize = 3;

/// Whether enough names may lie in a country, each the main name of a place in it or of the country itself.
fn may_lie_in(country: &str, sets: &[CandidateSet]) -> bool {
    let lies =
        |candidate: &Candidate| candidate.place.admin.country_code == country && candidate.matched == NameKind::Primary;
    let within = sets.iter().filter(|set| set.candidates.iter().any(lies));
    within.take(NAMES_IN_COUNTRY).count() == NAMES_IN_COUNTRY
        || sets.iter().flat_map(countries_of).any(|named| named == country)
}

/// The countries that a mention may name, by name or by their people.
fn countries_of(set: &CandidateSet) -> impl Iterator<Item = CompactString> {
    let places = set.candidates.iter().map(|candidate| &candidate.place);
    places
        .filter(|place| place.is_country())
        .map(|place| place.admin.country_code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geoparser::world_gazetteer;

    #[test]
    fn a_point_that_is_written_out_hides_no_place_from_later_documents() {
        let mut known = KnownNames::default();
        let paris = || world_gazetteer().candidates("Paris");
        assert!(known.of("Paris", MentionKind::Coordinate, paris).is_empty());
        assert!(!known.of("Paris", MentionKind::Place, paris).is_empty());
    }
}
