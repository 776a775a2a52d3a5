//! `tests/cases/places.md`, `granularity.md` and `short.md`: short texts with the places that they must give.

use mentionmap::Geoparser;
use mentionmap::domain::MentionKind;
use mentionmap::read::{ReadOptions, documents};

#[test]
fn the_texts_of_the_table_give_their_places_and_no_others() {
    check(include_str!("../cases/places.md"), 20);
}

#[test]
fn city_county_region_and_country_of_one_name_are_told_apart() {
    check(include_str!("../cases/granularity.md"), 15);
}

#[test]
fn a_sentence_or_two_gives_its_places_and_no_ships_streets_or_persons() {
    check(include_str!("../cases/short.md"), 40);
}

#[test]
fn a_city_in_a_list_of_cities_is_not_in_the_next_one() {
    let found = places(
        &Geoparser::new(),
        "Flights from London, Paris, New York and Lagos were cancelled.",
    );
    assert!(found.contains("Paris = 2988507"), "{found}");
    let found = places(
        &Geoparser::new(),
        "Offices in Paris, Texas, Springfield, Illinois, and Gary, Indiana, will close.",
    );
    assert!(found.contains("Paris = 4717560"), "{found}");
}

/// Compares every row of a table, which has so many at least.
fn check(table: &str, fewest: usize) {
    let geoparser = Geoparser::new();
    let rows: Vec<&str> = table
        .lines()
        .skip_while(|line| !line.starts_with("|---"))
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(rows.len() >= fewest, "the table is in its place");
    let wrong: Vec<String> = rows.iter().filter_map(|row| difference(&geoparser, row)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// What a row expects and what it got instead; `explain` on the text tells why.
fn difference(geoparser: &Geoparser, row: &str) -> Option<String> {
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let [_, text, expected, why, _] = cells[..] else {
        panic!("tests/cases: expected 3 cells, found {row}")
    };
    let found = places(geoparser, &text.replace("\\n", "\n"));
    (found != expected).then(|| format!("{text}\n  expected {expected}\n  found    {found}\n  because  {why}"))
}

fn places(geoparser: &Geoparser, text: &str) -> String {
    let document = documents(text.as_bytes(), "case.txt", &ReadOptions::default()).next();
    let document = document.expect("a text is a document").expect("it can be read");
    let parsed = geoparser.geoparse(document).expect("short texts can be geoparsed");
    let places: Vec<String> = parsed
        .mentions
        .iter()
        .filter(|mention| mention.resolution.mention.kind == MentionKind::Place)
        .filter_map(|mention| {
            let surface = parsed.document.slice(mention.resolution.mention.span);
            mention
                .resolution
                .place()
                .map(|place| format!("{surface} = {}", place.id))
        })
        .collect();
    if places.is_empty() {
        "-".to_owned()
    } else {
        places.join("; ")
    }
}
