// Light and dark: the style sheet's own colours, read for the canvas too.

const dark = matchMedia("(prefers-color-scheme: dark)");

/** What is shown now: what was asked for, else what the system prefers. */
export const themeNow = (asked) => asked ?? (dark.matches ? "dark" : "light");

export function wearTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

export const onSystemTheme = (changed) => dark.addEventListener("change", changed);

/** The colours of the style sheet as the canvas needs them. */
export function coloursNow() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    sea: read("sea"), land: read("land"), coast: read("coast"), border: read("border"), country: read("country-name"),
    town: read("town-name"), halo: read("halo"), paper: read("marker-paper"), count: read("marker-ink"), ink: read("ink"), glow: read("glow"), bar: read("bar"),
    barOff: read("bar-off"), font: read("sans"),
  };
}
