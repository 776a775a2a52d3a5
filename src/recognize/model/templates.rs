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
}

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

struct Facts<'s, S> {
    sink: &'s mut S,
}

impl<S: Sink> Facts<'_, S> {
    #[inline(always)]
    fn one(&mut self, group: Group, template: u32, a: u32) {
        self.sink.add(group, mix(template, [a, 0, 0]));
    }

    #[inline(always)]
    fn two(&mut self, group: Group, template: u32, a: u32, b: u32) {
        self.sink.add(group, mix(template, [a, b, 0]));
    }

    #[inline(always)]
    fn three(&mut self, group: Group, template: u32, a: u32, b: u32, c: u32) {
        self.sink.add(group, mix(template, [a, b, c]));
    }
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
    let mut f = Facts { sink };
    f.one(Group::Shape, 0, 0);
    // The word.
    f.one(Group::Word, 1, here.word);
    f.two(Group::Word, 2, here.word, here.shape);
    // The words beside it.
    use Group::Neighbours as Beside;
    f.two(Beside, 10, before.word, here.gap);
    f.two(Beside, 11, after.word, after.gap);
    f.one(Beside, 12, second_before.word);
    f.one(Beside, 13, second_after.word);
    f.two(Beside, 16, before.word, after.word);
    f.two(Beside, 17, second_before.word, before.word);
    f.two(Beside, 18, after.word, second_after.word);
    f.one(Beside, 21, near(-3).word);
    f.one(Beside, 22, near(3).word);
    // Letters.
    for (n, affix) in here.affixes.iter().enumerate() {
        f.two(Group::Affixes, 30 + n as u32, *affix, u32::from(here.has_capital()));
    }
    // Shapes and marks.
    f.two(Group::Shape, 40, here.shape, u32::from(here.opens));
    f.two(Group::Shape, 41, before.shape, here.shape);
    f.two(Group::Shape, 42, here.shape, after.shape);
    f.three(Group::Shape, 43, before.shape, here.shape, after.shape);
    f.two(Group::Shape, 44, marks, here.shape);
    f.three(Group::Shape, 45, marks, before.shape / 20, after.shape / 20);
    f.two(
        Group::Shape,
        48,
        (second_before.shape / 20) | (second_before.gap << 8),
        (before.shape / 20) | (marks << 8),
    );
    f.two(
        Group::Shape,
        49,
        (second_after.shape / 20) | (second_after.gap << 8),
        (after.shape / 20) | (marks << 8),
    );
    // The gazetteer.
    use Group::Gazetteer as Gaz;
    f.two(Gaz, 60, here.name, here.shape);
    f.one(Gaz, 61, here.name);
    f.three(Gaz, 62, here.name, before.shape / 20, here.gap);
    f.three(Gaz, 63, here.name, after.shape / 20, after.gap);
    f.two(Gaz, 64, here.name, before.word);
    f.two(Gaz, 65, here.name, after.word);
    f.three(Gaz, 66, before.name, here.name, here.gap);
    f.three(Gaz, 67, here.name, after.name, after.gap);
    f.two(Gaz, 68, here.name, here.word);
    f.three(Gaz, 69, here.class, second_before.class, before.word);
    f.three(Gaz, 70, here.class, second_after.class, after.word);
    // The rules, each with where in the name the word stands.
    let position = here.name % 6;
    let mut rest = fired;
    while rest != 0 {
        let rule = rest.trailing_zeros();
        rest &= rest - 1;
        f.two(Group::Rules, 80, rule, position);
        f.two(Group::Rules, 81, rule, here.class);
    }
    // Cues.
    for (n, other) in [
        (0, here),
        (1, before),
        (2, after),
        (3, second_before),
        (4, second_after),
    ] {
        let mut rest = other.cues & ((1 << CUES) - 1);
        while rest != 0 {
            let cue = rest.trailing_zeros();
            rest &= rest - 1;
            f.two(Group::Cues, 95 + n, cue, here.name);
        }
    }
    // Ordinary words and people's names.
    use Group::Lexicon;
    f.two(Lexicon, 110, here.facts, here.shape);
    f.two(Lexicon, 111, here.facts, here.name);
    f.two(Lexicon, 117, before.facts, here.gap);
    f.two(Lexicon, 118, after.facts, after.gap);
    // The document.
    let document = of_document(fired);
    f.two(Group::Document, 130, here.document, here.name);
    f.two(Group::Document, 131, document, here.name);
    f.three(Group::Document, 132, document, here.facts % 16, here.class);
    f.three(Group::Document, 133, here.document, here.facts % 16, here.shape);
    // The line.
    f.three(Group::Line, 141, here.line, here.name, u32::from(here.opens));
    f.three(Group::Line, 142, here.line, here.facts, u32::from(dateline));
    // Classes.
    use Group::Classes;
    f.two(Classes, 150, here.few, here.shape);
    f.two(Classes, 151, before.few, here.gap);
    f.two(Classes, 152, after.few, after.gap);
    f.one(Classes, 155, here.many);
    f.two(Classes, 158, before.few, here.few);
    f.two(Classes, 159, here.few, after.few);
    f.two(Classes, 160, here.few, here.name);
    f.two(Classes, 161, before.few, here.name);
    f.two(Classes, 162, after.few, here.name);
    f.three(Classes, 163, before.few, after.few, here.shape / 20);
}

/// The facts of a corpus's style, for training only: what it marks that others do not.
#[cfg(feature = "train")]
pub(super) fn style_of(seen: &[Seen], at: usize, style: u32, sink: &mut impl Sink) {
    let here = &seen[at];
    let after = seen.get(at + 1).unwrap_or(&NOTHING);
    let before = at.checked_sub(1).map_or(&NOTHING, |n| &seen[n]);
    let mut f = Facts { sink };
    f.one(Group::Style, 200, style);
    f.two(Group::Style, 201, style, here.name);
    f.two(Group::Style, 202, style, here.shape);
    f.three(Group::Style, 203, style, after.cues, here.class);
    f.three(
        Group::Style,
        204,
        style,
        (after.shape / 20) | (after.gap << 8),
        here.name,
    );
    f.three(
        Group::Style,
        205,
        style,
        (before.shape / 20) | (here.gap << 8),
        here.name,
    );
    f.two(Group::Style, 206, style, here.cues);
    f.three(Group::Style, 207, style, before.cues, here.class);
    f.three(Group::Style, 208, style, here.facts, here.class);
}
