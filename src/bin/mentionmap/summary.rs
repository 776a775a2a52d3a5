//! What a run did, said in the end.

use crate::messages::{Refusal, say};
use crate::output::Output;
use crate::progress::Progress;
use mentionmap::domain::GeoparsedDocument;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Articles that were read.
    pub(crate) documents: u64,
    /// Names of places found in them, demonyms too.
    pub(crate) mentions: u64,
    /// Of these, how many were given a place.
    pub(crate) placed: u64,
    /// Of those that were not, at how many an event is told.
    pub(crate) unplaced_events: u64,
}

impl Counts {
    /// Counts an article.
    pub(crate) fn add(&mut self, geoparsed: &GeoparsedDocument) {
        self.documents += 1;
        self.mentions += geoparsed.mentions.len() as u64;
        for mention in &geoparsed.mentions {
            if mention.resolution.place().is_some() {
                self.placed += 1;
            } else if mention.events.iter().any(|event| event.trigger.is_some()) {
                self.unplaced_events += 1;
            }
        }
    }
}

/// Says in the end what a run did: on a terminal where it took a while, in a file where one was named.
pub(crate) struct Summary {
    started: Instant,
    file: Option<Output>,
}

/// A summary as a file has it.
#[derive(Serialize)]
struct Record {
    #[serde(flatten)]
    counts: Counts,
    /// Inputs and records that were not read, or not understood in all.
    skipped: u64,
    /// Of the documents, how many an earlier run had done.
    resumed_after: u64,
    /// That this run took.
    seconds: f64,
}

impl Summary {
    /// Opens the file before the run, so that a bad path is said at once.
    pub(crate) fn open(file: Option<&Path>) -> Result<Self, Refusal> {
        Ok(Self {
            started: Instant::now(),
            file: file.map(|file| Output::open(Some(file))).transpose()?,
        })
    }

    /// Says it, with what `earlier` runs had counted of that.
    pub(crate) fn finish(self, counts: Counts, earlier: Counts, skipped: u64) -> anyhow::Result<()> {
        let took = self.started.elapsed();
        if Progress::is_seen() && counts.documents + skipped > 0 {
            say(&in_words(counts, earlier, skipped, took));
        }
        if let Some(mut file) = self.file {
            let seconds = took.as_secs_f64();
            serde_json::to_writer(
                &mut file,
                &Record {
                    counts,
                    skipped,
                    resumed_after: earlier.documents,
                    seconds,
                },
            )?;
            writeln!(file)?;
            file.finish()?;
        }
        Ok(())
    }
}

fn in_words(counts: Counts, earlier: Counts, skipped: u64, took: Duration) -> String {
    let Counts {
        documents,
        mentions,
        placed,
        unplaced_events,
    } = counts;
    let articles = if documents == 1 { "article" } else { "articles" };
    let unplaced = match mentions - placed {
        0 => String::new(),
        unplaced => format!(", {unplaced} without ({unplaced_events} with an event; --unresolved writes them)"),
    };
    let skipped = if skipped > 0 {
        format!(", {skipped} skipped")
    } else {
        String::new()
    };
    let rate = (documents - earlier.documents) as f64 / took.as_secs_f64().max(1e-9);
    format!(
        "{documents} {articles}, {mentions} mentions, {placed} of them with a place{unplaced}{skipped}; {took:.1?}, {rate:.0} articles a second"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_says_what_was_skipped_if_anything_was() {
        let counts = Counts {
            documents: 20,
            mentions: 7,
            placed: 5,
            unplaced_events: 1,
        };
        let took = Duration::from_millis(2500);
        assert_eq!(
            in_words(counts, Counts::default(), 0, took),
            "20 articles, 7 mentions, 5 of them with a place, 2 without (1 with an event; --unresolved writes them); 2.5s, 8 articles a second"
        );
        assert!(in_words(counts, Counts::default(), 3, took).contains("writes them), 3 skipped;"));
    }

    #[test]
    fn the_rate_is_that_of_what_this_run_did() {
        let [all, earlier] = [20, 15].map(|documents| Counts {
            documents,
            ..Counts::default()
        });
        let said = in_words(all, earlier, 0, Duration::from_secs(1));
        assert!(
            said.starts_with("20 articles") && said.ends_with("5 articles a second"),
            "{said}"
        );
    }
}
