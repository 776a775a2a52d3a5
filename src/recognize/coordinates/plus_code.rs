//! Open location codes ("plus codes") in full: "849VCWC8+R9". Short ones, which need a town beside them, are not read.

use super::cursor::Cursor;
use super::{Notation, WrittenPoint};
use crate::domain::{Point, Span};

/// Digits by value.
const DIGITS: &str = "23456789CFGHJMPQRVWX";
/// Pairs of digits before the plus sign.
const PAIRS: usize = 4;
/// What a step of the first digit is, in degrees.
const FIRST_STEP: f64 = 20.0;
/// Rows and columns that a digit beyond the pairs divides a square into.
const GRID: (usize, usize) = (5, 4);

/// The code that begins here.
pub(super) fn read(mut cursor: Cursor<'_>) -> Option<WrittenPoint> {
    let before = digits(&mut cursor, 2 * PAIRS);
    if before.len() != 2 * PAIRS || !cursor.eat("+") {
        return None;
    }
    let after = digits(&mut cursor, 7);
    let digits = [before, after].concat();
    // Without a letter it may be a sum, or a number to call.
    let lettered = digits.iter().any(|value| *value >= 8);
    if digits.len() < 10 || !lettered || !cursor.at_end_of_word() || digits[0] > 8 || digits[1] > 17 {
        return None;
    }
    Some(WrittenPoint {
        span: Span::new(cursor.start, cursor.at),
        point: middle(&digits)?,
        notation: Notation::PlusCode,
    })
}

/// Values of the digits that come next.
fn digits(cursor: &mut Cursor<'_>, most: usize) -> Vec<usize> {
    let values: Vec<usize> = cursor.rest().chars().take(most).map_while(|c| DIGITS.find(c)).collect();
    cursor.at += values.len();
    values
}

/// The middle of the square that the digits say.
fn middle(digits: &[usize]) -> Option<Point> {
    let (mut lat, mut lon) = (-90.0, -180.0);
    let mut step = FIRST_STEP;
    let (pairs, rest) = digits.split_at(10);
    for pair in pairs.chunks(2) {
        lat += pair[0] as f64 * step;
        lon += pair[1] as f64 * step;
        step /= 20.0;
    }
    let (mut height, mut width) = (step * 20.0, step * 20.0);
    for value in rest {
        height /= GRID.0 as f64;
        width /= GRID.1 as f64;
        lat += (value / GRID.1) as f64 * height;
        lon += (value % GRID.1) as f64 * width;
    }
    Point::new(lat + height / 2.0, lon + width / 2.0).ok()
}
