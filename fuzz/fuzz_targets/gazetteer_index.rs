#![no_main]

use mentionmap::domain::PlaceId;
use mentionmap::gazetteer::{CompiledGazetteer, Gazetteer};
use mentionmap_fuzz::sealed;

// A damaged index: opened, looked through and verified without a panic; with sums made anew, as a forger would, too.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    look_through(bytes.to_vec());
    if let Some(sealed) = sealed::index(bytes.to_vec()) {
        look_through(sealed);
    }
});

fn look_through(bytes: Vec<u8>) {
    let Ok(gazetteer) = CompiledGazetteer::from_bytes(bytes) else {
        return;
    };
    let _ = (gazetteer.info(), gazetteer.title(), gazetteer.name());
    for place in gazetteer.places().take(50) {
        let _ = gazetteer.place(&place.id);
    }
    for id in ["1", "own", ""] {
        let _ = gazetteer.place(&PlaceId::new(id));
    }
    // Nothing but a checksum tells whether names that are damaged can be walked.
    let damage = gazetteer.verify().err().map(|error| error.to_string());
    if damage.is_some_and(|damage| damage.contains("its names")) {
        return;
    }
    for name in ["Oslo", "São Paulo", "x"] {
        let _ = (
            gazetteer.candidates(name),
            gazetteer.respelled(name, u16::MAX, 2),
            gazetteer.did_you_mean(name, 2),
        );
        gazetteer.names_at(&[&name.to_lowercase(), "paulo"], &mut |_, _| {});
    }
}
