//! The library as WebAssembly, as small as it goes: a text in, byte by byte, a GeoJSON layer out, byte by byte.

use mentionmap::Geoparser;
use mentionmap::domain::Document;
use mentionmap::write::{Format, LayerOptions, LayerWriter};
use std::cell::RefCell;
use std::error::Error;

thread_local! {
    /// The text, then the layer.
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Adds a byte to the text.
#[unsafe(no_mangle)]
pub extern "C" fn push(byte: u8) {
    BYTES.with_borrow_mut(|bytes| bytes.push(byte));
}

/// Turns the text into its layer; says how many bytes that has, 0 if it could not be made.
#[unsafe(no_mangle)]
pub extern "C" fn geoparse() -> usize {
    let layer = layer(&String::from_utf8_lossy(&BYTES.take())).unwrap_or_default();
    let length = layer.len();
    BYTES.set(layer);
    length
}

/// A byte of the layer; 0 beyond its end.
#[unsafe(no_mangle)]
pub extern "C" fn byte_at(at: usize) -> u8 {
    BYTES.with_borrow(|bytes| bytes.get(at).copied().unwrap_or(0))
}

fn layer(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut out = Vec::new();
    let mut layer = LayerWriter::new(&mut out, Format::GeoJson, LayerOptions::default())?;
    layer.write(&Geoparser::new().geoparse(Document::new("text", text))?)?;
    layer.finish()?;
    Ok(out)
}
