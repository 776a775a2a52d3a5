//! A mention in, what signals have something to look at out: most are of words that few mentions have beside them, and need not be
//! asked of the others.

use crate::domain::MentionKind;
use crate::resolve::view::View;

/// What must be so of a mention, else a signal says nothing of any of its candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::resolve) enum When {
    /// Nothing.
    Always,
    /// Some candidate is a country or a first- or second-level region.
    Wide,
    /// Some candidate is the seat of one, or a part of a city.
    Seat,
    /// Some candidate is neither a town nor a country or district.
    Other,
    /// Some candidate is a small place with a great city of its name in its country.
    Overshadowed,
    /// The place is a candidate of another name too.
    Shared,
    /// The mention is of a people.
    People,
    /// The words beside it say what it is.
    Hint,
    /// They do not, but those beside another mention of the name do.
    HintElsewhere,
    /// The words after it call it something.
    Called,
    /// A word says what all in its list are.
    ListHint,
    /// More than the name stands in it.
    Longer,
    /// It is printed with a mark or a full stop.
    Marked,
    /// "The" stands before it.
    The,
    /// An office, or a word for a person, stands beside it.
    Office,
    /// It is a street's name.
    Street,
    /// Some name stands as its container.
    Within,
    /// One does at another mention of the name, and none here.
    WithinElsewhere,
    /// One stands in apposition.
    Apposed,
    /// One does, or might have been its container.
    Outer,
    /// It stands as a container itself.
    Around,
    /// Others stand in one list with it.
    Peers,
    /// The dateline names a place.
    Filed,
    /// The text is of a sentence or two.
    Bare,
    /// It is not, and nobody knows where its readers are at home.
    Homeless,
    /// The readers are at home at a known point.
    Home,
    /// They are at home in a known country.
    HomeCountry,
    /// The outlet's address has the ending of a country.
    Outlet,
    /// It has one of no country.
    Unmarked,
    /// It bears a name.
    Labelled,
}

/// Some of [`When`], a bit each.
#[derive(Debug, Clone, Copy)]
pub(in crate::resolve) struct Open(u32);

impl Open {
    /// Whether a signal may have something to say.
    pub(in crate::resolve) fn allows(self, when: When) -> bool {
        self.0 & (1 << when as u32) != 0
    }
}

/// All that is so of a mention.
pub(in crate::resolve) fn open(view: &View<'_>, n: usize) -> Open {
    let (mention, group) = (view.mention(n), &view.groups[view.group_of[n]]);
    let (beside, adjacency) = (&view.beside[n], &view.adjacency);
    let printed = view.document.slice(mention.name);
    let marked = |byte: u8| !byte.is_ascii() || byte == b'.';
    let is_apposed = adjacency.apposed[n].is_some();
    let is_within = !adjacency.containers[n].is_empty();
    let has_home = view.home.point.is_some();
    let all = [
        (When::Always, true),
        (When::Wide, group.kinds.wide),
        (When::Seat, group.kinds.seat),
        (When::Other, group.kinds.other),
        (When::Overshadowed, group.kinds.overshadowed),
        (When::Shared, group.spots.iter().any(|spot| view.shared[*spot as usize])),
        (When::People, mention.kind == MentionKind::Demonym),
        (When::Hint, mention.hint.is_some()),
        (
            When::HintElsewhere,
            mention.hint.is_none() && group.hints.first.is_some(),
        ),
        (When::Called, beside.called.is_some()),
        (When::ListHint, adjacency.list_hints[n].is_some()),
        (When::Longer, mention.span != mention.name),
        (When::Marked, printed.bytes().any(marked)),
        (When::The, beside.the),
        (
            When::Office,
            beside.city || beside.region || beside.country || beside.state || beside.person,
        ),
        (When::Street, beside.street || adjacency.on_in_town[n]),
        (When::Within, is_within),
        (When::WithinElsewhere, !is_within && !group.containers.is_empty()),
        (When::Apposed, is_apposed),
        (When::Outer, is_apposed || adjacency.outside[n].is_some()),
        (When::Around, !adjacency.contained[n].is_empty()),
        (When::Peers, !adjacency.peers[n].is_empty()),
        (When::Filed, view.filed.is_some()),
        (When::Bare, view.is_bare),
        (When::Homeless, !view.is_bare && !has_home),
        (When::Home, has_home),
        (When::HomeCountry, view.home.country_code.is_some()),
        (When::Outlet, view.outlet.country.is_some()),
        (When::Unmarked, view.outlet.is_unmarked),
        (When::Labelled, view.outlet.is_labelled()),
    ];
    let bits = all.iter().map(|(when, is_so)| u32::from(*is_so) << *when as u32);
    Open(bits.fold(0, |open, bit| open | bit))
}
