//! A word as printed in, the forms that a gazetteer may have it in out.

use crate::text::{fold_into, fold_words};

/// The table: language, ending, ending of the base form.
const TABLE: &str = include_str!("../../../data/languages/endings.csv");
/// The fewest letters of a word whose ending is changed, and of what stays of it.
const SHORTEST: usize = 3;
const SHORTEST_STEM: usize = 1;
/// The most forms of a name of several words that are looked up.
const MOST_FORMS: usize = 200;
/// The most words of a name whose forms are looked up.
pub(super) const MOST_WORDS: usize = 3;

/// The endings of one language's cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endings {
    lang: String,
    /// An ending and the base form's, folded.
    pairs: Vec<(String, String)>,
}

impl Endings {
    /// Every language of `data/languages/endings.csv`.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for row in TABLE.lines().skip(1) {
            let mut cells = row.split(',');
            let (Some(lang), Some(ending), Some(base)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            if all.last().is_none_or(|last| last.lang != lang) {
                all.push(Self {
                    lang: lang.to_owned(),
                    pairs: Vec::new(),
                });
            }
            let pairs = all.last_mut().map(|last| &mut last.pairs);
            pairs
                .into_iter()
                .for_each(|pairs| pairs.push((folded(ending), folded(base))));
        }
        all
    }

    /// Whether they are those of the language of a BCP 47 tag.
    #[must_use]
    pub fn are_of(&self, tag: &str) -> bool {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        primary.eq_ignore_ascii_case(&self.lang)
    }

    /// The forms, folded, that a gazetteer may have a name in that is printed so; not the printed one itself.
    ///
    /// ```
    /// use mentionmap::recognize::Endings;
    /// let ukrainian = Endings::all().into_iter().find(|endings| endings.are_of("uk")).unwrap();
    /// assert!(ukrainian.forms("Одесі").contains(&"одеса".to_owned()));
    /// ```
    #[must_use]
    pub fn forms(&self, name: &str) -> Vec<String> {
        let words = fold_words(name);
        if words.is_empty() || words.len() > MOST_WORDS {
            return Vec::new();
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.forms_of(&words).into_iter().map(|words| words.join(" ")).collect()
    }

    /// The same of folded words.
    pub(super) fn forms_of(&self, words: &[&str]) -> Vec<Vec<String>> {
        let mut forms: Vec<Vec<String>> = vec![Vec::new()];
        for word in words {
            let mut longer = Vec::new();
            for form in &forms {
                for base in std::iter::once((*word).to_owned()).chain(self.bases(word)) {
                    longer.push([form.as_slice(), &[base]].concat());
                }
            }
            longer.truncate(MOST_FORMS);
            forms = longer;
        }
        // The first one is as printed.
        forms.split_off(1)
    }

    fn bases(&self, word: &str) -> Vec<String> {
        let mut bases: Vec<String> = Vec::new();
        if word.chars().take(SHORTEST).count() < SHORTEST {
            return bases;
        }
        for (ending, base) in &self.pairs {
            let stem = word.strip_suffix(ending.as_str());
            let stem = stem.filter(|stem| stem.chars().take(SHORTEST_STEM).count() == SHORTEST_STEM);
            let form = stem.map(|stem| format!("{stem}{base}"));
            bases.extend(form.filter(|form| form != word && !bases.contains(form)));
        }
        bases
    }
}

fn folded(ending: &str) -> String {
    let mut folded = String::new();
    fold_into(ending, &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn names_are_brought_back_to_their_base_forms() {
        let all = Endings::all();
        for (lang, printed, base) in [
            ("uk", "Одесі", "Одеса"),
            ("uk", "Одесу", "Одеса"),
            ("uk", "Харкова", "Харків"),
            ("uk", "Києві", "Київ"),
            ("uk", "Дніпрі", "Дніпро"),
            ("uk", "Запоріжжі", "Запоріжжя"),
            ("uk", "Кривого Рогу", "Кривий Ріг"),
            ("uk", "Часового Яру", "Часів Яр"),
            ("uk", "Тернополя", "Тернопіль"),
            ("uk", "Сумах", "Суми"),
            ("uk", "Польщею", "Польща"),
            ("ru", "Москве", "Москва"),
            ("ru", "России", "Россия"),
            ("ru", "Казани", "Казань"),
            ("ru", "Нижнего Новгорода", "Нижний Новгород"),
            ("ru", "Владивостоке", "Владивосток"),
            ("pl", "Warszawie", "Warszawa"),
            ("pl", "Łodzi", "Łódź"),
            ("pl", "Polsce", "Polska"),
            ("pl", "Katowicach", "Katowice"),
            ("de", "Deutschlands", "Deutschland"),
            ("tr", "İstanbul'da", "İstanbul"),
            ("tr", "Ankara'daki", "Ankara"),
            ("tr", "Kiev’den", "Kiev"),
        ] {
            let endings = all.iter().find(|endings| endings.are_of(lang)).unwrap();
            assert!(
                endings.forms(printed).contains(&fold(base)),
                "{printed}: {:?}",
                endings.forms(printed)
            );
        }
    }

    #[test]
    fn short_words_and_long_names_have_no_other_forms() {
        let ukrainian = Endings::all()
            .into_iter()
            .find(|endings| endings.are_of("uk-UA"))
            .unwrap();
        assert_eq!(ukrainian.forms("ЄС"), [""; 0]);
        assert_eq!(ukrainian.forms("Один Два Три Чотири"), [""; 0]);
        assert!(ukrainian.forms("Великої Новоградської Миколаївської").len() < MOST_FORMS);
    }
}
