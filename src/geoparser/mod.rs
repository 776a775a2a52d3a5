//! The stages put together: a document in, a geoparsed document out. The only file that knows all stages.

mod candidates;

use crate::classify::{EventClassifier, LexiconClassifier};
use crate::domain::{
    CandidateSet, Document, Event, GeoparsedDocument, GeoparsedMention, Home, Mention, MentionKind, NameKind,
    NameStart, NameSummary, Outcome, PlaceId, Provenance, Ranked, Resolution, Section, Span,
};
use crate::embedded;
use crate::gazetteer::{CompiledGazetteer, Demonym, Gazetteer, MergedGazetteer, read_demonyms};
use crate::pool::Pool;
use crate::recognize::{
    ByLanguage, Endings, Model, ModelRecognizer, NameLexicon, OtherLanguages, RecognizeError, Recognizer, WordLexicon,
    WrittenPoint, placed, written_points,
};
use crate::resolve::{Resolver, WeightedResolver};
use crate::text::{dateline, dateline_parts, sentence_at, sentences};
use candidates::{KnownNames, Namer};
use std::sync::OnceLock;

/// Reads documents: finds the places they mention, decides which they are and what is reported there.
///
/// It does no I/O, prints nothing and can be shared between threads. For each thread that uses it at a time it keeps words, names and places
/// that were met, some 30 MB at most, which change nothing of what is found; they go when it is dropped.
///
/// ```
/// use mentionmap::domain::Document;
///
/// let geoparser = mentionmap::Geoparser::new();
/// let parsed = geoparser.geoparse(Document::new("a", "Drones struck Kharkiv overnight."))?;
/// let place = parsed.mentions[0].resolution.place().expect("Kharkiv is in the gazetteer");
/// assert_eq!(place.id.as_str(), "706483");
/// # Ok::<(), mentionmap::recognize::RecognizeError>(())
/// ```
pub struct Geoparser {
    recognizer: Box<dyn Recognizer>,
    gazetteer: Box<dyn Gazetteer>,
    resolver: Box<dyn Resolver>,
    classifier: Box<dyn EventClassifier>,
    /// Of all languages that have cases; read when the first document needs them.
    endings: OnceLock<Vec<Endings>>,
    /// What was looked up for earlier documents.
    known: Pool<KnownNames>,
    home: Home,
}

impl std::fmt::Debug for Geoparser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Geoparser").field(&self.provenance()).finish()
    }
}

impl Default for Geoparser {
    fn default() -> Self {
        Self::new()
    }
}

/// A gazetteer finds names by methods of its own, which the recognizers' room knows only as a trait.
macro_rules! name_lexicons {
    ($($gazetteer:ty),*) => {$(
        impl NameLexicon for $gazetteer {
            fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
                Self::names_at(self, words, found);
            }

            fn names_of(&self, word: &str) -> NameStart {
                Self::names_of(self, word)
            }

            fn names_from(&self, start: NameStart, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
                Self::names_from(self, start, words, found);
            }
        }
    )*};
}

name_lexicons!(CompiledGazetteer, MergedGazetteer);

impl Geoparser {
    /// The default: the embedded gazetteer of the world, the model for English and the rules for other languages, weighted
    /// signals and the event lexicon.
    #[must_use]
    pub fn new() -> Self {
        Self::on(world_gazetteer())
    }

    /// The default parts on another gazetteer, by which names are recognised and resolved. A clone of it must be cheap,
    /// as it is with those of this crate.
    #[must_use]
    pub fn on(gazetteer: impl Gazetteer + NameLexicon + Clone + 'static) -> Self {
        let model = ModelRecognizer::new(gazetteer.clone(), news_words(), news_model());
        let rules = OtherLanguages::new(&gazetteer, news_words, None);
        Self::of(ByLanguage::new(model, rules), gazetteer)
    }

    /// A recognizer and a gazetteer, with the default resolver and classifier.
    #[must_use]
    pub fn of(recognizer: impl Recognizer + 'static, gazetteer: impl Gazetteer + 'static) -> Self {
        Self {
            recognizer: Box::new(recognizer),
            gazetteer: Box::new(gazetteer),
            resolver: Box::new(WeightedResolver::default()),
            classifier: Box::new(LexiconClassifier::default()),
            endings: OnceLock::new(),
            known: Pool::default(),
            home: Home::default(),
        }
    }

    /// The same for readers at home there: what names most likely mean where a document does not say. A document's own
    /// [`Document::home`] goes before it.
    #[must_use]
    pub fn with_home(self, home: Home) -> Self {
        Self { home, ..self }
    }

    /// The same with another recognizer.
    #[must_use]
    pub fn with_recognizer(self, recognizer: impl Recognizer + 'static) -> Self {
        Self {
            recognizer: Box::new(recognizer),
            ..self
        }
    }

    /// The same with another gazetteer to resolve by. The recognizer keeps the names that it was made with.
    #[must_use]
    pub fn with_gazetteer(self, gazetteer: impl Gazetteer + 'static) -> Self {
        Self {
            gazetteer: Box::new(gazetteer),
            known: Pool::default(),
            ..self
        }
    }

    /// The same with another resolver.
    #[must_use]
    pub fn with_resolver(self, resolver: impl Resolver + 'static) -> Self {
        Self {
            resolver: Box::new(resolver),
            ..self
        }
    }

    /// The same with another event classifier.
    #[must_use]
    pub fn with_classifier(self, classifier: impl EventClassifier + 'static) -> Self {
        Self {
            classifier: Box::new(classifier),
            ..self
        }
    }

    /// Says in a document what [`Geoparser::with_home`] said, as far as the document does not say it. Geoparsing begins with
    /// it; whoever has something weaker to say of the home lays this on first.
    pub fn lay_home(&self, document: &mut Document) {
        document.home = document.home.or(&self.home);
    }

    /// Finds, resolves and classifies the mentions of a document.
    ///
    /// # Errors
    /// If the recognizer cannot work on the document.
    pub fn geoparse(&self, mut document: Document) -> Result<GeoparsedDocument, RecognizeError> {
        self.lay_home(&mut document);
        let written = written_points(&document.text, document.searchable);
        let mut mentions = self.recognizer.recognize(&document)?;
        let line = dateline(&document.text, document.body());
        let agency = line.and_then(|line| agency(&document.text, line));
        let is_name = |span: Span| agency.is_none_or(|agency| !agency.overlaps(span));
        mentions
            .retain(|mention| is_name(mention.span) && written.iter().all(|point| !point.span.overlaps(mention.span)));
        let sets = self.candidate_sets(&document, mentions);
        let resolutions = with_written(self.resolver.resolve(&document, sets), written);
        let events = self.classifier.classify(&document, &resolutions);
        let mentions = assembled(&document, line, resolutions, events);
        Ok(GeoparsedDocument {
            document,
            mentions,
            provenance: self.provenance(),
        })
    }

    /// Resolves mentions of a document that are given rather than recognised, in text order: for each, all that it might
    /// mean and the decision.
    #[must_use]
    pub fn resolve_given(&self, document: &Document, mentions: Vec<Mention>) -> Vec<(CandidateSet, Resolution)> {
        let sets = self.candidate_sets(document, mentions);
        let resolutions = self.resolver.resolve(document, sets.clone());
        sets.into_iter().zip(resolutions).collect()
    }

    /// All that each mention of a document might mean, in the order of the mentions.
    #[must_use]
    pub fn candidate_sets(&self, document: &Document, mentions: Vec<Mention>) -> Vec<CandidateSet> {
        let mut known = self.known.take();
        let namer = Namer {
            gazetteer: &*self.gazetteer,
            // English has no cases.
            endings: match document.source.is_english() {
                true => &[],
                false => self.endings.get_or_init(Endings::all),
            },
        };
        let sets = namer.candidate_sets(document, mentions, &mut known);
        self.known.give(known);
        sets
    }

    /// Place or demonym, as a text that says nothing else would mean it. A name that the gazetteer lacks is a place.
    #[must_use]
    pub fn kind_of(&self, surface: &str) -> MentionKind {
        let meanings = self.meanings(surface);
        let likeliest = meanings.first().map(|ranked| ranked.candidate.matched);
        match likeliest {
            Some(NameKind::Demonym) => MentionKind::Demonym,
            _ => MentionKind::Place,
        }
    }

    /// All that a name can mean, by whichever of its names, demonyms included; how likely each is in a text that says
    /// nothing else comes from the resolver.
    #[must_use]
    pub fn meanings(&self, name: &str) -> Vec<Ranked> {
        let document = Document::new("", name);
        let mention = Mention::new(document.searchable, MentionKind::Place);
        let candidates = self.gazetteer.candidates(name);
        let count = candidates.len();
        let resolver = WeightedResolver::default().with_alternatives(count).refusing_above(1.0);
        let sets = vec![CandidateSet::new(mention, candidates)];
        let resolutions = resolver.resolve(&document, sets);
        let ranked = resolutions.into_iter().map(|resolution| resolution.outcome);
        ranked
            .flat_map(|outcome| match outcome {
                Outcome::Resolved { ranked } => ranked,
                Outcome::Unresolved(_) => Vec::new(),
            })
            .collect()
    }

    /// The gazetteer that mentions are resolved by.
    #[must_use]
    pub fn gazetteer(&self) -> &dyn Gazetteer {
        &*self.gazetteer
    }

    /// Names of the parts.
    #[must_use]
    pub fn provenance(&self) -> Provenance {
        Provenance {
            recognizer: self.recognizer.name(),
            gazetteer: self.gazetteer.name(),
            resolver: self.resolver.name(),
            classifier: self.classifier.name(),
        }
    }
}

/// The embedded gazetteer of the world.
///
/// # Panics
/// Never: the build script made the index.
#[must_use]
pub fn world_gazetteer() -> CompiledGazetteer {
    CompiledGazetteer::from_static(embedded::GAZETTEER).expect("the build script made this index")
}

/// The demonyms of countries, regions and cities by GeoNames' ids, for other gazetteers that use these.
///
/// # Panics
/// Never: the build script read the same file.
#[must_use]
pub fn world_demonyms() -> Vec<Demonym> {
    let file = embedded::DEMONYMS.as_bytes();
    read_demonyms(file, "demonyms.csv")
        .expect("the build script read this file")
        .rows
}

/// Names of news for places by GeoNames' ids, for other gazetteers that use these: `W.Va.`, `UAE`.
#[must_use]
pub fn world_aliases() -> Vec<(PlaceId, String)> {
    let mut aliases = Vec::new();
    let mut file = csv::Reader::from_reader(embedded::ALIASES.as_bytes());
    for row in file.records().flatten() {
        let names = row.get(2).unwrap_or_default().split('|');
        let id = PlaceId::new(row.get(0).unwrap_or_default());
        aliases.extend(names.map(|name| (id.clone(), name.to_owned())));
    }
    aliases
}

/// The embedded lexicon of words: which are ordinary, which are people's names.
///
/// # Panics
/// Never: the build script made the table.
#[must_use]
pub fn news_words() -> WordLexicon {
    WordLexicon::from_static(embedded::WORDS).expect("the build script made this table")
}

/// The embedded model of the recognizer.
///
/// # Panics
/// Never: a test reads it.
#[must_use]
pub fn news_model() -> Model {
    Model::of_program(embedded::MODEL).expect("a test reads this model")
}

/// The agency in a text's dateline: "(Xinhua)" is no place.
fn agency(text: &str, dateline: Span) -> Option<Span> {
    let line = dateline.slice(text);
    let agency = dateline_parts(line).agency?;
    let start = dateline.start() + line.rfind(agency)?;
    Some(Span::new(start, start + agency.len()))
}

/// The resolutions with those of the points that the text writes out, in text order.
fn with_written(mut resolutions: Vec<Resolution>, written: Vec<WrittenPoint>) -> Vec<Resolution> {
    if !written.is_empty() {
        resolutions.extend(written.into_iter().map(placed));
        resolutions.sort_by_key(|resolution| resolution.mention.span.start());
    }
    resolutions
}

fn assembled(
    document: &Document,
    dateline: Option<Span>,
    resolutions: Vec<Resolution>,
    events: Vec<Event>,
) -> Vec<GeoparsedMention> {
    let sentences = sentences(&document.text, document.searchable);
    let sections = Sections::of(document, dateline, &sentences);
    let mut events = events.into_iter().peekable();
    let mut parsed = Vec::with_capacity(resolutions.len());
    for (n, resolution) in resolutions.into_iter().enumerate() {
        let span = resolution.mention.span;
        let mut own = Vec::new();
        while let Some(event) = events.next_if(|event| event.mention == n) {
            own.push(event);
        }
        parsed.push(GeoparsedMention {
            section: sections.of_mention(span),
            quote: sentence_at(&sentences, span.start()).map_or(span, |n| sentences[n].join(span)),
            events: own,
            resolution,
        });
    }
    parsed
}

/// Where the parts of a news story lie.
struct Sections {
    headline: Option<Span>,
    dateline: Option<Span>,
    /// Where the line ends that the first sentence of the body begins in.
    lead_end: usize,
}

impl Sections {
    fn of(document: &Document, dateline: Option<Span>, sentences: &[Span]) -> Self {
        let body = document.body();
        let first = sentences.iter().find(|sentence| sentence.start() >= body.start());
        let lead_end = first.map_or(body.start(), |sentence| {
            let rest = &document.text[sentence.start()..body.end()];
            sentence.start() + rest.find('\n').unwrap_or(rest.len())
        });
        Self {
            headline: document.headline,
            dateline,
            lead_end,
        }
    }

    fn of_mention(&self, mention: Span) -> Section {
        if self.headline.is_some_and(|headline| headline.covers(mention)) {
            Section::Headline
        } else if self.dateline.is_some_and(|dateline| dateline.covers(mention)) {
            Section::Dateline
        } else if mention.start() < self.lead_end {
            Section::Lead
        } else {
            Section::Body
        }
    }
}
