//! Copies of one article in a batch.

use mentionmap::domain::Document;
use mentionmap::read::Duplicates;
use std::collections::HashMap;

/// Which documents of a batch, by their place in it, are copies of which.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    duplicates: Duplicates,
    /// For each document noted, whether it is an original.
    originals: Vec<bool>,
    /// Addresses of the copies of an original, the how manieth of these.
    addresses: HashMap<usize, Vec<String>>,
    /// How many documents, and how many originals, were asked about.
    asked: usize,
    asked_originals: usize,
}

impl Copies {
    /// Takes a document down, in the order in which all will be asked about.
    pub(crate) fn note(&mut self, document: &Document) {
        let original = self.duplicates.add(document);
        self.originals.push(original.is_none());
        if let Some(original) = original {
            let address = document.source.url.clone().unwrap_or_else(|| document.id.clone());
            self.addresses.entry(original).or_default().push(address);
        }
    }

    /// Whether the next document is no copy; then the addresses of its copies are added to it. Where none was noted, all
    /// are originals.
    pub(crate) fn is_original(&mut self, document: &mut Document) -> bool {
        let original = self.originals.get(self.asked).copied().unwrap_or(true);
        self.asked += 1;
        if original {
            let addresses = self.addresses.remove(&self.asked_originals);
            self.asked_originals += 1;
            document.source.copies = addresses.unwrap_or_default();
        }
        original
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_original_carries_the_addresses_of_its_copies() {
        let document = |id: &str, text: &str| Document::new(id, text);
        let batch = [
            document("a", "Rain"),
            document("b", "Sun"),
            document("c", "rain"),
            document("d", "Rain."),
        ];
        let mut copies = Copies::default();
        batch.iter().for_each(|document| copies.note(document));
        let kept: Vec<(String, Vec<String>)> = batch
            .into_iter()
            .filter_map(|mut document| {
                copies
                    .is_original(&mut document)
                    .then_some((document.id, document.source.copies))
            })
            .collect();
        assert_eq!(kept, [("a".into(), vec!["c".into(), "d".into()]), ("b".into(), vec![])]);
    }
}
