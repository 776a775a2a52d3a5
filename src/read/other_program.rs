//! The beginning of a file in; which other program's document it is, if one, out.

use super::ReadProblem;

const AS_TEXT: &str = "save it as text or as a web page";
/// How such documents begin, what they are, and what can be done.
const KNOWN: [(&[u8], &str, &str); 7] = [
    (b"%PDF-", "a PDF", "make text of it, e.g. with pdftotext"),
    (
        b"PK\x03\x04",
        "an office document or another ZIP archive",
        "save a document as text or as a web page, unpack an archive",
    ),
    (b"\xD0\xCF\x11\xE0", "an office document", AS_TEXT),
    (b"{\\rtf", "a document in RTF", AS_TEXT),
    (b"\x89PNG", "a picture", "give the text of the article"),
    (b"\xFF\xD8\xFF", "a picture", "give the text of the article"),
    (b"GIF8", "a picture", "give the text of the article"),
];

/// What is wrong with a file that begins so, if it is another program's.
pub(super) fn of(beginning: &[u8]) -> Option<ReadProblem> {
    let (_, what, hint) = KNOWN.iter().find(|(mark, ..)| beginning.starts_with(mark))?;
    Some(ReadProblem::OtherProgram { what, hint })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_other_programs_are_known_by_their_beginning() {
        let said = |beginning: &[u8]| of(beginning).map(|problem| problem.to_string());
        assert_eq!(said(b"%PDF-1.4\n").as_deref(), Some("is a PDF; expected text"));
        assert!(said(b"PK\x03\x04\x14").is_some());
        assert_eq!(said(b"PKK fighters"), None);
        assert_eq!(said(b""), None);
    }
}
