//! The look of a GeoJSON layer as a MapLibre style.

use super::{COLUMN, OPACITY, groups};
use crate::domain::EventType;
use crate::write::schema::Schema;
use serde_json::{Value, json};

/// The style of the layer in the file `layer`, which it looks for beside itself.
pub(super) fn style(schema: &Schema, layer: &str) -> String {
    let source = schema.layer;
    let is_area = json!(["==", ["geometry-type"], "Polygon"]);
    let mut layers = Vec::new();
    if schema.outlines {
        layers.push(json!({
            "id": "areas", "type": "fill", "source": source, "filter": is_area,
            "paint": { "fill-color": colour(), "fill-opacity": OPACITY, "fill-outline-color": colour() },
        }));
    }
    layers.push(json!({
        "id": source, "type": "circle", "source": source, "filter": ["!", is_area],
        "paint": {
            "circle-color": colour(), "circle-radius": radius(schema),
            "circle-stroke-color": "#ffffff", "circle-stroke-width": 1,
        },
    }));
    let style = json!({
        "version": 8,
        "sources": { source: { "type": "geojson", "data": layer } },
        "layers": layers,
    });
    format!("{style:#}\n")
}

/// The colour of a group; what no table has is drawn as no event is.
fn colour() -> Value {
    let mut expression = vec![json!("match"), json!(["get", COLUMN])];
    let mut other = "";
    for group in groups() {
        if group.slug == EventType::NO_GROUP {
            other = group.colour;
        } else {
            expression.extend([json!(group.slug), json!(group.colour)]);
        }
    }
    expression.push(json!(other));
    Value::Array(expression)
}

/// Pixels; where features have a count, their area grows with it.
fn radius(schema: &Schema) -> Value {
    match schema.fields.iter().any(|field| field.name == "mentions") {
        true => json!(["interpolate", ["linear"], ["sqrt", ["get", "mentions"]], 1, 4, 20, 24]),
        false => json!(5),
    }
}

#[cfg(test)]
mod tests {
    use crate::write::{By, LayerOptions, Shape, StyleFile};

    #[test]
    fn every_group_has_its_colour_and_the_source_is_the_layer() {
        let options = LayerOptions {
            by: By::Place,
            shape: Shape::Area,
            ..LayerOptions::default()
        };
        let style: serde_json::Value = serde_json::from_str(&StyleFile::MapLibre.text(&options, "a.geojson")).unwrap();
        assert_eq!(style["sources"]["places"]["data"], "a.geojson");
        assert_eq!(style["layers"].as_array().unwrap().len(), 2);
        let colours = style["layers"][1]["paint"]["circle-color"].as_array().unwrap();
        assert_eq!(colours.len(), 3 + 2 * 7, "seven groups, and what is none of them");
        assert!(colours.last().unwrap().as_str().unwrap().starts_with('#'));
    }
}
