//! The same features in every format, whatever the articles hold, and a word on what cannot be.

use super::{mentionmap, stderr, stdout};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const BUILT_IN: [&str; 8] = ["geojson", "geojsonl", "geojsons", "csv", "gpkg", "fgb", "kml", "gpx"];

/// A folder with articles that hold what formats must escape, quote or refuse.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let long = "very ".repeat(200_000);
    let articles = [
        r#"{"id": "=1+1", "title": "@SUM(A1)", "text": "Floods hit Suva and Labasa in Fiji on Monday.", "date": "2025-03-13"}"#,
        r#"{"id": "b<&>\"'", "text": "Rain \u0000\u0001\u001b\ufffe fell in Oslo <script>alert(1)</script> ]]> & \"more\"\u2028.\r\n"}"#,
        r#"{"id": "surrogates", "source": "-2+3", "text": "A \ud83c\udf0d quake shook Apia, Samoa, on Tuesday."}"#,
    ];
    let mut lines = articles.join("\n");
    lines += &format!(
        "\n{{\"id\": \"long\", \"title\": \"A {long}long night\", \"text\": \"It was cold in Kyiv, he said.\"}}\n"
    );
    fs::write(folder.path().join("news.jsonl"), lines).unwrap();
    folder
}

fn write(folder: &Path, more: &[&str]) {
    let output = mentionmap(folder, ["map", "news.jsonl"].iter().chain(more));
    assert_eq!((stderr(&output), output.status.code()), ("", Some(0)), "{more:?}");
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap()
}

#[test]
fn every_format_has_the_same_features_and_none_breaks_on_what_articles_hold() {
    let folder = folder();
    for extension in BUILT_IN {
        write(folder.path(), &["-o", &format!("layer.{extension}")]);
    }
    let lines = read(folder.path(), "layer.geojsonl");
    let count = lines.lines().count();
    assert!(count >= 7, "{lines}");
    let collection: geojson::FeatureCollection = read(folder.path(), "layer.geojson").parse().unwrap();
    assert_eq!(collection.features.len(), count);
    assert_eq!(read(folder.path(), "layer.geojsons").matches('\u{1E}').count(), count);
    let table = read(folder.path(), "layer.csv");
    assert_eq!(csv::Reader::from_reader(table.as_bytes()).records().count(), count);
    assert_eq!(read(folder.path(), "layer.kml").matches("<Placemark>").count(), count);
    assert_eq!(read(folder.path(), "layer.gpx").matches("<wpt ").count(), count);
}

#[test]
fn xml_is_well_formed_and_holds_the_texts() {
    let folder = folder();
    for file in ["layer.kml", "layer.gpx"] {
        write(folder.path(), &["-o", file]);
        let text = read(folder.path(), file);
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        assert!(text.contains("&lt;script&gt;") && text.contains("🌍"), "{file}");
        let illegal = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || c == '\u{FFFE}';
        assert!(!text.contains(illegal), "{file}: control characters");
        assert!(text.len() > 1_000_000, "{file}: a title of a megabyte");
    }
}

#[test]
fn no_cell_of_a_table_runs_as_a_formula_and_numbers_stay_numbers() {
    let folder = folder();
    write(folder.path(), &["-o", "layer.csv"]);
    let table = read(folder.path(), "layer.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut south = 0;
    for record in reader.records() {
        for (name, cell) in header.iter().zip(&record.unwrap()) {
            if name == "latitude" || name == "longitude" {
                let degrees: f64 = cell.parse().unwrap();
                south += usize::from(name == "latitude" && degrees < 0.0);
            } else {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {cell}");
            }
        }
    }
    assert!(south >= 3, "Fiji and Samoa lie in the south");
}

#[test]
fn a_layer_has_no_crs_no_nan_no_id_twice_and_longitude_first() {
    let folder = folder();
    write(folder.path(), &["-o", "layer.geojson"]);
    let text = read(folder.path(), "layer.geojson");
    assert!(!text.contains("\"crs\"") && !text.contains("NaN"));
    let collection: geojson::FeatureCollection = text.parse().unwrap();
    let ids: std::collections::BTreeSet<String> = collection.features.iter().map(|f| format!("{:?}", f.id)).collect();
    assert_eq!(ids.len(), collection.features.len());
    let kyiv = collection
        .features
        .iter()
        .find(|f| f.property("name").unwrap() == "Kyiv");
    let geometry = kyiv.and_then(|kyiv| kyiv.geometry.clone()).unwrap();
    let geojson::GeometryValue::Point { coordinates } = geometry.value else {
        panic!("no point")
    };
    assert!((30.0..31.0).contains(&coordinates[0]) && (50.0..51.0).contains(&coordinates[1]));
}

#[test]
fn a_box_around_fiji_and_samoa_crosses_the_antimeridian() {
    let folder = folder();
    write(
        folder.path(),
        &["--only-bbox", "170,-20,-170,-10", "-o", "pacific.geojson"],
    );
    let collection: geojson::FeatureCollection = read(folder.path(), "pacific.geojson").parse().unwrap();
    let bbox = collection.bbox.unwrap();
    assert!(bbox[0] > 170.0 && bbox[2] < -170.0, "{bbox:?}");
    assert!(collection.features.len() >= 4);
}

#[test]
fn fiji_as_an_area_lies_in_fiji() {
    let folder = folder();
    write(
        folder.path(),
        &[
            "--by",
            "region",
            "--only-country",
            "FJ",
            "--geometry",
            "area",
            "-o",
            "a.geojson",
        ],
    );
    let collection: geojson::FeatureCollection = read(folder.path(), "a.geojson").parse().unwrap();
    let geometry = collection.features[0].geometry.clone().unwrap();
    let geojson::GeometryValue::MultiPolygon { coordinates } = geometry.value else {
        panic!("no area")
    };
    let mut longitudes = coordinates.iter().flatten().flatten().map(|corner| corner[0].abs());
    assert!(longitudes.all(|longitude| longitude > 170.0));
}

#[test]
fn a_geopackage_is_the_same_bytes_each_time() {
    let folder = folder();
    for file in ["one.gpkg", "two.gpkg", "one.fgb", "two.fgb"] {
        write(folder.path(), &["-o", file]);
    }
    let bytes = |file: &str| fs::read(folder.path().join(file)).unwrap();
    assert!(bytes("one.gpkg") == bytes("two.gpkg") && bytes("one.fgb") == bytes("two.fgb"));
}

#[test]
fn styles_are_written_beside_the_layer_or_into_it() {
    let folder = folder();
    let styles = ["--style", "simplestyle", "--style", "qml", "--style", "maplibre"];
    write(folder.path(), &[&styles[..], &["-o", "layer.geojson"]].concat());
    assert!(read(folder.path(), "layer.geojson").contains("\"marker-color\":\"#"));
    assert!(read(folder.path(), "layer.qml").contains("attr=\"event_group\""));
    assert!(read(folder.path(), "layer.style.json").contains("\"layer.geojson\""));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
}

#[test]
fn places_are_counted_over_all_articles() {
    let folder = TempDir::new().unwrap();
    let article = |n: usize, town: &str| {
        format!("{{\"id\": \"{n}\", \"text\": \"Drones struck {town}, Ukraine, on Monday.\"}}\n")
    };
    let lines: String = ["Kharkiv", "Odesa", "Kharkiv"]
        .iter()
        .enumerate()
        .map(|(n, town)| article(n, town))
        .collect();
    fs::write(folder.path().join("news.jsonl"), lines).unwrap();
    let output = mentionmap(folder.path(), ["map", "news.jsonl", "--by", "place", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(stdout(&output).as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let told: Vec<[&str; 4]> = rows.iter().map(|row| [&row[2], &row[3], &row[4], &row[7]]).collect();
    assert_eq!(told[0][..3], ["Ukraine", "3", "3"]);
    assert_eq!(told[1], ["Kharkiv", "2", "2", "air_strike:2"]);
    assert_eq!(told[2], ["Odesa", "1", "1", "air_strike:1"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_fails_the_run() {
    let folder = folder();
    for format in ["geojson", "kml", "csv", "flatgeobuf"] {
        let output = mentionmap(
            folder.path(),
            ["map", "news.jsonl", "--format", format, "-o", "/dev/full"],
        );
        assert_eq!(output.status.code(), Some(2), "{format}: {}", stderr(&output));
        assert!(
            stderr(&output).contains("No space left"),
            "{format}: {}",
            stderr(&output)
        );
    }
}
