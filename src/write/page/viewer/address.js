// The view and the filters in the address after the `#`, so that a link keeps them.

import { dayOf, isoDay } from "./dates.js";
import { toDegrees, toWorld } from "./projection.js";

/** What the address says, as far as it can be understood. */
export function readAddress(groups) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const [zoom, lat, lon] = (asked.get("map") ?? "").split("/").map(Number);
  const placed = [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  const slugs = (asked.get("off") ?? "").split(",");
  return {
    view: placed ? { ...worldOf(lon, lat), zoom } : null,
    off: new Set(groups.flatMap((group, at) => (slugs.includes(group.slug) ? [at] : []))),
    words: asked.get("q") ?? "",
    from: dayOf(asked.get("from")),
    to: dayOf(asked.get("to")),
    article: asked.get("article"),
    at: asked.get("at"),
    tab: asked.get("tab"),
    theme: ["dark", "light"].includes(asked.get("theme")) ? asked.get("theme") : null,
  };
}

function worldOf(lon, lat) {
  const [x, y] = toWorld(lon, lat);
  return { x, y };
}

/** Says where we are, without a new entry in the browser's history. */
export function writeAddress({ view, filters, groups, article, at, tab, theme }) {
  const [lon, lat] = toDegrees(view.x, view.y);
  const said = new URLSearchParams();
  said.set("map", `${view.zoom.toFixed(2)}/${lat.toFixed(4)}/${lon.toFixed(4)}`);
  const off = [...filters.off].map((group) => groups[group].slug).join(",");
  const optional = { off, q: filters.words.trim(), from: dayText(filters.from), to: dayText(filters.to), article, at, tab, theme };
  for (const [name, value] of Object.entries(optional)) if (value) said.set(name, value);
  const hash = `#${said.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
  try {
    if (hash !== location.hash) history.replaceState(null, "", hash);
  } catch {
    // Some browsers allow only so many in a minute, or none to a file: the map works without.
  }
  return location.hash;
}

const dayText = (day) => (day === null ? "" : isoDay(day));
