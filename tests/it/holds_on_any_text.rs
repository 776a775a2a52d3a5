//! Any text at all, from text to layer: spans cut the mentions out, in order, the layer is GeoJSON, and twice the text takes
//! twice the time.

use geojson::{Feature, FeatureCollection};
use mentionmap::Geoparser;
use mentionmap::domain::{Document, GeoparsedDocument};
use mentionmap::write::{By, Format, LayerOptions, LayerWriter};
use proptest::prelude::*;
use std::sync::LazyLock;

static GEOPARSER: LazyLock<Geoparser> = LazyLock::new(Geoparser::new);

/// What trips programs up that take letters for bytes or characters: scripts, directions, marks, joined emoji, NUL.
const PIECES: [&str; 36] = [
    "Kharkiv",
    "São Paulo",
    "Sa\u{303}o Paulo",
    "İstanbul",
    "Xi'an",
    "Xi’an",
    "الخرطوم",
    "ירושלים",
    "Одеса",
    "北京",
    "दिल्ली",
    "กรุงเทพ",
    "\u{202e}Oslo\u{202c}",
    "\u{200f}",
    "🏳️‍🌈",
    "👩‍👩‍👧‍👦",
    "\u{301}\u{301}\u{301}",
    "\0",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\r\n",
    "\n\n",
    " ",
    ", ",
    ". ",
    "’s",
    "“",
    "(AP) — ",
    "Drones struck ",
    "48°35'N 38°0'E",
    "the ",
    "ﬁ",
    "ẞ",
    "\u{10FFFF}",
    "last Monday",
];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

fn layer(parsed: &GeoparsedDocument, by: By) -> FeatureCollection {
    let mut out = Vec::new();
    let options = LayerOptions {
        by,
        demonyms: true,
        unresolved: matches!(by, By::Mention | By::Event),
        ..LayerOptions::default()
    };
    let mut layer = LayerWriter::new(&mut out, Format::GeoJson, options).unwrap();
    layer.write(parsed).unwrap();
    layer.finish().unwrap();
    String::from_utf8(out).unwrap().parse().unwrap()
}

/// The surface of a feature, and what its code points cut out of the text; U+0000 is in no layer.
fn surfaces(feature: &Feature, text: &str) -> [String; 2] {
    let number = |name| feature.property(name).and_then(|value| value.as_u64()).unwrap() as usize;
    let (start, end) = (number("mention_start"), number("mention_end"));
    let cut: String = text.chars().skip(start).take(end - start).collect();
    let said = feature.property("mention").and_then(|value| value.as_str()).unwrap();
    [said.to_owned(), cut.replace('\0', "\u{FFFD}")]
}

fn holds(text: &str) {
    let parsed = GEOPARSER.geoparse(Document::new("any", text)).unwrap();
    let spans = parsed.mentions.iter().map(|mention| mention.resolution.mention.span);
    assert!(
        spans.is_sorted_by(|a, b| a.end() <= b.start()),
        "out of order: {text:?}"
    );
    let mentions = layer(&parsed, By::Mention);
    assert_eq!(mentions.features.len(), parsed.mentions.len(), "{text:?}");
    for feature in &mentions.features {
        let [said, cut] = surfaces(feature, text);
        assert_eq!(said, cut, "{text:?}");
    }
    for by in [By::Event, By::Place, By::Region] {
        layer(&parsed, by);
    }
}

proptest! {
    #[test]
    fn any_text_gives_a_layer_whose_spans_cut_the_mentions_out(text in any_text()) {
        holds(&text);
    }

    #[test]
    fn any_characters_give_a_layer(text in prop::collection::vec(any::<char>(), 0..200)) {
        holds(&String::from_iter(text));
    }
}

#[test]
fn megabytes_without_a_space_are_read() {
    for piece in ["a", "Paris", "北京", "e\u{301}", "(", "1"] {
        holds(&piece.repeat((10 << 20) / piece.len()));
    }
}

/// Words, names and spellings are kept from one document to the next.
#[test]
fn what_was_read_before_changes_nothing() {
    let texts = PIECES.map(|piece| format!("{piece} Paris, Texas and Um Rawaba in Sudan. {piece}"));
    let said = |parsed: &GeoparsedDocument| layer(parsed, By::Mention).to_string();
    let read = |geoparser: &Geoparser, text: &String| said(&geoparser.geoparse(Document::new("any", text)).unwrap());
    let used = Geoparser::new();
    let forward: Vec<String> = texts.iter().map(|text| read(&used, text)).collect();
    let backward: Vec<String> = texts.iter().rev().map(|text| read(&used, text)).collect();
    let alone: Vec<String> = texts.iter().map(|text| read(&Geoparser::new(), text)).collect();
    assert_eq!(forward, alone);
    assert!(alone.iter().eq(backward.iter().rev()));
}

/// Texts of which each stage might look at all again for every part of it.
const REPEATED: [&str; 26] = [
    "a",
    "A",
    "Paris",
    "Paris ",
    "Springfield, ",
    "Paris, Texas. ",
    "Paris, Germany. ",
    "Clark County. Clark. ",
    "Kursk region. Kursk. ",
    "“In Libya, in Tripoli ",
    "the city of Odesa. Odesa. ",
    "Rain in Paris.\n",
    "St. ",
    "U.S.",
    "the of and ",
    "Drones struck Kharkiv and ",
    "The mayor of Kharkiv said that Kharkiv was struck on Monday. ",
    "\u{301}",
    "“",
    "(",
    "’s ",
    "\n",
    "48°35'",
    "48.5, ",
    "1 March ",
    "北京",
];

/// Nanoseconds that this thread has computed for, whatever else the machine does.
#[cfg(target_os = "linux")]
fn computed() -> u64 {
    // The system brings its account up to date when a thread lets others in.
    std::thread::yield_now();
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    schedule.split(' ').next().unwrap().parse().unwrap()
}

/// The least that `bytes` bytes of a repeated text have taken, with a town of the same name in a region after it.
#[cfg(target_os = "linux")]
fn cost(piece: &str, bytes: usize) -> u64 {
    let text = piece.repeat(bytes / piece.len()) + " Paris, Texas.";
    let once = || {
        let document = Document::new("any", text.as_str());
        let begin = computed();
        GEOPARSER.geoparse(document).unwrap();
        computed() - begin
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn eight_times_the_text_takes_some_eight_times_the_time() {
    for piece in REPEATED {
        let (short, long) = (cost(piece, 20_000), cost(piece, 160_000));
        // What is quadratic takes 64 times as long.
        assert!(
            long < 24 * short.max(1_000_000),
            "{piece:?}: {short} ns for 20 kB, {long} ns for 160 kB"
        );
    }
}
