//! Text in, the language that it is written in out.

use super::short_language;
use super::small_words::ENGLISH_TEXTS;
use whatlang::{Detector, Lang, Script};

/// How many bytes of a text are looked at: languages do not change within a news story.
const LOOKED_AT: usize = 4000;
/// How many of them are looked at first.
const LOOKED_AT_FIRST: usize = 600;
/// The fewest letters that tell a language by their frequencies. Of English news in pieces of 100 to 150 characters, one or two in a thousand are
/// taken for another language, and most of those hold some words of one (tests/reports/reading.md).
const FEWEST_LETTERS: usize = 80;
/// How sure the detection must be, within 0 to 1, to call a text in Latin script anything but English.
const SURE: f64 = 0.9;

/// Words of a text that are enough for that: without any of [`ENGLISH_TEXTS`], it is not English.
const ENOUGH_WORDS: usize = 16;

/// So many different ones of them, and one in so many words, are in no other language.
const ENGLISH_KINDS: usize = 6;
const ENGLISH_SHARE: usize = 8;

/// ISO 639-1 codes, as BCP 47 has them, of the detected languages' ISO 639-3 codes.
const CODES: &[(&str, &str)] = &[
    ("epo", "eo"),
    ("eng", "en"),
    ("rus", "ru"),
    ("cmn", "zh"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("ben", "bn"),
    ("fra", "fr"),
    ("deu", "de"),
    ("ukr", "uk"),
    ("kat", "ka"),
    ("ara", "ar"),
    ("hin", "hi"),
    ("jpn", "ja"),
    ("heb", "he"),
    ("yid", "yi"),
    ("pol", "pl"),
    ("amh", "am"),
    ("jav", "jv"),
    ("kor", "ko"),
    ("nob", "nb"),
    ("dan", "da"),
    ("swe", "sv"),
    ("fin", "fi"),
    ("tur", "tr"),
    ("nld", "nl"),
    ("hun", "hu"),
    ("ces", "cs"),
    ("ell", "el"),
    ("bul", "bg"),
    ("bel", "be"),
    ("mar", "mr"),
    ("kan", "kn"),
    ("ron", "ro"),
    ("slv", "sl"),
    ("hrv", "hr"),
    ("srp", "sr"),
    ("mkd", "mk"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("est", "et"),
    ("tam", "ta"),
    ("vie", "vi"),
    ("urd", "ur"),
    ("tha", "th"),
    ("guj", "gu"),
    ("uzb", "uz"),
    ("pan", "pa"),
    ("aze", "az"),
    ("ind", "id"),
    ("tel", "te"),
    ("pes", "fa"),
    ("mal", "ml"),
    ("ori", "or"),
    ("mya", "my"),
    ("nep", "ne"),
    ("sin", "si"),
    ("khm", "km"),
    ("tuk", "tk"),
    ("aka", "ak"),
    ("zul", "zu"),
    ("sna", "sn"),
    ("afr", "af"),
    ("lat", "la"),
    ("slk", "sk"),
    ("cat", "ca"),
    ("tgl", "tl"),
    ("hye", "hy"),
    ("cym", "cy"),
];

/// Bytes of the longest of [`ENGLISH_TEXTS`].
const LONGEST_ENGLISH: usize = {
    let (mut longest, mut n) = (0, 0);
    while n < ENGLISH_TEXTS.len() {
        if ENGLISH_TEXTS[n].len() > longest {
            longest = ENGLISH_TEXTS[n].len();
        }
        n += 1;
    }
    longest
};

/// BCP 47 tag of the language; `None` where the text is too short or too mixed to tell.
pub(super) fn of(text: &str) -> Option<String> {
    let text = &text[..text.floor_char_boundary(LOOKED_AT)];
    let first = &text[..text.floor_char_boundary(LOOKED_AT_FIRST)];
    if text.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count() < FEWEST_LETTERS {
        return short_language::of(text).and_then(code).map(str::to_owned);
    }
    // A report may open with names and figures, or be in two languages.
    if is_plainly_english(first) || !is_without_english(first) && is_plainly_english(text) {
        return Some("en".to_owned());
    }
    let detector = Detector::new();
    // Most news leaves no doubt from its first lines on, and to detect costs in proportion to what is looked at.
    let at_once = detector.detect(first).filter(|found| found.confidence() >= SURE);
    let found = at_once.or_else(|| detector.detect(text))?;
    let sure = found.lang() == Lang::Eng
        || found.script() != Script::Latin
        || found.confidence() >= SURE
        || is_without_english(text);
    code(found.lang()).filter(|_| sure).map(str::to_owned)
}

/// Whether a text has as many of the words that English needs as only English has: most news does, and to detect languages
/// costs as much as a quarter of recognizing its names.
fn is_plainly_english(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let (mut all, mut english, mut distinct) = (0, 0, [false; ENGLISH_TEXTS.len()]);
    for word in words {
        all += 1;
        if let Some(n) = english_word(word) {
            english += 1;
            distinct[n] = true;
        }
    }
    let kinds = distinct.iter().filter(|known| **known).count();
    all >= ENOUGH_WORDS && kinds >= ENGLISH_KINDS && english * ENGLISH_SHARE >= all
}

/// Whether a text has many words and none that English needs.
fn is_without_english(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let enough = words.clone().nth(ENOUGH_WORDS - 1).is_some();
    enough && !words.any(|word| english_word(word).is_some())
}

/// Which of [`ENGLISH_TEXTS`] a word is.
fn english_word(word: &str) -> Option<usize> {
    // Many words are longer than all of them.
    if word.len() > LONGEST_ENGLISH {
        return None;
    }
    ENGLISH_TEXTS.iter().position(|known| known.eq_ignore_ascii_case(word))
}

/// BCP 47 tag of one of the languages that are told apart.
pub(super) fn code(lang: Lang) -> Option<&'static str> {
    let known = CODES.iter().find(|(code, _)| *code == lang.code());
    known.map(|(_, tag)| *tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_plain_by_its_small_words_and_nothing_else_is() {
        let english =
            "Fire crews worked until the morning in the north of the city, and officials said that two were hurt.";
        let titled = "Der Film \u{201E}The Wizard of Oz\u{201C} lief in Berlin, und danach kam \u{201E}To Be or Not to Be\u{201C} von Lubitsch im Kino.";
        assert!(is_plainly_english(english));
        assert!(!is_plainly_english(titled));
    }

    #[test]
    fn languages_are_told_apart() {
        for (text, lang) in [
            (
                "Russian drones struck Kryvyi Rih overnight, and fire crews worked until the morning, officials said.",
                Some("en"),
            ),
            (
                "Уночі російські безпілотники атакували Кривий Ріг, рятувальники гасили пожежу до самого ранку.",
                Some("uk"),
            ),
            (
                "Ночью беспилотники атаковали Белгород, спасатели тушили пожар до самого утра, сообщил губернатор.",
                Some("ru"),
            ),
            (
                "In der Nacht trat die Elbe bei Dresden über die Ufer, und die Feuerwehr war bis zum Morgen im Einsatz.",
                Some("de"),
            ),
            (
                "Dans la nuit, la Seine est sortie de son lit près de Paris, et les pompiers sont intervenus jusqu'au matin.",
                Some("fr"),
            ),
            (
                "Misiles impactaron en Odesa y Járkov durante la noche, según se anunció en Kiev. En Londres y Nueva York hubo \
                 reacciones, y también en Pekín.",
                Some("es"),
            ),
            ("Rain.", None),
            ("", None),
        ] {
            assert_eq!(of(text).as_deref(), lang, "{text}");
        }
    }
}
