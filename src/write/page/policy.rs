//! What a page may do: run its own script, wear its own style, and load nothing.

use super::Tiles;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The content security policy of a page with this script and style; pictures come from the tile server only.
pub(super) fn policy(script: &str, style: &str, tiles: Option<&Tiles>) -> String {
    let images = tiles.map_or("'none'", Tiles::origin);
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src {images}; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    )
}

/// A source expression that only this very text matches.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_its_hash() {
        // The example of the Content Security Policy's own text (section 8.3).
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(hash("alert('Hello, world.');"), expected);
    }

    #[test]
    fn pictures_come_from_the_tile_server_that_was_asked_for_and_from_nowhere_else() {
        assert!(policy("", "", None).contains("img-src 'none';"));
        let tiles = Tiles::new("https://tiles.example:8080/{z}/{x}/{y}.png", "").unwrap();
        let policy = policy("", "", Some(&tiles));
        assert!(policy.contains("img-src https://tiles.example:8080;"), "{policy}");
        assert!(!policy.contains("unsafe"));
    }
}
