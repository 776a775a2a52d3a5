//! What a thread keeps from one document to the next, lent to one thread at a time.

use std::sync::{Mutex, PoisonError};

/// Things that no thread is using. Each document that is read takes one and gives it back.
#[derive(Debug, Default)]
pub(crate) struct Pool<T>(Mutex<Vec<T>>);

impl<T: Default> Pool<T> {
    /// One of them, or another where all are in use.
    pub(crate) fn take(&self) -> T {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.unwrap_or_default()
    }

    /// Gives one back.
    pub(crate) fn give(&self, thing: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(thing);
    }
}
