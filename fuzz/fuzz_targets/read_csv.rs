#![no_main]

use mentionmap::read::Format;
use mentionmap_fuzz::reading::read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read(bytes, Some(Format::Csv)));
