//! What is seen of a word and its neighbours in, numbered facts out: the one list of what the model goes by.

use super::seen::{CUES, Seen, of_document};

/// Kinds of fact, which can be left out one at a time to see what each is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Group {
    /// The word itself.
    Word,
    /// The words beside it.
    Neighbours,
    /// The letters it begins and ends with.
    Affixes,
    /// Capitals, length, marks, each for itself in lines of capitals, of title case, and in texts of small letters.
    Shape,
    /// What the gazetteer has under the name over it.
    Gazetteer,
    /// The rules of the rule recognizer.
    Rules,
    /// Words that tell what a name beside them is of.
    Cues,
    /// Whether it is an ordinary word, a given name, a surname.
    Lexicon,
    /// What the rest of the document says of the name.
    Document,
    /// How the line is written.
    Line,
    /// Classes of words that stand in like company.
    Classes,
    /// The style of the corpus, known in training only.
    #[cfg_attr(not(feature = "train"), allow(dead_code, reason = "its place in the order stays"))]
    Style,
    /// What a first reading made of the word's other occurrences.
    Echoes,
}

/// Names of the groups, in their order.
pub(super) const GROUPS: [&str; 13] = [
    "word",
    "neighbours",
    "affixes",
    "shape",
    "gazetteer",
    "rules",
    "cues",
    "lexicon",
    "document",
    "line",
    "classes",
    "style",
    "echoes",
];

/// Takes the facts of one word.
pub(super) trait Sink {
    fn add(&mut self, group: Group, fact: u32);

    /// Adds several, with the group of each.
    fn add_all<const COUNT: usize>(&mut self, groups: &[Group; COUNT], facts: &[u32; COUNT]) {
        groups
            .iter()
            .zip(facts)
            .for_each(|(group, fact)| self.add(*group, *fact));
    }
}

/// Gives a sink one fact a line: its group, its template, and the one to three values that it combines.
macro_rules! add_facts {
    ($sink:expr, $($group:ident $template:literal: $($value:expr),+;)+) => {{
        const GROUPS: [$crate::recognize::model::templates::Group; [$($template),+].len()] =
            [$($crate::recognize::model::templates::Group::$group),+];
        $sink.add_all(&GROUPS, &[$($crate::recognize::model::templates::mix($template, add_facts!(@ $($value),+))),+]);
    }};
    (@ $a:expr) => { [$a, 0, 0] };
    (@ $a:expr, $b:expr) => { [$a, $b, 0] };
    (@ $a:expr, $b:expr, $c:expr) => { [$a, $b, $c] };
}
pub(super) use add_facts;

/// A fact as a number: the template's, with what it combines.
#[inline]
pub(super) fn mix(template: u32, values: [u32; 3]) -> u32 {
    let [a, b, c] = values.map(u64::from);
    let sum = u64::from(template)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(a.wrapping_mul(0xD6E8_FEB8_6659_FD93))
        .wrapping_add(b.wrapping_mul(0xA076_1D64_78BD_642F))
        .wrapping_add(c.wrapping_mul(0xE703_7ED1_A0B4_28DB));
    ((sum ^ sum >> 32).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

/// What stands where the document ends.
const NOTHING: Seen = Seen {
    word: 1,
    affixes: [0; 3],
    shape: 1000,
    name: 0,
    class: 0,
    cues: 0,
    facts: 0,
    document: 0,
    gap: 5,
    few: 0,
    many: 0,
    line: 0,
    opens: true,
    possessive: false,
    possible: 0,
};

/// Gives `sink` all facts of word `at`. `fired` are the rules that speak on the possible name over it.
pub(super) fn facts_of(seen: &[Seen], at: usize, fired: u128, dateline: bool, sink: &mut impl Sink) {
    let near = |offset: isize| -> &Seen {
        at.checked_add_signed(offset)
            .and_then(|n| seen.get(n))
            .unwrap_or(&NOTHING)
    };
    let (here, before, after) = (near(0), near(-1), near(1));
    let (second_before, second_after) = (near(-2), near(2));
    let marks = here.gap | after.gap << 3;
    let capital = u32::from(here.has_capital());
    let (before_kind, after_kind) = (before.shape / 20, after.shape / 20);
    let (second_before_kind, second_after_kind) = (second_before.shape / 20, second_after.shape / 20);
    let document = of_document(fired);
    add_facts!(sink,
        Shape 0: 0;
        // The word.
        Word 1: here.word;
        Word 2: here.word, here.shape;
        // The words beside it.
        Neighbours 10: before.word, here.gap;
        Neighbours 11: after.word, after.gap;
        Neighbours 12: second_before.word;
        Neighbours 13: second_after.word;
        Neighbours 16: before.word, after.word;
        Neighbours 17: second_before.word, before.word;
        Neighbours 18: after.word, second_after.word;
        Neighbours 21: near(-3).word;
        Neighbours 22: near(3).word;
        // Letters.
        Affixes 30: here.affixes[0], capital;
        Affixes 31: here.affixes[1], capital;
        Affixes 32: here.affixes[2], capital;
        // Shapes and marks.
        Shape 40: here.shape, u32::from(here.opens);
        Shape 41: before.shape, here.shape;
        Shape 42: here.shape, after.shape;
        Shape 43: before.shape, here.shape, after.shape;
        Shape 44: marks, here.shape;
        Shape 45: marks, before_kind, after_kind;
        Shape 48: second_before_kind | (second_before.gap << 8), before_kind | (marks << 8);
        Shape 49: second_after_kind | (second_after.gap << 8), after_kind | (marks << 8);
        // The gazetteer.
        Gazetteer 60: here.name, here.shape;
        Gazetteer 61: here.name;
        Gazetteer 62: here.name, before_kind, here.gap;
        Gazetteer 63: here.name, after_kind, after.gap;
        Gazetteer 64: here.name, before.word;
        Gazetteer 65: here.name, after.word;
        Gazetteer 66: before.name, here.name, here.gap;
        Gazetteer 67: here.name, after.name, after.gap;
        Gazetteer 68: here.name, here.word;
        Gazetteer 69: here.class, second_before.class, before.word;
        Gazetteer 70: here.class, second_after.class, after.word;
        // Ordinary words and people's names.
        Lexicon 110: here.facts, here.shape;
        Lexicon 111: here.facts, here.name;
        Lexicon 117: before.facts, here.gap;
        Lexicon 118: after.facts, after.gap;
        // The document.
        Document 130: here.document, here.name;
        Document 131: document, here.name;
        Document 132: document, here.facts % 16, here.class;
        Document 133: here.document, here.facts % 16, here.shape;
        // The line.
        Line 141: here.line, here.name, u32::from(here.opens);
        Line 142: here.line, here.facts, u32::from(dateline);
        // Classes.
        Classes 150: here.few, here.shape;
        Classes 151: before.few, here.gap;
        Classes 152: after.few, after.gap;
        Classes 155: here.many;
        Classes 158: before.few, here.few;
        Classes 159: here.few, after.few;
        Classes 160: here.few, here.name;
        Classes 161: before.few, here.name;
        Classes 162: after.few, here.name;
        Classes 163: before.few, after.few, here.shape / 20;
    );
    // The rules, each with where in the name the word stands.
    let position = here.name % 6;
    for (first, mut rest) in [(0, fired as u64), (64, (fired >> 64) as u64)] {
        while rest != 0 {
            let rule = first + rest.trailing_zeros();
            rest &= rest - 1;
            sink.add(Group::Rules, mix(80, [rule, position, 0]));
            sink.add(Group::Rules, mix(81, [rule, here.class, 0]));
        }
    }
    // Cues.
    let beside = [here, before, after, second_before, second_after];
    for (n, other) in (0..).zip(beside) {
        let mut rest = other.cues & ((1 << CUES) - 1);
        while rest != 0 {
            let cue = rest.trailing_zeros();
            rest &= rest - 1;
            sink.add(Group::Cues, mix(95 + n, [cue, here.name, 0]));
        }
    }
}

/// The facts of a corpus's style, for training only: what it marks that others do not.
#[cfg(feature = "train")]
pub(super) fn style_of(seen: &[Seen], at: usize, style: u32, sink: &mut impl Sink) {
    let here = &seen[at];
    let after = seen.get(at + 1).unwrap_or(&NOTHING);
    let before = at.checked_sub(1).map_or(&NOTHING, |n| &seen[n]);
    add_facts!(sink,
        Style 200: style;
        Style 201: style, here.name;
        Style 202: style, here.shape;
        Style 203: style, after.cues, here.class;
        Style 204: style, (after.shape / 20) | (after.gap << 8), here.name;
        Style 205: style, (before.shape / 20) | (here.gap << 8), here.name;
        Style 206: style, here.cues;
        Style 207: style, before.cues, here.class;
        Style 208: style, here.facts, here.class;
    );
}
