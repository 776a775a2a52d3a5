//! A weights file in, a weight for each name out.

use std::collections::HashMap;

/// The weights of `names`, in their order, from a CSV text whose first two columns are a name and its weight. A name that
/// it lacks counts for nothing; of two rows of a name the first counts.
#[must_use]
pub fn weights_of<'n>(names: impl IntoIterator<Item = &'n str>, csv: &str) -> Vec<f64> {
    let mut rows: HashMap<&str, &str> = HashMap::new();
    for (name, rest) in csv.lines().filter_map(|line| line.split_once(',')) {
        rows.entry(name).or_insert(rest);
    }
    let weight = |name: &str| rows.get(name)?.split(',').next()?.parse().ok();
    names.into_iter().map(|name| weight(name).unwrap_or(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_row_weighs_nothing() {
        let csv = "rule,weight,meaning\nof,1.5,\"Stands after of, mostly.\"\nin,-2,\nin,3,\n";
        assert_eq!(weights_of(["in", "at", "of"], csv), [-2.0, 0.0, 1.5]);
    }
}
