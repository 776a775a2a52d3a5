//! The formats that a layer is written in: their names and extensions.

use std::ffi::OsStr;
use std::path::Path;

/// The formats that a layer is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One GeoJSON FeatureCollection (RFC 7946).
    GeoJson,
    /// One GeoJSON Feature a line.
    GeoJsonL,
    /// Comma-separated values with `latitude` and `longitude`.
    Csv,
    /// One page (HTML) that shows the layer on a map, beside the articles.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::GeoJson, Self::GeoJsonL, Self::Csv, Self::Html];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::GeoJsonL => "geojsonl",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }

    /// The extensions that tell it, in lower case.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::GeoJson => &["geojson", "json"],
            Self::GeoJsonL => &["geojsonl", "ndjson", "jsonl"],
            Self::Csv => &["csv"],
            Self::Html => &["html"],
        }
    }

    /// The format that a file's extension tells, in any case; `None` where it tells none.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let extension = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        let tells = |format: &Self| format.extensions().contains(&extension.as_str());
        Self::ALL.into_iter().find(tells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_format_in_any_case() {
        assert_eq!(Format::from_path(Path::new("a.GeoJSON")), Some(Format::GeoJson));
        assert_eq!(Format::from_path(Path::new("a.ndjson")), Some(Format::GeoJsonL));
        assert_eq!(Format::from_path(Path::new("a.shp")), None);
    }
}
