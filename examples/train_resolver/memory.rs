//! Documents one after the other in, as the program reads a batch with `--outlet-memory`; scores out.

use crate::bench::{csv, decide, read};
use crate::conditions::is_plain;
use crate::corpora::Sample;
use crate::options::Options;
use crate::scoring::Counts;
use mentionmap::resolve::{OutletMemory, Resolver, WeightedResolver};

/// Adds the scores of the samples that `tested` says, in the light of all samples before each.
pub fn score(
    samples: &[Sample],
    weights: &[f64],
    options: &Options,
    tested: impl Fn(&Sample) -> bool,
    counts: &mut [Counts; 3],
) {
    let resolver = WeightedResolver::new(&csv(weights)).refusing_above(options.refuse);
    let mut memory = OutletMemory::default();
    let mut recalled = Vec::new();
    for sample in samples.iter().filter(|sample| is_plain(sample)) {
        let mut sample = sample.clone();
        memory.recall(&mut sample.document);
        let resolutions = resolver.resolve(&sample.document, sample.found.sets.clone());
        memory.learn(&sample.document, resolutions.iter());
        if tested(&sample) {
            recalled.push(sample);
        }
    }
    let reads = read(&recalled, Some(weights), options);
    decide(&recalled, &reads, weights, &|_| true, counts, |_, _, _, _| ());
}
