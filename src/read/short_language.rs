//! A text of a line or two in, the language that its letters or small words give away out.

use super::small_words::{
    BULGARIAN, DUTCH, ENGLISH_LINES, FRENCH, GERMAN, IN_NAMES, ITALIAN, POLISH, PORTUGUESE, SPANISH, UKRAINIAN,
};
use whatlang::{Detector, Lang};

/// The fewest letters that are looked at: three words or so.
const FEWEST_LETTERS: usize = 15;
/// So many different small words of a language tell it.
const TELLING: usize = 2;

/// The languages that small words tell.
const SMALL_WORDS: [(Lang, &[&str]); 7] = [
    (Lang::Spa, &SPANISH),
    (Lang::Por, &PORTUGUESE),
    (Lang::Fra, &FRENCH),
    (Lang::Ita, &ITALIAN),
    (Lang::Deu, &GERMAN),
    (Lang::Nld, &DUTCH),
    (Lang::Pol, &POLISH),
];

/// The language of a short text; none where nothing gives it away.
pub(super) fn of(text: &str) -> Option<Lang> {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    if letters().count() < FEWEST_LETTERS {
        return None;
    }
    let cyrillic = letters().filter(|c| is_cyrillic(*c)).count();
    if cyrillic * 2 > letters().count() {
        return Some(by_letters(text));
    }
    by_small_words(text)
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52F}').contains(&letter)
}

/// The language of a text in Cyrillic script: by letters and small words that only some have, else Russian.
fn by_letters(text: &str) -> Lang {
    let lower = text.to_lowercase();
    let has = |letters: &[char]| lower.contains(letters);
    if has(&['ў']) {
        Lang::Bel
    } else if has(&['ї', 'є', 'ґ']) || has(&['і']) && !has(&['ы', 'э']) {
        Lang::Ukr
    } else if has(&['ђ', 'ћ', 'љ', 'њ', 'ј', 'џ']) {
        Lang::Srp
    } else if has(&['ы', 'э', 'ё']) {
        Lang::Rus
    } else {
        // Most lines have none of these letters, and in few of them is more to be seen than that they are Russian.
        let small = |known: &[&str]| {
            text.split(|c: char| !c.is_alphabetic())
                .any(|word| known.contains(&word))
        };
        match (small(&UKRAINIAN), small(&BULGARIAN)) {
            (true, _) => Lang::Ukr,
            (_, true) => Lang::Bul,
            _ => Lang::Rus,
        }
    }
}

/// The language of which the text has the most small words, in small letters, where that is plain.
fn by_small_words(text: &str) -> Option<Lang> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.iter().any(|word| ENGLISH_LINES.contains(word)) {
        return None;
    }
    let counts = SMALL_WORDS.iter().map(|(lang, known)| (*lang, count(&words, known)));
    let counts: Vec<(Lang, usize)> = counts.filter(|(_, count)| *count >= TELLING).collect();
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let best: Vec<Lang> = counts
        .into_iter()
        .filter_map(|(lang, count)| (count == most).then_some(lang))
        .collect();
    match best[..] {
        [one] => Some(one),
        _ => Detector::with_allowlist(best).detect_lang(text),
    }
}

/// How many of a language's small words there are; none where all may be of names.
fn count(words: &[&str], known: &[&str]) -> usize {
    let is_small = |at: usize| words.get(at).is_some_and(|word| known.contains(word));
    let in_sentence = |at: usize| {
        let beside = [at.wrapping_sub(1), at + 1];
        let word = |at: usize| {
            words
                .get(at)
                .filter(|word| word.starts_with(char::is_lowercase))
                .is_some()
                && !is_small(at)
        };
        !IN_NAMES.contains(&words[at]) || beside.into_iter().any(word)
    };
    if !(0..words.len()).any(|at| is_small(at) && in_sentence(at)) {
        return 0;
    }
    known.iter().filter(|known| words.contains(known)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_small_words_tell_the_language_of_a_line() {
        for (text, lang) in [
            ("Обстріл Харкова та Одеси: п'ятеро загиблих", Lang::Ukr),
            ("Обстрел Харькова и Одессы: пятеро погибших", Lang::Rus),
            ("Взрыв прогремел в Москве", Lang::Rus),
            ("Стрельба в школе в Перми", Lang::Rus),
            ("Пожар в Минске унес жизни двоих", Lang::Rus),
            ("Ураган в Калининграде", Lang::Rus),
            ("ПОЖАР В МОСКВЕ И КАЗАНИ, ПОГИБЛИ ДВОЕ", Lang::Rus),
            ("Обстрел та пожежа под Харковом", Lang::Ukr),
            ("Un terremoto sacudió Oaxaca y Puebla el martes", Lang::Spa),
            ("Protestas en Oaxaca y Puebla", Lang::Spa),
            ("Un séisme a frappé Port-au-Prince et le sud du pays", Lang::Fra),
            ("Explosion in Köln und Düsseldorf am Abend bei der Messe", Lang::Deu),
            ("Ostrzał Charkowa i Odessy, zginęło pięć osób w nocy", Lang::Pol),
            ("Terremoto atinge o norte do Chile e deixa mortos", Lang::Por),
        ] {
            assert_eq!(of(text), Some(lang), "{text}");
        }
    }

    #[test]
    fn english_with_names_of_other_languages_tells_nothing() {
        for text in [
            "Protests in La Paz and Rio de Janeiro",
            "Flights to London and Paris",
            "Las Vegas, El Paso, Los Angeles, San Diego",
            "Man charged over Dar es Salaam attack",
            "Real Madrid beat Estrela da Amadora",
            "Copa de la Reina kicks off Sunday",
            "Bus crash in Des Moines kills en route passengers, un officials say",
            "Rain.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
