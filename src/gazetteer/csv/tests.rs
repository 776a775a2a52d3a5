//! Files in, what is said of them out.

use super::*;

const HEADER: &str = "id,name,latitude,longitude,feature_class,population,alternate_names\n";

fn load(rows: &str) -> LoadReport<Row> {
    read_places(format!("{HEADER}{rows}").as_bytes(), "places.csv").unwrap()
}

fn load_with(bytes: &[u8], options: &CsvOptions) -> LoadReport<Row> {
    places(bytes, "dir/places.csv", options).unwrap().collect()
}

fn said(report: &LoadReport<Row>) -> Vec<String> {
    report.skipped.iter().map(ToString::to_string).collect()
}

fn refused(bytes: &[u8], options: &CsvOptions) -> LoadError {
    places(bytes, "places.csv", options).unwrap_err()
}

#[test]
fn a_bad_row_is_reported_with_its_line_and_the_rest_loads() {
    let report = load("1,Oslo,N/A,10.7,P,1,\n2,Bergen,95,5.3,P,1,\n3,Moss,59.4,10.7,P,1,Mosse|Moss by\n4,Ås,59.7\n");
    assert_eq!(
        said(&report),
        [
            "places.csv:2: `latitude` is \"N/A\": expected degrees such as 47.9 or -33.5",
            "places.csv:3: latitude must be between -90 and 90, found 95, with longitude 5.3: latitude and longitude look swapped",
            "places.csv:5: 3 fields, but the header has 7",
        ]
    );
    assert_eq!(report.rows.len(), 1);
    assert_eq!(report.rows[0].alternate_names, ["Mosse", "Moss by"]);
}

#[test]
fn nothing_but_a_name_and_a_point_is_needed() {
    let report = load_with(
        "Title;Lat;LNG\nÅs;59.66;10.79\n;;\n\nMoss;59.43;10.66\n".as_bytes(),
        &CsvOptions::default(),
    );
    let rows: Vec<_> = report
        .rows
        .iter()
        .map(|row| (row.place.id.as_str(), row.place.name.as_str()))
        .collect();
    assert_eq!(rows, [("places:2", "Ås"), ("places:5", "Moss")]);
}

#[test]
fn a_row_without_its_id_gets_one() {
    let report = load(",Oslo,59.9,10.7,P,1,\n7,Moss,59.4,10.7,P,1,\n");
    assert_eq!(report.rows[0].place.id.as_str(), "places:2");
    assert_eq!(report.rows[1].place.id.as_str(), "7");
}

#[test]
fn a_missing_column_is_said_once_with_what_there_is() {
    let error = refused(b"id,name,north,lon\n1,a,2,3\n2,b,3,4\n", &CsvOptions::default());
    assert_eq!(
        error.to_string(),
        "places.csv:1: no column `latitude` (or lat, latdd, …); found id, name, north, lon"
    );
    assert_eq!(error.hint().as_deref(), Some("map it with --column latitude=…"));
}

#[test]
fn a_file_without_header_is_told_to_have_one() {
    let error = refused(b"\n1,Oslo,59.9,10.7\n", &CsvOptions::default());
    assert!(error.to_string().starts_with("places.csv:2: no column `name`"));
    assert!(
        error
            .hint()
            .unwrap()
            .starts_with("the first line must name the columns")
    );
}

#[test]
fn columns_can_be_told_and_left_out() {
    let bytes = "name,Breite,Länge,lat,feature_class\nBonn,50.7,7.1,0,town\n".as_bytes();
    let options = CsvOptions::default()
        .with_column(Column::Latitude, "breite")
        .with_column(Column::Longitude, "Länge")
        .with_column(Column::FeatureClass, "");
    let report = load_with(bytes, &options);
    assert_eq!(said(&report), [""; 0]);
    assert!((report.rows[0].place.point.lat() - 50.7).abs() < 1e-9);
    let error = refused(bytes, &options.with_column(Column::Longitude, "Lange"));
    assert_eq!(
        error.to_string(),
        "places.csv:1: no column `Lange` to take as `longitude`; found name, Breite, Länge, lat, feature_class"
    );
}

#[test]
fn a_column_s_own_name_counts_before_its_aliases() {
    let report = load_with(
        b"x,y,lat,lon,latitude,title,name\n1,2,3,4,5,a,b\n",
        &CsvOptions::default(),
    );
    let place = &report.rows[0].place;
    assert_eq!(
        (place.point.lat(), place.point.lon(), place.name.as_str()),
        (5.0, 4.0, "b")
    );
}

#[test]
fn the_separator_is_read_off_the_header_outside_quotes() {
    for header in ["name;lat;lon;\"a,b,c,d,e\"", "name\tlat\tlon\tx,y", "name|lat|lon|z"] {
        let separator = header.chars().find(|c| !c.is_alphabetic()).unwrap().to_string();
        let row = ["Bonn", "50.7", "7.1", ""].join(&separator);
        let report = load_with(format!("{header}\n{row}\n").as_bytes(), &CsvOptions::default());
        assert_eq!(report.rows.len(), 1, "{header}");
    }
    let told = CsvOptions::default().with_separator(":").unwrap();
    assert_eq!(load_with(b"name:lat:lon\nBonn:50.7:7.1\n", &told).rows.len(), 1);
}

#[test]
fn other_encodings_are_read_where_they_are_told() {
    let bytes = b"name,lat,lon\nK\xF6ln,50.9,7\nBonn,50.7,7.1\n";
    let report = load_with(bytes, &CsvOptions::default());
    assert_eq!(said(&report), ["dir/places.csv:2: a field is not UTF-8"]);
    assert!(report.skipped[0].hint.unwrap().contains("--encoding windows-1252"));
    assert_eq!(report.rows[0].place.name, "Bonn");
    let told = CsvOptions::default().with_encoding("latin1").unwrap();
    assert_eq!(load_with(bytes, &told).rows[0].place.name, "Köln");
}

#[test]
fn utf16_is_known_by_its_mark() {
    let units = "\u{FEFF}name;lat;lon\r\nŁódź;51.8;19.5\r\n".encode_utf16();
    let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    assert_eq!(load_with(&bytes, &CsvOptions::default()).rows[0].place.name, "Łódź");
    let error = refused(&bytes[2..], &CsvOptions::default());
    assert_eq!(error.to_string(), "places.csv:1: binary data; expected CSV");
}

#[test]
fn a_file_without_a_header_to_read_is_refused() {
    assert_eq!(
        refused(b"\n\n", &CsvOptions::default()).to_string(),
        "places.csv: empty; expected a header with name, latitude and longitude"
    );
    let long = "x".repeat(3 << 20);
    assert_eq!(
        refused(long.as_bytes(), &CsvOptions::default()).to_string(),
        "places.csv:1: the header is longer than 1048576 bytes; is a quote left open?"
    );
    assert_eq!(
        refused(b"name,l\xE4nge\n", &CsvOptions::default()).to_string(),
        "places.csv:1: the header is not UTF-8"
    );
}

#[test]
fn a_country_may_be_a_code_or_a_name() {
    let report = load_with(
        b"name,lat,lon,country\nKyiv,50.4,30.5,ua\nLviv,49.8,24,Ukraine\n",
        &CsvOptions::default(),
    );
    let admins: Vec<_> = report
        .rows
        .iter()
        .map(|row| (row.place.admin.country_code.as_str(), row.place.admin.country.as_str()))
        .collect();
    assert_eq!(admins, [("UA", ""), ("", "Ukraine")]);
}

#[test]
fn reading_that_fails_half_way_is_the_last_error() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("disk on fire"))
        }
    }
    let input = b"name,lat,lon\na,1,2\nb,3".chain(Failing);
    let read = places(input, "places.csv", &CsvOptions::default()).unwrap();
    let report: LoadReport<Row> = read.collect();
    assert_eq!(report.rows.len(), 1);
    assert_eq!(
        said(&report),
        ["places.csv:3: cannot be read any further: disk on fire"]
    );
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_panic_and_on_lines_that_there_are(
        rows in proptest::collection::vec(
            proptest::prop_oneof![
                proptest::prelude::any::<u8>(),
                proptest::sample::select(b"\"\r\n,;|\t.-19aN\xEF\xBB\xBF".to_vec()),
            ],
            0..400,
        ),
        bare in proptest::bool::ANY,
    ) {
        let mut bytes = if bare { Vec::new() } else { b"name,lat,lon\n".to_vec() };
        bytes.extend(&rows);
        let lines = 1 + bytes.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count() as u64;
        if let Ok(mut places) = places(bytes.as_slice(), "f.csv", &CsvOptions::default()) {
            let mut last = places.line();
            while places.next().is_some() {
                proptest::prop_assert!(places.line() > last && places.line() <= lines);
                last = places.line();
            }
        }
    }
}
