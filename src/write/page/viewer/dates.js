// Days as whole numbers since 1970, in UTC, so that no time zone moves an event.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December"];

/** The day of an ISO 8601 date, of which month and day may be missing; null where it is none. */
export function dayOf(date) {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? "");
  if (!parts) return null;
  const day = Date.UTC(Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1)) / 864e5;
  return Number.isFinite(day) ? day : null;
}

/** The last day of a date that begins on `first` and is known to so much: `year`, `month`, `week` or `day`. */
export function lastDayOf(first, precision) {
  const date = new Date(first * 864e5);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (precision === "week") return first + 6;
  if (precision === "month") return Date.UTC(year, month + 1, day) / 864e5 - 1;
  return precision === "year" ? Date.UTC(year + 1, month, day) / 864e5 - 1 : first;
}

/** `5 March 2025`. */
export function dayName(day) {
  const date = new Date(day * 864e5);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `5 Mar 2025`. */
export const shortDayName = (day) => dayName(day).replace(/[A-Z][a-z]+/, (month) => month.slice(0, 3));

/** A date as precisely as it is known: `5 March 2025`, `March 2025`, `2025`. */
export function dateName(date, precision) {
  const day = dayOf(date);
  if (day === null) return date ?? "";
  const [, month, year] = dayName(day).split(" ");
  const known = precision ?? ["", "year", "month", "day"][Math.min(3, String(date).slice(0, 10).split("-").length)];
  if (known === "year") return year;
  return known === "month" ? `${month} ${year}` : dayName(day);
}

/** `2025-03-05`. */
export const isoDay = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

/** `3–28 March 2025`, `3 March – 2 April 2025`. */
export function spanName(first, last) {
  if (first === last) return dayName(first);
  const [a, b] = [dayName(first).split(" "), dayName(last).split(" ")];
  if (a[2] !== b[2]) return `${a.join(" ")} – ${b.join(" ")}`;
  return a[1] === b[1] ? `${a[0]}–${b.join(" ")}` : `${a[0]} ${a[1]} – ${b.join(" ")}`;
}

/** The first and last day, {first, last, clipped}; null without days. Where one day in fifty would make the span more than twice as
 * long, as events of long ago do that news recalls, the span begins after these and is `clipped`. */
export function spanOf(days) {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const usual = sorted[Math.floor(sorted.length / 50)];
  const clipped = last - first > 2 * (last - usual + 1);
  return { first: clipped ? usual : first, last, clipped };
}
