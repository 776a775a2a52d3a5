//! What was typed.

use crate::corpora::Anyhow;
use mentionmap::resolve::training::signal_names;
use std::path::PathBuf;

/// What is as good as said, and too rare in news of mostly one country to be learnt from it.
const EXPECTED: [(&str, f64); 22] = [
    ("population_gap_in_bare", 12.0),
    ("population_gap_in_leaps", 12.0),
    ("marks_differ", -2.0),
    ("office_of_region", 3.0),
    ("office_of_state", 3.0),
    ("peers_share_region", 2.5),
    ("country_of_man", -3.0),
    ("sibling_regions", 3.0),
    ("named_parent_country", 2.5),
    ("hint_fits_great_water", 2.0),
    ("overshadowed", -4.0),
    ("none_away_small", 4.0),
    ("abroad_small", -6.0),
    ("region_alone", -0.5),
    ("other_parent_apposed", -6.0),
    ("street_elsewhere", -6.0),
    ("hint_fits_region", 2.0),
    ("hint_fits_county", 2.0),
    ("hint_fits_city", 1.0),
    ("hint_town_of_region", -6.0),
    ("hint_town_of_county", -6.0),
    ("hint_region_of_city", -6.0),
];

/// What all verbs go by; the defaults are what the committed weights were fitted with.
#[derive(Debug, Clone)]
pub struct Options {
    pub shared: PathBuf,
    /// What `train_recognizer layers` printed.
    pub found: PathBuf,
    pub penalty: f64,
    pub rounds: usize,
    pub steps: usize,
    /// Signals that are left out, by number.
    pub without: Vec<u16>,
    /// What a mention counts for whose place has been taken out of its set.
    pub lacking: f64,
    /// The probability of none of them above which mentions are refused, where nothing else is known of them.
    pub refuse: f64,
    /// Whether outlets' homes are learnt.
    pub homes: bool,
    /// Whether the report says what each signal is worth, which takes longest.
    pub worths: bool,
    /// What signals are expected to weigh before any case is seen, where that is not nothing.
    pub expected: Vec<(String, f64)>,
    /// Prints every mistake.
    pub dump: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            shared: PathBuf::from("../shared"),
            found: PathBuf::from("target/layers.jsonl"),
            penalty: 1.5,
            rounds: 3,
            steps: 60,
            without: Vec::new(),
            lacking: 0.3,
            refuse: 0.6,
            homes: true,
            worths: true,
            expected: EXPECTED.map(|(name, weight)| (name.to_owned(), weight)).to_vec(),
            dump: false,
        }
    }
}

impl Options {
    /// The defaults with what was typed as `name=value`.
    pub fn parse(arguments: &[String]) -> Anyhow<Self> {
        let mut options = Self::default();
        for argument in arguments {
            let (name, value) = argument
                .split_once('=')
                .ok_or_else(|| format!("{argument}: expected name=value"))?;
            match name {
                "shared" => options.shared = value.into(),
                "found" => options.found = value.into(),
                "penalty" => options.penalty = value.parse()?,
                "rounds" => options.rounds = value.parse()?,
                "steps" => options.steps = value.parse()?,
                "lacking" => options.lacking = value.parse()?,
                "refuse" => options.refuse = value.parse()?,
                "homes" => options.homes = value.parse()?,
                "worths" => options.worths = value.parse()?,
                "dump" => options.dump = value.parse()?,
                "expected" => options.expected = value.split(',').map(weight).collect::<Anyhow<_>>()?,
                "without" => options.without = value.split(',').map(number).collect::<Anyhow<_>>()?,
                _ => return Err(format!("{argument}: no such option").into()),
            }
        }
        Ok(options)
    }
}

fn weight(typed: &str) -> Anyhow<(String, f64)> {
    let (name, weight) = typed
        .split_once(':')
        .ok_or_else(|| format!("{typed}: expected signal:weight"))?;
    number(name)?;
    Ok((name.to_owned(), weight.parse()?))
}

fn number(name: &str) -> Anyhow<u16> {
    let found = signal_names().iter().position(|known| *known == name);
    found
        .map(|n| n as u16)
        .ok_or_else(|| format!("no signal {name}").into())
}
