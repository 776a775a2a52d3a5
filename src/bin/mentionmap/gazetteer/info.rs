//! What the gazetteer holds.

use super::print;
use crate::gazetteer_args::GazetteerChoice;
use crate::gazetteers;
use crate::messages::{Skips, Status};
use mentionmap::gazetteer::{Gazetteer, GazetteerInfo};
use mentionmap::report::aligned;

pub(super) fn info(choice: &GazetteerChoice) -> anyhow::Result<Status> {
    let mut skips = Skips::new(false);
    print(&table(&gazetteers::open(choice, &mut skips)?.info()))?;
    Ok(skips.status())
}

fn table(info: &GazetteerInfo) -> String {
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
