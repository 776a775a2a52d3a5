// What the page holds: the features of the layer and the articles they come from, as plain objects.

import { dayOf, lastDayOf } from "./dates.js";
import { toWorld } from "./projection.js";

// Degrees: what lies nearer to a pole is drawn here, whole, at the edge of the map.
const EDGE = 84.8;

// What a feature is called, one and many.
const NOUNS = { mentions: ["mention", "mentions"], events: ["event", "events"], places: ["place", "places"], regions: ["region", "regions"] };

// The events of groups that whoever made the layer thought of.
const OTHER = { slug: "other", label: "Other event", colour: "#5d6670", symbol: "wedge" };

/** `points`, those of them with a place as `placed`, `articles`, and `about`. */
export function readPage() {
  const about = JSON.parse(document.querySelector("script.about").textContent);
  about.nouns = NOUNS[about.layer] ?? NOUNS.mentions;
  // What reports nothing stays the last.
  about.groups.splice(-1, 0, OTHER);
  // Features of places and regions are of no one article; others follow theirs, since an id may come twice.
  const linked = about.columns.includes("source_id");
  const known = { groups: new Map(about.groups.map((group, number) => [group.slug, number])), columns: about.columns };
  const [articles, points, copies] = [[], [], new Map()];
  for (const block of document.querySelectorAll("script.article, script.features")) {
    const held = JSON.parse(block.textContent);
    if (block.className === "article") {
      const copy = (copies.get(held.id) ?? 0) + 1;
      copies.set(held.id, copy);
      articles.push({ ...held, copy: copy > 1 ? `~${copy}` : "", linked, nouns: about.nouns, points: [] });
    } else {
      for (const row of held) points.push(pointOf(row, linked ? articles.at(-1) : null, known));
    }
  }
  for (const point of points) point.article?.points.push(point);
  return { about, articles, points, placed: points.filter((point) => point.x !== null) };
}

/** What an address calls an article. */
export const keyOf = (article) => article.id + article.copy;

/** One feature, of which the page holds [id, [longitude, latitude], cells]; `x` and `y` are null where it has no place. */
function pointOf([id, at, cells], article, { groups, columns }) {
  const p = {};
  for (let column = 0; column < columns.length; column += 1) p[columns[column]] = cells[column];
  const [x, y] = at ? toWorld(at[0], Math.max(-EDGE, Math.min(EDGE, at[1]))) : [null, null];
  const day = dayOf(p.event_date) ?? dayOf(article?.published) ?? dayOf(p.first_date);
  return {
    id: id + (article?.copy ?? ""),
    p,
    x,
    y,
    article,
    group: groups.get(p.event_group ?? "none") ?? groups.get(OTHER.slug),
    day,
    lastDay: day === null ? null : dayOf(p.last_date) ?? lastDayOf(day, p.event_date && p.event_date_precision),
    // Of a country or region, the point is only its middle.
    vague: Number(p.geo_precision ?? 1) >= 3,
  };
}

export const nameOf = (point) => point.p.name ?? point.p.mention ?? point.id;

/** `Dnipropetrovsk Oblast, Ukraine`: what the place lies in. */
export function regionOf(point) {
  const parts = [point.p.admin2, point.p.admin1, point.p.country];
  return [...new Set(parts.filter((part) => part && part !== point.p.name))].join(", ");
}

/** What is searched, in lower case; made when first asked for. */
export function searchable(point) {
  const { p, article } = point;
  point.words ??= [p.mention, p.name, p.admin1, p.country, p.quote, p.event_type?.replaceAll("_", " "), article?.title, article?.name,
    article?.domain].filter(Boolean).join("\n").toLowerCase();
  return point.words;
}
