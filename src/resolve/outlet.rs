//! Source in, what its address says of where it is published out.

use crate::domain::Source;
use crate::text::fold;

/// Endings of two letters that are sold as words, or are no country's.
const NO_COUNTRY: [&str; 8] = ["eu", "tv", "co", "io", "me", "ai", "fm", "to"];
/// Endings that no country has. In the United States hardly any outlet has another.
const UNMARKED: [&str; 4] = ["com", "net", "org", "us"];

/// What the host name of an outlet says.
#[derive(Debug, Default)]
pub(super) struct Outlet {
    /// The host name in small letters; may be empty.
    pub(super) host: String,
    /// ISO 3166-1 code of the country whose ending it has.
    pub(super) country: Option<String>,
    /// Whether it has an ending of no country.
    pub(super) is_unmarked: bool,
    /// The name that it was registered by, folded: `thetowntalk` of `www.thetowntalk.com`.
    label: String,
    /// The letters in it, a bit each.
    letters: u32,
}

impl Outlet {
    /// By the domain, else by the first word of the outlet's name that looks like one.
    pub(super) fn of(source: &Source) -> Self {
        let name = source.name.as_deref().unwrap_or_default();
        let named = || name.split([' ', ';', ',', '/']).find(|word| looks_like_host(word));
        source
            .domain
            .as_deref()
            .or_else(named)
            .map(Self::of_host)
            .unwrap_or_default()
    }

    fn of_host(host: &str) -> Self {
        let host = host.to_lowercase();
        let parts: Vec<&str> = host.split('.').collect();
        let last = parts.last().copied().unwrap_or_default();
        let country = (last.len() == 2 && last != "us" && !NO_COUNTRY.contains(&last)).then(|| match last {
            "uk" => "GB".to_owned(),
            other => other.to_uppercase(),
        });
        let label = parts.iter().rev().skip(1).find(|part| part.len() > 3);
        let label = label.map(|label| fold(label).replace(' ', "")).unwrap_or_default();
        Self {
            country,
            is_unmarked: UNMARKED.contains(&last),
            letters: letters(&label),
            label,
            host,
        }
    }

    /// Whether it was registered by a name.
    pub(super) fn is_labelled(&self) -> bool {
        !self.label.is_empty()
    }

    /// Whether the name that it was registered by holds this one, of at least five letters.
    pub(super) fn bears(&self, name: &str) -> bool {
        let lacks_letters = || letters(name) & !self.letters & !OF_SHORTENED != 0;
        if self.label.is_empty() || name.len() < 5 || lacks_letters() {
            return false;
        }
        // Most names are one plain word, which differs from its folding in case alone.
        if name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            let mut parts = self.label.as_bytes().windows(name.len());
            return parts.any(|part| part.eq_ignore_ascii_case(name.as_bytes()));
        }
        let name: String = fold(name).split(' ').collect();
        name.len() >= 5 && self.label.contains(&name)
    }
}

/// Letters that folding takes from "saint", "sainte", "mount", "fort" and "the".
const OF_SHORTENED: u32 = {
    let (lost, mut bits, mut n) = (b"aehinortu", 0, 0);
    while n < lost.len() {
        bits |= 1 << (lost[n] - b'a');
        n += 1;
    }
    bits
};

/// The letters of ASCII in a text, a bit each.
fn letters(text: &str) -> u32 {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic);
    letters.fold(0, |bits, letter| bits | 1 << (letter.to_ascii_lowercase() - b'a'))
}

/// `thetowntalk.com`; not `St.` or `12.5`.
fn looks_like_host(word: &str) -> bool {
    let ending = word.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.len() >= 2 && ending.chars().all(|c| c.is_ascii_alphabetic()) && !word.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlet(domain: Option<&str>, name: Option<&str>) -> Outlet {
        Outlet::of(&Source {
            domain: domain.map(str::to_owned),
            name: name.map(str::to_owned),
            ..Source::default()
        })
    }

    #[test]
    fn a_host_name_tells_country_and_names() {
        let local = outlet(Some("www.parisbeacon.com"), None);
        assert!(local.bears("Paris") && !local.bears("Beaconsfield"));
        assert!(local.is_unmarked && local.country.is_none());
        let saint = outlet(Some("www.stlouistoday.com"), None);
        assert!(saint.bears("Saint Louis") && saint.bears("St. Louis") && !saint.bears("Saint Lucia"));
        assert_eq!(outlet(Some("a.co.uk"), None).country.as_deref(), Some("GB"));
        assert_eq!(outlet(Some("weekly.ahram.org.eg"), None).country.as_deref(), Some("EG"));
    }

    #[test]
    fn a_host_is_found_in_the_name_of_a_source() {
        assert_eq!(
            outlet(None, Some("lgl; thetowntalk.com; http://x")).host,
            "thetowntalk.com"
        );
        assert_eq!(outlet(None, Some("St. Louis Today")).host, "");
        assert_eq!(outlet(None, None).host, "");
    }
}
