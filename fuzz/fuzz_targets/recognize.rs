#![no_main]

use mentionmap::domain::{Document, Span};
use mentionmap::recognize::{Recognizer, placed, written_points};
use mentionmap::text::{dateline, fold, sentences, tokenize};
use mentionmap_fuzz::contract;
use mentionmap_fuzz::parts::{MODEL, RULES, shortened};

// Any text, of which any part is searched: model and rules keep the contract; so does what they stand on.
libfuzzer_sys::fuzz_target!(|input: (u8, &str)| {
    let (cut, text) = input;
    let text = shortened(text, 2000);
    let mut document = Document::new("a", text);
    document.searchable = Span::new(0, text.floor_char_boundary(text.len() * usize::from(cut) / 255));
    let searched = document.searchable;
    for recognizer in [&*MODEL as &dyn Recognizer, &*RULES] {
        let mentions = recognizer.recognize(&document).expect("a short text");
        contract::of_mentions(&document, &mentions);
    }
    for point in written_points(text, searched) {
        let resolution = placed(point);
        let _ = document.slice(resolution.mention.span);
    }
    let words = tokenize(text, searched);
    assert!(words.iter().all(|word| !word.text(text).is_empty()));
    let sentences = sentences(text, searched);
    assert!(sentences.is_sorted_by(|a, b| a.end() <= b.start()), "sentences overlap");
    assert!(sentences.iter().all(|sentence| searched.covers(*sentence)));
    let _ = dateline(text, searched).map(|line| document.slice(line));
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "folding twice is folding once");
});
