//! A text in, the bytes near which a point may be written out: nearly all figures in news are years, sums and counts.

/// How many bytes are looked at together for one that may be a mark.
const TOGETHER: usize = 32;

/// The next byte from `at` on that a point has near its beginning, however it is written: the first figure of an angle or of a zone,
/// the plus of a code, the colon of an address.
pub(super) fn next_mark(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = at;
    loop {
        let mark = next_of_kind(bytes, from)?;
        let (is_mark, next) = match bytes[mark] {
            b'+' => (true, mark),
            b':' => (ends_scheme(&bytes[..mark]), mark + 1),
            _ => {
                let length = digits(&bytes[mark..]);
                let begins = mark == 0 || !bytes[mark - 1].is_ascii_digit();
                let (figures, after) = bytes[mark..].split_at(length);
                (
                    begins && (begins_angle(figures, after) || begins_grid(figures, after)),
                    mark + length,
                )
            }
        };
        if is_mark {
            return Some(mark);
        }
        from = next;
    }
}

fn next_of_kind(bytes: &[u8], from: usize) -> Option<usize> {
    // The colon comes right after the nine.
    let is_mark = |byte: u8| byte.wrapping_sub(b'0') <= b':' - b'0' || byte == b'+';
    let rest = &bytes[from..];
    let empty = |chunk: &&[u8]| !chunk.iter().fold(false, |any, byte| any | is_mark(*byte));
    let skipped = rest.chunks(TOGETHER).take_while(empty).count() * TOGETHER;
    let near = rest.get(skipped..)?;
    near.iter()
        .position(|byte| is_mark(*byte))
        .map(|found| from + skipped + found)
}

/// Whether these bytes end with what an address begins with.
fn ends_scheme(before: &[u8]) -> bool {
    [&b"http"[..], b"https", b"geo"]
        .iter()
        .any(|scheme| before.ends_with(scheme))
}

/// Whether these figures may be the first of an angle: it has decimals, a degree sign, or minutes after it.
fn begins_angle(figures: &[u8], after: &[u8]) -> bool {
    let degree = |rest: &[u8]| rest.get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"deg"));
    figures.len() <= 3
        && match after {
            [b'.' | b',', digit, ..] => digit.is_ascii_digit(),
            [b' ', next, ..] if !next.is_ascii() => true,
            [b':' | b' ', rest @ ..] if digits(rest) >= 2 => true,
            [b' ', rest @ ..] => degree(rest),
            [next, ..] => !next.is_ascii() || degree(after),
            [] => false,
        }
}

/// Whether they may be the zone of a grid, which a capital that begins no word follows.
fn begins_grid(figures: &[u8], after: &[u8]) -> bool {
    figures.len() <= 2
        && match after.strip_prefix(b" ").unwrap_or(after) {
            [letter, next, ..] => !letter.is_ascii() || letter.is_ascii_uppercase() && !next.is_ascii_lowercase(),
            _ => false,
        }
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_begin_no_point_are_no_marks() {
        for text in [
            "In 2024 the 12 towns of 18 March got 3 million at 9 p.m.: 45% more, 5th of all.",
            "It ended 4-2 on 7 May, and 1984 was named: 12345.6789 of 18",
            "",
        ] {
            assert_eq!(next_mark(text, 0), None, "{text}");
        }
    }

    #[test]
    fn what_may_begin_a_point_is_a_mark() {
        for (text, mark) in [
            ("In all of the towns that there are, at 48.59", 39),
            ("48,5937", 0),
            ("12 and 48 deg", 7),
            ("12 and 48\u{A0}°", 7),
            ("12 and 48°", 7),
            ("12 and 48 35 37 N", 7),
            ("12 and 40:26:46N", 7),
            ("12 and 18SUJ", 7),
            ("12 and 18 S 323", 7),
            ("12 and 849VCWC8+R9", 15),
            ("12: see https://", 13),
            ("12: see geo:", 11),
        ] {
            assert_eq!(next_mark(text, 0), Some(mark), "{text}");
        }
    }
}
