//! Source in, what its address says of where it is published out.

use crate::domain::Source;
use crate::text::fold;

/// Endings of two letters that say nothing of a country, or are sold as words.
const NO_COUNTRY: [&str; 8] = ["eu", "tv", "co", "io", "me", "ai", "fm", "to"];

/// What the host name of an outlet says.
#[derive(Debug, Default)]
pub(super) struct Outlet {
    /// ISO 3166-1 code of the country whose ending it has.
    pub(super) country: Option<String>,
    /// The name that it was registered by: `thetowntalk` of `www.thetowntalk.com`.
    pub(super) label: String,
}

impl Outlet {
    /// By the domain, else by the first word of the outlet's name that looks like one.
    pub(super) fn of(source: &Source) -> Self {
        let named = || {
            let words = source.name.as_deref().unwrap_or_default().split([' ', ';', ',', '/']);
            words
                .map(str::trim)
                .find(|word| word.contains('.') && !word.ends_with('.'))
        };
        source
            .domain
            .as_deref()
            .or_else(named)
            .map(Self::of_host)
            .unwrap_or_default()
    }

    fn of_host(host: &str) -> Self {
        let parts: Vec<&str> = host.split('.').collect();
        let last = parts.last().copied().unwrap_or_default();
        let country = (last.len() == 2 && !NO_COUNTRY.contains(&last)).then(|| match last {
            "uk" => "GB".to_owned(),
            other => other.to_uppercase(),
        });
        let label = parts.iter().rev().skip(1).find(|part| part.len() > 3);
        Self {
            country,
            label: label.map(|label| fold(label).replace(' ', "")).unwrap_or_default(),
        }
    }

    /// Whether the name that it was registered by holds a place's, of at least five letters.
    pub(super) fn bears(&self, name: &str) -> bool {
        let name: String = fold(name).split(' ').collect();
        name.len() >= 5 && self.label.contains(&name)
    }
}
