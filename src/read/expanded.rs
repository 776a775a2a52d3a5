//! Bytes in, the bytes that they were compressed from out.

use super::members::{Damaged, Members};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// The most memory that a zstd frame may ask for: what `zstd --long=27` makes, the most its own reader takes untold.
const MAX_WINDOW: u64 = 1 << 27;
/// How many times as long as its compressed bytes an input may be, once it is longer than [`UNMEASURED`]. Gzip can
/// reach 1,000, zstd far more; text that is not made for it stays far below.
const MOST_FOLD: u64 = 200;
const UNMEASURED: u64 = 64 << 20;
/// How many bytes of zstd are expanded at a time.
const STEP: usize = 1 << 16;

/// `input` as it was before `gzip` or `zstd`, by its beginning; what is not compressed stays as it is.
pub(super) fn expanded<'r>(input: impl Read + 'r) -> io::Result<Box<dyn BufRead + 'r>> {
    let (input, beginning) = peeked(input, 4)?;
    Ok(match beginning.as_slice() {
        [0x1F, 0x8B, ..] => guarded("gzip", input, Members::new),
        [0x28, 0xB5, 0x2F, 0xFD] => guarded("zstd", input, Zstd::new),
        _ => Box::new(BufReader::new(input)),
    })
}

/// `input`, and its first `count` bytes, or all where there are fewer.
pub(super) fn peeked<R: Read>(mut input: R, count: u64) -> io::Result<(impl Read, Vec<u8>)> {
    let mut beginning = Vec::new();
    input.by_ref().take(count).read_to_end(&mut beginning)?;
    Ok((io::Cursor::new(beginning.clone()).chain(input), beginning))
}

/// What `expander` makes of `input`, as long as that is not absurdly more.
fn guarded<'r, R: Read + 'r, E: Read + 'r>(
    format: &'static str,
    input: R,
    expander: impl FnOnce(Counted<R>) -> E,
) -> Box<dyn BufRead + 'r> {
    let taken = Rc::new(Cell::new(0));
    let input = Counted {
        input,
        count: Rc::clone(&taken),
    };
    Box::new(BufReader::new(Guarded {
        format,
        input: expander(input),
        taken,
        given: 0,
    }))
}

/// Counts the bytes that are read of it.
struct Counted<R> {
    input: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// Says of an error in compressed bytes that it is one, and stops what expands without measure.
struct Guarded<R> {
    format: &'static str,
    input: R,
    taken: Rc<Cell<u64>>,
    given: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let refuse = |kind, what: &dyn std::fmt::Display| {
            io::Error::new(kind, format!("cannot be expanded as {}: {what}", self.format))
        };
        if self.given > UNMEASURED && self.given / MOST_FOLD > self.taken.get() {
            let what = format!("it becomes more than {MOST_FOLD} times as long, as no articles do");
            return Err(refuse(io::ErrorKind::InvalidData, &what));
        }
        let read = self.input.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            // It says so itself, and who reads on after it must know it.
            _ if Damaged::of(&error).is_some() => error,
            kind => refuse(kind, &error),
        })?;
        self.given += read as u64;
        Ok(read)
    }
}

/// The content of zstd frames, one after the other.
struct Zstd<R> {
    input: BufReader<R>,
    decoder: FrameDecoder,
    within: bool,
}

impl<R: Read> Zstd<R> {
    fn new(input: R) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(MAX_WINDOW);
        Self {
            input: BufReader::new(input),
            decoder,
            within: false,
        }
    }

    /// Begins the next frame; false at the end of the input.
    fn begin(&mut self) -> io::Result<bool> {
        if self.input.fill_buf()?.is_empty() {
            return Ok(false);
        }
        self.decoder.reset(&mut self.input).map_err(io::Error::other)?;
        self.within = true;
        Ok(true)
    }
}

impl<R: Read> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.within && !self.begin()? {
                return Ok(0);
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            if self.decoder.is_finished() {
                self.within = false;
            } else {
                let step = BlockDecodingStrategy::UptoBytes(STEP);
                let decoded = self.decoder.decode_blocks(&mut self.input, step);
                decoded.map_err(io::Error::other)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> io::Result<String> {
        let mut text = String::new();
        expanded(bytes)?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn compressed_bytes_are_known_by_their_beginning() {
        let long = "Rain fell on Oslo. ".repeat(20_000);
        for bytes in [long.as_bytes().to_vec(), gzip(long.as_bytes()), zstd(long.as_bytes())] {
            assert_eq!(read(&bytes).unwrap(), long);
        }
        assert_eq!(read(b"").unwrap(), "");
    }

    #[test]
    fn members_and_frames_follow_one_another() {
        assert_eq!(read(&[gzip(b"Rain "), gzip(b"fell.")].concat()).unwrap(), "Rain fell.");
        assert_eq!(read(&[zstd(b"Rain "), zstd(b"fell.")].concat()).unwrap(), "Rain fell.");
    }

    #[test]
    fn what_expands_without_measure_is_stopped() {
        let mut megabyte = GzEncoder::new(Vec::new(), Compression::best());
        megabyte.write_all(&vec![b' '; 1 << 20]).unwrap();
        let error = read(&megabyte.finish().unwrap().repeat(80))
            .map(|text| text.len())
            .unwrap_err();
        assert!(error.to_string().contains("more than 200 times as long"), "{error}");
    }

    #[test]
    fn what_stops_midway_is_said() {
        let whole = gzip("Rain fell on Oslo.".as_bytes());
        let error = read(&whole[..whole.len() - 12]).unwrap_err();
        assert!(error.to_string().starts_with("cannot be expanded as gzip"), "{error}");
        let whole = zstd("Rain fell on Oslo.".as_bytes());
        assert!(read(&whole[..whole.len() - 6]).is_err());
    }
}
