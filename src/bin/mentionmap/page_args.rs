//! How the page of `map -o map.html` is made, as typed.

use crate::messages::Refusal;
use clap::Args;
use mentionmap::write::{Format, PageOptions, Tiles};

/// What holds for a page only.
#[derive(Debug, Args)]
pub(crate) struct PageArgs {
    /// Let the page (.html) load its map from a tile server, and from nowhere else, such as https://tiles.example/{z}/{x}/{y}.png;
    /// without it, it asks nothing of any server
    #[arg(long, value_name = "URL")]
    tiles: Option<String>,

    /// The credit that the makers of the tiles ask for
    #[arg(long, value_name = "TEXT", requires = "tiles")]
    tiles_credit: Option<String>,

    /// Draw finer coasts and more towns in the page, which makes it 180 kB larger
    #[arg(long)]
    fine_map: bool,
}

impl PageArgs {
    /// How the page is made.
    pub(crate) fn options(&self) -> Result<PageOptions, Refusal> {
        let credit = self.tiles_credit.as_deref().unwrap_or_default();
        let tiles = self.tiles.as_deref().map(|url| Tiles::new(url, credit)).transpose();
        Ok(PageOptions {
            tiles: tiles.map_err(|error| Refusal::new(error.to_string()))?,
            fine: self.fine_map,
        })
    }

    /// Refuses what is about pages where the layer is none.
    pub(crate) fn refuse_elsewhere(&self, format: Format) -> Result<(), Refusal> {
        let asked = [(self.tiles.is_some(), "--tiles"), (self.fine_map, "--fine-map")];
        match asked.into_iter().find(|(asked, _)| *asked) {
            Some((_, option)) if format != Format::Html => {
                let refusal = Refusal::new(format!("{option} is about pages, and this is {}", format.name()));
                Err(refusal.with_hint("write one with -o map.html"))
            }
            _ => Ok(()),
        }
    }
}
