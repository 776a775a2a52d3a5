//! JSON that can stand in a page: nothing in it ends its element or begins another.

use std::io::{self, Write};

/// Writes JSON with `<` as `\u003c`, which JSON has in strings only and which means the same there.
pub(super) struct Escaped<W>(pub(super) W);

impl<W: Write> Write for Escaped<W> {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        self.write_all(json)?;
        Ok(json.len())
    }

    fn write_all(&mut self, json: &[u8]) -> io::Result<()> {
        for (number, part) in json.split(|&byte| byte == b'<').enumerate() {
            if number > 0 {
                self.0.write_all(br"\u003c")?;
            }
            self.0.write_all(part)?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tag_is_left_and_the_text_is_the_same() {
        let text = "</script><!-- <img src=x onerror=alert(1)> <<é";
        let mut out = Vec::new();
        serde_json::to_writer(Escaped(&mut out), text).unwrap();
        assert!(!out.contains(&b'<'));
        assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
    }
}
