//! A base form in, its inflected forms out: "strike" to strikes, struck, striking.

use crate::classify::lexicon::Form;
use std::collections::HashMap;

/// Irregular past forms and participles, by base form.
#[derive(Debug, Default)]
pub(super) struct Irregular {
    past: HashMap<String, (String, String)>,
}

impl Irregular {
    /// Adds a verb; alternatives are separated by `|`.
    pub(super) fn add(&mut self, base: &str, past: &str, participle: &str) {
        self.past
            .insert(base.to_owned(), (past.to_owned(), participle.to_owned()));
    }

    /// What the base form of the verb `base` says: "hit" is past as well, and in news mostly so.
    pub(super) fn form_of_base(&self, base: &str) -> Form {
        match self.past.get(base) {
            Some((past, _)) if past == base => Form::Past,
            _ => Form::Present,
        }
    }

    /// Calls `each` with every form of the verb `base` but the base itself.
    pub(super) fn verb_forms(&self, base: &str, mut each: impl FnMut(&str, Form)) {
        each(&with_s(base), Form::Present);
        let mut form = String::with_capacity(base.len() + 5);
        for stem in stems(base) {
            form.clear();
            form.push_str(&stem);
            form.push_str("ing");
            each(&form, Form::Ing);
        }
        if let Some((past, participle)) = self.past.get(base) {
            past.split('|')
                .chain(participle.split('|'))
                .for_each(|form| each(form, Form::Past));
            return;
        }
        each(&regular_past(base), Form::Past);
        for stem in stems(base).filter(|stem| stem.len() > base.len()) {
            form.clear();
            form.push_str(&stem);
            form.push_str("ed");
            each(&form, Form::Past);
        }
    }
}

/// The plural of a noun, which is also the third person of a verb: "raids", "clashes", "rallies".
pub(super) fn with_s(base: &str) -> String {
    let stem = base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem));
    match stem {
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") => format!("{base}es"),
        None if base == "go" || base == "do" || base == "veto" => format!("{base}es"),
        None => format!("{base}s"),
    }
}

/// What -ing hangs on: the base without a mute e, and with its last consonant doubled where English might.
fn stems(base: &str) -> impl Iterator<Item = String> {
    let plain = match base.strip_suffix("ie") {
        Some(stem) => format!("{stem}y"),
        None if base.ends_with('e') && !base.ends_with("ee") && base.len() > 2 => base[..base.len() - 1].to_owned(),
        None => base.to_owned(),
    };
    let doubled = may_double(base).then(|| format!("{base}{}", &base[base.len() - 1..]));
    std::iter::once(plain).chain(doubled)
}

/// Whether the word ends in consonant, vowel, consonant. Which of these double depends on stress ("occupied with
/// kidnapped, but not happenned"); the wrong form does no harm, since no text has it.
fn may_double(base: &str) -> bool {
    let mut back = base.bytes().rev();
    let (Some(last), Some(vowel), Some(first)) = (back.next(), back.next(), back.next()) else {
        return false;
    };
    last.is_ascii_lowercase()
        && !is_vowel(last)
        && !matches!(last, b'w' | b'x' | b'y' | b'h')
        && is_vowel(vowel)
        && !is_vowel(first)
}

fn regular_past(base: &str) -> String {
    match base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None => format!("{base}ed"),
    }
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.bytes().last().is_some_and(is_vowel)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(base: &str) -> Vec<String> {
        let mut irregular = Irregular::default();
        irregular.add("strike", "struck", "struck|stricken");
        let mut found = Vec::new();
        irregular.verb_forms(base, |form, _| found.push(form.to_owned()));
        found
    }

    #[test]
    fn regular_and_irregular_verbs_take_their_forms() {
        assert_eq!(forms("shell"), ["shells", "shelling", "shelled"]);
        assert_eq!(forms("strike"), ["strikes", "striking", "struck", "struck", "stricken"]);
        assert_eq!(forms("seize"), ["seizes", "seizing", "seized"]);
        assert_eq!(forms("rally"), ["rallies", "rallying", "rallied"]);
    }

    #[test]
    fn a_last_consonant_may_double() {
        let kidnap = forms("kidnap");
        assert!(kidnap.contains(&"kidnapped".to_owned()) && kidnap.contains(&"kidnapping".to_owned()));
        assert!(forms("stab").contains(&"stabbed".to_owned()));
    }

    #[test]
    fn plurals_follow_spelling() {
        assert_eq!(with_s("clash"), "clashes");
        assert_eq!(with_s("army"), "armies");
        assert_eq!(with_s("convoy"), "convoys");
    }
}
