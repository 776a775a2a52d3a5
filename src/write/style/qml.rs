//! The look of a layer of points as a style of QGIS.

use super::{COLUMN, groups};
use crate::write::groups::Group;

/// Millimetres.
const SIZE: f64 = 3.4;

/// The style: a category for each group, with its colour, shape and label.
pub(super) fn qml() -> String {
    let categories: String = groups().iter().enumerate().map(category).collect();
    // The empty value is that of all others: groups of a list of one's own.
    let none = groups().len().saturating_sub(1);
    let others = format!("<category symbol=\"{none}\" value=\"\" label=\"Other\" render=\"true\" type=\"string\"/>\n");
    let categories = categories + &others;
    let symbols: String = groups().iter().enumerate().map(symbol).collect();
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.28.0\" styleCategories=\"Symbology\">\n\
         <renderer-v2 type=\"categorizedSymbol\" attr=\"{COLUMN}\" symbollevels=\"0\" enableorderby=\"0\" \
         forceraster=\"0\">\n<categories>\n{categories}</categories>\n<symbols>\n{symbols}</symbols>\n\
         </renderer-v2>\n<layerGeometryType>0</layerGeometryType>\n</qgis>\n"
    )
}

fn category((number, group): (usize, &Group)) -> String {
    let (slug, label) = (group.slug, group.label);
    format!("<category symbol=\"{number}\" value=\"{slug}\" label=\"{label}\" render=\"true\" type=\"string\"/>\n")
}

fn symbol((number, group): (usize, &Group)) -> String {
    let (shape, size) = match group.symbol {
        "dot" => ("circle", SIZE / 2.0),
        // The bars of QGIS's cross are lines; this one is filled as the others are.
        "cross" => ("cross_fill", SIZE),
        shape => (shape, SIZE),
    };
    let size = size.to_string();
    let options = [
        ("color", colour(group.colour)),
        ("name", shape.to_owned()),
        ("outline_color", "255,255,255,255".to_owned()),
        ("outline_style", "solid".to_owned()),
        ("outline_width", "0.2".to_owned()),
        ("size", size),
        ("size_unit", "MM".to_owned()),
    ];
    let options: String = options
        .iter()
        .map(|(name, value)| format!("<Option name=\"{name}\" type=\"QString\" value=\"{value}\"/>"))
        .collect();
    format!(
        "<symbol name=\"{number}\" type=\"marker\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\
         <layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">{options}</Option>\
         </layer></symbol>\n"
    )
}

/// `#rrggbb` as `red,green,blue,alpha`.
fn colour(hex: &str) -> String {
    let part = |at: usize| hex.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    let [red, green, blue] = [1, 3, 5].map(|at| part(at).unwrap_or_default());
    format!("{red},{green},{blue},255")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_is_a_category_with_a_symbol() {
        let text = qml();
        for group in groups() {
            assert!(text.contains(&format!("value=\"{}\" label=\"{}\"", group.slug, group.label)));
            assert!(text.contains(&format!("value=\"{}\"", colour(group.colour))));
        }
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }

    #[test]
    fn colours_are_in_decimals() {
        assert_eq!(colour("#a61332"), "166,19,50,255");
    }
}
