//! Bytes of a page in, its markup out, by the encoding that it says.

use crate::read::ReadProblem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How many bytes of a page are searched for its encoding, as browsers do.
const SEARCHED: usize = 1024;

/// The markup of a page in the encoding that was told, else that of its byte order mark, else of its `meta` element, else
/// UTF-8 where it is that, else windows-1252. What an encoding does not have becomes U+FFFD, as in a browser.
pub(super) fn decode(bytes: &[u8], told: Option<&'static Encoding>) -> Result<String, ReadProblem> {
    let marked = Encoding::for_bom(bytes).is_some();
    if !marked
        && bytes
            .get(..SEARCHED.min(bytes.len()))
            .is_some_and(|head| head.contains(&0))
    {
        let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
        return Err(ReadProblem::Binary { at: at as u64 });
    }
    let encoding = told.or_else(|| said(bytes)).unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() {
            UTF_8
        } else {
            WINDOWS_1252
        }
    });
    Ok(encoding.decode(bytes).0.into_owned())
}

/// The encoding in `<meta charset=…>`, `<meta … content="text/html; charset=…">` or `<?xml … encoding=…?>`.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(SEARCHED)].to_ascii_lowercase();
    let encoding = after(&head, b"charset=").or_else(|| after(&head, b"encoding="))?;
    // Whoever could write this in ASCII does not write UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        Some(UTF_8)
    } else {
        Some(encoding).filter(|encoding| *encoding != X_USER_DEFINED)
    }
}

fn after(head: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let at = head.windows(key.len()).position(|window| window == key)? + key.len();
    let value = head[at..].trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or_else(|| value.strip_prefix(b"'"))
        .unwrap_or(value);
    let ends = |byte: &u8| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b'.' | b':');
    let end = value.iter().position(ends).unwrap_or(value.len());
    Encoding::for_label(&value[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_one_that_the_page_says() {
        let kyiv: &[u8] = b"\xCA\xE8\xBF\xE2";
        for meta in [
            "<meta charset=windows-1251>",
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
            "<META CHARSET=\"Windows-1251\">",
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
        ] {
            let page = [meta.as_bytes(), kyiv].concat();
            assert!(decode(&page, None).unwrap().ends_with("Київ"), "{meta}");
        }
        assert_eq!(decode(kyiv, Some(encoding_rs::WINDOWS_1251)).unwrap(), "Київ");
    }

    #[test]
    fn a_page_that_says_nothing_or_nonsense_is_utf8_or_windows_1252() {
        assert_eq!(decode("Київ".as_bytes(), None).unwrap(), "Київ");
        assert_eq!(decode(b"Malm\xF6", None).unwrap(), "Malmö");
        assert_eq!(
            decode(b"<meta charset=klingon>Malm\xF6", None).unwrap(),
            "<meta charset=klingon>Malmö"
        );
        assert_eq!(decode(b"\xFF\xFEO\0s\0", None).unwrap(), "Os");
    }

    #[test]
    fn binary_data_is_no_page() {
        assert!(matches!(
            decode(b"\x89PNG\0\0", None),
            Err(ReadProblem::Binary { at: 4 })
        ));
    }
}
