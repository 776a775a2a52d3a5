//! Bytes of a page in, its markup out, by the encoding that it says.

use crate::read::ReadProblem;
use crate::read::note::Note;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How many bytes of a page are searched for its encoding, as browsers do.
const SEARCHED: usize = 1024;

/// The markup of a page in the encoding that was told, else that of its byte order mark, else of its `meta` element, else
/// UTF-8 where it is that, else windows-1252; and what was wrong with the encoding that was told or said.
///
/// What an encoding does not have becomes U+FFFD, as in a browser; but what is said to be UTF-8 and has not one character
/// beyond ASCII of it is read as windows-1252.
pub(super) fn decode(bytes: &[u8], told: Option<&'static Encoding>) -> Result<(String, Option<Note>), ReadProblem> {
    let marked = Encoding::for_bom(bytes).is_some();
    if !marked
        && bytes
            .get(..SEARCHED.min(bytes.len()))
            .is_some_and(|head| head.contains(&0))
    {
        let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
        return Err(ReadProblem::Binary { at: at as u64 });
    }
    let head = bytes[..bytes.len().min(SEARCHED)].to_ascii_lowercase();
    let labels = [after(&head, b"charset="), after(&head, b"encoding=")];
    let known = told.or_else(|| labels.iter().flatten().find_map(|label| known(label)));
    let unknown = labels
        .into_iter()
        .flatten()
        .next()
        .filter(|_| known.is_none() && !marked);
    let unknown = unknown.filter(|label| !label.is_empty() && Encoding::for_label(label).is_none());
    let unknown = unknown.map(|label| Note::UnknownEncoding {
        label: String::from_utf8_lossy(label).into_owned(),
    });
    let (markup, encoding, malformed) = known.unwrap_or_else(|| guessed(bytes)).decode(bytes);
    if !malformed {
        return Ok((markup.into_owned(), unknown));
    }
    let any_of_it = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let read = if encoding == UTF_8 && !any_of_it {
        WINDOWS_1252
    } else {
        encoding
    };
    let note = Note::NotEncoded {
        told: encoding.name(),
        read: read.name(),
    };
    Ok((read.decode(bytes).0.into_owned(), Some(note)))
}

/// UTF-8 where it is that, else what browsers take of old.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

/// The encoding of `<meta charset=…>`, `<meta … content="text/html; charset=…">` or `<?xml … encoding=…?>`.
fn known(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    // Whoever could write this in ASCII does not write UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        Some(UTF_8)
    } else {
        Some(encoding).filter(|encoding| *encoding != X_USER_DEFINED)
    }
}

/// The label that follows `key`.
fn after<'h>(head: &'h [u8], key: &[u8]) -> Option<&'h [u8]> {
    let at = head.windows(key.len()).position(|window| window == key)? + key.len();
    let value = head[at..].trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or_else(|| value.strip_prefix(b"'"))
        .unwrap_or(value);
    let ends = |byte: &u8| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b'.' | b':');
    let end = value.iter().position(ends).unwrap_or(value.len());
    Some(&value[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        decode(bytes, None).unwrap().0
    }

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
            assert!(read(&page).ends_with("Київ"), "{meta}");
        }
        assert_eq!(decode(kyiv, Some(encoding_rs::WINDOWS_1251)).unwrap().0, "Київ");
    }

    #[test]
    fn a_page_that_says_nothing_or_nonsense_is_utf8_or_windows_1252() {
        assert_eq!(read("Київ".as_bytes()), "Київ");
        assert_eq!(read(b"Malm\xF6"), "Malmö");
        assert_eq!(read(b"\xFF\xFEO\0s\0"), "Os");
        let (text, note) = decode(b"<meta charset=klingon>Malm\xF6", None).unwrap();
        assert_eq!(text, "<meta charset=klingon>Malmö");
        let label = "klingon".to_owned();
        assert_eq!(note, Some(Note::UnknownEncoding { label }));
        assert_eq!(decode(b"<meta charset=''>Os", None).unwrap().1, None);
    }

    #[test]
    fn a_page_that_is_not_what_it_says_is_read_as_what_it_can_be() {
        let page = b"<meta charset=utf-8>K\xF6ln";
        let (text, note) = decode(page, None).unwrap();
        assert!(text.ends_with("Köln"), "{text}");
        assert_eq!(
            note.unwrap().to_string(),
            "not UTF-8, as was said; read as windows-1252"
        );
        let (text, note) = decode(b"<meta charset=utf-8>K\xC3\xB6ln \xE2\x80", None).unwrap();
        assert!(text.ends_with("Köln \u{FFFD}"), "{text}");
        assert!(note.is_some());
    }

    #[test]
    fn binary_data_is_no_page() {
        assert!(matches!(
            decode(b"\x89PNG\0\0", None),
            Err(ReadProblem::Binary { at: 4 })
        ));
    }
}
