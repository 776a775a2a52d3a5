// The page put together: what is asked for changes, what is shown follows.

import { readAddress, writeAddress } from "./address.js";
import { buildArticle } from "./article.js";
import { keyOf, nameOf, readPage } from "./data.js";
import { spanName, spanOf } from "./dates.js";
import { byId, counted, number } from "./elements.js";
import { Filters } from "./filters.js";
import { followGestures } from "./gestures.js";
import { buildLegend } from "./legend.js";
import { articleList, placeList, titleOf } from "./lists.js";
import { MapView } from "./map.js";
import { Popup } from "./popup.js";
import { coloursNow, onSystemTheme, themeNow, wearTheme } from "./theme.js";
import { buildTimeline } from "./timeline.js";

const { about, articles, points, placed } = readPage();
const { groups } = about;
// A layer may have been filtered when it was made: that nothing was found is not known.
const NO_PLACES = "No places in this layer";
const filters = new Filters();
const map = new MapView(byId("map"), JSON.parse(document.querySelector("script.world").textContent), about);
const state = { article: articles.length === 1 ? articles[0] : null, tab: "articles", theme: null, shown: placed, selected: null };
const popup = new Popup(byId("popup"), groups, {
  changed: select,
  closed: (byHand) => {
    select(null);
    if (byHand) (state.cameFrom ?? map.canvas).focus({ preventScroll: true });
  },
  readArticle,
});
const showLegend = buildLegend(byId("legend"), groups, placed, toggleGroup);
const timeline = buildTimeline(placed, (from, to) => {
  Object.assign(filters, { from, to });
  refresh();
});

function toggleGroup(group) {
  if (!filters.off.delete(group)) filters.off.add(group);
  refresh();
}

/** Shows what the filters let through, everywhere. */
function refresh() {
  state.shown = filters.chosen(placed);
  const anyGroup = filters.chosen(placed, { groups: false });
  map.show(state.shown);
  showLegend(anyGroup, filters.off);
  const anyDay = Object.assign(new Filters(), { off: filters.off, words: filters.words });
  timeline?.show(anyDay.chosen(placed), filters.from, filters.to, map.colours);
  if (popup.point && !state.shown.includes(popup.point)) popup.close();
  byId("clear").hidden = !filters.active;
  byId("empty").hidden = state.shown.length > 0;
  byId("empty").textContent = placed.length === 0 ? NO_PLACES : "Nothing fits the filters";
  sayCount();
  fillList();
  remember();
}

function sayCount() {
  const { shown } = state;
  const [one, many] = about.nouns;
  const places = new Set(shown.map((point) => point.p.gazetteer_id ?? `${point.x},${point.y}`)).size;
  const all = counted(placed.length, one, many);
  const said = [shown.length === placed.length ? all : `${number(shown.length)} of ${all}`];
  if (["mention", "event"].includes(one)) said.push(counted(places, "place", "places"));
  byId("count").textContent = placed.length === 0 ? NO_PLACES : said.join(" · ");
}

function fillList() {
  const list = byId("list");
  list.setAttribute("aria-labelledby", `tab-${state.tab}`);
  if (state.tab === "places") {
    const unplaced = filters.active ? [] : points.filter((point) => point.x === null);
    const those = [...state.shown, ...unplaced].filter((point) => !state.article || articles.length > 1 || point.article === state.article);
    list.replaceChildren(...placeList(those, groups, { choose: (point) => choose(point, true), hover: mark, selected: state.selected }));
  } else if (state.article) {
    if (list.firstElementChild?.article === state.article) return;
    const back = articles.length > 1 ? () => openArticle(null) : null;
    const view = buildArticle(state.article, groups, { hover: mark, choose: (point) => choose(point, true), back });
    view.article = state.article;
    list.replaceChildren(view);
  } else {
    list.replaceChildren(...articleList(articles, state.shown, filters.active, openArticle));
  }
}

function openArticle(article) {
  state.article = article;
  state.tab = "articles";
  showTabs();
  fillList();
  byId("list").scrollTop = 0;
  byId("list").focus({ preventScroll: true });
  if (article) showAll(article.points.filter((point) => point.x !== null), 7);
  remember();
}

/** The text of a point's article, at the mention. */
function readArticle(point) {
  if (state.article !== point.article || state.tab !== "articles") {
    state.article = point.article;
    state.tab = "articles";
    showTabs();
    fillList();
  }
  byId("list").querySelector(".mention.current")?.classList.remove("current");
  point.link?.classList.add("current");
  point.link?.scrollIntoView({ block: "center" });
  point.link?.focus({ preventScroll: true });
  remember();
}

/** What the popup is about, or nothing. */
function select(point) {
  state.selected = point;
  map.selected = point;
  for (const link of byId("list").querySelectorAll(".mention.current")) link.classList.remove("current");
  for (const entry of byId("list").querySelectorAll(".entry.place")) {
    if (entry.point === point) entry.setAttribute("aria-current", "true");
    else entry.removeAttribute("aria-current");
  }
  if (point?.link?.isConnected) {
    point.link.classList.add("current");
    point.link.scrollIntoView({ block: "nearest" });
  }
  map.redraw();
  remember();
}

/** Points that the pointer or the keyboard is at, in text or list. */
function mark(marked) {
  map.marked = new Set(marked);
  map.redraw();
}

/** Moves the map to a point and opens its popup. */
function choose(point, byHand) {
  if (point.x === null) {
    if (point.article) readArticle(point);
    return;
  }
  state.cameFrom = byHand ? document.activeElement : null;
  if (!state.shown.includes(point)) {
    filters.clear();
    byId("search").value = "";
    refresh();
  }
  const zoom = Math.max(map.view.zoom, point.vague ? 3.6 : 6);
  const [px, py] = map.view.screen(point.x, point.y);
  const near = zoom === map.view.zoom && px > 80 && py > Math.min(330, map.view.height - 90) && px < map.view.width - 80 && py < map.view.height - 60;
  // Below the middle, so that the popup has room above it.
  const low = Math.min(150, map.view.height / 2 - 50) / (256 * 2 ** zoom);
  map.goTo(near ? map.view : { x: point.x, y: point.y - low, zoom }, () => {
    const together = map.markerOf(point)?.cluster.points ?? [point];
    popup.open(together.filter((other) => other.x === point.x && other.y === point.y), point, { focus: byHand });
  });
}

/** A marker was clicked: one place opens, several are zoomed into. */
function openMarker(marker, byKey) {
  if (!marker) {
    popup.close();
    return;
  }
  const { cluster } = marker;
  state.cameFrom = map.canvas;
  const closest = map.view.around(cluster.points, 10);
  if (cluster.spots > 1 && closest.zoom > map.view.zoom + 0.2) {
    popup.close();
    map.goTo(closest, remember);
    return;
  }
  popup.open(cluster.points, cluster.points[0], { focus: byKey });
}

function hoverMarker(marker, said) {
  const cluster = marker?.cluster ?? null;
  if (cluster !== map.hovered) {
    map.hovered = cluster;
    map.canvas.classList.toggle("pointing", cluster !== null);
    for (const link of byId("list").querySelectorAll(".mention.lit")) link.classList.remove("lit");
    for (const point of cluster?.points ?? []) if (point.link?.isConnected) point.link.classList.add("lit");
    map.redraw();
  }
  if (said && cluster) byId("map-says").textContent = describe(cluster);
}

function describe(cluster) {
  const names = [...new Set(cluster.points.map(nameOf))];
  const kinds = groups.flatMap((group, at) => (cluster.counts[at] > 0 ? [`${group.label} ${cluster.counts[at]}`] : []));
  return `${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${number(names.length - 3)} more` : ""}: ${kinds.join(", ")}`;
}

/** Keeps clear of what lies over the map. */
function showAll(those = state.shown, mostZoom = 6) {
  const low = byId("bottom").offsetHeight;
  const room = { top: 40, right: 70, bottom: Math.min(low, map.view.height * 0.35) + 40, left: 40 };
  map.goTo(map.view.around(those, mostZoom, room) ?? { x: 0.5, y: 0.42, zoom: 0 }, remember);
}

function showTabs() {
  for (const name of ["articles", "places"]) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(state.tab === name));
    tab.tabIndex = state.tab === name ? 0 : -1;
  }
}

function openTab(name) {
  state.tab = name;
  showTabs();
  byId("list").replaceChildren();
  fillList();
  remember();
}

function showTheme() {
  const theme = themeNow(state.theme);
  wearTheme(theme);
  byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
  map.colours = coloursNow();
  map.redraw();
  timeline?.show(filters.chosen(placed), filters.from, filters.to, map.colours);
}

/** Keeps view and filters in the address, once things are at rest. */
function remember() {
  clearTimeout(state.resting);
  state.resting = setTimeout(() => {
    state.address = writeAddress({ view: map.view, filters, groups, article: articles.length > 1 && state.article ? keyOf(state.article) : null,
      at: state.selected?.id, tab: state.tab === "places" ? "places" : null, theme: state.theme });
  }, 200);
}

/** Follows the address, at the start and when somebody changes it. */
function followAddress() {
  const asked = readAddress(groups);
  Object.assign(filters, { off: asked.off, words: asked.words, from: asked.from, to: asked.to });
  state.theme = asked.theme;
  state.tab = asked.tab === "places" ? "places" : "articles";
  if (articles.length > 1) state.article = articles.find((article) => keyOf(article) === asked.article) ?? null;
  byId("search").value = filters.words;
  showTheme();
  showTabs();
  refresh();
  if (asked.view) {
    map.view.moveTo(asked.view.x, asked.view.y, asked.view.zoom);
    map.draw();
  } else showAll();
  const point = asked.at && points.find((one) => one.id === asked.at);
  if (point && point !== popup.point) {
    const together = map.spots.find((spot) => spot.includes(point));
    if (together) popup.open(together, point);
  }
}

function fillHead() {
  const span = spanOf(placed.map((point) => point.day).filter((day) => day !== null));
  const single = articles.length === 1 ? articles[0] : null;
  const title = about.title ?? (single ? titleOf(single) : `Places in ${counted(articles.length, "article", "articles")}`);
  byId("title").textContent = title;
  document.title = title;
  // Its headline stands over the page already.
  document.body.classList.toggle("single", single !== null);
  byId("about-line").textContent = [single ? "Places that this article names, and what it reports there" : "What was reported where",
    span && spanName(span.first, span.last)].filter(Boolean).join(" · ");
  byId("tab-articles").textContent = single ? "Article" : `Articles ${number(articles.length)}`;
  const tiles = about.tiles?.attribution;
  byId("credit").replaceChildren("Base map: ", tiles ? `${tiles}; ` : "", "Natural Earth. Places: GeoNames, CC BY 4.0");
  byId("map").setAttribute("aria-label", `Map with ${counted(placed.length, ...about.nouns)}`);
}

function listen() {
  followGestures(map, {
    hover: hoverMarker,
    open: (marker) => openMarker(marker, document.activeElement === map.canvas && map.canvas.matches(":focus-visible")),
    close: () => popup.close(true),
    moved: remember,
    show: () => showAll(),
  });
  map.onDraw = placePopup;
  byId("search").addEventListener("input", (event) => {
    filters.words = event.target.value;
    refresh();
  });
  byId("clear").addEventListener("click", () => {
    filters.clear();
    byId("search").value = "";
    refresh();
    byId("search").focus();
  });
  const zoomBy = (levels) => () => map.goTo({ x: map.view.x, y: map.view.y, zoom: map.view.zoom + levels }, remember);
  byId("zoom-in").addEventListener("click", zoomBy(1));
  byId("zoom-out").addEventListener("click", zoomBy(-1));
  byId("zoom-fit").addEventListener("click", () => showAll());
  byId("theme").addEventListener("click", () => {
    state.theme = themeNow(state.theme) === "dark" ? "light" : "dark";
    showTheme();
    remember();
  });
  for (const name of ["articles", "places"]) {
    byId(`tab-${name}`).addEventListener("click", () => openTab(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      openTab(name === "places" ? "articles" : "places");
      byId(`tab-${state.tab}`).focus();
    });
  }
  byId("sheet").addEventListener("click", () => {
    const tall = document.body.classList.toggle("tall-sheet");
    byId("sheet").setAttribute("aria-expanded", String(tall));
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("list").focus();
  });
  onSystemTheme(showTheme);
  addEventListener("hashchange", () => {
    if (location.hash !== state.address) followAddress();
  });
  new ResizeObserver(() => map.fitElement()).observe(map.canvas);
  addEventListener("beforeprint", () => printIn("light"));
  addEventListener("afterprint", () => printIn(null));
}

/** On paper the map is light, whatever the screen is. */
function printIn(theme) {
  wearTheme(theme ?? themeNow(state.theme));
  map.colours = coloursNow();
  map.fitElement();
}

/** The popup stays with its marker. */
function placePopup() {
  if (!popup.point) return;
  const [px, py] = map.view.screen(popup.point.x, popup.point.y);
  popup.place(px, py, 14, map.markers, map.view.width, map.view.height);
}

fillHead();
listen();
wearTheme(themeNow(readAddress(groups).theme));
map.colours = coloursNow();
map.fitElement();
followAddress();
