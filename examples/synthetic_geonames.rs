//! Writes files in GeoNames' dump format, of any size and always the same: `allCountries.txt` and
//! `alternateNamesV2.txt` for trying out how `mentionmap gazetteer compile` fares with the whole world.
//!
//! ```sh
//! cargo run --release --example synthetic_geonames -- 13000000 /tmp/synthetic
//! ```
//!
//! Nothing in them is true. Names are made of syllables, so that, as in the real files, many are shared by several places
//! and most are of one word or two, of 6 to 16 letters each; each place has 0.6 further names on average.

#[path = "synthetic_news/random.rs"]
mod random;

use random::Random;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

const SYLLABLES: [&str; 48] = [
    "ba", "be", "bo", "da", "de", "dor", "el", "fa", "ga", "gor", "ha", "hill", "in", "ka", "kel", "kov", "la", "lan",
    "le", "lo", "ma", "men", "mi", "mo", "na", "ne", "nov", "or", "pa", "pol", "ra", "ri", "ro", "sa", "san", "shi",
    "sk", "sta", "su", "ta", "tel", "ti", "ton", "tra", "va", "vil", "wa", "za",
];
const KINDS: [(&str, &str); 8] = [
    ("P", "PPL"),
    ("P", "PPL"),
    ("P", "PPL"),
    ("H", "STM"),
    ("T", "HLL"),
    ("S", "FRM"),
    ("S", "SCH"),
    ("L", "LCTY"),
];
const COUNTRIES: [&str; 10] = ["US", "CN", "IN", "ID", "RU", "MX", "UA", "NO", "ET", "BR"];
const LANGUAGES: [&str; 6] = ["en", "ru", "uk", "ar", "zh", "link"];

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let (rows, folder) = (args.next().and_then(|rows| rows.parse().ok()), args.next());
    let (Some(rows), Some(folder)) = (rows, folder) else {
        return Err(io::Error::other("usage: synthetic_geonames ROWS FOLDER"));
    };
    std::fs::create_dir_all(&folder)?;
    let create = |name: &str| Ok::<_, io::Error>(BufWriter::new(File::create(Path::new(&folder).join(name))?));
    write(rows, create("allCountries.txt")?, create("alternateNamesV2.txt")?)
}

fn write(rows: u64, mut places: impl Write, mut names: impl Write) -> io::Result<()> {
    let mut random = Random::new(1);
    let mut name_id = 0;
    for id in 1..=rows {
        let (class, code) = random.pick(&KINDS);
        let name = name(&mut random);
        let latitude = random.below(18_000_000) as f64 / 100_000.0 - 90.0;
        let longitude = random.below(36_000_000) as f64 / 100_000.0 - 180.0;
        let country = random.pick(&COUNTRIES);
        let population = if random.below(25) == 0 { random.below(90_000) } else { 0 };
        let (admin1, admin2) = (random.below(40), random.below(100));
        writeln!(
            places,
            "{id}\t{name}\t{name}\t\t{latitude:.5}\t{longitude:.5}\t{class}\t{code}\t{country}\t\t{admin1:02}\t{admin2:03}\t\t\t{population}\t\t{}\tEtc/UTC\t2026-01-01",
            random.below(3000)
        )?;
        // Of five places three have a further name.
        if random.below(5) < 3 {
            name_id += 1;
            let language = random.pick(&LANGUAGES);
            let further = self::name(&mut random);
            writeln!(names, "{name_id}\t{id}\t{language}\t{further}\t\t\t\t\t\t")?;
        }
    }
    places.flush()?;
    names.flush()
}

fn name(random: &mut Random) -> String {
    let mut name = word(random);
    if random.below(3) == 0 {
        name.push(' ');
        name += &word(random);
    }
    name
}

fn word(random: &mut Random) -> String {
    let syllables = 3 + random.below(2);
    let mut word: String = (0..syllables).map(|_| random.pick(&SYLLABLES)).collect();
    word[..1].make_ascii_uppercase();
    word
}
