// Elements made in code. Texts are set as texts, never as markup: nothing of an article can run.

export const byId = (id) => document.getElementById(id);

/** An element with properties and children; children that are null are left out, strings become text. */
export function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && !name.includes("-")) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A link to another site, or its text alone where the address is not one of the web. */
export function outsideLink(address, text, properties) {
  const safe = webAddress(address);
  if (!safe) return element("span", properties, text);
  return element("a", { ...properties, href: safe, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** The address, if it is http or https; null otherwise. */
export function webAddress(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

export const number = (value) => value.toLocaleString("en-US");

export const counted = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

/** `air_strike` → `Air strike`. */
export function worded(slug) {
  const words = String(slug ?? "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
