//! Bytes in, text out, or the byte that is to blame.
//!
//! Offsets in the layer count from the first character after a byte order mark: a mark says how the text is encoded
//! and is no part of it. Nothing else is changed; CRLF stays CRLF.

use super::ReadProblem;
use encoding_rs::Encoding;

const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
const UTF16_LE_MARK: &[u8] = &[0xFF, 0xFE];
const UTF16_BE_MARK: &[u8] = &[0xFE, 0xFF];

/// The text of a whole file: UTF-8 with or without mark, or UTF-16 with one.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, ReadProblem> {
    if let Some(units) = bytes.strip_prefix(UTF16_LE_MARK) {
        decode_utf16(units, u16::from_le_bytes)
    } else if let Some(units) = bytes.strip_prefix(UTF16_BE_MARK) {
        decode_utf16(units, u16::from_be_bytes)
    } else if let Some(rest) = bytes.strip_prefix(UTF8_MARK) {
        decode_utf8(rest.to_vec(), UTF8_MARK.len() as u64)
    } else {
        decode_utf8(bytes, 0)
    }
}

/// The text of bytes in an encoding that was told, unless their own mark tells another; what the encoding does not have
/// is refused.
pub(super) fn decode_told(bytes: &[u8], told: &'static Encoding) -> Result<String, ReadProblem> {
    let (text, encoding, malformed) = told.decode(bytes);
    if malformed {
        let encoding = encoding.name();
        return Err(ReadProblem::NotEncoded { encoding });
    }
    match text.find('\0') {
        Some(at) => Err(ReadProblem::Binary { at: at as u64 }),
        None => Ok(text.into_owned()),
    }
}

/// The bytes without a UTF-8 byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes)
}

/// Whether the bytes open with the mark of UTF-16.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(UTF16_LE_MARK) || bytes.starts_with(UTF16_BE_MARK)
}

/// The text of `bytes`, which begin at byte `base` of their file.
pub(super) fn decode_utf8(bytes: Vec<u8>, base: u64) -> Result<String, ReadProblem> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ReadProblem::Binary { at: base + at as u64 });
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        ReadProblem::NotUtf8 {
            byte: error.as_bytes()[at],
            at: base + at as u64,
        }
    })
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadProblem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    // After the mark's two bytes.
    let mut at = 2;
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok('\0') => return Err(ReadProblem::Binary { at }),
            Ok(c) => {
                at += 2 * c.len_utf16() as u64;
                text.push(c);
            }
            Err(_) => return Err(ReadProblem::NotUtf16 { at }),
        }
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(ReadProblem::NotUtf16 { at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode(b"\xEF\xBB\xBFOslo".to_vec()).unwrap(), "Oslo");
        assert_eq!(decode(b"\xFF\xFEO\0s\0".to_vec()).unwrap(), "Os");
        assert_eq!(decode(b"\xFE\xFF\0O\xD8\x3C\xDF\x0D".to_vec()).unwrap(), "O🌍");
    }

    #[test]
    fn the_byte_that_is_not_utf8_is_named_with_its_place_in_the_file() {
        let error = decode(b"\xEF\xBB\xBFcaf\xE9".to_vec()).unwrap_err();
        assert_eq!(error.to_string(), "not UTF-8: invalid byte 0xE9 at byte 6");
    }

    #[test]
    fn a_nul_byte_makes_it_binary() {
        let error = decode(b"PK\x03\x04\0\0".to_vec()).unwrap_err();
        assert_eq!(error.to_string(), "binary data: NUL byte at byte 4; expected text");
        assert!(matches!(
            decode(b"\xFF\xFE\0\0".to_vec()),
            Err(ReadProblem::Binary { at: 2 })
        ));
    }

    #[test]
    fn broken_utf16_is_refused_with_its_place() {
        assert!(matches!(
            decode(b"\xFF\xFEO\0\x00\xD8".to_vec()),
            Err(ReadProblem::NotUtf16 { at: 4 })
        ));
        assert!(matches!(
            decode(b"\xFF\xFEO\0s".to_vec()),
            Err(ReadProblem::NotUtf16 { at: 4 })
        ));
    }

    #[test]
    fn an_encoding_that_was_told_is_used_and_checked() {
        assert_eq!(
            decode_told(b"\xCA\xE8\xBF\xE2", encoding_rs::WINDOWS_1251).unwrap(),
            "Київ"
        );
        let error = decode_told(b"caf\xE9", encoding_rs::UTF_8).unwrap_err();
        assert_eq!(error.to_string(), "not UTF-8, as was told");
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        assert_eq!(decode(b"a\r\nb".to_vec()).unwrap(), "a\r\nb");
    }
}
