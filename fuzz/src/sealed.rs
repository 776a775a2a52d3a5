//! Checksums made anew, so that what is damaged gets past them, as what somebody made on purpose would.

/// Where the sections of an index are told: after the magic and the length of the file.
const EXTENTS: usize = 16;
const SECTIONS: usize = 6;
const EXTENT: usize = 20;
const HEADER: usize = EXTENTS + SECTIONS * EXTENT + 4;

/// An index with checksums that fit it, but for that of its names: those are walked by `fst`, which trusts what it is given.
/// `None` where it is too short to have any.
pub fn index(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let len = bytes.len() as u64;
    bytes.get_mut(8..16)?.copy_from_slice(&len.to_le_bytes());
    bytes.get(..HEADER)?;
    for section in 1..SECTIONS {
        let at = EXTENTS + section * EXTENT;
        let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
        let range = number(at) as usize..number(at + 8) as usize;
        let sum = crc32fast::hash(bytes.get(range).unwrap_or_default());
        bytes[at + 16..at + 20].copy_from_slice(&sum.to_le_bytes());
    }
    let sum = crc32fast::hash(&bytes[..HEADER - 4]);
    bytes[HEADER - 4..HEADER].copy_from_slice(&sum.to_le_bytes());
    Some(bytes)
}

/// A model with a checksum that fits it; `None` where it is too short to have any.
pub fn model(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let step = |state: u64, word: u64| (state ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (chunks, rest) = bytes.get(16..)?.as_chunks();
    let state = chunks
        .iter()
        .fold(0, |state, chunk| step(state, u64::from_le_bytes(*chunk)));
    let sum = rest.iter().fold(state, |state, byte| step(state, u64::from(*byte) + 1));
    bytes[8..16].copy_from_slice(&sum.to_le_bytes());
    Some(bytes)
}
