//! What somebody calls a language in, its BCP 47 tag out.

use super::language;
use whatlang::Lang;

/// The two-letter codes of ISO 639.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv \
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn \
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te \
    tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu iw in ji mo";
/// The longest subtag.
const LONGEST: usize = 8;

/// The tag that `given` is, in the case that it has, or that of the language whose English name it is. `None` where it
/// is neither. Of languages of three letters, too many to list, only the shape is looked at.
pub(super) fn tag(given: &str) -> Option<String> {
    let given = given.trim();
    // "en_US.UTF-8", as systems say it.
    let tag = given.split('.').next().unwrap_or(given).replace('_', "-");
    let mut subtags = tag.split('-');
    let primary = subtags.next()?.to_ascii_lowercase();
    let known = match primary.len() {
        2 => CODES.split_whitespace().any(|code| code == primary),
        3 => primary.bytes().all(|byte| byte.is_ascii_lowercase()),
        _ => false,
    };
    let shaped =
        |subtag: &str| (1..=LONGEST).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match known && subtags.all(shaped) {
        true => Some(tag),
        false => of_name(given),
    }
}

/// "English", "Ukrainian".
fn of_name(name: &str) -> Option<String> {
    let named = |lang: &&Lang| lang.eng_name().eq_ignore_ascii_case(name);
    language::code(*Lang::all().iter().find(named)?).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_are_told_from_what_is_neither() {
        for (given, expected) in [
            ("en", Some("en")),
            (" pt-BR", Some("pt-BR")),
            ("EN_us", Some("EN-us")),
            ("en_US.UTF-8", Some("en-US")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("und", Some("und")),
            ("English", Some("en")),
            ("ukrainian", Some("uk")),
            ("xx", None),
            ("klingon language", None),
            ("en-", None),
            ("e", None),
            ("", None),
        ] {
            assert_eq!(tag(given).as_deref(), expected, "{given}");
        }
    }
}
