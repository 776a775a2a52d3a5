//! The viewer: a few modules of JavaScript that are written into the page as one script, its style, and the base map.

/// The style sheet.
pub(super) const STYLE: &str = include_str!("viewer/page.css");

/// What stands in the page before the script fills it.
pub(super) const BODY: &str = include_str!("viewer/page.html");

/// The modules in an order in which each comes after what it needs when it is run.
const MODULES: [&str; 19] = [
    include_str!("viewer/elements.js"),
    include_str!("viewer/dates.js"),
    include_str!("viewer/projection.js"),
    include_str!("viewer/data.js"),
    include_str!("viewer/symbols.js"),
    include_str!("viewer/clusters.js"),
    include_str!("viewer/basemap.js"),
    include_str!("viewer/tiles.js"),
    include_str!("viewer/map.js"),
    include_str!("viewer/gestures.js"),
    include_str!("viewer/filters.js"),
    include_str!("viewer/legend.js"),
    include_str!("viewer/timeline.js"),
    include_str!("viewer/popup.js"),
    include_str!("viewer/article.js"),
    include_str!("viewer/lists.js"),
    include_str!("viewer/address.js"),
    include_str!("viewer/theme.js"),
    include_str!("viewer/main.js"),
];

/// The modules as one script. Its policy knows a page's script by its hash, so that there can be no second file: what one
/// module exports all see, and `import` and `export` go, as do comments and indents.
pub(super) fn script() -> String {
    let lines = MODULES.into_iter().flat_map(str::lines).filter_map(line);
    let script: Vec<&str> = lines.collect();
    format!("\"use strict\";\n(() => {{\n{}\n}})();\n", script.join("\n"))
}

/// A line as it stands in the page, where it does.
fn line(line: &'static str) -> Option<&'static str> {
    let line = line.trim();
    let left_out = ["import ", "//", "/**", "* "];
    let stays = !line.is_empty() && !left_out.iter().any(|start| line.starts_with(start));
    stays.then(|| line.strip_prefix("export ").unwrap_or(line))
}

/// The base map as JSON, coarse or fine.
pub(super) fn world(fine: bool) -> &'static str {
    if fine {
        include_str!("../../../data/basemap/world-fine.json")
    } else {
        include_str!("../../../data/basemap/world.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nothing_in_the_viewer_ends_its_own_element() {
        for text in [
            script(),
            STYLE.to_owned(),
            world(false).to_owned(),
            world(true).to_owned(),
        ] {
            assert!(!text.contains("</") && !text.contains("<!--"));
        }
    }

    #[test]
    fn no_two_modules_declare_the_same_name() {
        let mut seen = BTreeSet::new();
        for line in MODULES.into_iter().flat_map(str::lines) {
            let line = line.strip_prefix("export ").unwrap_or(line);
            let kinds = ["function* ", "function ", "class ", "const "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else {
                continue;
            };
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(name.is_empty() || seen.insert(name.clone()), "{name} is declared twice");
        }
    }

    #[test]
    fn texts_are_never_set_as_markup() {
        for unsafe_call in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
        ] {
            assert!(!script().contains(unsafe_call), "{unsafe_call}");
        }
    }
}
