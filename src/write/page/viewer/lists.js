// Articles and places as lists, some at a time: every entry is a real button.

import { byline } from "./article.js";
import { nameOf, regionOf } from "./data.js";
import { counted, element, number, worded } from "./elements.js";
import { symbolImage } from "./symbols.js";

const SOME = 60;
// More than two lines hold.
const MOST_QUOTED = 300;

/** A list of which some entries are shown, and more on demand. */
function longList(entries, build, label) {
  const list = element("ul", { class: "entries", "aria-label": label });
  const more = element("button", { type: "button", class: "more" });
  const unprinted = element("p", { class: "unprinted" });
  let shown = 0;
  const extend = () => {
    const first = shown;
    shown = Math.min(entries.length, shown + SOME);
    list.append(...entries.slice(first, shown).map((entry) => element("li", null, build(entry))));
    more.hidden = shown === entries.length;
    unprinted.textContent = shown === entries.length ? "" : `and ${number(entries.length - shown)} more ${label.toLowerCase()}`;
    more.textContent = `Show ${number(Math.min(SOME, entries.length - shown))} more of ${number(entries.length - shown)}`;
    if (first > 0) list.children[first].firstElementChild.focus();
  };
  more.addEventListener("click", extend);
  extend();
  return [list, more, unprinted];
}

/** Articles with points that are shown; those without any place only while nothing is filtered. */
export function articleList(articles, shown, filtered, open) {
  const counts = new Map();
  for (const point of shown) if (point.article) counts.set(point.article, (counts.get(point.article) ?? 0) + 1);
  const listed = articles.filter((article) => counts.has(article) || !filtered || !article.linked);
  if (listed.length === 0) return [element("p", { class: "no-places" }, "No article fits.")];
  return longList(listed, (article) => element("button", { type: "button", class: "entry", onclick: () => open(article) },
    element("b", null, titleOf(article)), plainByline(article),
    article.linked && element("span", { class: "faint" }, counts.has(article) ? counted(counts.get(article), ...article.nouns) : "no places in this layer")), "Articles");
}

/** The byline as text, since a button holds no link. */
function plainByline(article) {
  const text = byline({ ...article, points: [] }).textContent;
  return text && element("span", { class: "faint" }, text);
}

/** The title, else how the text begins. */
export function titleOf(article) {
  if (article.title) return article.title;
  const line = article.text.trim().split("\n", 1)[0];
  return line.length > 90 ? `${line.slice(0, line.lastIndexOf(" ", 88) + 1 || 88).trim()}…` : line || article.id;
}

/** Mentions one by one, those that report an event first in each article as they stand. */
export function placeList(points, groups, { choose, hover, selected }) {
  if (points.length === 0) return [element("p", { class: "no-places" }, "None of the layer's places is shown.")];
  return longList(points, (point) => Object.assign(element("button", { type: "button", class: "entry place", "aria-current": point === selected ? "true" : null,
    onclick: () => choose(point), onmouseenter: () => hover([point]), onmouseleave: () => hover([]), onfocus: () => hover([point]),
    onblur: () => hover([]) },
    symbolImage(groups[point.group], 18, point.vague),
    element("span", { class: "entry-text" },
      element("b", null, nameOf(point)), regionOf(point) && element("span", { class: "faint" }, ` ${regionOf(point)}`),
      element("span", { class: "entry-event" }, eventOf(point, groups)),
      element("span", { class: "entry-quote" }, (point.p.quote ?? "").slice(0, MOST_QUOTED)))), { point }), "Places");
}

const eventOf = (point, groups) => (point.p.event_type && point.p.event_type !== "mention" ? worded(point.p.event_type) : groups[point.group].label)
  + (point.x === null ? ", not on the map" : "");
