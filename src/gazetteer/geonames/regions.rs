//! A line of `countryInfo.txt`, `admin1CodesASCII.txt` or `admin2Codes.txt`: what a code stands for.

use super::fields::fields;
use crate::gazetteer::csv::shown;

/// The codes of a country or region, the country's first, and its name.
pub(super) type NamedCodes<'l> = (Vec<&'l str>, &'l str);

/// The country of a line of `countryInfo.txt`; `None` for a comment.
pub(super) fn country(line: &str) -> Result<Option<NamedCodes<'_>>, String> {
    if line.starts_with('#') {
        return Ok(None);
    }
    let [code, _, _, _, name] = fields::<5>(line)?;
    Ok(Some((vec![code], name)))
}

/// The region of a line of `admin1CodesASCII.txt` (`levels` 2) or `admin2Codes.txt` (`levels` 3).
pub(super) fn region(line: &str, levels: usize) -> Result<Option<NamedCodes<'_>>, String> {
    let [code, name] = fields::<2>(line)?;
    let codes: Vec<&str> = code.splitn(levels, '.').collect();
    if codes.len() == levels {
        Ok(Some((codes, name)))
    } else {
        Err(format!(
            "code is \"{}\"; expected {levels} codes parted by full stops",
            shown(code)
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_split_by_level() {
        assert_eq!(
            region("US.TX\tTexas\tTexas\t4736286", 2),
            Ok(Some((vec!["US", "TX"], "Texas")))
        );
        assert_eq!(country("#ISO\tISO3"), Ok(None));
        assert_eq!(
            country("AD\tAND\t020\tAN\tAndorra\tx"),
            Ok(Some((vec!["AD"], "Andorra")))
        );
        assert!(region("US\tTexas", 2).unwrap_err().contains("expected 2 codes"));
    }
}
