//! The formats that a layer is written in: their names, their extensions, and what they cannot do.

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
    /// GeoJSON text sequences (RFC 8142): a record separator before each Feature.
    GeoJsonSeq,
    /// Comma-separated values with `latitude` and `longitude`.
    Csv,
    /// OGC GeoPackage 1.3 (feature `geopackage`).
    GeoPackage,
    /// FlatGeobuf with a spatial index (feature `flatgeobuf`).
    FlatGeobuf,
    /// GeoParquet 1.1 (feature `geoparquet`).
    GeoParquet,
    /// KML 2.2.
    Kml,
    /// GPX 1.1 waypoints.
    Gpx,
    /// One page (HTML) that shows the layer on a map, beside the articles.
    Html,
}

/// What this program was built without.
const NOT_BUILT_IN: &[Format] = &[
    #[cfg(not(feature = "geopackage"))]
    Format::GeoPackage,
    #[cfg(not(feature = "flatgeobuf"))]
    Format::FlatGeobuf,
    #[cfg(not(feature = "geoparquet"))]
    Format::GeoParquet,
];

impl Format {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::GeoJson,
        Self::GeoJsonL,
        Self::GeoJsonSeq,
        Self::Csv,
        Self::GeoPackage,
        Self::FlatGeobuf,
        Self::GeoParquet,
        Self::Kml,
        Self::Gpx,
        Self::Html,
    ];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::GeoJsonL => "geojsonl",
            Self::GeoJsonSeq => "geojsonseq",
            Self::Csv => "csv",
            Self::GeoPackage => "geopackage",
            Self::FlatGeobuf => "flatgeobuf",
            Self::GeoParquet => "geoparquet",
            Self::Kml => "kml",
            Self::Gpx => "gpx",
            Self::Html => "html",
        }
    }

    /// The extensions that tell it, in lower case.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::GeoJson => &["geojson", "json"],
            Self::GeoJsonL => &["geojsonl", "ndjson", "jsonl"],
            Self::GeoJsonSeq => &["geojsons", "geojsonseq"],
            Self::Csv => &["csv"],
            Self::GeoPackage => &["gpkg"],
            Self::FlatGeobuf => &["fgb"],
            Self::GeoParquet => &["parquet", "geoparquet"],
            Self::Kml => &["kml"],
            Self::Gpx => &["gpx"],
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

    /// Whether this program was built with it: the larger ones are features of the package, by the format's name.
    #[must_use]
    pub fn is_built_in(self) -> bool {
        !NOT_BUILT_IN.contains(&self)
    }

    /// Whether it is not written from front to back, so that it needs a file by name and no stream will do.
    #[must_use]
    pub const fn needs_file(self) -> bool {
        matches!(self, Self::GeoPackage | Self::GeoParquet)
    }

    /// Whether a layer of it is features and nothing else, but for a header, so that one that was broken off can be gone on
    /// with: see [`LayerWriter::resume`](super::LayerWriter::resume).
    #[must_use]
    pub const fn can_resume(self) -> bool {
        matches!(self, Self::GeoJsonL | Self::GeoJsonSeq | Self::Csv)
    }

    /// Whether its features are GeoJSON.
    #[must_use]
    pub const fn is_geojson(self) -> bool {
        matches!(self, Self::GeoJson | Self::GeoJsonL | Self::GeoJsonSeq)
    }

    /// Whether every feature in it has to have a place.
    #[must_use]
    pub const fn needs_places(self) -> bool {
        matches!(self, Self::FlatGeobuf | Self::Gpx)
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

    #[test]
    fn no_extension_tells_two_formats() {
        for format in Format::ALL {
            for extension in format.extensions() {
                let path = Path::new("layer").with_extension(extension);
                assert_eq!(Format::from_path(&path), Some(format), "{extension}");
            }
        }
    }
}
