//! What the gazetteer holds.

use mentionmap::gazetteer::GazetteerInfo;
use mentionmap::report::aligned;

pub(super) fn info(info: &GazetteerInfo) -> String {
    let mut rows = vec![
        vec!["gazetteer".to_owned(), info.name.clone()],
        vec!["date".to_owned(), info.date.clone()],
        vec!["places".to_owned(), info.rows.to_string()],
        vec!["names".to_owned(), info.names.to_string()],
    ];
    rows.extend(
        info.by_class
            .iter()
            .map(|(class, places)| vec![format!("class {}", class.letter()), places.to_string()]),
    );
    rows.extend(
        info.sources
            .iter()
            .map(|made_from| vec!["made from".to_owned(), made_from.clone()]),
    );
    aligned(&rows, &[])
}
