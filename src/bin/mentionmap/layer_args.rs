//! What goes into a layer and how it looks, as typed.

use crate::country_codes::country_code;
use crate::gazetteer_args::{FeatureClasses, feature_classes};
use crate::input_args::probability;
use crate::messages::Refusal;
use clap::{Args, ValueEnum};
use mentionmap::write::{By, Filter, FilterError, Look, Shape, StyleFile};

/// What a layer has features of, and how they look.
#[derive(Debug, Args)]
#[command(next_help_heading = "Layer")]
pub(crate) struct LayerArgs {
    /// What the layer has a feature of
    #[arg(long, value_name = "WHAT", default_value = "mention")]
    by: ByArg,

    /// The same as --by event
    #[arg(long, hide = true, conflicts_with = "by")]
    events_layer: bool,

    /// What features look like on a map: countries as their outline or the box around it, all else a point as ever;
    /// `geo_precision` 4 tells countries
    #[arg(long, value_name = "SHAPE", default_value = "point")]
    geometry: ShapeArg,

    /// How features look, by the groups of their events: members of GeoJSON, or a file beside the layer; may be given
    /// more than once
    #[arg(long, value_name = "STYLE")]
    style: Vec<StyleArg>,
}

impl LayerArgs {
    pub(crate) const fn by(&self) -> By {
        match self.by {
            _ if self.events_layer => By::Event,
            ByArg::Mention => By::Mention,
            ByArg::Event => By::Event,
            ByArg::Place => By::Place,
            ByArg::Region => By::Region,
        }
    }

    pub(crate) const fn shape(&self) -> Shape {
        match self.geometry {
            ShapeArg::Point => Shape::Point,
            ShapeArg::Bbox => Shape::Bbox,
            ShapeArg::Area => Shape::Area,
        }
    }

    /// What is said of the look in the features themselves.
    pub(crate) fn look(&self) -> Look {
        Look {
            simplestyle: self.style.contains(&StyleArg::Simplestyle),
            umap: self.style.contains(&StyleArg::Umap),
        }
    }

    /// The files that say how the layer looks.
    pub(crate) fn style_files(&self) -> impl Iterator<Item = StyleFile> {
        self.style.iter().filter_map(|style| match style {
            StyleArg::Simplestyle | StyleArg::Umap => None,
            StyleArg::Qml => Some(StyleFile::Qml),
            StyleArg::Maplibre => Some(StyleFile::MapLibre),
        })
    }
}

/// What a layer has a feature of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByArg {
    /// Each mention of a place
    Mention,
    /// Each event at each of its places
    Event,
    /// Each place: how often, in how many documents, since when and for what it is in the news
    Place,
    /// Each country and each first-level region: the same, of all that lies in it
    Region,
}

/// What features look like on a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ShapeArg {
    /// A point each
    Point,
    /// Countries as the box around them
    Bbox,
    /// Countries as their outline, simplified
    Area,
}

/// How features look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StyleArg {
    /// Properties that GitHub and geojson.io read: marker-color, marker-symbol, fill, stroke
    Simplestyle,
    /// The property that uMap reads: _umap_options, an object
    Umap,
    /// A style of QGIS for points beside the layer: layer.qml
    Qml,
    /// A style of MapLibre beside a GeoJSON layer: layer.style.json
    Maplibre,
}

/// What is left in a layer. They are all called `--only-…`, since `--country` says where the readers are at home and
/// `--events` which types there are.
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Filters: what is left in the layer (--country and --events, which mean other things, are not among them)"
)]
pub(crate) struct FilterArgs {
    /// Only events of this type or group, such as air_strike or conflict; may be given more than once
    #[arg(long, value_name = "TYPE|GROUP")]
    only_event: Vec<String>,

    /// Only places in this country, by its ISO code of two letters; may be given more than once
    #[arg(long, value_name = "CC", value_parser = country_code)]
    only_country: Vec<String>,

    /// Only places of these of GeoNames' classes, such as PA: P settlements, A countries and regions, H waters, L areas,
    /// R roads, S buildings, T mountains and islands, U undersea, V forests
    #[arg(long, visible_alias = "feature-class", value_name = "LETTERS", value_parser = feature_classes)]
    only_class: Option<FeatureClasses>,

    /// Only places in this box, in degrees; across the antimeridian where WEST is greater than EAST
    #[arg(
        long,
        visible_alias = "bbox",
        value_name = "WEST,SOUTH,EAST,NORTH",
        allow_hyphen_values = true
    )]
    only_bbox: Option<String>,

    /// Only mentions of which it is so sure which place they mean, from 0 to 1: `place_confidence` in the layer
    #[arg(long, visible_alias = "min-place-confidence", value_name = "P", value_parser = probability)]
    only_confidence: Option<f64>,

    /// Only what happened on this day or later, such as 2024-03-05: the day of the event where the text says it, else the
    /// day that the article was published; what has neither is left out
    #[arg(long, visible_alias = "since", value_name = "DAY")]
    only_since: Option<String>,

    /// Only what happened on this day or before
    #[arg(long, visible_alias = "until", value_name = "DAY")]
    only_until: Option<String>,
}

impl FilterArgs {
    /// The filter; `known` gives the names of event types and groups where they are asked for.
    pub(crate) fn filter(&self, known: impl FnOnce() -> Vec<String>) -> Result<Filter, Refusal> {
        let refuse = |flag: &'static str| move |error: FilterError| Refusal::new(format!("{flag}: {error}"));
        if !self.only_event.is_empty() {
            refuse_unknown(&self.only_event, &known())?;
        }
        let classes = self.only_class.iter().flat_map(|classes| classes.0.iter().copied());
        let mut filter = Filter::default()
            .with_events(self.only_event.iter().cloned())
            .with_countries(self.only_country.iter().cloned())
            .with_classes(classes);
        if let Some(bbox) = &self.only_bbox {
            filter = filter.with_bbox(bbox).map_err(refuse("--only-bbox"))?;
        }
        if let Some(least) = self.only_confidence {
            filter = filter.with_confidence(least);
        }
        if let Some(day) = &self.only_since {
            filter = filter.with_since(day).map_err(refuse("--only-since"))?;
        }
        if let Some(day) = &self.only_until {
            filter = filter.with_until(day).map_err(refuse("--only-until"))?;
        }
        Ok(filter)
    }
}

/// A name that no event has would leave an empty layer, which says that nothing happened.
fn refuse_unknown(asked: &[String], known: &[String]) -> Result<(), Refusal> {
    match asked.iter().find(|name| !known.contains(name)) {
        None => Ok(()),
        Some(name) => {
            let refusal = Refusal::new(format!("--only-event: no event type or group `{name}`"));
            Err(refusal.with_hint(format!("there are {}", known.join(", "))))
        }
    }
}
