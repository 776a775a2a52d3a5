//! Panics, caught: one in one article costs that article, and one anywhere is said like any other error.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps what a panic says for [`caught`], instead of printing it where it happens.
pub(crate) fn keep() {
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let at = info.location().map(|at| format!(" ({at})")).unwrap_or_default();
        LAST.set(format!("{}{at}", text.unwrap_or("without a message")));
    }));
}

/// Does `work`; of a panic in it, says what and where.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| format!("internal error: {}", LAST.take()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_that_says_where() {
        let before = panic::take_hook();
        keep();
        let said = caught(|| panic!("no such page")).unwrap_err();
        panic::set_hook(before);
        assert!(said.starts_with("internal error: no such page (src"), "{said}");
    }
}
