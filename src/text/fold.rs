//! Name in, folded name out: what two spellings of one name have in common.
//!
//! Index and query both go through here, so that they cannot disagree. Folding lowers case, strips diacritics,
//! apostrophes and full stops, makes a space of every hyphen, writes "saint", "mount" and "fort" short and drops a
//! leading "the".

use super::tokens::tokenize;
use crate::domain::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of a whole name: folded words with single spaces between them.
///
/// ```
/// use mentionmap::text::fold;
/// assert_eq!(fold("Kryvyĭ Rih"), "kryvyi rih");
/// assert_eq!(fold("the Saint-Étienne"), "st etienne");
/// assert_eq!(fold("N’Djamena"), fold("N'djamena"));
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    if name.bytes().all(parts_or_is_plain) {
        return fold_plain(name);
    }
    fold_words(name).join(" ")
}

/// Whether a byte is a letter or digit of ASCII, or parts words whatever stands beside it.
fn parts_or_is_plain(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'.' | b'\'' | b'`')
}

/// [`fold`] of what has no other bytes than those: most names.
fn fold_plain(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        if folded == "the" {
            folded.clear();
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold_into(word, &mut folded);
    }
    folded
}

/// The folded words of a name, without a leading "the".
#[must_use]
pub fn fold_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = tokenize(name, Span::new(0, name.len()))
        .iter()
        .map(|token| {
            let mut word = String::new();
            fold_into(token.with_possessive(name), &mut word);
            word
        })
        .filter(|word| !word.is_empty())
        .collect();
    // A folded name that is folded again stays as it is: "The The" is "the" at once.
    let articles = words.iter().take_while(|word| *word == "the").count();
    words.drain(..articles.min(words.len().saturating_sub(1)));
    words
}

/// Folds one word and appends it to `out`; `out` may hold what the word follows.
pub fn fold_into(word: &str, out: &mut String) {
    let from = out.len();
    // Most words are letters and digits of ASCII.
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.push_str(word);
        out[from..].make_ascii_lowercase();
    } else if word.is_ascii() {
        out.extend(
            word.bytes()
                .filter(u8::is_ascii_alphanumeric)
                .map(|b| char::from(b.to_ascii_lowercase())),
        );
    } else {
        for c in word
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
        {
            push_base_letter(c, out);
        }
    }
    if let Some(short) = shortened(&out[from..]) {
        out.truncate(from);
        out.push_str(short);
    }
}

/// Appends the letter or digit that `c` is a variant of. Decomposition has taken the accents; this takes the strokes.
fn push_base_letter(c: char, out: &mut String) {
    match c {
        'ł' => out.push('l'),
        'ø' => out.push('o'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'ŧ' => out.push('t'),
        'ə' => out.push('a'),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        // One letter of Arabic script in the hands of Arabs, Persians, Kurds and Urdu writers.
        'ک' | 'ڪ' => out.push('ك'),
        'ی' | 'ى' | 'ے' | 'ې' | 'ێ' => out.push('ي'),
        'ة' | 'ۃ' | 'ہ' | 'ھ' | 'ە' => out.push('ه'),
        'ٱ' => out.push('ا'),
        'ۆ' | 'ۇ' | 'ۋ' => out.push('و'),
        // It only makes a word longer.
        'ـ' => {}
        // Letters by Unicode's word, but used as apostrophes in romanised names.
        'ʻ' | 'ʼ' | 'ʹ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' => {}
        _ if c.is_alphanumeric() => out.push(c),
        _ => {}
    }
}

/// Words that news writes out or shortens at will.
fn shortened(word: &str) -> Option<&'static str> {
    match word {
        "saint" => Some("st"),
        "sainte" => Some("ste"),
        "mount" => Some("mt"),
        "fort" => Some("ft"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (one, other) in [
            ("Saint Petersburg", "St. Petersburg"),
            ("Mount Everest", "MT EVEREST"),
            ("Nagorno-Karabakh", "Nagorno Karabakh"),
            ("Xi’an", "Xi'an"),
            ("Łódź", "Lodz"),
            ("The Hague", "hague"),
            ("U.S.", "US"),
            ("W. Va.", "W Va"),
            ("Côte d’Ivoire", "Cote d'Ivoire"),
            ("ODESA", "Odesa"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn plain_names_are_folded_as_all_others_are() {
        for name in [
            "The The Hague",
            "the  THE",
            "Mount Fort-Saint (B)",
            "A1 b2, C",
            "",
            " - ",
        ] {
            assert_eq!(fold(name), fold_words(name).join(" "), "{name}");
        }
    }

    #[test]
    fn composed_and_decomposed_letters_fold_alike() {
        assert_eq!(fold("Sa\u{0303}o Paulo"), fold("São Paulo"));
    }

    #[test]
    fn names_in_their_own_script_keep_their_letters() {
        assert_eq!(fold("Одеса"), "одеса");
        assert_eq!(fold("北京"), "北京");
    }

    #[test]
    fn arabic_letters_fold_alike_with_and_without_marks() {
        for (one, other) in [
            ("الموصل", "الموصـل"),
            ("ترکیه", "تركية"),
            ("أربيل", "اربیل"),
            ("جامِ جَم", "جام جم"),
            ("آسمار", "اسمار"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn an_owner_is_part_of_a_name() {
        assert_eq!(fold("St. John's"), "st johns");
    }

    #[test]
    fn a_bare_the_stays() {
        assert_eq!(fold("The"), "the");
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for name in ["The The Hague", "the the", "The Saint-Étienne"] {
            assert_eq!(fold(&fold(name)), fold(name), "{name}");
        }
        assert_eq!(fold("The The Hague"), "hague");
    }
}
