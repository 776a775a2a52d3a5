// What the page holds: the features of the layer and the articles they come from, as plain objects.

import { dayOf } from "./dates.js";
import { toWorld } from "./projection.js";

const blocks = (kind) => [...document.querySelectorAll(`script.${kind}`)].map((block) => JSON.parse(block.textContent));

/** `points`, those of them with a place as `placed`, `articles`, and `about`. */
export function readPage() {
  const about = blocks("about")[0];
  const articles = blocks("article").map((article, number) => ({ ...article, number, points: [] }));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const groups = new Map(about.groups.map((group, number) => [group.slug, number]));
  const other = about.groups.findIndex((group) => group.slug === "none");
  const points = blocks("features").flat().map((feature, number) => pointOf(feature, number, groups, other));
  for (const point of points) {
    point.article = byId.get(point.p.source_id) ?? null;
    point.article?.points.push(point);
  }
  return { about, articles, points, placed: points.filter((point) => point.x !== null) };
}

/** One feature; `x` and `y` are null where it has no place. */
function pointOf(feature, number, groups, other) {
  const p = feature.properties;
  const at = middleOf(feature);
  const [x, y] = at ? toWorld(at[0], at[1]) : [null, null];
  return {
    id: String(feature.id ?? number),
    number,
    p,
    x,
    y,
    feature,
    group: groups.get(p.event_group ?? "none") ?? other,
    day: dayOf(p.event_date) ?? dayOf(p.source_published) ?? dayOf(p.first_date),
    // Of a country or region, the point is only its middle.
    vague: Number(p.geo_precision ?? 1) >= 3,
  };
}

function middleOf(feature) {
  if (!feature.geometry) return null;
  if (feature.geometry.type === "Point") return feature.geometry.coordinates;
  const all = feature.geometry.coordinates.flat(feature.geometry.type === "MultiPolygon" ? 2 : 1);
  const [lons, lats] = [all.map((at) => at[0]), all.map((at) => at[1])];
  const half = (values) => (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
  return all.length > 0 ? [half(lons), half(lats)] : null;
}

export const nameOf = (point) => point.p.name ?? point.p.mention ?? point.id;

/** `Dnipropetrovsk Oblast, Ukraine`: what the place lies in. */
export function regionOf(point) {
  const parts = [point.p.admin2, point.p.admin1, point.p.country];
  return [...new Set(parts.filter((part) => part && part !== point.p.name))].join(", ");
}

/** What is searched, in lower case; made when first asked for. */
export function searchable(point) {
  const { p } = point;
  point.words ??= [p.mention, p.name, p.admin1, p.country, p.quote, p.event_type?.replaceAll("_", " "), p.source_title, p.source_name,
    p.source_domain].filter(Boolean).join("\n").toLowerCase();
  return point.words;
}
