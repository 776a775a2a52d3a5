//! The columns of a layer and what stands in them: the same in every format.

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnType {
    /// Strings.
    Text,
    /// Days.
    Date,
    /// Whole numbers.
    Integer,
    /// Numbers that are always written with a decimal point.
    Real,
}

/// The name and type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: &'static str,
    /// What it holds, null aside.
    pub(super) kind: ColumnType,
}

/// What every feature of a layer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Schema {
    /// The layer's name, for formats that hold several layers.
    pub(super) layer: &'static str,
    /// Whether features may be areas; else they are points.
    pub(super) outlines: bool,
    /// Its columns in their order.
    pub(super) fields: Vec<Field>,
}

/// A column of the rows that `C` takes its cells from.
pub(super) struct Column<C> {
    /// Its name and type.
    pub(super) field: Field,
    /// What it holds in a row.
    pub(super) cell: C,
}

impl<C> Column<C> {
    /// A column of `kind`, whose cells `cell` takes from a row.
    pub(super) const fn new(name: &'static str, kind: ColumnType, cell: C) -> Self {
        Self {
            field: Field { name, kind },
            cell,
        }
    }
}

/// What a column holds in a row: its own type, or null.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'d> {
    /// A string, never an empty one where null is meant.
    Text(Cow<'d, str>),
    /// A day, printed as `YYYY-MM-DD`.
    Date(Date),
    /// A whole number, of 32 bits as every format has them.
    Integer(i32),
    /// A finite number, always written with a decimal point.
    Real(f64),
    /// Unknown.
    Null,
}

impl<'d> Cell<'d> {
    /// The text as it stands, but for U+0000.
    pub(super) fn text(text: &'d str) -> Self {
        Self::Text(whole(text.into()))
    }

    /// Null where there is no text, or an empty one.
    pub(super) fn known(text: Option<&'d str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Null, Self::text)
    }

    /// The texts with `separator` between them; null where there is none.
    pub(super) fn joined(texts: &[String], separator: &str) -> Self {
        match texts {
            [] => Self::Null,
            texts => Self::Text(whole(texts.join(separator).into())),
        }
    }

    /// The number; where it is larger than any that fits, that one.
    pub(super) fn integer(number: usize) -> Self {
        Self::Integer(i32::try_from(number).unwrap_or(i32::MAX))
    }

    /// The cell in words and figures, empty where nothing is known.
    pub(super) fn printed(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Date(date) => date.to_string().into(),
            Self::Integer(number) => number.to_string().into(),
            // `{:?}` keeps the decimal point of whole numbers.
            Self::Real(number) => format!("{number:?}").into(),
            Self::Null => "".into(),
        }
    }

    /// Null where there is no day.
    pub(super) fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Null, Self::Date)
    }

    /// The score with four decimals; null where there is none, or it is not a number.
    pub(super) fn score(score: Option<f64>) -> Self {
        score
            .filter(|score| score.is_finite())
            .map_or(Self::Null, |score| Self::Real(four_decimals(score)))
    }
}

/// The text without U+0000, which ends a text for half of the programs that read one.
fn whole(text: Cow<'_, str>) -> Cow<'_, str> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(_) => Cow::Owned(text.replace('\0', "\u{FFFD}")),
        None => text,
    }
}

/// A score with four decimals: what is finer than that, no model knows.
pub(super) fn four_decimals(score: f64) -> f64 {
    // Adding zero turns -0.0 into 0.0.
    (score * 1e4).round() / 1e4 + 0.0
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Date(date) => serializer.collect_str(date),
            Self::Integer(number) => serializer.serialize_i32(*number),
            Self::Real(number) => serializer.serialize_f64(*number),
            Self::Null => serializer.serialize_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_null() {
        assert_eq!(Cell::score(Some(f64::NAN)), Cell::Null);
        assert_eq!(Cell::score(Some(f64::INFINITY)), Cell::Null);
        assert_eq!(Cell::score(Some(-0.000_01)), Cell::Real(0.0));
    }

    #[test]
    fn a_day_is_printed_in_full() {
        let day = Cell::date(Some(jiff::civil::date(987, 3, 1)));
        assert_eq!(serde_json::to_string(&day).unwrap(), r#""0987-03-01""#);
    }
}
