//! Writes news articles of which nothing is true, as many as asked for and always the same, as JSON Lines: to measure with.
//!
//! ```sh
//! cargo run --release --example synthetic_news -- 100000 > /tmp/news.jsonl
//! ```

mod months;
mod names;
mod newsroom;
mod random;
mod templates;
mod weighted;

use newsroom::Newsroom;
use std::error::Error;
use std::io::{self, BufWriter, Write};

const SEED: u64 = 1;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(count) = std::env::args().nth(1).and_then(|count| count.parse().ok()) else {
        return Err("usage: synthetic_news ARTICLES".into());
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for article in Newsroom::open()?.articles(SEED).take(count) {
        out.write_all(article.line().as_bytes())?;
    }
    Ok(out.flush()?)
}
