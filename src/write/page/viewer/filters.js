// Which points are shown: by group, by words, by date.

import { searchable } from "./data.js";

/** What is asked for; nothing at first. */
export class Filters {
  off = new Set();
  words = "";
  from = null;
  to = null;

  get active() {
    return this.off.size > 0 || this.words.trim() !== "" || this.from !== null || this.to !== null;
  }

  clear() {
    this.off.clear();
    this.words = "";
    this.from = this.to = null;
  }

  /** The points that every filter lets through, but for groups if they are not to count. */
  chosen(points, { groups = true } = {}) {
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const dated = this.from !== null || this.to !== null;
    return points.filter((point) => {
      if (groups && this.off.has(point.group)) return false;
      if (dated && !this.inSpan(point)) return false;
      return words.length === 0 || words.every((word) => searchable(point).includes(word));
    });
  }

  /** A longer time is in the span where any day of it is; what has no date is in none. */
  inSpan({ day, lastDay }) {
    return day !== null && lastDay >= (this.from ?? -Infinity) && day <= (this.to ?? Infinity);
  }
}
