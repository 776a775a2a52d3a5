//! A tile server that a page may load its map from.

use serde::Serialize;
use url::Url;

/// Where tiles come from, and whom to name for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tiles {
    url: String,
    attribution: String,
    #[serde(skip)]
    origin: String,
}

/// Why an address is none of tiles.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum TilesError {
    /// A part of the template is missing.
    #[error("no `{0}` in the address of the tiles; expected one such as https://tiles.example/{{z}}/{{x}}/{{y}}.png")]
    Missing(&'static str),
    /// It is no address, or not one of the web.
    #[error("`{0}` is no address of tiles; expected one that begins with https:// or http://")]
    NotWeb(String),
    /// A part that is not understood.
    #[error("`{{s}}` in the address of the tiles is not understood; write one host in its place")]
    Subdomain,
}

impl Tiles {
    /// Tiles in Web Mercator at an address with `{z}`, `{x}` and `{y}` in it, with the credit that their maker asks for.
    ///
    /// # Errors
    /// If the address has not all three, or is not one of the web.
    pub fn new(url: &str, attribution: &str) -> Result<Self, TilesError> {
        if let Some(part) = ["{z}", "{x}", "{y}"].into_iter().find(|part| !url.contains(part)) {
            return Err(TilesError::Missing(part));
        }
        if url.contains("{s}") {
            return Err(TilesError::Subdomain);
        }
        let origin = web_origin(url).ok_or_else(|| TilesError::NotWeb(url.to_owned()))?;
        Ok(Self {
            url: url.to_owned(),
            attribution: attribution.to_owned(),
            origin,
        })
    }

    /// Scheme, host and port.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }
}

/// The origin of an address of the web. A host may hold `;` or `'`, which would end a policy: such a one is refused.
fn web_origin(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let origin = url.origin().ascii_serialization();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._:/[]".contains(c);
    (["http", "https"].contains(&url.scheme()) && origin.chars().all(plain)).then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_tiles_has_three_numbers_and_is_of_the_web() {
        assert_eq!(
            Tiles::new("https://a.example/{z}/{x}.png", ""),
            Err(TilesError::Missing("{y}"))
        );
        for wrong in [
            "javascript:{z}{x}{y}",
            "file:///{z}/{x}/{y}",
            "/{z}/{x}/{y}.png",
            "https://a'b.example/{z}/{x}/{y}",
        ] {
            assert_eq!(Tiles::new(wrong, ""), Err(TilesError::NotWeb(wrong.to_owned())));
        }
        assert_eq!(
            Tiles::new("https://{s}.a.example/{z}/{x}/{y}", ""),
            Err(TilesError::Subdomain)
        );
    }

    #[test]
    fn the_origin_is_without_path_and_usual_port() {
        let tiles = Tiles::new("https://a.example:443/map/{z}/{x}/{y}.png?key=1", "© A").unwrap();
        assert_eq!(tiles.origin(), "https://a.example");
    }
}
