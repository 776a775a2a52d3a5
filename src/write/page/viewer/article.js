// One article as text, its sentences and mentions linked with the map.

import { nameOf } from "./data.js";
import { dateName } from "./dates.js";
import { counted, element, outsideLink } from "./elements.js";

/** The article as an element. `hover(points)` is told what the pointer or the keyboard is at, `choose(point)` what was clicked. */
export function buildArticle(article, groups, { hover, choose, back }) {
  const marks = marksOf(article);
  const title = article.title && !article.text.trimStart().startsWith(article.title);
  const view = element("article", { lang: article.lang ?? "", dir: "auto" },
    back && element("button", { type: "button", class: "link back", onclick: back }, "‹ All articles"),
    title && element("h2", null, article.title),
    byline(article),
    article.linked && article.points.length === 0 && element("p", { class: "no-places" }, "No places of this article are in this layer."),
    element("div", { class: "text" }, ...paragraphs(article, marks, groups, { hover, choose })));
  view.addEventListener("mouseleave", () => hover([]));
  return view;
}

export function byline(article) {
  const outlet = article.name ?? article.domain;
  const parts = [
    outlet && outsideLink(article.url, outlet, null),
    article.author,
    article.published && dateName(article.published),
    article.points.length > 0 && counted(article.points.length, ...article.nouns),
  ].filter(Boolean);
  return element("p", { class: "byline" }, ...parts.flatMap((part, at) => (at === 0 ? [part] : [" · ", part])));
}

/** Where mentions stand, in UTF-16: the layer counts code points. Of several features at one mention, the first links. */
function marksOf(article) {
  const wanted = new Map();
  for (const point of article.points) {
    const { mention_start: start, mention_end: end } = point.p;
    if (typeof start !== "number" || typeof end !== "number") continue;
    const key = `${start}-${end}`;
    if (wanted.has(key)) wanted.get(key).points.push(point);
    else wanted.set(key, { start, end, points: [point] });
  }
  const marks = [...wanted.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  const units = unitsAt(article.text, marks.flatMap((mark) => [mark.start, mark.end]));
  for (const mark of marks) [mark.start, mark.end] = [units.get(mark.start), units.get(mark.end)];
  for (const mark of marks) Object.assign(mark, sentenceAround(article.text, mark));
  return marks;
}

function unitsAt(text, codePoints) {
  const wanted = new Set(codePoints);
  const found = new Map();
  let [point, unit] = [0, 0];
  for (const character of text) {
    if (wanted.has(point)) found.set(point, unit);
    point += 1;
    unit += character.length;
  }
  for (const position of wanted) if (!found.has(position)) found.set(position, unit);
  return found;
}

/** The sentence is the quote that holds the mention. */
function sentenceAround(text, { start, end, points }) {
  const quote = points[0].p.quote ?? "";
  const first = quote ? text.lastIndexOf(quote, start) : -1;
  return first >= 0 && first + quote.length >= end ? { first, last: first + quote.length } : { first: start, last: end };
}

function* paragraphs(article, marks, groups, links) {
  let next = 0;
  for (const [start, end] of paragraphSpans(article.text)) {
    const within = [];
    while (next < marks.length && marks[next].start < end) {
      // Of marks that overlap, the first is shown.
      if (marks[next].start >= (within.at(-1)?.end ?? start)) within.push(marks[next]);
      next += 1;
    }
    const headline = article.title && start < 2 && article.text.slice(start, end).trim() === article.title;
    yield element(headline ? "h2" : "p", null, ...sentences(article.text, start, end, within, groups, links));
  }
}

/** Lines, or what blank lines part where lines were broken to some width. */
function paragraphSpans(text) {
  const lines = text.split("\n");
  const full = lines.filter((line) => line.trim() !== "");
  const broken = lines.length > full.length && full.length > 3 && full.filter((line) => line.length > 100).length < full.length / 5;
  const pattern = broken ? /\n\s*\n/g : /\n+/g;
  const spans = [];
  let start = 0;
  for (const gap of text.matchAll(pattern)) {
    spans.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  spans.push([start, text.length]);
  return spans.filter(([from, to]) => text.slice(from, to).trim() !== "");
}

/** The text of a paragraph, each sentence with mentions in an element of its own. */
function* sentences(text, start, end, marks, groups, links) {
  let at = start;
  for (let number = 0; number < marks.length; ) {
    const first = Math.max(at, start, marks[number].first);
    let last = Math.min(end, marks[number].last);
    const inside = [];
    while (number < marks.length && marks[number].start < last) {
      last = Math.max(last, Math.min(end, marks[number].end));
      inside.push(marks[number]);
      number += 1;
    }
    yield text.slice(at, first);
    yield sentence(text, first, last, inside, groups, links);
    at = last;
  }
  yield text.slice(at, end);
}

function sentence(text, first, last, marks, groups, { hover, choose }) {
  const children = [];
  let at = first;
  for (const mark of marks) {
    children.push(text.slice(at, mark.start), linkOf(mark, text, groups, { hover, choose }));
    at = mark.end;
  }
  children.push(text.slice(at, last));
  const points = marks.flatMap((mark) => mark.points);
  return element("span", { class: "sentence", onmouseenter: () => hover(points), onmouseleave: () => hover([]) }, ...children);
}

function linkOf(mark, text, groups, { hover, choose }) {
  const { points } = mark;
  // What reports an event is shown before what only names the place.
  const point = points.find((one) => one.p.event_group && one.p.event_group !== "none") ?? points[0];
  const surface = text.slice(mark.start, mark.end);
  if (points.every((one) => one.x === null)) return element("span", { class: "mention unplaced", title: "No place found" }, surface);
  const group = groups[point.group];
  const link = element("a", { class: "mention", href: "#", title: `${nameOf(point)} · ${group.label}`,
    onclick: (event) => {
      event.preventDefault();
      choose(point);
    },
    onfocus: () => hover(points), onblur: () => hover([]) }, surface);
  link.style.setProperty("--group", group.colour);
  for (const one of points) one.link = link;
  return link;
}
