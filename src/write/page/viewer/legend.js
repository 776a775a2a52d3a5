// The legend: what the shapes and colours mean, how many there are, and a switch each.

import { element, number } from "./elements.js";
import { symbolImage } from "./symbols.js";

/** Buttons for the groups that occur. `toggle(group)` and `only(group)` are called on click and on double click. */
export function buildLegend(parent, groups, points, toggle) {
  const counts = countsOf(points, groups.length);
  const rows = groups.map((group, at) => {
    const count = element("span", { class: "legend-count" });
    const button = element("button", { type: "button", class: "legend-row", "aria-pressed": "true", hidden: counts[at] === 0,
      onclick: () => toggle(at) }, symbolImage(group), element("span", { class: "legend-name" }, group.label), count);
    return { button, count };
  });
  const vague = points.some((point) => point.vague);
  parent.replaceChildren(...rows.map((row) => row.button),
    vague ? element("p", { class: "legend-note" }, symbolImage({ ...groups.at(-1), symbol: "circle" }, 16, true), "Hollow: a whole country or region") : "");
  return (shown, off) => {
    const now = countsOf(shown, groups.length);
    for (const [at, { button, count }] of rows.entries()) {
      count.textContent = number(now[at]);
      button.setAttribute("aria-pressed", String(!off.has(at)));
      button.classList.toggle("none-left", now[at] === 0);
    }
  };
}

function countsOf(points, groups) {
  const counts = new Array(groups).fill(0);
  for (const point of points) counts[point.group] += 1;
  return counts;
}
