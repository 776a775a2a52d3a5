#![no_main]

use mentionmap::read::Format;
use mentionmap_fuzz::reading::read;
use std::path::Path;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = Format::from_path(Path::new(String::from_utf8_lossy(bytes).as_ref()));
    read(bytes, None);
});
