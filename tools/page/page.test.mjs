// The page in a browser: what it asks for, what it does, and what it does not.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, afterEach, before, test } from "node:test";
import { ROOT, hashOf, launch, opened, pageOf, settled, someMarker, written } from "./browser.mjs";

const HOSTILE = "</script><img src=x onerror=alert(1)>";
const DATED = [
  ["2025-03-01", "Storm in Lisbon", "A storm hit Lisbon on Monday. Police in Porto arrested two men after a robbery."],
  ["2025-03-10", "Rally in Madrid", "Thousands of people protested in Madrid against the plan, and protesters marched in Barcelona."],
  ["2025-03-20", "Talks in Vienna", "Ministers met in Vienna for talks about Ukraine. Russian forces shelled Kharkiv, the mayor said."],
  [null, "Nothing anywhere", "It was a quiet week, and nobody went out."],
].map(([published, title, text], number) => ({ id: `a${number}`, published, title, text, url: `https://news.example/${number}`, source: "Example News" }));
const jsonl = (articles) => articles.map((article) => JSON.stringify(article)).join("\n");

let browser;
const open = [];
const address = {};

before(async () => {
  browser = await launch();
  address.seed = pageOf(join(ROOT, "examples/article.txt"), "seed.html");
  address.dated = pageOf(written("dated.jsonl", jsonl(DATED)), "dated.html");
});
after(() => browser?.close());
afterEach(async () => {
  for (const page of open.splice(0)) {
    const { said, asked } = page;
    await page.context().close();
    assert.deepEqual(said, [], "the console is empty");
    assert.deepEqual(asked, [], "nothing but the file is asked for");
  }
});

async function visit(where, options) {
  const page = await opened(browser, where, options);
  open.push(page);
  return page;
}

const countOf = async (page) => Number((await page.locator("#count").textContent()).match(/[\d,]+/)?.[0].replaceAll(",", "") ?? 0);
const picture = (page) => page.evaluate(() => document.getElementById("map").toDataURL());

test("a page says what it is about and asks for nothing", async () => {
  const page = await visit(address.seed);
  assert.match(await page.title(), /\w/);
  assert.match(await page.locator("#count").textContent(), /^\d+ mentions · \d+ places$/);
  assert.match(await page.locator("article").textContent(), /Kryvyi Rih/);
});

test("a group is hidden and shown by its row of the legend, and the address keeps it", async () => {
  const page = await visit(address.dated);
  const all = await countOf(page);
  const row = page.locator(".legend-row:visible").first();
  await row.click();
  await settled(page);
  assert.equal(await row.getAttribute("aria-pressed"), "false");
  assert.ok((await countOf(page)) < all);
  assert.match(await hashOf(page), /off=\w+/);
  await page.locator("#clear").click();
  assert.equal(await countOf(page), all);
});

test("words filter the map, the list and the counts", async () => {
  const page = await visit(address.dated);
  await page.locator("#search").fill("madrid");
  await settled(page);
  assert.equal(await page.locator(".entry").count(), 1);
  assert.match(await page.locator(".entry").textContent(), /Rally in Madrid/);
  assert.match(await hashOf(page), /q=madrid/);
  await page.locator("#search").fill("no such word");
  assert.match(await page.locator("#empty").textContent(), /Nothing fits/);
});

test("a marker that is clicked opens what is known of it", async () => {
  const page = await visit(address.seed);
  await page.locator("a.mention", { hasText: "Odesa" }).first().click();
  await settled(page);
  assert.equal(await page.locator("#popup-title").textContent(), "Odesa");
  await page.locator("#popup .close").click();
  assert.ok(await page.locator("#popup").isHidden());
  const { x, y } = await someMarker(page);
  await page.mouse.click(x, y);
  await settled(page);
  const popup = page.locator("#popup");
  assert.match(await popup.locator("blockquote").textContent(), /\w/);
  const link = popup.locator(".source a");
  assert.match(await link.getAttribute("href"), /^https?:/);
  assert.match(await link.getAttribute("rel"), /noopener/);
  assert.match(await popup.locator("summary").textContent(), /% sure/);
});

test("text and map are linked both ways", async () => {
  const page = await visit(address.seed);
  const before = await picture(page);
  await page.locator(".sentence").first().hover();
  await settled(page);
  assert.notEqual(await picture(page), before, "a sentence under the pointer is marked on the map");
  await someMarker(page);
  assert.ok((await page.locator(".mention.lit").count()) > 0, "a marker under the pointer is marked in the text");
});

test("the keyboard moves the map, opens a marker, closes it and comes back", async () => {
  const page = await visit(address.seed);
  const map = page.locator("#map");
  await map.focus();
  const before = await hashOf(page);
  for (const key of ["+", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
  await settled(page);
  assert.notEqual(await hashOf(page), before);
  await page.keyboard.press("0");
  await page.locator("#search").fill("kharkiv");
  await page.locator("#zoom-fit").click();
  await map.focus();
  await page.keyboard.press("n");
  assert.match(await page.locator("#map-says").textContent(), /Kharkiv/);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.ok(await page.evaluate(() => document.activeElement.id === "popup"), "the popup has the keyboard");
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#popup").isHidden());
  assert.ok(await page.evaluate(() => document.activeElement.id === "map"), "the map has it back");
});

test("everything is reached with the tab key and has a name", async () => {
  const page = await visit(address.dated);
  const seen = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
  }
  for (const wanted of ["skip", "search", "map", "zoom-in", "legend-row", "from", "tab-articles", "entry"]) assert.ok(seen.includes(wanted), `${wanted} in ${seen}`);
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, a, input, canvas:not([aria-hidden])")]
    .filter((one) => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length)).map((one) => one.outerHTML));
  assert.deepEqual(nameless, []);
});

test("the list of places has a button for each, which opens it on the map", async () => {
  const page = await visit(address.dated);
  await page.locator("#tab-places").click();
  assert.equal(await page.locator("button.entry.place").count(), await countOf(page));
  await page.locator("button.entry.place", { hasText: "Kharkiv" }).first().press("Enter");
  await settled(page);
  assert.equal(await page.locator("#popup-title").textContent(), "Kharkiv");
  await page.locator("#popup .link", { hasText: "Read in the article" }).click();
  assert.match(await page.locator(".mention.current").textContent(), /Kharkiv/);
});

test("the ends of the time slider leave out what is earlier or later", async () => {
  const page = await visit(address.dated);
  const all = await countOf(page);
  await page.locator("#to").focus();
  for (let day = 0; day < 5; day += 1) await page.keyboard.press("ArrowLeft");
  await settled(page);
  const without = await countOf(page);
  assert.ok(without < all && without > 0, `${without} of ${all}`);
  assert.match(await hashOf(page), /to=2025-03-15/);
  assert.equal(await page.locator("#to").getAttribute("aria-valuetext"), "15 Mar 2025");
  const single = await visit(address.seed);
  assert.ok(await single.locator("#timeline").isHidden(), "one article without dates has no slider");
});

test("an address keeps view, filters, tab and popup", async () => {
  const page = await visit(`${address.dated}#map=6.00/41.0000/-4.0000&off=law&q=e&to=2025-03-15&tab=places&theme=dark`);
  assert.match(await hashOf(page), /map=6\.00\/41\.0000\/-4\.0000&off=law&q=e&to=2025-03-15&tab=places&theme=dark/);
  assert.equal(await page.locator("#search").inputValue(), "e");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal(await page.locator("#tab-places").getAttribute("aria-selected"), "true");
  await page.evaluate(() => { location.hash = "#q=vienna"; });
  await settled(page);
  assert.equal(await page.locator("#search").inputValue(), "vienna");
  const wrong = await visit(`${address.dated}#map=x/1/9999&off=%00&from=never&article=none&at=none`);
  assert.ok((await countOf(wrong)) > 0, "what an address says wrongly is passed over");
});

test("articles are listed, opened and left again", async () => {
  const page = await visit(address.dated);
  assert.equal(await page.locator(".entry").count(), DATED.length);
  await page.locator(".entry", { hasText: "Nothing anywhere" }).click();
  assert.match(await page.locator("article").textContent(), /No places of this article are in this layer/);
  await page.locator(".back").click();
  assert.equal(await page.locator(".entry").count(), DATED.length);
});

test("two articles with one id have each its own places", async () => {
  const twins = [DATED[0], { ...DATED[2], id: "a0" }];
  const address = pageOf(twins.map((twin, number) => written(`twin${number}.jsonl`, jsonl([twin]))), "twins.html");
  const page = await visit(address);
  await page.locator(".entry", { hasText: "Storm in Lisbon" }).click();
  assert.deepEqual([...new Set(await page.locator("article a.mention").allTextContents())].sort(), ["Lisbon", "Porto"]);
  await page.locator(".back").click();
  await page.locator(".entry", { hasText: "Talks in Vienna" }).click();
  await settled(page);
  const second = await visit(page.url());
  assert.match(await second.locator("article").textContent(), /Talks in Vienna/);
});

test("an article without places shows its text", async () => {
  const page = await visit(pageOf(written("none.txt", "It was a quiet week, and nobody went out."), "none.html"));
  assert.equal(await page.locator("#count").textContent(), "No places in this layer");
  assert.match(await page.locator("article").textContent(), /nobody went out/);
});

test("what a layer leaves out is not said to be missing in the article", async () => {
  const page = await visit(pageOf(written("talks.jsonl", jsonl([DATED[2]])), "filtered.html", "--only-event", "disaster"));
  assert.equal(await page.locator("#empty").textContent(), "No places in this layer");
  assert.match(await page.locator("article").textContent(), /No places of this article are in this layer/);
});

test("a layer of events counts events", async () => {
  const page = await visit(pageOf(written("dated.jsonl", jsonl(DATED)), "events.html", "--by", "event"));
  assert.match(await page.locator(".entry").first().textContent(), /\d events?$/);
  await page.locator(".entry").first().click();
  assert.match(await page.locator(".byline").textContent(), /\d events?$/);
});

test("events of one's own groups are other events", async () => {
  const own = written("own.csv", "type,words\nstorm_seen,storm\n");
  const page = await visit(pageOf(written("storm.txt", "A storm hit Lisbon on Monday. It was quiet in Porto."), "own.html", "--events", own));
  assert.deepEqual(await page.locator(".legend-row:visible .legend-name").allTextContents(), ["Other event", "No event"]);
  await page.locator("a.mention", { hasText: "Lisbon" }).click();
  await settled(page);
  assert.match(await page.locator("#popup .event").textContent(), /Storm seen/);
});

test("what is known to a month is shown for every day of it", async () => {
  const told = { id: "m", published: "2025-04-20", title: "A look back", text: "In March 2025 a storm hit Lisbon. On April 20, 2025 police arrested two men in Porto." };
  const page = await visit(`${pageOf(written("month.jsonl", jsonl([told])), "month.html")}#from=2025-03-20&to=2025-03-25`);
  await page.locator("#tab-places").click();
  assert.match(await page.locator("#list").textContent(), /Lisbon/);
});

test("the entry that is selected is the only one that says so", async () => {
  const page = await visit(address.dated);
  await page.locator("#tab-places").click();
  for (const name of ["Kharkiv", "Vienna"]) {
    await page.locator("button.entry.place", { hasText: name }).first().click();
    await settled(page);
    assert.match((await page.locator(".entry[aria-current]").allTextContents()).join("|"), new RegExp(`^${name}[^|]*$`));
  }
});

test("another button of the mouse opens nothing", async () => {
  const page = await visit(address.seed);
  const { x, y } = await someMarker(page);
  await page.mouse.click(x, y, { button: "right" });
  assert.ok(await page.locator("#popup").isHidden());
});

test("only tabs stand among the tabs", async () => {
  const page = await visit(address.seed);
  assert.equal(await page.locator('[role="tablist"] > :not([role="tab"])').count(), 0);
});

test("the time slider has room on every screen, and a phone on its side has map and text side by side", async () => {
  const page = await visit(address.dated);
  for (const [width, height] of [[768, 1024], [900, 700], [844, 390], [667, 375], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await settled(page);
    const [slider, map, list] = await Promise.all(["#timeline", "#map-area", "#list"].map((one) => page.locator(one).boundingBox()));
    assert.ok(slider.width > 300, `slider ${slider.width} at ${width}×${height}`);
    assert.ok(slider.y >= map.y && list.height > 120, `list ${list.height} at ${width}×${height}`);
    assert.ok(map.width * map.height > 0.4 * width * height, `map ${map.width}×${map.height}`);
  }
});

test("what lies near a pole is drawn at the edge of the map", async () => {
  const page = await visit(pageOf(written("pole.txt", "The station at 89°59'S, 139°16'W was resupplied. A storm hit Punta Arenas in Chile."), "pole.html"));
  const [, latitude] = /map=(.*?)(?:&|$)/.exec(await hashOf(page))[1].split("/").map(Number);
  assert.ok(latitude > -85, `latitude ${latitude}`);
});

test("a printed list says how many it leaves out", async () => {
  const many = Array.from({ length: 65 }, (_, number) => ({ ...DATED[0], id: `m${number}`, text: `${number}. ${DATED[0].text}` }));
  const page = await visit(pageOf(written("many.jsonl", jsonl(many)), "many.html"));
  assert.ok(await page.locator(".unprinted").isHidden());
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".unprinted").textContent(), "and 5 more articles");
  assert.ok(await page.locator(".unprinted").isVisible());
});

test("nothing of an article runs, wherever it stands", async () => {
  const article = { id: HOSTILE, title: HOSTILE, author: HOSTILE, source: HOSTILE, url: "https://news.example/1", published: "2025-03-01",
    text: `${HOSTILE}\n\nShells fell on Odesa ${HOSTILE} on Monday. Russian drones struck the village of Zelenyvka in Ukraine.` };
  const places = written("evil.csv", `name,latitude,longitude,alternate_names,country_code\n"${HOSTILE}",47.5,35.9,Zelenyvka,UA\n`);
  const made = fileURLToPath(pageOf(written("hostile.jsonl", jsonl([article])), "hostile.html", "--also", places));
  // The program lets no such address in; the page would not follow it either.
  writeFileSync(made, readFileSync(made, "utf8").replaceAll("https://news.example/1", "javascript:alert(1)"));
  const page = await visit(pathToFileURL(made).href);
  assert.equal(await page.locator("img").count(), 0);
  assert.ok((await page.locator("h1").textContent()).includes(HOSTILE));
  assert.ok((await page.locator("article").textContent()).includes(`Odesa ${HOSTILE}`));
  await page.locator("a.mention", { hasText: "Zelenyvka" }).click();
  await settled(page);
  assert.equal(await page.locator("#popup-title").textContent(), HOSTILE);
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  await page.locator("#tab-places").click();
  assert.ok((await page.locator("#list").textContent()).includes(HOSTILE));
});

test("dark is what the system prefers or the button says", async () => {
  const page = await visit(address.seed, { theme: "dark" });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), "dark");
  await page.locator("#theme").click();
  assert.equal(await theme(), "light");
  await settled(page);
  assert.match(await hashOf(page), /theme=light/);
});

test("on a phone nothing is wider than the screen, and the text can be made larger than the map", async () => {
  const page = await visit(address.dated, { size: "phone" });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const mapHeight = async () => (await page.locator("#map-area").boundingBox()).height;
  const before = await mapHeight();
  await page.locator("#sheet").tap();
  await settled(page);
  assert.ok((await mapHeight()) < before * 0.6);
});

test("on paper there are map, legend and text", async () => {
  const page = await visit(address.seed, { theme: "dark" });
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#search").isHidden());
  assert.ok(await page.locator("#map").isVisible());
  assert.ok((await page.pdf()).length > 10_000);
});

test("two fingers zoom", async () => {
  const page = await visit(address.seed, { size: "phone" });
  const before = await hashOf(page);
  await page.evaluate(() => {
    const map = document.getElementById("map");
    const finger = (type, pointerId, x, y) => map.dispatchEvent(new PointerEvent(type, { pointerId, clientX: x, clientY: y, pointerType: "touch", bubbles: true }));
    map.setPointerCapture = () => {};
    finger("pointerdown", 1, 150, 200);
    finger("pointerdown", 2, 200, 200);
    for (let x = 200; x <= 320; x += 10) finger("pointermove", 2, x, 200);
    finger("pointerup", 1, 150, 200);
    finger("pointerup", 2, 320, 200);
  });
  await settled(page);
  const zoom = (hash) => Number(/map=([\d.]+)/.exec(hash)[1]);
  assert.ok(zoom(await hashOf(page)) > zoom(before) + 1);
});

test("places on both sides of the antimeridian are shown side by side", async () => {
  const text = "A cyclone hit Suva in Fiji on Monday. The storm then struck Apia, the capital of Samoa.";
  const page = await visit(pageOf(written("pacific.txt", text), "pacific.html"));
  const [zoom, , longitude] = /map=(.*?)(?:&|$)/.exec(await hashOf(page))[1].split("/").map(Number);
  assert.ok(zoom > 3, `zoom ${zoom}`);
  assert.ok(Math.abs(longitude) > 160, `longitude ${longitude}`);
});

test("a layer of places or of regions is a page, too", async () => {
  for (const by of ["place", "region", "event"]) {
    const page = await visit(pageOf(written("dated.jsonl", jsonl(DATED)), `by-${by}.html`, "--by", by));
    assert.match(await page.locator("#count").textContent(), new RegExp(`^\\d+ ${by}s?\\b`));
    assert.equal(await page.locator(".entry").count(), DATED.length);
    await page.locator("#tab-places").click();
    await page.locator("button.entry.place").first().click();
    await settled(page);
    assert.match(await page.locator("#popup-title").textContent(), /\w/);
    assert.match(await page.locator("#popup .source a").getAttribute("href"), /^https:\/\/news\.example/);
  }
});

test("a tile server is asked only if the page was made with one, and then no other", async () => {
  const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
  const server = createServer((_, reply) => reply.writeHead(200, { "content-type": "image/png" }).end(dot));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const page = await opened(browser, pageOf(join(ROOT, "examples/article.txt"), "tiles.html", "--tiles", `${origin}/{z}/{x}/{y}.png`, "--tiles-credit", "© Some <b>Maker</b>"));
  await settled(page);
  assert.ok(page.asked.length > 3);
  assert.ok(page.asked.every((asked) => new RegExp(`^${origin}/\\d+/\\d+/\\d+\\.png$`).test(asked)), page.asked.join("\n"));
  assert.match(await page.locator("#credit").textContent(), /© Some <b>Maker<\/b>/);
  assert.deepEqual(page.said, []);
  await page.evaluate(() => new Promise((done) => {
    const image = new Image();
    image.onload = image.onerror = done;
    image.src = "http://127.0.0.1:1/elsewhere.png";
  }));
  assert.ok(page.said.some((said) => said.includes("Content Security Policy")), "another server is refused");
  await page.context().close();
  server.close();
});
