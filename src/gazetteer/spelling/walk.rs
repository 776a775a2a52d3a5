//! A name in, the names of an index that it may be rewritten to out, cheapest first.

use super::{Respelling, Spellings};
use compact_str::CompactString;
use fst::raw::{CompiledAddr, Fst, Node, Output};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Where a walk ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// The most that the first letter may cost.
    pub(super) first: u16,
    /// How much more each letter read may cost, in hundredths of a wrong letter.
    pub(super) each: u16,
    /// The most that all of it may cost.
    pub(super) most: u16,
    /// How much more than the cheapest name others may cost.
    pub(super) slack: u16,
    /// How many names are enough.
    pub(super) names: usize,
    /// How many states are looked at.
    pub(super) states: usize,
}

/// A walk through the names of an index along all that a name may be rewritten to.
///
/// States wait in one stack for each cost, so that the cheapest are looked at first, and of these the latest, which are
/// the furthest along.
pub(super) struct Walk<'w, D> {
    fst: &'w Fst<D>,
    name: &'w str,
    /// What may be written from each byte of the name on; nothing within a letter.
    rewrites: Vec<Rewrites<'w>>,
    typo: Option<u16>,
    bounds: Bounds,
    waiting: Vec<Vec<State>>,
}

/// What may be written from some byte of a name on.
#[derive(Debug, Default)]
struct Rewrites<'w> {
    /// By their first byte, in order; those that write nothing come first.
    all: Vec<(usize, &'w str, u16)>,
    /// Where in `all` each first byte begins and ends.
    by_byte: Vec<(u8, Range<usize>)>,
    /// The most that what is written up to here may cost.
    allowed: u16,
}

impl<'w> Rewrites<'w> {
    fn new(all: Vec<(usize, &'w str, u16)>, allowed: u16) -> Self {
        let mut by_byte: Vec<(u8, Range<usize>)> = Vec::new();
        for (n, (_, to, _)) in all.iter().enumerate() {
            let Some(byte) = to.bytes().next() else { continue };
            match by_byte.last_mut() {
                Some((last, range)) if *last == byte => range.end = n + 1,
                _ => by_byte.push((byte, n..n + 1)),
            }
        }
        Self { all, by_byte, allowed }
    }

    fn nothing(&self) -> Range<usize> {
        0..self.by_byte.first().map_or(self.all.len(), |(_, range)| range.start)
    }
}

/// Whether a text has letters of the Arabic script, which leaves vowels out.
fn is_abjad(text: &str) -> bool {
    text.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c))
}

/// Where a walk is.
#[derive(Debug, Clone)]
struct State {
    node: CompiledAddr,
    output: Output,
    /// How much of the name is read, in bytes.
    read: usize,
    /// What is written for that.
    written: CompactString,
}

impl<'w, D: AsRef<[u8]>> Walk<'w, D> {
    pub(super) fn new(fst: &'w Fst<D>, spellings: &'w Spellings, name: &'w str, bounds: Bounds) -> Self {
        let mut rewrites = Vec::new();
        let mut letters = 0;
        let with_vowels = !is_abjad(name);
        for at in 0..=name.len() {
            let is_letter = name.is_char_boundary(at);
            let mut all = if is_letter { spellings.at(name, at) } else { Vec::new() };
            // Half the letters of a name in Arabic are left to be guessed: too many names would do.
            all.retain(|(_, to, _)| !(with_vowels && is_abjad(to)));
            let allowed = bounds.most.min(bounds.first + bounds.each * letters / 10);
            rewrites.push(Rewrites::new(all, allowed));
            letters += u16::from(is_letter && !name[at..].starts_with(' '));
        }
        let most = rewrites.iter().map(|rewrites| rewrites.allowed).max().unwrap_or(0);
        let start = State {
            node: fst.root().addr(),
            output: Output::zero(),
            read: 0,
            written: CompactString::default(),
        };
        let mut waiting = vec![Vec::new(); usize::from(most) + 1];
        waiting[0].push(start);
        Self {
            fst,
            name,
            rewrites,
            typo: None,
            bounds,
            waiting,
        }
    }

    /// The same, where any letter may be wrong, missing, too many or out of order at `cost`.
    pub(super) fn with_typos(self, cost: u16) -> Self {
        Self {
            typo: Some(cost),
            ..self
        }
    }

    pub(super) fn names(mut self) -> Vec<Respelling> {
        let mut found = FxHashMap::default();
        let mut seen = FxHashSet::default();
        let mut last = self.waiting.len() - 1;
        let mut cost = 0_u16;
        while usize::from(cost) <= last && found.len() < self.bounds.names {
            while let Some(state) = self.waiting[usize::from(cost)].pop() {
                // The values of names differ, so that two ways to one node and value have written the same.
                if !seen.insert((state.node, state.read, state.output.value())) {
                    continue;
                }
                if seen.len() > self.bounds.states {
                    return in_order(found);
                }
                if let Some(value) = self.value(&state) {
                    found.entry(state.written.to_string()).or_insert((cost, value));
                    last = last.min(usize::from(cost + self.bounds.slack));
                }
                self.go_on(&state, cost);
            }
            cost += 1;
        }
        in_order(found)
    }

    /// What the index has for what is written, if the whole name is read and that is a name.
    fn value(&self, state: &State) -> Option<u64> {
        let node = self.fst.node(state.node);
        let whole = state.read == self.name.len() && node.is_final();
        whole.then(|| state.output.cat(node.final_output()).value())
    }

    fn go_on(&mut self, state: &State, cost: u16) {
        let node = self.fst.node(state.node);
        self.rewrite(state, &node, cost, self.rewrites[state.read].nothing());
        for n in 0..self.rewrites[state.read].by_byte.len() {
            let (byte, some) = &self.rewrites[state.read].by_byte[n];
            if node.find_input(*byte).is_some() {
                let some = some.clone();
                self.rewrite(state, &node, cost, some);
            }
        }
        if let Some(more) = self.typo {
            self.mistype(state, &node, cost + more);
        }
    }

    fn rewrite(&mut self, state: &State, node: &Node<'w>, cost: u16, some: Range<usize>) {
        for n in some {
            let (read, to, more) = self.rewrites[state.read].all[n];
            if cost + more <= self.rewrites[read].allowed
                && let Some(next) = self.step(state, node, read, to)
            {
                self.waiting[usize::from(cost + more)].push(next);
            }
        }
    }

    /// Follows `to` and has read up to `read`.
    fn step(&self, state: &State, node: &Node<'w>, read: usize, to: &str) -> Option<State> {
        let mut node = *node;
        let mut output = state.output;
        for byte in to.bytes() {
            let transition = node.transition(node.find_input(byte)?);
            output = output.cat(transition.out);
            node = self.fst.node(transition.addr);
        }
        let mut written = state.written.clone();
        written.push_str(to);
        Some(State {
            node: node.addr(),
            output,
            read,
            written,
        })
    }

    fn mistype(&mut self, state: &State, node: &Node<'w>, cost: u16) {
        let rest = &self.name[state.read..];
        let mut letters = rest.chars();
        let (one, other) = (letters.next(), letters.next());
        let past = |letter: Option<char>| state.read + letter.map_or(0, char::len_utf8);
        let mut next = Vec::new();
        for letter in self.letters_after(node) {
            let letter = letter.as_str();
            next.extend(self.step(state, node, state.read, letter));
            if one.is_some() {
                next.extend(self.step(state, node, past(one), letter));
            }
        }
        if let (Some(one), Some(other)) = (one, other) {
            let swapped: String = [other, one].iter().collect();
            next.extend(self.step(state, node, past(Some(one)) + other.len_utf8(), &swapped));
        }
        if one.is_some() {
            next.extend(self.step(state, node, past(one), ""));
        }
        next.retain(|next: &State| cost <= self.rewrites[next.read].allowed);
        if let Some(waiting) = self.waiting.get_mut(usize::from(cost)) {
            waiting.extend(next);
        }
    }

    /// The letters that names go on with: those of ASCII, and all where the asked name has others.
    fn letters_after(&self, node: &Node<'w>) -> Vec<CompactString> {
        let mut letters = Vec::new();
        let mut open = vec![(Vec::new(), *node)];
        while let Some((bytes, node)) = open.pop() {
            for transition in node.transitions() {
                if !transition.inp.is_ascii() && self.name.is_ascii() {
                    continue;
                }
                let mut bytes = bytes.clone();
                bytes.push(transition.inp);
                match std::str::from_utf8(&bytes) {
                    Ok(letter) => letters.push(letter.into()),
                    // The beginning of a letter; anything else is damage.
                    Err(error) if error.error_len().is_none() => open.push((bytes, self.fst.node(transition.addr))),
                    Err(_) => {}
                }
            }
        }
        letters
    }
}

fn in_order(found: FxHashMap<String, (u16, u64)>) -> Vec<Respelling> {
    let respelling = |(name, (cost, value))| Respelling { cost, name, value };
    let mut found: Vec<Respelling> = found.into_iter().map(respelling).collect();
    found.sort();
    found
}
