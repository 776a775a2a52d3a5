//! Writes what each target begins with into `corpus/TARGET/`: what the tests of the program read, and small files made here.
//! Run in this folder.

use flate2::Compression;
use flate2::write::GzEncoder;
use mentionmap::gazetteer::{IndexBuilder, read_places};
use mentionmap::recognize::{Model, ModelError};
use mentionmap_fuzz::sealed;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

type Done = Result<(), Box<dyn Error>>;

/// The choice of readers that stands for no options.
const NO_OPTIONS: u8 = 0xFE;
/// What parts the files of an input that is several.
const NEXT: &[u8] = &[0xFF];
/// Targets with the extensions of the files that they begin with.
const READERS: [(&str, &[&str]); 8] = [
    ("read_plain", &["txt"]),
    ("read_markdown", &["md"]),
    ("read_html", &["html"]),
    ("read_jsonl", &["jsonl"]),
    ("read_json", &["json", "jsonl"]),
    ("read_csv", &["csv"]),
    ("read_feed", &["rss", "atom", "xml"]),
    ("read_detected", &["txt", "md", "html", "jsonl", "json", "rss", "atom"]),
];
const PLACES: &str = "id,name,latitude,longitude,feature_class,feature_code,country_code,population,alternate_names\n\
    3143244,Oslo,59.91,10.75,P,PPLC,NO,580000,Kristiania|Christiania\n\
    own:1,Xi'an,34.26,108.93,P,PPLA,CN,9000000,Sian\n";
const GEONAMES: [&str; 5] = [
    "NO\tNOR\t578\tNO\tNorway\tOslo\t324220\t5009150\tEU\t.no\tNOK\tKrone\t47\t####\t^\\d{4}$\tno\t3144096\tFI,RU,SE\t\n",
    "NO.12\tOslo\tOslo\t3143242\n",
    "NO.12.0301\tOslo\tOslo\t6453366\n",
    "3143244\tOslo\tOslo\tKristiania,OSL\t59.91273\t10.74609\tP\tPPLC\tNO\t\t12\t0301\t\t\t580000\t\t26\tEurope/Oslo\t2022-02-15\n",
    "1\t3143244\ten\tKristiania\t\t\t\t1\t\t\n2\t3143244\tlink\thttps://a.org\t\t\t\t\t\t\n",
];
const EVENTS: &str = "type,words\nsighting,seen|saw\ntheft,theft|steal\n";
const DATES: [&str; 8] = [
    "2024-03-05",
    "2024-03-05T10:00:00+02:00",
    "Tue, 05 Mar 2024 10:00:00 GMT",
    "March 5, 2024",
    "last Monday",
    "on 29 February",
    "three days ago",
    "https://www.example.org/2024/03/05/flood\nen-GB",
];

fn main() -> Done {
    let files = files_of(Path::new("../tests"))?;
    for (target, extensions) in READERS {
        for (file, bytes) in files.iter().filter(|(file, _)| has_extension(file, extensions)) {
            seed(target, &name_of(file), &[&[NO_OPTIONS], bytes])?;
        }
    }
    for (file, bytes) in files
        .iter()
        .filter(|(file, _)| has_extension(file, &["txt", "md", "html"]))
    {
        let name = name_of(file);
        seed("recognize", &name, &[&[255], bytes])?;
        seed("geoparse", &name, &[&[0, 1, 20], bytes])?;
        seed("read_warc", &name, &[&[0, NO_OPTIONS], &warc(bytes)])?;
        seed(
            "read_warc",
            &format!("{name}.gz"),
            &[&[0, NO_OPTIONS], &gzip(&warc(bytes))?],
        )?;
        seed("write", &name, &[bytes])?;
    }
    for (file, bytes) in files
        .iter()
        .filter(|(file, _)| file.to_string_lossy().contains("evaluate"))
    {
        seed("evaluate", &name_of(file), &[bytes, NEXT, bytes])?;
    }
    for (n, date) in DATES.iter().enumerate() {
        seed("dates", &n.to_string(), &[date.as_bytes()])?;
    }
    seed("tables", "events", &[EVENTS.as_bytes()])?;
    seed("tables", "spelling", &[&fs::read("../data/spelling.csv")?])?;
    places(&files)?;
    seed("model", "small", &[&model()?])
}

/// What the targets of the gazetteer begin with.
fn places(files: &[(PathBuf, Vec<u8>)]) -> Done {
    for (file, bytes) in files.iter().filter(|(file, _)| has_extension(file, &["csv"])) {
        seed("gazetteer_csv", &name_of(file), &[&[2], bytes])?;
    }
    seed("gazetteer_csv", "places", &[&[2], PLACES.as_bytes()])?;
    let parted: Vec<&[u8]> = GEONAMES.iter().flat_map(|file| [file.as_bytes(), NEXT]).collect();
    seed("gazetteer_geonames", "parted", &parted)?;
    let mut index = IndexBuilder::new("fuzz", "2024-03-05", &[]);
    for row in read_places(PLACES.as_bytes(), "places.csv")?.rows {
        index.add(&row)?;
    }
    seed("gazetteer_index", "small", &[&index.build()?])
}

/// A model of eight rows of nothing.
fn model() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = b"mmrecog2\0\0\0\0\0\0\0\0".to_vec();
    (0..3).for_each(|_| bytes.extend(3_u32.to_le_bytes()));
    bytes.resize(100, 0);
    if let Err(ModelError::Length { expected, .. }) = Model::from_static(bytes.clone().leak()) {
        bytes.resize(expected, 0);
    }
    let bytes = sealed::model(bytes).ok_or("a model shorter than its header")?;
    Model::from_static(bytes.clone().leak())?;
    Ok(bytes)
}

fn warc(page: &[u8]) -> Vec<u8> {
    let http = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", page].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/1\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n",
        http.len()
    );
    [head.as_bytes(), &http, b"\r\n\r\n"].concat()
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(bytes)?;
    gzip.finish()
}

fn seed(target: &str, name: &str, parts: &[&[u8]]) -> Done {
    let folder = Path::new("corpus").join(target);
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(name), parts.concat())?)
}

/// Every file in a folder and below, in the order of their paths.
fn files_of(folder: &Path) -> std::io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_of(&path)?);
        } else {
            files.push((path.clone(), fs::read(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    file.extension()
        .is_some_and(|found| extensions.iter().any(|extension| found == *extension))
}

/// The path as a name.
fn name_of(file: &Path) -> String {
    file.to_string_lossy().trim_start_matches("../").replace('/', "_")
}
