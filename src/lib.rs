//! Reads news articles and turns the places they mention into a map layer.
//!
//! ```
//! use mentionmap::Geoparser;
//!
//! let document = mentionmap::domain::Document::new("a", "Drones struck Kharkiv and Odesa overnight.");
//! let parsed = Geoparser::new().geoparse(document)?;
//! let names: Vec<_> = parsed.mentions.iter().filter_map(|mention| mention.resolution.place()).map(|place| &place.name).collect();
//! assert_eq!(names, ["Kharkiv", "Odesa"]);
//! assert_eq!(parsed.mentions[0].event().event_type.slug, "air_strike");
//! # Ok::<(), mentionmap::recognize::RecognizeError>(())
//! ```
//!
//! The stages are [`recognize`], [`resolve`] and [`classify`], each behind one trait; [`Geoparser`] puts them together.
//! [`read`] makes documents of files, [`mod@write`] makes layers of what was found, [`report`] makes tables of it,
//! [`evaluate`] compares it with annotated text.
//!
//! # From bytes to a layer
//!
//! Readers and writers take whatever reads and writes; nothing in this crate opens a file, but for
//! [`gazetteer::CompiledGazetteer::from_file`] and [`write::LayerWriter::create`].
//!
//! ```
//! use mentionmap::Geoparser;
//! use mentionmap::read::{ReadOptions, documents};
//! use mentionmap::write::{Format, LayerOptions, LayerWriter};
//!
//! let articles = concat!(
//!     r#"{"id": "a", "text": "Rain fell on Oslo."}"#,
//!     "\n",
//!     r#"{"id": "b", "text": "Talks were held in Geneva."}"#,
//! );
//! let geoparser = Geoparser::new();
//! let mut out = Vec::new();
//! let mut layer = LayerWriter::new(&mut out, Format::GeoJson, LayerOptions::default())?;
//! for document in documents(articles.as_bytes(), "news.jsonl", &ReadOptions::default()) {
//!     layer.write(&geoparser.geoparse(document?)?)?;
//! }
//! assert_eq!(layer.finish()?, 2);
//! assert!(out.starts_with(br#"{"type":"FeatureCollection""#));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A gazetteer of one's own
//!
//! Any CSV with names and coordinates becomes an index, by whose names texts are searched too.
//!
//! ```
//! use mentionmap::Geoparser;
//! use mentionmap::domain::Document;
//! use mentionmap::gazetteer::{CompiledGazetteer, IndexBuilder, read_places};
//!
//! let csv = "id,name,latitude,longitude,feature_class,feature_code\nhill:7,Quarry Hill,51.1,-2.3,T,HLL\n";
//! let mut index = IndexBuilder::new("hills", "2024-03-05", &[]);
//! for row in read_places(csv.as_bytes(), "hills.csv")?.rows {
//!     index.add(&row)?;
//! }
//! let hills = CompiledGazetteer::from_bytes(index.build()?)?;
//! let parsed = Geoparser::on(hills).geoparse(Document::new("a", "Two walkers were lost on Quarry Hill."))?;
//! let place = parsed.mentions[0].resolution.place().expect("it is in the gazetteer");
//! assert_eq!(place.id.as_str(), "hill:7");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Parts of one's own
//!
//! A recognizer finds mentions, a resolver decides all those of a document together; both say what they are called, for
//! [`domain::Provenance`].
//!
//! ```
//! use mentionmap::Geoparser;
//! use mentionmap::domain::{
//!     CandidateSet, Document, Mention, MentionKind, Outcome, Ranked, Resolution, Span, Unresolved,
//! };
//! use mentionmap::recognize::{RecognizeError, Recognizer};
//! use mentionmap::resolve::Resolver;
//!
//! /// Finds what stands between square brackets.
//! struct Brackets;
//!
//! impl Recognizer for Brackets {
//!     fn recognize(&self, document: &Document) -> Result<Vec<Mention>, RecognizeError> {
//!         let text = document.slice(document.searchable);
//!         let closed = text.match_indices('[').filter_map(|(open, _)| Some((open + 1, open + text[open..].find(']')?)));
//!         let mention = |(start, end)| Mention::new(Span::new(start, end), MentionKind::Place);
//!         Ok(closed.filter(|(start, end)| start < end).map(mention).collect())
//!     }
//!
//!     fn name(&self) -> String {
//!         "brackets 1".to_owned()
//!     }
//! }
//!
//! /// Takes the northernmost place of a name.
//! struct Northernmost;
//!
//! impl Resolver for Northernmost {
//!     fn resolve(&self, _: &Document, sets: Vec<CandidateSet>) -> Vec<Resolution> {
//!         let northernmost = |set: CandidateSet| {
//!             let lat = |candidate: &mentionmap::domain::Candidate| candidate.place.point.lat();
//!             let best = set.candidates.iter().max_by(|a, b| lat(a).total_cmp(&lat(b))).cloned();
//!             let outcome = best.map_or(Outcome::Unresolved(Unresolved::NoCandidate), |candidate| Outcome::Resolved {
//!                 ranked: vec![Ranked { candidate, score: 0.0, probability: 1.0, evidence: Vec::new() }],
//!             });
//!             Resolution { mention: set.mention, outcome }
//!         };
//!         sets.into_iter().map(northernmost).collect()
//!     }
//!
//!     fn name(&self) -> String {
//!         "northernmost 1".to_owned()
//!     }
//! }
//!
//! let geoparser = Geoparser::new().with_recognizer(Brackets).with_resolver(Northernmost);
//! let parsed = geoparser.geoparse(Document::new("a", "Rain in [Paris]."))?;
//! let place = parsed.mentions[0].resolution.place().expect("there are places called Paris");
//! assert!(place.point.lat() >= 48.85, "{place:?}");
//! assert_eq!(parsed.provenance.resolver, "northernmost 1");
//! # Ok::<(), RecognizeError>(())
//! ```
//!
//! # Threads, and where there are none
//!
//! A [`Geoparser`] is `Send` and `Sync` and changes nothing by which a document could be told from the next: threads share
//! one, and documents come out the same in any order.
//!
//! ```
//! use mentionmap::Geoparser;
//! use mentionmap::domain::Document;
//!
//! let geoparser = &Geoparser::new();
//! let texts = ["Rain fell on Oslo.", "Talks were held in Geneva."];
//! let found: Vec<usize> = std::thread::scope(|scope| {
//!     let geoparsed = texts.map(|text| scope.spawn(move || geoparser.geoparse(Document::new(text, text))));
//!     geoparsed.into_iter().filter_map(|thread| Some(thread.join().ok()?.ok()?.mentions.len())).collect()
//! });
//! assert_eq!(found, [1, 1]);
//! ```
//!
//! The library prints nothing, keeps no global state but tables that it read from itself, and builds without the program
//! (`default-features = false`), for `wasm32-unknown-unknown` too, where it lacks only
//! [`gazetteer::CompiledGazetteer::from_file`].
#![cfg_attr(test, allow(clippy::print_stdout, clippy::print_stderr, reason = "tests may print"))]

pub mod classify;
pub mod domain;
mod embedded;
pub mod evaluate;
pub mod gazetteer;
mod geoparser;
mod pool;
pub mod read;
pub mod recognize;
pub mod report;
pub mod resolve;
pub mod text;
pub mod write;

pub use geoparser::{Geoparser, news_model, news_words, world_aliases, world_demonyms, world_gazetteer};
