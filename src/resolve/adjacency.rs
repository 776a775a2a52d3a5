//! Mentions and the words between them in, which stand together and how out.

use super::beside::called;
use super::groups::Group;
use super::joints::{is_article, is_conjunction, joins_inner, joins_outer, members};
use super::keys::Level;
use super::word_lists::LOCATIVES;
use crate::domain::{CandidateSet, ClassHint, Document, FeatureClass, MentionKind};

/// The longest text between two mentions that is read, in bytes.
const REACH: usize = 24;
/// What is read before and after a mention for the words that stand next to it, in bytes: longer words are none that tell anything.
const NEAR: usize = 64;
/// How many places from a mention its peers in a list are looked for.
const LISTED: usize = 3;

/// A list of fewer names may be a town with its region and another place: "Lima, Ohio and Gary".
const MANY: usize = 4;
/// Inhabitants of a city that is named without its region in a list of others.
const CITY: u64 = 100_000;

/// How mentions stand together.
#[derive(Debug, Default)]
pub(super) struct Adjacency {
    /// The mentions that stand as each one's containers, the nearest first: "Texas" of "Paris" in "Paris, Texas" and in
    /// "the Texas town of Paris".
    pub(super) containers: Vec<Vec<usize>>,
    /// The nearest of these, where it stands in apposition: "Paris, Texas", "Springfield (Ill.)", "the Texas town of
    /// Paris"; not "Paris in Texas", where the words may belong to others.
    pub(super) apposed: Vec<Option<usize>>,
    /// The mentions that each is the container of.
    pub(super) contained: Vec<Vec<usize>>,
    /// The mention that follows each after a comma, bracket or "in" and might have been its container, but contains no
    /// candidate of it.
    pub(super) outside: Vec<Option<usize>>,
    /// Those that stand in one list with each mention, up to three places from it: "A, B and C".
    pub(super) peers: Vec<Vec<usize>>,
    /// Whether each little-known name stands as a street's does: "on Broadway in Nashville".
    pub(super) on_in_town: Vec<bool>,
    /// What the words after or before a list say of all in it: "Clark, Madison and Butler counties".
    pub(super) list_hints: Vec<Option<ClassHint>>,
}

impl Adjacency {
    pub(super) fn new(document: &Document, sets: &[CandidateSet], groups: &[Group], group_of: &[usize]) -> Self {
        let reader = Reader {
            document,
            sets,
            groups,
            group_of,
        };
        let mentions = || 0..sets.len();
        let mut containers: Vec<Vec<usize>> = mentions().map(|n| reader.containers(n)).collect();
        for n in reader.one_of_many() {
            containers[n].retain(|outer| *outer != n + 1);
        }
        reader.chain(&mut containers);
        let framed = reader.frame(&mut containers);
        let mut contained = vec![Vec::new(); sets.len()];
        for (inner, outers) in containers.iter().enumerate() {
            for outer in outers {
                contained[*outer].push(inner);
            }
        }
        Self {
            apposed: mentions()
                .map(|n| framed[n].or(reader.apposed(&containers[n], n)))
                .collect(),
            outside: mentions().map(|n| reader.outside(n)).collect(),
            peers: mentions().map(|n| reader.peers(&containers, n)).collect(),
            on_in_town: mentions().map(|n| reader.is_on_in_town(n)).collect(),
            list_hints: reader.list_hints(&containers),
            containers,
            contained,
        }
    }
}

struct Reader<'r> {
    document: &'r Document,
    sets: &'r [CandidateSet],
    groups: &'r [Group],
    group_of: &'r [usize],
}

impl Reader<'_> {
    /// The text between a mention and the next, where it is short enough to tell something.
    fn between(&self, n: usize) -> Option<&str> {
        let next = self.sets.get(n + 1)?;
        let (start, end) = (self.sets[n].mention.span.end(), next.mention.span.start());
        let near = (start <= end && end - start <= REACH).then(|| &self.document.text[start..end])?;
        // A blank line parts what stands on its two sides.
        (near.matches('\n').count() < 2).then(|| near.trim_matches(char::is_whitespace))
    }

    /// The few words before a mention, of which the first may be cut.
    fn before(&self, n: usize) -> &str {
        let text = &self.document.text[..self.sets[n].mention.span.start()];
        &text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..]
    }

    /// The few words after a mention, of which the last may be cut.
    fn after(&self, n: usize) -> &str {
        let text = &self.document.text[self.sets[n].mention.span.end()..];
        &text[..text.floor_char_boundary(NEAR)]
    }

    /// Whether some meaning of `outer` contains some meaning of `inner`.
    fn may_contain(&self, outer: usize, inner: usize) -> bool {
        let keys = |n: usize| &self.groups[self.group_of[n]].keys;
        let containers = keys(outer).iter().filter(|keys| keys.level != Level::Below);
        containers
            .into_iter()
            .any(|outer| keys(inner).iter().any(|inner| outer.contain(inner)))
    }

    /// "Paris, Texas", "Springfield (Ill.", "Kyiv in Ukraine"; "the Texas town of Paris", "Ohio's Franklin County".
    fn containers(&self, n: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let joined = |words: &str| joins_outer(words) || is_article(words) && self.is_called_by_next(n);
        if self.between(n).is_some_and(joined) && self.may_contain(n + 1, n) && !self.is_people_after_comma(n) {
            found.push(n + 1);
        }
        if n > 0 && self.between(n - 1).is_some_and(joins_inner) && self.may_contain(n - 1, n) {
            found.push(n - 1);
        }
        found
    }

    /// "In Rome, American tourists were robbed": whether the next mention is a people, which does not say where the name before is.
    fn is_people_after_comma(&self, n: usize) -> bool {
        self.is_people(n + 1) && self.between(n) == Some(",")
    }

    /// Whether a people stands in what the words after a name call it: "Hyderabad, the Indian tech hub".
    fn is_called_by_next(&self, n: usize) -> bool {
        let after = &self.document.text[self.sets[n].mention.span.end()..];
        self.is_people(n + 1) && called(after).is_some()
    }

    fn is_people(&self, n: usize) -> bool {
        matches!(self.sets.get(n), Some(set) if set.mention.kind == MentionKind::Demonym)
    }

    /// The mentions before a comma whose next one is no container but the next in a list: Paris of "London, Paris, New York and
    /// Lagos". So it is where the list has [`MANY`] names or more, that next one may itself be a [`CITY`], and no
    /// second pair in it looks like town and region, as in "Boston, Mass., Paris, Texas, and Troy, New York".
    fn one_of_many(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut start = 0;
        for n in 0..self.sets.len() {
            let goes_on = self
                .between(n)
                .is_some_and(|words| words == "," || is_conjunction(words));
            if goes_on {
                continue;
            }
            let ends_well = n > start && self.between(n - 1).is_some_and(is_conjunction);
            if ends_well && n + 1 - start >= MANY {
                let pair = |at: &usize| self.between(*at) == Some(",") && self.may_contain(at + 1, *at);
                let mut pairs = (start..n).filter(pair);
                let only = pairs.next().filter(|_| pairs.next().is_none());
                found.extend(only.filter(|at| self.may_be_a_city(at + 1)));
            }
            start = n + 1;
        }
        found
    }

    fn may_be_a_city(&self, n: usize) -> bool {
        let places = self.sets[n].candidates.iter().map(|candidate| &candidate.place);
        places
            .filter(|place| place.feature_class == FeatureClass::Populated)
            .any(|place| place.population >= CITY)
    }

    /// Adds the country or region that a sentence opens with, "In Libya, fighting broke out in Tripoli", to the containers of the
    /// names in it that stand after a locative, have none of their own, and may lie in it. Returns what each name has so got.
    fn frame(&self, containers: &mut [Vec<usize>]) -> Vec<Option<usize>> {
        let mut framed = vec![None; containers.len()];
        for outer in (0..containers.len()).filter(|n| self.opens_sentence(*n)) {
            let from = self.sets[outer].mention.span.end();
            let end = from + sentence_length(&self.document.text[from..]);
            let here = |n: &usize| self.sets[*n].mention.span.start() < end;
            for inner in (outer + 1..containers.len()).take_while(here) {
                if containers[inner].is_empty() && self.follows_locative(inner) && self.may_contain(outer, inner) {
                    containers[inner].push(outer);
                    framed[inner] = Some(outer);
                }
            }
        }
        framed
    }

    /// "In Libya," at the head of a sentence, where Libya may be a country or region.
    fn opens_sentence(&self, n: usize) -> bool {
        let text = &self.document.text;
        let span = self.sets[n].mention.span;
        let Some(before) = ["In ", "Across ", "Throughout "]
            .iter()
            .find_map(|word| text[..span.start()].strip_suffix(word))
        else {
            return false;
        };
        let begins =
            before.is_empty() || before.trim_end().ends_with(['.', '!', '?', '"', '”', '’']) || before.ends_with('\n');
        begins && text[span.end()..].starts_with(", ") && self.is_wide(n)
    }

    fn follows_locative(&self, n: usize) -> bool {
        let before = self.before(n).strip_suffix(' ');
        let word = before.and_then(|text| text.rsplit(' ').next());
        word.is_some_and(|word| LOCATIVES.contains(&word))
    }

    /// Whether a name that is no country's, region's or large town's stands after "on", and "in" a town follows.
    fn is_on_in_town(&self, n: usize) -> bool {
        let small = |n: usize| {
            let keys = &self.groups[self.group_of[n]].keys;
            keys.iter()
                .all(|keys| matches!(keys.level, Level::County | Level::Below))
        };
        let before = &self.document.text[..self.sets[n].mention.span.start()];
        before.ends_with(" on ")
            && self.between(n) == Some("in")
            && small(n)
            && small(n + 1)
            && self.groups[self.group_of[n]].largest < CITY
    }

    fn apposed(&self, containers: &[usize], n: usize) -> Option<usize> {
        let beside = |words: &str| matches!(words, "," | "(") || is_article(words);
        let stands = |outer: &&usize| **outer < n || self.between(n).is_some_and(beside);
        containers.first().filter(stands).copied()
    }

    /// "Paris, Lamar County, Texas": what contains the container contains the name.
    fn chain(&self, containers: &mut [Vec<usize>]) {
        for n in (0..containers.len()).rev() {
            let next = containers[n].first().copied().filter(|outer| *outer == n + 1);
            let further: Vec<usize> = next.map(|outer| containers[outer].clone()).unwrap_or_default();
            for outer in further {
                if outer > n && outer <= n + 3 && self.may_contain(outer, n) {
                    containers[n].push(outer);
                }
            }
        }
    }

    fn outside(&self, n: usize) -> Option<usize> {
        let joined = matches!(self.between(n)?, "," | "(" | "in" | ", in");
        let may_be_container = self.is_wide(n + 1) && !self.is_people_after_comma(n);
        (joined && may_be_container && !self.may_contain(n + 1, n) && !self.begins_list(n)).then_some(n + 1)
    }

    /// Whether a country, region or large town is the first of a list of countries and regions: "Quebec, Mexico and New Zealand".
    fn begins_list(&self, n: usize) -> bool {
        let group = &self.groups[self.group_of[n]];
        if self.between(n) != Some(",") || !self.is_wide(n) && group.largest_town < CITY {
            return false;
        }
        let more = (n + 1..self.sets.len().saturating_sub(1)).take(LISTED);
        let mut more = more.take_while(|at| self.is_wide(*at + 1));
        more.find_map(|at| match self.between(at) {
            Some(",") => None,
            words => Some(words.is_some_and(is_conjunction)),
        })
        .unwrap_or(false)
    }

    /// Whether a mention may be of a country or first-level region.
    fn is_wide(&self, n: usize) -> bool {
        let mut keys = self.groups[self.group_of[n]].keys.iter();
        keys.any(|keys| matches!(keys.level, Level::Country | Level::Region))
    }

    fn peers(&self, containers: &[Vec<usize>], n: usize) -> Vec<usize> {
        let before = (n.saturating_sub(LISTED)..n).rev();
        let before = before.take_while(|first| self.is_listed(containers, *first));
        let after = (n + 1..)
            .take(LISTED)
            .take_while(|next| self.is_listed(containers, next - 1));
        before.chain(after).collect()
    }

    /// Each list with the word for its members after it, or before it: "counties of Clark and Butler".
    fn list_hints(&self, containers: &[Vec<usize>]) -> Vec<Option<ClassHint>> {
        let mut hints = vec![None; self.sets.len()];
        let mut start = 0;
        for n in 0..self.sets.len() {
            if self.is_listed(containers, n) {
                continue;
            }
            let (before, after) = (self.before(start), self.after(n));
            let (mut before, after) = (before.split_whitespace().rev(), after.split_whitespace().next());
            let before = before.next().filter(|word| *word == "of").and_then(|_| before.next());
            let hint = after.and_then(members).or_else(|| before.and_then(members));
            if n > start {
                hints[start..=n].fill(hint);
            }
            start = n + 1;
        }
        hints
    }

    /// Whether a mention and the next stand in one list.
    fn is_listed(&self, containers: &[Vec<usize>], first: usize) -> bool {
        let gap = self.between(first);
        containers[first].is_empty() && gap.is_some_and(|words| matches!(words, "," | "to") || is_conjunction(words))
    }
}

/// Bytes of a sentence that are looked at for what its head holds: a list without a full stop may go on for a book.
const FRAMED: usize = 600;

/// Bytes up to where the sentence ends that `rest` goes on with, at most [`FRAMED`]. That one is taken to end in "St. Louis" does no
/// harm.
fn sentence_length(rest: &str) -> usize {
    let near = &rest[..rest.floor_char_boundary(FRAMED)];
    let ends = ["\n", ". ", "! ", "? "].iter().filter_map(|end| near.find(end));
    ends.min().unwrap_or(near.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_goes_on_until_a_mark_and_a_space() {
        assert_eq!(sentence_length(", it broke out. Later in Benghazi"), 14);
        assert_eq!(sentence_length(", it broke out\nin Benghazi"), 14);
        assert_eq!(sentence_length(", it broke out"), 14);
        assert_eq!(sentence_length(&"in Tripoli, ".repeat(100)), FRAMED);
    }
}
