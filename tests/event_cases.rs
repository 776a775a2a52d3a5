//! Runs the tables of `tests/cases/events.md` on the lexicon classifier.

use mentionmap::classify::{EventClassifier, LexiconClassifier};
use mentionmap::domain::{
    AdminPath, Candidate, Document, Event, EventLink, EventType, FeatureClass, Mention, MentionKind, NameKind, Outcome,
    Place, PlaceId, Point, Ranked, Resolution, Span, Unresolved,
};

/// Name, feature code, country, first-level region. All others are towns of a country of their own.
const WORLD: [(&str, &str, &str, &str); 22] = [
    ("Ukraine", "PCLI", "UA", ""),
    ("Russia", "PCLI", "RU", ""),
    ("US", "PCLI", "US", ""),
    ("Kenya", "PCLI", "KE", ""),
    ("Uganda", "PCLI", "UG", ""),
    ("Texas", "ADM1", "US", "TX"),
    ("Kursk region", "ADM1", "RU", "41"),
    ("Kursk", "PPLA", "RU", "41"),
    ("Belgorod", "PPLA", "RU", "09"),
    ("Moscow", "PPLC", "RU", "48"),
    ("Odesa", "PPLA", "UA", "17"),
    ("Dnipro", "PPLA", "UA", "04"),
    ("Kharkiv", "PPLA", "UA", "07"),
    ("Kyiv", "PPLC", "UA", "12"),
    ("KYIV", "PPLC", "UA", "12"),
    ("Kryvyy Rih", "PPL", "UA", "04"),
    ("Houston", "PPL", "US", "TX"),
    ("Russian", "PCLI", "RU", ""),
    ("Ukrainian", "PCLI", "UA", ""),
    ("Kenyan", "PCLI", "KE", ""),
    ("Merapi", "VLC", "ID", ""),
    ("Zambezi", "STM", "MZ", ""),
];

/// Names that no gazetteer has.
const UNPLACED: [&str; 4] = ["Shambhu", "Plaza Francia", "Bra Square", "Deer Lake"];

fn place(name: &str) -> Place {
    let (code, country, admin1) = WORLD
        .iter()
        .find(|entry| entry.0 == name)
        .map_or(("PPL", "ZZ", name), |entry| (entry.1, entry.2, entry.3));
    Place {
        id: PlaceId::new(name),
        name: name.into(),
        point: Point::new(0.0, 0.0).unwrap(),
        feature_class: if code.starts_with("PPL") {
            FeatureClass::Populated
        } else if code == "STM" {
            FeatureClass::Water
        } else {
            FeatureClass::Admin
        },
        feature_code: code.into(),
        admin: AdminPath {
            country_code: country.into(),
            admin1_code: admin1.into(),
            ..AdminPath::default()
        },
        population: 0,
    }
}

fn resolution(name: &str, span: Span) -> Resolution {
    let demonym = name.ends_with("ian") || name.ends_with("yan");
    let kind = if demonym {
        MentionKind::Demonym
    } else {
        MentionKind::Place
    };
    let mention = Mention::new(span, kind);
    if UNPLACED.contains(&name) {
        let outcome = Outcome::Unresolved(Unresolved::NoCandidate);
        return Resolution { mention, outcome };
    }
    let candidate = Candidate {
        place: place(name).into(),
        matched: if demonym { NameKind::Demonym } else { NameKind::Primary },
    };
    let ranked = vec![Ranked {
        candidate,
        score: 1.0,
        probability: 1.0,
        evidence: Vec::new(),
    }];
    Resolution {
        mention,
        outcome: Outcome::Resolved { ranked },
    }
}

/// The text without its marks, and a resolution for each.
fn read_marks(marked: &str) -> (Document, Vec<Resolution>) {
    let (mut text, mut resolutions) = (String::new(), Vec::new());
    let mut pieces = marked.split("[[");
    text.push_str(pieces.next().unwrap());
    for piece in pieces {
        let (name, rest) = piece.split_once("]]").expect("a mark must be closed with ]]");
        let start = text.len();
        text.push_str(name);
        resolutions.push(resolution(name, Span::new(start, text.len())));
        text.push_str(rest);
    }
    (Document::new("case", text), resolutions)
}

/// The value expected of the place `index` of `count`: one for all, or one for each.
fn expected(cell: &str, index: usize, count: usize) -> &str {
    let values: Vec<&str> = cell.split(',').map(str::trim).collect();
    assert!(
        values.len() == 1 || values.len() == count,
        "{count} places need one value or {count}: {cell}"
    );
    values.get(index).unwrap_or(&values[0])
}

/// Type, status and role; a role says as well whether the event was carried from the sentence after.
fn said(event: &Event) -> [String; 3] {
    let mention = event.event_type.slug == EventType::MENTION;
    let status = if mention { "-" } else { event.status.as_str() };
    let carried = if event.link == EventLink::Carried {
        " carried"
    } else {
        ""
    };
    let role = format!("{}{carried}", event.role.as_str());
    [event.event_type.slug.clone(), status.to_owned(), role]
}

/// What is said of the first `count` events of a place, one after the other with `+` between.
fn said_of(events: &[&Event], count: usize) -> [String; 3] {
    let told: Vec<[String; 3]> = events.iter().take(count).map(|event| said(event)).collect();
    [0, 1, 2].map(|column| {
        let values: Vec<&str> = told.iter().map(|values| values[column].as_str()).collect();
        values.join(" + ")
    })
}

/// The day that the rows with a date are told on, a Thursday.
const TOLD_ON: &str = "2025-03-13";

fn date(event: &Event) -> String {
    event
        .date
        .map_or("-".to_owned(), |date| format!("{date} {}", date.precision.as_str()))
}

fn check(classifier: &LexiconClassifier, cells: &[&str], failures: &mut Vec<String>) {
    let (mut document, resolutions) = read_marks(cells[0]);
    let dated = cells.len() == 6;
    document.source.published = dated.then(|| TOLD_ON.to_owned());
    let events = classifier.classify(&document, &resolutions);
    let count = resolutions.len();
    for (index, resolution) in resolutions.iter().enumerate() {
        let own: Vec<&Event> = events.iter().filter(|event| event.mention == index).collect();
        let event = own.first().expect("each place has an event");
        let wanted = [1, 2, 3].map(|column| expected(cells[column], index, count));
        let told = said_of(&own, wanted[0].split('+').count());
        let wanted_date = if dated { expected(cells[4], index, count) } else { "" };
        if dated && date(event) != wanted_date {
            failures.push(format!(
                "{}\n    expected {wanted_date}, found {}",
                cells[0],
                date(event)
            ));
        }
        if told != wanted {
            failures.push(format!(
                "{}\n    {}: expected {wanted:?}, found {told:?} by the rule \"{}\" [{}]",
                cells[0],
                document.slice(resolution.mention.span),
                event.rule,
                event.trigger.map_or("", |span| document.slice(span)),
            ));
        }
    }
}

#[test]
fn every_row_of_the_table_holds() {
    let classifier = LexiconClassifier::default();
    let (mut rows, mut failures) = (0, Vec::new());
    for line in include_str!("cases/events.md")
        .lines()
        .filter(|line| line.contains("[[") && line.starts_with('|'))
    {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert!(
            matches!(cells.len(), 5 | 6),
            "a row has five cells, or six with a date: {line}"
        );
        check(&classifier, &cells, &mut failures);
        rows += 1;
    }
    assert!(rows >= 60, "only {rows} rows found");
    assert!(
        failures.is_empty(),
        "{} place(s) differ; mend data/events/*.csv or src/classify, or the table:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
