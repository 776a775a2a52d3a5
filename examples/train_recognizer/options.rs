//! What was typed.

use crate::corpora::Anyhow;
use mentionmap::recognize::model::training::{GROUP_NAMES, Settings};
use std::path::PathBuf;

/// What all verbs go by; the defaults are what the committed model was trained with.
#[derive(Debug, Clone)]
pub struct Options {
    pub shared: PathBuf,
    pub settings: Settings,
    /// What a run of the newswire counts for.
    pub share: f32,
    /// What a run of the annotated sentences counts for; 0 leaves them out.
    pub sentences: f32,
    /// What a document in other letters counts for; 0 leaves them out.
    pub varied: f32,
    /// Parts in which the second reading's training text is read by first readings that did not see it; 0 for none.
    pub jackknife: usize,
    /// First readings that are averaged, each from another seed.
    pub ensemble: usize,
    /// Added to the score of being outside of names.
    pub bias: f32,
    /// Slope and offset of the confidence, where known; else found by cross-validation.
    pub calibration: Option<[f32; 2]>,
    /// Word classes as a table of word, coarse and fine class; else those of the committed model.
    pub classes: Option<PathBuf>,
    /// The one corpus to leave out.
    pub only: Option<usize>,
    pub threads: usize,
    /// Whether documents in other letters are scored too.
    pub cases: bool,
    /// Whether places within names of organizations in which the corpus marks none are left aside in scoring.
    pub aside: bool,
    /// Whether every miss and every extra name is printed.
    pub dump: bool,
}

/// How often each group of facts is left out of a word in training, so that none is leant on alone. Chosen
/// among some twenty settings by the scores of leaving a corpus out.
const DROPPED: [(&str, f32); 9] = [
    ("word", 0.5),
    ("neighbours", 0.5),
    ("affixes", 0.4),
    ("gazetteer", 0.2),
    ("rules", 0.2),
    ("cues", 0.2),
    ("lexicon", 0.2),
    ("classes", 0.3),
    ("style", 0.5),
];

impl Default for Options {
    fn default() -> Self {
        let mut settings = Settings {
            bits: 18,
            passes: 6,
            rate: 0.03,
            ..Settings::default()
        };
        for (group, chance) in DROPPED {
            if let Some(group) = GROUP_NAMES.iter().position(|name| *name == group) {
                settings.drop[group] = chance;
            }
        }
        Self {
            shared: PathBuf::from("../shared"),
            settings,
            share: 0.1,
            sentences: 0.3,
            varied: 0.3,
            jackknife: 2,
            ensemble: 2,
            bias: 0.0,
            calibration: None,
            classes: None,
            only: None,
            threads: 2,
            cases: false,
            aside: false,
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
            options
                .set(name, value)
                .map_err(|error| format!("{argument}: {error}"))?;
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &str) -> Anyhow<()> {
        match name {
            "shared" => self.shared = value.into(),
            "classes" => self.classes = Some(value.into()),
            "passes" => self.settings.passes = value.parse()?,
            "rate" => self.settings.rate = value.parse()?,
            "decay" => self.settings.decay = value.parse()?,
            "bits" => self.settings.bits = value.parse()?,
            "seed" => self.settings.seed = value.parse()?,
            "share" => self.share = value.parse()?,
            "sentences" => self.sentences = value.parse()?,
            "varied" => self.varied = value.parse()?,
            "jackknife" => self.jackknife = value.parse()?,
            "ensemble" => self.ensemble = value.parse()?,
            "bias" => self.bias = value.parse()?,
            "only" => self.only = Some(value.parse()?),
            "threads" => self.threads = value.parse()?,
            "cases" => self.cases = value.parse()?,
            "aside" => self.aside = value.parse()?,
            "dump" => self.dump = value.parse()?,
            "calibration" => {
                let (slope, offset) = value.split_once(',').ok_or("expected slope,offset")?;
                self.calibration = Some([slope.parse()?, offset.parse()?]);
            }
            "without" => self.settings.without |= 1 << group(value)?,
            _ => {
                let dropped = name.strip_prefix("drop.").ok_or("no such option")?;
                self.settings.drop[group(dropped)?] = value.parse()?;
            }
        }
        Ok(())
    }
}

fn group(name: &str) -> Anyhow<usize> {
    let known = GROUP_NAMES.iter().position(|group| *group == name);
    known.ok_or_else(|| format!("no group {name}; there are {}", GROUP_NAMES.join(", ")).into())
}
