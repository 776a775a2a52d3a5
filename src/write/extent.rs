//! Boxes in, the smallest box on a flat map around them out, as files of GIS say their extent.

/// The smallest flat box around many.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent(Option<[f64; 4]>);

impl Extent {
    /// Takes a box in.
    pub(super) fn add(&mut self, [west, south, east, north]: [f64; 4]) {
        let [w, s, e, n] = self.0.unwrap_or([west, south, east, north]);
        self.0 = Some([w.min(west), s.min(south), e.max(east), n.max(north)]);
    }

    /// West, south, east, north; none of none.
    pub(super) const fn bbox(self) -> Option<[f64; 4]> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extent_holds_all_that_was_taken_in() {
        let mut extent = Extent::default();
        assert_eq!(extent.bbox(), None);
        extent.add([5.0, 1.0, 6.0, 2.0]);
        extent.add([-3.0, 1.5, -3.0, 7.0]);
        assert_eq!(extent.bbox(), Some([-3.0, 1.0, 6.0, 7.0]));
    }
}
