//! The look of a layer by the groups of its events: in GeoJSON's own members, or in a file beside the layer.

mod maplibre;
mod qml;

use super::LayerOptions;
use super::groups::{Group, groups};
use super::rows;
use crate::domain::EventType;
use serde::Serialize;
use serde::ser::SerializeMap;

/// The column that tells the look.
const COLUMN: &str = "event_group";
/// What outlines are filled with is seen through to this share.
const OPACITY: f64 = 0.4;

/// Members that say how a feature looks, for programs that read them in GeoJSON; no other format has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// simplestyle-spec 1.1, for GitHub and geojson.io: `marker-color`, `marker-symbol`; of areas `fill` and `stroke`.
    pub simplestyle: bool,
    /// uMap's `_umap_options`: an object, the only property of a layer that is no scalar.
    pub umap: bool,
}

/// Files beside a layer that say how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StyleFile {
    /// For QGIS, which takes it up by itself: `layer.qml`.
    Qml,
    /// For MapLibre: `layer.style.json`. It reads GeoJSON.
    MapLibre,
}

impl StyleFile {
    /// What takes the place of the layer's extension.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Qml => "qml",
            Self::MapLibre => "style.json",
        }
    }

    /// The text of the file for the layer that `options` make, which stands in the file `layer`.
    #[must_use]
    pub fn text(self, options: &LayerOptions, layer: &str) -> String {
        match self {
            Self::Qml => qml::qml(),
            Self::MapLibre => maplibre::style(&rows(options.clone()).schema(), layer),
        }
    }
}

/// How a group looks; one that no table has, as a group of the user's own, looks as no event does.
fn look_of(group: Option<&str>) -> Option<&'static Group> {
    let known = |slug: &str| groups().iter().find(|known| known.slug == slug);
    group.and_then(known).or_else(|| known(EventType::NO_GROUP))
}

impl Look {
    /// Adds what was asked for to the members of a feature's properties.
    pub(super) fn members<M: SerializeMap>(
        self,
        members: &mut M,
        group: Option<&str>,
        is_area: bool,
    ) -> Result<(), M::Error> {
        let Some(group) = look_of(group) else {
            return Ok(());
        };
        if self.simplestyle && is_area {
            members.serialize_entry("fill", group.colour)?;
            members.serialize_entry("fill-opacity", &OPACITY)?;
            members.serialize_entry("stroke", group.colour)?;
        } else if self.simplestyle {
            members.serialize_entry("marker-color", group.colour)?;
            members.serialize_entry("marker-symbol", maki(group.symbol))?;
        }
        if self.umap {
            members.serialize_entry("_umap_options", &umap(group))?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct Umap {
    color: &'static str,
    #[serde(rename = "iconClass")]
    icon_class: &'static str,
    #[serde(rename = "iconUrl")]
    icon: &'static str,
}

fn umap(group: &Group) -> Umap {
    Umap {
        color: group.colour,
        icon_class: "Drop",
        icon: letter(group.symbol),
    }
}

/// The icon of Maki, which simplestyle takes its symbols from, that comes next to a shape.
fn maki(symbol: &str) -> &'static str {
    match symbol {
        "star" => "star",
        "diamond" => "square-stroked",
        "square" => "square",
        "circle" => "circle",
        "pentagon" => "star-stroked",
        "triangle" => "triangle",
        "cross" => "cross",
        _ => "circle-stroked",
    }
}

/// A shape as a letter, which uMap takes for an icon.
fn letter(symbol: &str) -> &'static str {
    match symbol {
        "star" => "★",
        "diamond" => "◆",
        "square" => "■",
        "circle" => "●",
        "pentagon" => "⬟",
        "triangle" => "▲",
        "cross" => "✚",
        _ => "•",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Format, written};
    use std::collections::BTreeSet;

    fn properties(look: Look) -> serde_json::Value {
        let options = LayerOptions {
            look,
            ..LayerOptions::default()
        };
        let feature: serde_json::Value = serde_json::from_str(&written(Format::GeoJsonL, options)).unwrap();
        feature["properties"].clone()
    }

    #[test]
    fn simplestyle_is_added_after_the_columns() {
        let properties = properties(Look {
            simplestyle: true,
            umap: false,
        });
        assert_eq!(properties["marker-color"], look_of(Some("conflict")).unwrap().colour);
        assert_eq!(properties["marker-symbol"], "star");
        assert_eq!(properties.get("_umap_options"), None);
    }

    #[test]
    fn umap_reads_an_object() {
        let properties = properties(Look {
            simplestyle: false,
            umap: true,
        });
        assert_eq!(properties["_umap_options"]["iconUrl"], "★");
    }

    #[test]
    fn no_two_groups_share_a_sign() {
        let signs =
            |sign: fn(&str) -> &'static str| groups().iter().map(|group| sign(group.symbol)).collect::<BTreeSet<_>>();
        assert_eq!(signs(maki).len(), groups().len());
        assert_eq!(signs(letter).len(), groups().len());
    }

    #[test]
    fn a_group_of_ones_own_looks_as_no_event() {
        assert_eq!(look_of(Some("wildlife")), look_of(Some("none")));
        assert!(look_of(None).is_some());
    }
}
