//! Times opening an index and looking names up in it.
//!
//! ```sh
//! awk -F '\t' 'NR % 130 == 0 { print $2 }' allCountries.txt > names.txt
//! cargo run --release --example time_lookups -- world.idx names.txt
//! ```
//!
//! Every name of the file is looked up once, in its order, with all its candidates decoded; `-` instead of the index is
//! the embedded gazetteer.

use mentionmap::gazetteer::{CompiledGazetteer, Gazetteer};
use std::error::Error;
use std::fs::{self, File};
use std::time::Instant;

#[allow(clippy::print_stdout, reason = "an example")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(index), Some(names)) = (args.next(), args.next()) else {
        return Err("usage: time_lookups INDEX NAMES".into());
    };
    let names = fs::read_to_string(names)?;
    let began = Instant::now();
    let gazetteer = match index.as_str() {
        "-" => mentionmap::world_gazetteer(),
        path => CompiledGazetteer::from_file(&File::open(path)?)?,
    };
    println!("opened in {:.1} µs", began.elapsed().as_secs_f64() * 1e6);
    let mut candidates = 0;
    let mut times: Vec<f64> = names
        .lines()
        .map(|name| {
            let began = Instant::now();
            candidates += gazetteer.candidates(name).len();
            began.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    if times.is_empty() {
        return Err("no names to look up".into());
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let mean = times.iter().sum::<f64>() / times.len() as f64;
    println!("{} look-ups, {candidates} candidates", times.len());
    println!(
        "µs a look-up: mean {mean:.2}, median {:.2}, 99 in 100 under {:.2}",
        at(0.5),
        at(0.99)
    );
    Ok(())
}
