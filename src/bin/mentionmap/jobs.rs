//! Work in, one piece after the other; results out in the same order, made by several threads.
//!
//! The thread that brings the work also takes the results, so that neither needs a lock, and what comes out when does not
//! depend on which thread was fastest.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Scope};

/// Pieces of work for each thread that may wait, or whose results may.
const WAITING: usize = 8;
/// Bytes of work that may wait, whatever the number of pieces: articles are of 10 MB at most, mostly of some thousand.
const WAITING_BYTES: usize = 16 << 20;

/// Work under way.
pub(crate) struct Queue<'s, 'e, I, O> {
    scope: &'s Scope<'s, 'e>,
    work: &'e (dyn Fn(I) -> O + Sync),
    jobs: usize,
    threads: usize,
    tasks: Sender<Task<I, O>>,
    next: Arc<Mutex<Receiver<Task<I, O>>>>,
    /// Results to come, the oldest first, with the size of the work.
    results: VecDeque<(usize, Receiver<O>)>,
    bytes: usize,
}

/// A piece of work, and where its result goes.
type Task<I, O> = (I, SyncSender<O>);

/// Lets `run` bring work, which up to so many threads do. With one, it is done at once by the thread that brings it.
pub(crate) fn with_threads<I: Send, O: Send, T>(
    jobs: NonZeroUsize,
    work: &(dyn Fn(I) -> O + Sync),
    run: impl FnOnce(Queue<'_, '_, I, O>) -> T,
) -> T {
    thread::scope(|scope| {
        let (tasks, next) = channel();
        run(Queue {
            scope,
            work,
            jobs: jobs.get(),
            threads: 0,
            tasks,
            next: Arc::new(Mutex::new(next)),
            results: VecDeque::new(),
            bytes: 0,
        })
    })
}

impl<'s, I: Send + 's, O: Send + 's> Queue<'s, '_, I, O> {
    /// Brings a piece of work of so many bytes; gives the oldest result if enough work waits.
    pub(crate) fn put(&mut self, input: I, bytes: usize) -> Option<O> {
        if self.jobs == 1 {
            return Some((self.work)(input));
        }
        if self.threads < self.jobs && self.threads <= self.results.len() {
            self.threads += 1;
            let (work, next) = (self.work, Arc::clone(&self.next));
            self.scope.spawn(move || while do_next(work, &next).is_some() {});
        }
        let (give, result) = sync_channel(1);
        self.results.push_back((bytes, result));
        self.bytes += bytes;
        // It cannot fail: this holds the other end.
        let _ = self.tasks.send((input, give));
        let full = self.results.len() > self.jobs * WAITING || self.bytes > WAITING_BYTES;
        if full { self.take() } else { None }
    }

    /// The oldest result, once it is there; `None` if none is to come.
    pub(crate) fn take(&mut self) -> Option<O> {
        let (bytes, result) = self.results.pop_front()?;
        self.bytes -= bytes;
        // It fails only if a thread panicked, and then the scope does too.
        result.recv().ok()
    }
}

/// Does the next piece of work; `None` if there will be no more.
fn do_next<I, O>(work: &dyn Fn(I) -> O, next: &Mutex<Receiver<Task<I, O>>>) -> Option<()> {
    let task = next.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let (input, give) = task.ok()?;
    // Nobody takes it if the run has ended early.
    let _ = give.send(work(input));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(jobs: usize, count: usize, bytes: usize) -> Vec<usize> {
        let work = |n: usize| {
            thread::sleep(std::time::Duration::from_micros(((n * 7) % 5 * 200) as u64));
            n
        };
        with_threads(NonZeroUsize::new(jobs).unwrap(), &work, |mut queue| {
            let mut done = Vec::new();
            for n in 0..count {
                done.extend(queue.put(n, bytes));
            }
            done.extend(std::iter::from_fn(|| queue.take()));
            done
        })
    }

    #[test]
    fn results_come_in_the_order_of_the_work_whatever_the_number_of_threads() {
        for jobs in [1, 2, 5] {
            assert_eq!(done(jobs, 100, 1), (0..100).collect::<Vec<_>>(), "{jobs} threads");
        }
    }

    #[test]
    fn large_work_does_not_pile_up() {
        with_threads(NonZeroUsize::new(2).unwrap(), &|n: usize| n, |mut queue| {
            assert_eq!(queue.put(1, WAITING_BYTES), None);
            assert_eq!(queue.put(2, 1), Some(1));
        });
    }

    #[test]
    fn a_run_that_ends_early_leaves_no_thread_waiting() {
        let first = with_threads(NonZeroUsize::new(2).unwrap(), &|n: usize| n, |mut queue| {
            (0..50).find_map(|n| queue.put(n, 1))
        });
        assert_eq!(first, Some(0));
    }
}
