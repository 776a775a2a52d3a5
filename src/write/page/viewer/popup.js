// What is known of one point, beside its marker.

import { nameOf, regionOf } from "./data.js";
import { dateName } from "./dates.js";
import { counted, element, number, outsideLink, worded } from "./elements.js";
import { symbolImage } from "./symbols.js";

const PRECISION = { 2: "a district", 3: "a region", 4: "a country or larger area" };
const STATUS = { future: "announced or expected", hypothetical: "proposed or threatened", negated: "said not to have happened",
  historical: "in the past" };

/** The popup: one point at a time of those of a marker. */
export class Popup {
  points = [];
  at = 0;
  side = null;

  constructor(box, groups, { changed, closed, readArticle }) {
    Object.assign(this, { box, groups, changed, closed, readArticle });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(true);
    });
  }

  get point() {
    return this.box.hidden ? null : this.points[this.at];
  }

  /** Opens at one of the points; the keyboard goes there if it is asked to. */
  open(points, point, { focus = false } = {}) {
    this.points = points;
    this.side = null;
    this.at = Math.max(0, points.indexOf(point));
    this.box.hidden = false;
    document.body.classList.add("popup-open");
    this.fill();
    if (focus) this.box.focus({ preventScroll: true });
  }

  close(byHand = false) {
    if (this.box.hidden) return;
    this.box.hidden = true;
    document.body.classList.remove("popup-open");
    this.closed(byHand);
  }

  step(by) {
    this.at = (this.at + by + this.points.length) % this.points.length;
    this.fill();
    this.box.querySelector(by > 0 ? ".next" : ".previous")?.focus();
  }

  /** Beside the marker at px, py, within the map, on the side where fewest of the other markers are covered. It stays on that side
   * while it fits there. */
  place(px, py, radius, markers, width, height) {
    const { offsetWidth: wide, offsetHeight: high } = this.box;
    const gap = radius + 12;
    const sides = [[px - wide / 2, py - gap - high], [px - wide / 2, py + gap], [px + gap, py - high / 2], [px - gap - wide, py - high / 2]]
      .map(([left, top]) => within(left, top, wide, high, width, height));
    const covers = sides.map(([left, top]) => (isIn(px, py, left, top, wide, high) ? 1000 : 0)
      + markers.filter((marker) => isIn(marker.px, marker.py, left, top, wide, high)).length);
    if (this.side === null || covers[this.side] >= 1000) this.side = covers.indexOf(Math.min(...covers));
    const [left, top] = sides[this.side];
    this.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  fill() {
    const point = this.points[this.at];
    const pager = this.points.length > 1 && element("p", { class: "pager" },
      element("button", { type: "button", class: "quiet previous", "aria-label": "Previous", onclick: () => this.step(-1) }, "‹"),
      element("span", { role: "status" }, `${number(this.at + 1)} of ${number(this.points.length)} here`),
      element("button", { type: "button", class: "quiet next", "aria-label": "Next", onclick: () => this.step(1) }, "›"));
    this.box.replaceChildren(
      element("button", { type: "button", class: "quiet close", "aria-label": "Close", onclick: () => this.close(true) }, "×"),
      ...[heading(point), eventLine(point, this.groups), quoteOf(point), sourceOf(point, this.readArticle), details(point), pager].filter(Boolean));
    this.changed(point);
  }
}

/** Left and top of a box, moved so that it lies within the map. */
const within = (left, top, wide, high, width, height) => [
  Math.max(8, Math.min(width - wide - 8, left)), Math.max(8, Math.min(height - high - 8, top))];

const isIn = (x, y, left, top, wide, high) => x > left - 8 && x < left + wide + 8 && y > top - 8 && y < top + high + 8;

function heading(point) {
  const region = regionOf(point);
  return element("header", null, element("h2", { id: "popup-title" }, nameOf(point)),
    region && element("p", { class: "region" }, region));
}

function eventLine(point, groups) {
  const { p } = point;
  const group = groups[point.group];
  const known = p.event_type && p.event_type !== "mention";
  const words = known ? worded(p.event_type) : p.event_types ? eventCounts(p.event_types) : "Named, without an event here";
  const extra = [STATUS[p.event_status], p.event_date && dateName(p.event_date, p.event_date_precision)].filter(Boolean).join(", ");
  return element("p", { class: "event" }, symbolImage(group, 16, point.vague), element("b", null, words),
    extra && element("span", { class: "faint" }, extra));
}

/** `air_strike:3;talks:1` → `Air strike 3, talks 1`. */
const eventCounts = (text) => worded(text.replaceAll(";", ", ").replaceAll(":", " "));

function quoteOf(point) {
  const quote = point.p.quote;
  if (!quote) return null;
  const { mention, mention_start: start } = point.p;
  const at = mention ? quote.indexOf(mention) : -1;
  const parts = at < 0 || start === undefined ? [quote] : [quote.slice(0, at), element("mark", null, mention), quote.slice(at + mention.length)];
  return element("blockquote", { lang: point.article?.lang ?? "", dir: "auto" }, ...parts);
}

function sourceOf(point, readArticle) {
  const { p, article } = point;
  if (!article) return p.source_url && element("p", { class: "source" }, outsideLink(p.source_url, "Source", null));
  const outlet = article.name ?? article.domain ?? (article.url ? "Source" : null);
  const date = article.published && dateName(article.published);
  return element("p", { class: "source" },
    outlet && outsideLink(article.url, outlet, null),
    date && element("span", { class: "faint" }, date),
    element("button", { type: "button", class: "link", onclick: () => readArticle(point) }, "Read in the article"));
}

/** How sure it is at a glance; on demand what else it might be, and what is known besides. */
function details(point) {
  const { p } = point;
  const sure = [percent("place", p.place_confidence), percent("event", p.event_confidence)].filter(Boolean).join(", ");
  const others = alternatives(p.alternatives);
  const rows = [
    ["Stands for", PRECISION[p.geo_precision]],
    ["Role", p.place_role && p.place_role !== "mention" && worded(p.place_role)],
    ["Others", p.event_participants && participants(p.event_participants)],
    ["Mentions", p.mentions && `${number(p.mentions)} in ${counted(p.documents ?? 1, "article", "articles")}`],
    ["Sources", p.sources && p.sources.replaceAll(";", ", ")],
    ["Or else", others.length > 0 && others],
    ["Gazetteer", p.geonames_uri ? outsideLink(p.geonames_uri, `GeoNames ${p.gazetteer_id}`) : p.gazetteer_id],
  ].filter(([, value]) => value);
  return element("details", null, element("summary", null, sure ? worded(sure) : "More"),
    element("dl", null, rows.flatMap(([name, value]) => [element("dt", null, name), element("dd", null, ...[value].flat())])));
}

const percent = (what, share) => (typeof share === "number" ? `${what} ${share > 0.995 ? "over 99" : Math.round(share * 100)} % sure` : null);

/** `actor:Russia;target:Ukraine` → `Russia (actor), Ukraine (target)`. */
function participants(text) {
  return text.split(";").map((entry) => entry.replace(/^([a-z_]+):(.*)$/, (_, role, name) => `${name} (${role.replaceAll("_", " ")})`)).join(", ");
}

/** `id:score;…`, of which those that round to nothing are left out. */
function alternatives(text) {
  return (text ?? "").split(";").filter(Boolean).flatMap((entry) => {
    const split = entry.lastIndexOf(":");
    const [id, share] = [entry.slice(0, split), Math.round(Number(entry.slice(split + 1)) * 100)];
    if (!(share >= 1)) return [];
    const link = /^\d+$/.test(id) ? outsideLink(`https://sws.geonames.org/${id}/`, `GeoNames ${id}`) : id;
    return [element("span", { class: "alternative" }, link, `, ${share} %`)];
  });
}
