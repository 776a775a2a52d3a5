//! A line in, its fields out, or what is wrong with them.

use crate::gazetteer::csv::shown;

/// The `N` fields of a line; a line may go on after them.
pub(super) fn fields<const N: usize>(line: &str) -> Result<[&str; N], String> {
    let mut fields = [""; N];
    let mut found = 0;
    for (place, field) in fields.iter_mut().zip(line.split('\t')) {
        *place = field;
        found += 1;
    }
    if found == N {
        Ok(fields)
    } else {
        Err(format!("{found} fields parted by tabs; expected at least {N}"))
    }
}

/// The number that a field is.
pub(super) fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(field: &str, name: &str) -> Result<T, String> {
    field
        .parse()
        .map_err(|error| format!("`{name}` is \"{}\": {error}", shown(field)))
}
