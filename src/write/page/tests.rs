//! What a page of articles says, and what it does not.

use super::*;
use crate::domain::sample;
use crate::write::{Format, LayerOptions, LayerWriter};

fn page_of(documents: &[GeoparsedDocument], options: &PageOptions) -> String {
    let mut out = Vec::new();
    let options = LayerOptions {
        page: options.clone(),
        ..LayerOptions::default()
    };
    let mut layer = LayerWriter::new(&mut out, Format::Html, options).unwrap();
    for document in documents {
        layer.write(document).unwrap();
    }
    layer.finish().unwrap();
    String::from_utf8(out).unwrap()
}

/// The contents of the page's elements of a class, as JSON.
fn blocks(page: &str, class: &str) -> Vec<serde_json::Value> {
    let tag = block_tag(class);
    let parts = page.split(&tag).skip(1);
    let contents = parts.map(|part| part.split("</script>").next().unwrap_or(""));
    contents.map(|json| serde_json::from_str(json).unwrap()).collect()
}

#[test]
fn each_article_is_there_once_with_its_features_after_it() {
    let page = page_of(&[sample::article(), sample::article()], &PageOptions::default());
    let articles = blocks(&page, "article");
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0]["text"], sample::article().document.text);
    let features = blocks(&page, "features");
    assert_eq!(features.len(), 2);
    assert_eq!(features[0][0][0], "sample.txt#30-35");
    assert_eq!(features[0][0][1].as_array().unwrap().len(), 2);
    let columns = blocks(&page, "about")[0]["columns"].as_array().unwrap().len();
    assert_eq!(features[0][0][2].as_array().unwrap().len(), columns);
}

#[test]
fn a_layer_without_documents_is_a_page_too() {
    let page = page_of(&[], &PageOptions::default());
    assert!(blocks(&page, "features").is_empty());
    assert_eq!(blocks(&page, "world").len(), 1);
    assert!(page.ends_with("</html>\n"));
}

#[test]
fn nothing_of_an_article_is_markup() {
    let hostile = "</script><img src=x onerror=alert(1)><!--";
    let mut article = sample::article();
    article.document.id = hostile.to_owned();
    article.document.text.push_str(hostile);
    article.document.source.title = Some(hostile.to_owned());
    article.document.source.url = Some(hostile.to_owned());
    let page = page_of(&[article], &PageOptions::default());
    assert!(!page.contains("<img") && !page.contains("<!--"));
    assert_eq!(blocks(&page, "article")[0]["title"], hostile);
}

#[test]
fn the_policy_names_what_is_in_the_page() {
    let page = page_of(&[sample::article()], &PageOptions::default());
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let script = page
        .split("<script>")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    assert!(page.contains(&policy::policy(script, style, None)));
    assert!(!page.contains("http-equiv=\"refresh\"") && !page.contains("src=\"http"));
}

#[test]
fn sixty_points_fit_into_a_quarter_of_a_megabyte() {
    let one = sample::article();
    let mut many = one.clone();
    let placed = one.mentions.iter().find(|mention| mention.resolution.place().is_some());
    many.mentions = vec![placed.unwrap().clone(); 60];
    // A feature of the sample is some 300 bytes shorter than one of the news.
    let size = page_of(&[many], &PageOptions::default()).len() + 60 * 300 + 5_000;
    assert!(size < 250_000, "{size} bytes");
}
