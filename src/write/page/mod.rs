//! A layer as one page that shows it: map, articles, filters; it works from a disk and asks nothing of any server.
//!
//! What the layer holds stands in the page as JSON, as it comes; the viewer, its style and the base map are files beside
//! this one and in `data/basemap`. A content security policy lets nothing else run or load.

mod escaped;
mod policy;
mod tiles;
mod viewer;

pub use tiles::{Tiles, TilesError};

use super::Writer;
use super::feature::{Feature, lon_lat};
use super::groups::groups;
use super::schema::Schema;
use crate::domain::{Document, GeoparsedDocument};
use escaped::Escaped;
use serde::Serialize;
use std::io::{self, Write};

/// How a page is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageOptions {
    /// A tile server that the page may load pictures of the map from; without one it loads nothing.
    pub tiles: Option<Tiles>,
    /// A base map with finer coasts and more towns.
    pub fine: bool,
}

/// A page that is being written.
pub(super) struct Page<W> {
    out: W,
    /// The columns that the page holds: all that the articles do not say.
    columns: Vec<usize>,
    fine: bool,
    /// Whether features are being written, and not what lies between them.
    open: bool,
}

impl<W: Write> Page<W> {
    /// Begins a page in `out`.
    pub(super) fn new(mut out: W, schema: &Schema, options: &PageOptions) -> io::Result<Self> {
        let has_articles = schema.fields.iter().any(|field| field.name == "source_id");
        let columns: Vec<usize> = (0..schema.fields.len())
            .filter(|&column| !has_articles || !said_by_article(schema.fields[column].name))
            .collect();
        write_head(&mut out, options.tiles.as_ref())?;
        let about = About {
            layer: schema.layer,
            columns: columns.iter().map(|&column| schema.fields[column].name).collect(),
            groups: groups().iter().map(Look::of).collect(),
            tiles: options.tiles.as_ref(),
        };
        write_block(&mut out, "about", &about)?;
        Ok(Self {
            out,
            columns,
            fine: options.fine,
            open: false,
        })
    }

    fn close_features(&mut self) -> io::Result<()> {
        if self.open {
            self.out.write_all(b"\n]</script>\n")?;
        }
        self.open = false;
        Ok(())
    }
}

impl<W: Write> Writer for Page<W> {
    fn document(&mut self, geoparsed: &GeoparsedDocument) -> io::Result<()> {
        self.close_features()?;
        write_block(&mut self.out, "article", &Article::of(&geoparsed.document))
    }

    fn feature(&mut self, feature: &Feature<'_>) -> io::Result<()> {
        if self.open {
            self.out.write_all(b",\n")?;
        } else {
            write!(self.out, "{}\n[", block_tag("features"))?;
        }
        self.open = true;
        let point = feature.point.map(lon_lat);
        let cells: Vec<_> = self.columns.iter().map(|&column| &feature.cells[column]).collect();
        let row = (&feature.id, point, cells);
        Ok(serde_json::to_writer(Escaped(&mut self.out), &row)?)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.close_features()?;
        write!(self.out, "{}", block_tag("world"))?;
        self.out.write_all(viewer::world(self.fine).as_bytes())?;
        let script = viewer::script();
        write!(self.out, "</script>\n<script>{script}</script>\n</body>\n</html>\n")?;
        self.out.flush()
    }
}

/// What every feature of an article would repeat, and the page holds once.
fn said_by_article(column: &str) -> bool {
    column.starts_with("source_") && !["source_id", "source_method", "source_copies"].contains(&column)
}

fn write_head(out: &mut impl Write, tiles: Option<&Tiles>) -> io::Result<()> {
    write!(
        out,
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="A map of the places that news articles name, and of what they report there.">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="mentionmap {version}">
<title>Places in the news</title>
<style>{style}</style>
</head>
<body>
{body}"#,
        policy = policy::policy(&viewer::script(), viewer::STYLE, tiles),
        version = env!("CARGO_PKG_VERSION"),
        style = viewer::STYLE,
        body = viewer::BODY,
    )
}

/// A browser runs nothing of such an element.
fn block_tag(class: &str) -> String {
    format!(r#"<script type="application/json" class="{class}">"#)
}

fn write_block(out: &mut impl Write, class: &str, value: &impl Serialize) -> io::Result<()> {
    write!(out, "{}", block_tag(class))?;
    serde_json::to_writer(Escaped(&mut *out), value)?;
    out.write_all(b"</script>\n")
}

/// What holds for the whole page.
#[derive(Serialize)]
struct About<'a> {
    /// What a feature is: mentions, events, places, regions.
    layer: &'static str,
    columns: Vec<&'a str>,
    groups: Vec<Look>,
    tiles: Option<&'a Tiles>,
}

/// How the events of a group are drawn.
#[derive(Serialize)]
struct Look {
    slug: &'static str,
    label: &'static str,
    colour: &'static str,
    symbol: &'static str,
}

impl Look {
    fn of(group: &super::groups::Group) -> Self {
        Self {
            slug: group.slug,
            label: group.label,
            colour: group.colour,
            symbol: group.symbol,
        }
    }
}

/// One article with its text, which the features' offsets count in.
#[derive(Serialize)]
struct Article<'d> {
    id: &'d str,
    title: Option<&'d str>,
    url: Option<&'d str>,
    name: Option<&'d str>,
    domain: Option<&'d str>,
    published: Option<&'d str>,
    author: Option<&'d str>,
    lang: Option<&'d str>,
    text: &'d str,
}

impl<'d> Article<'d> {
    fn of(document: &'d Document) -> Self {
        let source = &document.source;
        Self {
            id: &document.id,
            title: source.title.as_deref(),
            url: source.url.as_deref(),
            name: source.name.as_deref(),
            domain: source.domain.as_deref(),
            published: source.published.as_deref(),
            author: source.author.as_deref(),
            lang: source.lang.as_deref(),
            text: &document.text,
        }
    }
}

#[cfg(test)]
mod tests;
