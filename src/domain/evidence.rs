//! What speaks for or against a decision.

/// One signal's word on a decision: what it saw, and what that counted for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Name of the signal or rule, as in the weights file.
    pub signal: &'static str,
    /// What the signal measured, mostly within 0 to 1.
    pub value: f64,
    /// What one unit of it counts for; negative speaks against.
    pub weight: f64,
}

impl Evidence {
    /// What the signal added to the score.
    #[must_use]
    pub fn contribution(self) -> f64 {
        self.value * self.weight
    }
}
