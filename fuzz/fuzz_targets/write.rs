#![no_main]

use mentionmap_fuzz::invented::Batch;
use mentionmap_fuzz::layers::{FORMATS, round_trip};

// Any documents and options in any format: what is written is read back by libraries that did not write it.
libfuzzer_sys::fuzz_target!(|input: (u8, Batch)| {
    let (choice, batch) = input;
    // The page is large whatever is in it: seldom.
    let choice = if choice == u8::MAX {
        FORMATS.len() - 1
    } else {
        usize::from(choice) % (FORMATS.len() - 1)
    };
    round_trip(&batch, FORMATS[choice]);
});
