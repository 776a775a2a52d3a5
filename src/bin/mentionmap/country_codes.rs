//! Codes of countries, as typed: one that no country has would pass for a country of which nothing is known.

use mentionmap::world_gazetteer;

/// Codes that are taken for those of countries, and what these have.
const MISTAKEN: [(&str, &str); 3] = [("UK", "GB"), ("EL", "GR"), ("EN", "GB")];

/// The ISO 3166-1 code of two letters that was typed, in capitals, if a country or territory has it.
pub(crate) fn country_code(typed: &str) -> Result<String, String> {
    let code = typed.to_ascii_uppercase();
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err("expected an ISO code of two letters, such as US".to_owned());
    }
    if is_known(&code) {
        return Ok(code);
    }
    let meant = MISTAKEN.iter().find(|(mistaken, _)| *mistaken == code);
    let hint = meant
        .map(|(_, meant)| format!("; perhaps {meant} is meant"))
        .unwrap_or_default();
    Err(format!("no country has this code{hint}"))
}

fn is_known(code: &str) -> bool {
    world_gazetteer().places().any(|place| place.admin.country_code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_countries_and_territories_are_taken_in_any_case() {
        for code in ["US", "gb", "XK", "TW", "GL", "AQ"] {
            assert_eq!(country_code(code), Ok(code.to_ascii_uppercase()));
        }
    }

    #[test]
    fn a_code_that_no_country_has_is_refused_and_the_usual_mistake_mended() {
        assert_eq!(country_code("ZZ"), Err("no country has this code".to_owned()));
        assert_eq!(
            country_code("UK"),
            Err("no country has this code; perhaps GB is meant".to_owned())
        );
        assert!(country_code("USA").is_err() && country_code("ÅÅ").is_err());
    }
}
