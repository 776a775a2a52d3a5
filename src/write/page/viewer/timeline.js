// The time slider: two ends over a histogram of the days.

import { shortDayName, spanOf } from "./dates.js";
import { byId, number } from "./elements.js";

const BARS = 80;

/** Null where the points have fewer than two days. `changed(from, to)` gets null for an end that is open. */
export function buildTimeline(points, changed) {
  const span = spanOf(points.map((point) => point.day).filter((day) => day !== null));
  return span && span.first < span.last ? new Timeline(span, changed) : null;
}

class Timeline {
  constructor({ first, last, clipped }, changed) {
    Object.assign(this, { first, last, clipped, changed });
    this.from = byId("from");
    this.to = byId("to");
    this.canvas = byId("histogram");
    for (const [input, value] of [[this.from, first], [this.to, last]]) {
      Object.assign(input, { min: first, max: last, value });
      input.addEventListener("input", () => this.moved(input));
    }
    byId("timeline").hidden = false;
  }

  /** An end that is pushed against the other one stops there. */
  moved(input) {
    if (Number(this.from.value) > Number(this.to.value)) input.value = input === this.from ? this.to.value : this.from.value;
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    this.changed(from === this.first ? null : from, to === this.last ? null : to);
  }

  /** Shows the ends, and how the points that the other filters let through lie in time. */
  show(points, from, to, colours) {
    this.from.value = from ?? this.first;
    this.to.value = to ?? this.last;
    for (const [input, label] of [[this.from, "from-label"], [this.to, "to-label"]]) {
      const day = Number(input.value);
      const name = this.clipped && input === this.from && day === this.first ? `before ${shortDayName(day)}` : shortDayName(day);
      byId(label).textContent = name;
      input.setAttribute("aria-valuetext", name);
    }
    const undated = points.filter((point) => point.day === null).length;
    const narrowed = from !== null || to !== null;
    byId("undated").textContent = undated === 0 ? "" : `${number(undated)} undated, ${narrowed ? "hidden" : "shown"}`;
    this.draw(points, colours);
  }

  draw(points, colours) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const dense = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = width * dense;
    this.canvas.height = height * dense;
    const context = this.canvas.getContext("2d");
    context.scale(dense, dense);
    const days = this.last - this.first + 1;
    const bars = Math.min(BARS, days);
    const counts = new Array(bars).fill(0);
    for (const { day } of points) {
      // What lies before a clipped span counts in its first bar.
      if (day !== null) counts[Math.max(0, Math.floor(((day - this.first) / days) * bars))] += 1;
    }
    const most = Math.max(1, ...counts);
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    for (const [bar, count] of counts.entries()) {
      if (count === 0) continue;
      const starts = this.first + (bar / bars) * days;
      const ends = this.first + ((bar + 1) / bars) * days;
      const high = Math.max(2, Math.sqrt(count / most) * (height - 2));
      context.fillStyle = ends > from && starts < to + 1 ? colours.bar : colours.barOff;
      context.fillRect((bar / bars) * width, height - high, Math.max(1, width / bars - 1), high);
    }
  }
}
