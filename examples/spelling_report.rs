//! How well names are found that the gazetteer does not have as they are written. Of each of 5,000 places, one name is
//! left out of an index and then asked for.
//!
//! `cargo run --release --example spelling_report > tests/reports/spelling.md`
//!
//! `cargo run --release --example spelling_report -- tuning data/spelling.csv` asks for the other half of the names,
//! those that the table was tuned on, by the table at hand, and lists on standard error what was proposed.

use mentionmap::domain::{Candidate, Place};
use mentionmap::gazetteer::{CompiledGazetteer, Gazetteer, IndexBuilder, Row, Spellings, read_places};
use mentionmap::text::fold;
use std::collections::BTreeMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

const LARGER_THAN: u64 = 15_000;
const PROPOSALS: usize = 5;
/// A district and its town are not told apart by a name.
const SAME_SPOT_KM: f64 = 25.0;
/// How much of the consonants of two spellings of one name may differ, at most.
const SPELLING_DISTANCE: f64 = 0.5;

const TEXT: &str = "\
# Names in another spelling

Made by `cargo run --release --example spelling_report > tests/reports/spelling.md`.

Of each of 5,000 places of more than 15,000 people, one alternate name (in Latin, Cyrillic or Arabic script, of four
letters or more, other than the main name) was left out of an index of the whole gazetteer, and asked for: first as it
is written, then by `data/spelling.csv`. Places and names are picked by a hash. The table was tuned on the places with odd
ids; the figures are for those with even ids.

* *Countries*: those of Cyrillic script, of Arabic script (Persian and Urdu among them), and all others.
* *Another place has it*: the name is found as written, but for other places; no spelling is asked. Shares are of the rest.
* *Place first, among five*: the place itself, by its id, among the first five places. *Wrong first* counts its own district
  as wrong; *wrong by over 25 km* does not.
* *Another name altogether*: shares less than half of its consonants, in order, with each name left in: a former name, a
  quarter, a translation. No romanisation leads to it; none proposed is the right answer.

GeoNames' alternate names are not those of English news: many are Lithuanian, Esperanto or Hungarian forms of the name, or
contain words such as district. Times are of one run on two cores that others used too.
";

/// Where the places are, and how many of each are asked for: few enough that there are so many.
const GROUPS: [(&str, usize, &[&str]); 3] = [
    (
        "Cyrillic",
        1_800,
        &["RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "TJ", "MN", "ME", "BA"],
    ),
    (
        "Arabic",
        1_200,
        &[
            "SA", "EG", "SY", "IQ", "JO", "LB", "YE", "OM", "AE", "QA", "BH", "KW", "PS", "LY", "TN", "DZ", "MA", "SD",
            "MR", "IR", "AF", "PK",
        ],
    ),
    ("other", 2_000, &[]),
];

/// A name that was left out, of the place of a row.
struct Question {
    row: usize,
    name: String,
    group: &'static str,
    script: &'static str,
}

#[derive(Default)]
struct Tally {
    asked: usize,
    another_exact: usize,
    other_name: usize,
    first: usize,
    among: usize,
    wrong_first: usize,
    wrong_far: usize,
    none: usize,
    other_name_wrong: usize,
    took: Vec<Duration>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let tuning = arguments.next().is_some();
    let table = match arguments.next() {
        Some(path) => Spellings::new(&std::fs::read_to_string(path)?)?,
        None => Spellings::new(include_str!("../data/spelling.csv"))?,
    };
    let mut rows = read_places(File::open("data/gazetteer.csv")?, "data/gazetteer.csv")?.rows;
    let questions = questions(&rows);
    for question in &questions {
        let folded = fold(&question.name);
        rows[question.row].alternate_names.retain(|name| fold(name) != folded);
    }
    let mut index = IndexBuilder::new("left out", "", &[]);
    for row in &rows {
        index.add(row)?;
    }
    let gazetteer = CompiledGazetteer::from_bytes(index.build()?)?;
    let mut tallies: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    for question in questions
        .iter()
        .filter(|question| is_odd(&rows[question.row].place) == tuning)
    {
        let tally = tallies.entry((question.group, question.script)).or_default();
        let said = tally.ask(&gazetteer, &table, question, &rows[question.row]);
        if let (true, Some(said)) = (tuning, said) {
            list(question, &rows[question.row], &said);
        }
    }
    print(&tallies, tuning);
    Ok(())
}

/// Odd ids are for tuning, even ones for the report.
fn is_odd(place: &Place) -> bool {
    place.id.as_str().ends_with(['1', '3', '5', '7', '9'])
}

/// The places with the least hashes of each group, each with the one of its names that has the least hash.
fn questions(rows: &[Row]) -> Vec<Question> {
    let mut all: Vec<(u64, Question)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.place.population > LARGER_THAN && row.place.feature_class.letter() == 'P')
        .filter_map(|(n, row)| question(n, row))
        .collect();
    all.sort_by_key(|(hash, _)| *hash);
    let mut left: BTreeMap<&str, usize> = GROUPS.iter().map(|(group, count, _)| (*group, *count)).collect();
    let mut questions = Vec::new();
    for (_, question) in all {
        let left = left.entry(question.group).or_default();
        if *left > 0 {
            *left -= 1;
            questions.push(question);
        }
    }
    questions
}

fn question(n: usize, row: &Row) -> Option<(u64, Question)> {
    let main = [fold(&row.place.name), fold(&row.ascii_name)];
    let names = row.alternate_names.iter().filter(|name| !main.contains(&fold(name)));
    let (name, script) = names
        .filter(|name| fold(name).chars().count() > 3)
        .filter_map(|name| Some((name, script_of(name)?)))
        .min_by_key(|(name, _)| hash(&(row.place.id.as_str(), name)))?;
    let country = row.place.admin.country_code.as_str();
    let group = GROUPS.iter().find(|(_, _, countries)| countries.contains(&country));
    let question = Question {
        row: n,
        name: name.clone(),
        group: group.map_or("other", |(group, ..)| group),
        script,
    };
    Some((hash(&row.place.id.as_str()), question))
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The script of a name, if it is one of which the table knows something.
fn script_of(name: &str) -> Option<&'static str> {
    let within = |from: char, to: char| fold(name).chars().all(|c| c == ' ' || (from..=to).contains(&c));
    match () {
        () if within('a', 'z') => Some("Latin"),
        () if within('\u{400}', '\u{52f}') => Some("Cyrillic"),
        () if within('\u{620}', '\u{6ff}') => Some("Arabic"),
        () => None,
    }
}

impl Tally {
    fn ask(
        &mut self,
        gazetteer: &CompiledGazetteer,
        table: &Spellings,
        question: &Question,
        row: &Row,
    ) -> Option<Vec<Candidate>> {
        self.asked += 1;
        if !gazetteer.candidates(&question.name).is_empty() {
            self.another_exact += 1;
            return None;
        }
        let started = Instant::now();
        let proposals = gazetteer.respelled_by(table, &question.name, u16::MAX, PROPOSALS);
        self.took.push(started.elapsed());
        let mut places: Vec<Candidate> = proposals.into_iter().flat_map(|proposal| proposal.candidates).collect();
        places.truncate(PROPOSALS);
        let is_it = |candidate: &Candidate| candidate.place.id == row.place.id;
        let other_name = is_other_name(&question.name, row);
        self.other_name += usize::from(other_name);
        self.among += usize::from(places.iter().any(is_it));
        match places.first() {
            None => self.none += 1,
            Some(first) if is_it(first) => self.first += 1,
            Some(first) => {
                self.wrong_first += 1;
                let far = first.place.point.km_to(row.place.point) > SAME_SPOT_KM;
                self.wrong_far += usize::from(far);
                self.other_name_wrong += usize::from(far && other_name);
            }
        }
        Some(places)
    }
}

/// Whether a name has little in common with any other name of its place, so that no romanisation leads from one to the
/// other: Artemivsk and Bakhmut.
fn is_other_name(name: &str, row: &Row) -> bool {
    let asked = consonants(name);
    let others = [row.place.name.to_string(), row.ascii_name.clone()];
    let mut others = others.iter().chain(&row.alternate_names);
    others.all(|other| strsim::normalized_levenshtein(&asked, &consonants(other)) < 1.0 - SPELLING_DISTANCE)
}

/// The consonants of a name in Latin letters, those that romanisations confuse made one.
fn consonants(name: &str) -> String {
    let latin = deunicode::deunicode(&fold(name)).to_lowercase();
    let mut consonants: Vec<char> = latin
        .chars()
        .filter_map(|c| match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'j' | 'w' | ' ' => None,
            'q' | 'c' | 'x' => Some('k'),
            'z' => Some('s'),
            _ => c.is_ascii_alphanumeric().then_some(c),
        })
        .collect();
    consonants.dedup();
    consonants.into_iter().collect()
}

#[allow(clippy::print_stderr, reason = "this is a program")]
fn list(question: &Question, row: &Row, places: &[Candidate]) {
    let rank = places.iter().position(|candidate| candidate.place.id == row.place.id);
    let rank = rank.map_or("-".to_owned(), |rank| (rank + 1).to_string());
    let names: Vec<&str> = places.iter().map(|candidate| candidate.place.name.as_str()).collect();
    let other = if is_other_name(&question.name, row) {
        "other"
    } else {
        ""
    };
    eprintln!(
        "{}\t{}\t{rank}\t{other}\t{}\t{}\t{}\t{}",
        question.group,
        question.script,
        question.name,
        row.place.name,
        names.join(", "),
        row.alternate_names.join("|")
    );
}

#[allow(clippy::print_stdout, reason = "this is a program")]
fn print(tallies: &BTreeMap<(&str, &str), Tally>, tuning: bool) {
    println!("{TEXT}");
    println!("## The {} half\n", if tuning { "tuning" } else { "reported" });
    println!(
        "| countries | script of the name | asked | another place has it | rest | place first | among five | wrong first \
         | wrong by over 25 km | none proposed | another name altogether | of these wrong by over 25 km |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
    let mut took: Vec<Duration> = Vec::new();
    for ((country, script), tally) in tallies {
        took.extend(&tally.took);
        let rest = tally.asked - tally.another_exact;
        let share = |count: usize| format!("{count} ({:.1} %)", count as f64 * 100.0 / rest.max(1) as f64);
        println!(
            "| {country} | {script} | {} | {} | {rest} | {} | {} | {} | {} | {} | {} | {} |",
            tally.asked,
            tally.another_exact,
            share(tally.first),
            share(tally.among),
            share(tally.wrong_first),
            share(tally.wrong_far),
            share(tally.none),
            share(tally.other_name),
            tally.other_name_wrong
        );
    }
    took.sort();
    let micros = |n: usize| took.get(n).map_or(0.0, |time| time.as_secs_f64() * 1e6);
    let mean = took.iter().sum::<Duration>().as_secs_f64() * 1e6 / took.len().max(1) as f64;
    println!(
        "\nA look-up takes {:.0} µs (median), {mean:.0} µs (mean), {:.0} µs (99th percentile).",
        micros(took.len() / 2),
        micros(took.len() * 99 / 100)
    );
}
