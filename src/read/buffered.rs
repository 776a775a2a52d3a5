//! What a [`BufRead`] holds in, a reader's buffer filled with it out.

use std::io::{self, BufRead};

/// [`std::io::Read::read`] of an input that is a [`BufRead`] before all.
pub(super) fn read(input: &mut impl BufRead, buffer: &mut [u8]) -> io::Result<usize> {
    let available = input.fill_buf()?;
    let count = available.len().min(buffer.len());
    buffer[..count].copy_from_slice(&available[..count]);
    input.consume(count);
    Ok(count)
}
