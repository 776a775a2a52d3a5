// Pictures of the page, to be looked at: node screenshots.mjs FOLDER, with $MENTIONMAP_SHARED also of thousands of mentions; or of the README: node screenshots.mjs --readme FILE.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, launch, opened, pageOf, settled } from "./browser.mjs";

const SHARED = process.env.MENTIONMAP_SHARED;
const ARTICLE = join(ROOT, "examples/article.txt");

const browser = await launch();
if (process.argv[2] === "--readme") await readmePicture(process.argv[3]);
else await allPictures(process.argv[2] ?? join(ROOT, "target/page"));
await browser.close();

/** The article of the README with a popup open. */
async function readmePicture(file) {
  const page = await opened(browser, pageOf(ARTICLE, "readme.html"));
  await openPlace(page, "Odesa");
  const at = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("at");
  // The address is followed when it changes.
  await page.evaluate((id) => { location.hash = `map=5.5/47.3/33.5&at=${encodeURIComponent(id)}`; }, at);
  await settled(page);
  await page.screenshot({ path: file });
}

async function allPictures(folder) {
  mkdirSync(folder, { recursive: true });
  const corpora = SHARED ? ["lgl", "tr-news", "geowebnews"].map((name) => join(SHARED, `corpora/${name}.jsonl`)) : [];
  const pages = { article: [pageOf(ARTICLE, "article.html"), "Kryvyi Rih"] };
  if (corpora.length > 0) pages.thousands = [pageOf(corpora, "thousands.html"), null];
  for (const [name, [address, place]] of Object.entries(pages)) {
    for (const size of ["desktop", "phone"]) {
      for (const theme of ["light", "dark"]) await pictures(address, place, { size, theme }, join(folder, `${name}-${size}-${theme}`));
    }
  }
}

async function pictures(address, place, look, file) {
  const page = await opened(browser, address, look);
  await page.screenshot({ path: `${file}.png` });
  if (place) await openPlace(page, place);
  else {
    await page.locator("#tab-places").click();
    await page.locator(".entry.place").nth(3).click();
    await settled(page);
  }
  await page.screenshot({ path: `${file}-popup.png` });
  await page.context().close();
}

async function openPlace(page, name) {
  await page.locator("a.mention", { hasText: name }).first().click();
  await settled(page);
  await page.mouse.move(0, 0);
}
