//! The stages put together: a document in, a geoparsed document out. The only file that knows all stages.

use crate::classify::{EventClassifier, LexiconClassifier};
use crate::domain::{
    Candidate, CandidateSet, Document, Event, GeoparsedDocument, GeoparsedMention, Mention, MentionKind, NameKind,
    NameSummary, Provenance, Resolution, Section, Span,
};
use crate::embedded;
use crate::gazetteer::{CompiledGazetteer, Gazetteer};
use crate::recognize::{
    ByLanguage, Model, ModelRecognizer, NameLexicon, RecognizeError, Recognizer, RuleRecognizer, WordLexicon,
};
use crate::resolve::{Resolver, WeightedResolver};
use crate::text::{dateline, sentence_at, sentences};

/// Reads documents: finds the places they mention, decides which they are and what is reported there.
///
/// It does no I/O, prints nothing and can be shared between threads.
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

impl NameLexicon for CompiledGazetteer {
    fn names_at(&self, words: &[&str], found: &mut dyn FnMut(usize, NameSummary)) {
        Self::names_at(self, words, found);
    }
}

impl Geoparser {
    /// The default: the embedded gazetteer of the world, the model for English and the rules for other languages, weighted
    /// signals and the event lexicon.
    #[must_use]
    pub fn new() -> Self {
        let gazetteer = world_gazetteer();
        let model = ModelRecognizer::new(gazetteer.clone(), news_words(), news_model());
        let rules = RuleRecognizer::new(gazetteer.clone(), news_words());
        Self {
            recognizer: Box::new(ByLanguage::new(model, rules)),
            gazetteer: Box::new(gazetteer),
            resolver: Box::new(WeightedResolver::default()),
            classifier: Box::new(LexiconClassifier::default()),
        }
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

    /// Finds, resolves and classifies the mentions of a document.
    ///
    /// # Errors
    /// If the recognizer cannot work on the document.
    pub fn geoparse(&self, document: Document) -> Result<GeoparsedDocument, RecognizeError> {
        let mentions = self.recognizer.recognize(&document)?;
        let sets = mentions
            .into_iter()
            .map(|mention| self.candidate_set(&document, mention))
            .collect();
        let resolutions = self.resolver.resolve(&document, sets);
        let events = self.classifier.classify(&document, &resolutions);
        let mentions = assembled(&document, resolutions, events);
        Ok(GeoparsedDocument {
            document,
            mentions,
            provenance: self.provenance(),
        })
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

    /// All that a mention might mean: by all of it ("Kursk region") and by the name in it ("Kursk").
    fn candidate_set(&self, document: &Document, mention: Mention) -> CandidateSet {
        let mut candidates = self.candidates(document.slice(mention.span), mention.kind);
        if mention.name != mention.span {
            for candidate in self.candidates(document.slice(mention.name), mention.kind) {
                if candidates.iter().all(|known| known.place.id != candidate.place.id) {
                    candidates.push(candidate);
                }
            }
        }
        CandidateSet { mention, candidates }
    }

    /// What a surface might mean as a mention of `kind`: a demonym by its demonyms, and a short form printed as one
    /// ("Ind.", "US"; not "In", "us") by its short forms alone.
    fn candidates(&self, surface: &str, kind: MentionKind) -> Vec<Candidate> {
        let short = surface.ends_with('.') || !surface.chars().any(char::is_lowercase);
        let mut candidates = self.gazetteer.candidates(surface);
        candidates.retain(|candidate| match candidate.matched {
            NameKind::Demonym => kind == MentionKind::Demonym,
            NameKind::Abbreviation => short && kind == MentionKind::Place,
            NameKind::Primary | NameKind::Alternate => kind == MentionKind::Place,
        });
        if candidates
            .iter()
            .any(|candidate| candidate.matched == NameKind::Abbreviation)
        {
            candidates.retain(|candidate| candidate.matched == NameKind::Abbreviation);
        }
        candidates
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

/// The embedded lexicon of words: which are ordinary, which are people's names.
///
/// # Panics
/// Never: the build script made the map.
#[must_use]
pub fn news_words() -> WordLexicon {
    WordLexicon::from_static(embedded::WORDS).expect("the build script made this map")
}

/// The embedded model of the recognizer.
///
/// # Panics
/// Never: a test reads it.
#[must_use]
pub fn news_model() -> Model {
    Model::from_static(embedded::MODEL).expect("a test reads this model")
}

fn assembled(document: &Document, resolutions: Vec<Resolution>, events: Vec<Event>) -> Vec<GeoparsedMention> {
    let sentences = sentences(&document.text, document.searchable);
    let filed = dateline(&document.text, body(document));
    let mut events = events.into_iter().peekable();
    let mut parsed = Vec::with_capacity(resolutions.len());
    for (n, resolution) in resolutions.into_iter().enumerate() {
        let span = resolution.mention.span;
        let mut own = Vec::new();
        while let Some(event) = events.next_if(|event| event.mention == n) {
            own.push(event);
        }
        parsed.push(GeoparsedMention {
            section: section(document, filed, &sentences, span),
            quote: sentence_at(&sentences, span.start()).map_or(span, |n| sentences[n].join(span)),
            events: own,
            resolution,
        });
    }
    parsed
}

/// What follows the headline.
fn body(document: &Document) -> Span {
    let start = document.headline.map_or(document.searchable.start(), Span::end);
    Span::new(start.min(document.searchable.end()), document.searchable.end())
}

fn section(document: &Document, dateline: Option<Span>, sentences: &[Span], mention: Span) -> Section {
    if document.headline.is_some_and(|headline| headline.covers(mention)) {
        return Section::Headline;
    }
    if dateline.is_some_and(|dateline| dateline.covers(mention)) {
        return Section::Dateline;
    }
    let start = body(document).start();
    let first = sentences.iter().find(|sentence| sentence.start() >= start);
    let lead_end = first.map_or(start, |sentence| {
        let rest = &document.text[sentence.start()..document.searchable.end()];
        sentence.start() + rest.find('\n').unwrap_or(rest.len())
    });
    if mention.start() < lead_end {
        Section::Lead
    } else {
        Section::Body
    }
}
