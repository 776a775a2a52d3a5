//! How far a run is, on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Read};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is done sooner shows no progress.
const SHORT: Duration = Duration::from_secs(1);
/// How often a bar moves at most.
const STEP: Duration = Duration::from_millis(200);

/// The bar that messages must not be written into.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Does what writes to standard error while no bar stands there.
pub(crate) fn aside<T>(work: impl FnOnce() -> T) -> T {
    let shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    match shown {
        Some(bar) => bar.suspend(work),
        None => work(),
    }
}

/// A bar that fills with the bytes that are read; nothing where standard error is no terminal.
pub(crate) fn bar(name: &str, bytes: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {bytes}/{total_bytes} {eta}");
    let bar = ProgressBar::new(bytes).with_message(name.to_owned());
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

/// Something that turns while it takes as long as it takes.
pub(crate) fn spinner(what: &str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(what.to_owned());
    spinner.enable_steady_tick(STEP);
    spinner
}

/// How far the articles of a run are read: bytes, rate, time left, articles.
pub(crate) struct Progress {
    bar: ProgressBar,
    articles: u64,
    started: Instant,
    moved: Instant,
}

impl Progress {
    /// Whether anybody would see it.
    pub(crate) fn is_seen() -> bool {
        io::stderr().is_terminal()
    }

    /// Nothing is read yet of so many bytes, where that is known.
    pub(crate) fn new(bytes: Option<u64>) -> Self {
        let template = match bytes {
            Some(_) => "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta} left, {msg}",
            None => "{spinner} {bytes} {bytes_per_sec}, {msg}",
        };
        let bar = bytes.map_or_else(ProgressBar::no_length, ProgressBar::new);
        bar.set_draw_target(ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let now = Instant::now();
        Self {
            bar,
            articles: 0,
            started: now,
            moved: now,
        }
    }

    /// Makes what is read of an input count.
    pub(crate) fn counting(&self) -> impl Fn(Box<dyn Read>) -> Box<dyn Read> + use<> {
        let bar = self.bar.clone();
        move |input| Box::new(bar.wrap_read(input))
    }

    /// One more article is done.
    pub(crate) fn article(&mut self) {
        self.articles += 1;
        if self.moved.elapsed() < STEP || self.started.elapsed() < SHORT {
            return;
        }
        self.moved = Instant::now();
        self.bar.set_message(format!("{} articles", self.articles));
        if self.bar.is_hidden() && Self::is_seen() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.bar.clone());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        *SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.bar.finish_and_clear();
    }
}
