// A browser that tells everything that a page asks for and says.

import { chromium } from "playwright-core";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const MENTIONMAP = process.env.MENTIONMAP ?? join(ROOT, "target/release/mentionmap");
const FOLDER = mkdtempSync(join(tmpdir(), "mentionmap-page-"));

/** A browser without anything that it does for itself. A fresh profile is made for each. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--disable-sync"],
  });
}

/** Writes a file for a test; its path. */
export function written(name, content) {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

/** Makes a page of articles; its address. The program is $MENTIONMAP, or the release build. */
export function pageOf(inputs, name, ...options) {
  const path = join(FOLDER, name);
  const run = spawnSync(MENTIONMAP, ["map", ...[inputs].flat(), ...options, "-o", path], { cwd: FOLDER, encoding: "utf8" });
  // 1 says that something of the input was passed over.
  if (![0, 1].includes(run.status)) throw new Error(`${MENTIONMAP}: ${run.error ?? run.stderr}`);
  return pathToFileURL(path).href;
}

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** Opens a page. `page.asked` are the addresses that it asked for beside its own, `page.said` what stands on its console. */
export async function opened(browser, address, { size = "desktop", theme = "light" } = {}) {
  const context = await browser.newContext({
    viewport: SIZES[size], colorScheme: theme, hasTouch: size === "phone", deviceScaleFactor: size === "phone" ? 2 : 1, reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.asked = [];
  page.said = [];
  const own = address.split("#")[0];
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== own) page.asked.push(request.url());
  });
  page.on("console", (message) => page.said.push(message.text()));
  page.on("pageerror", (error) => page.said.push(String(error)));
  page.on("dialog", (dialog) => {
    page.said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address);
  await settled(page);
  return page;
}

/** After what is done at rest: drawing, and the address. */
export const settled = (page) => page.waitForTimeout(320);

export const hashOf = (page) => page.evaluate(() => decodeURIComponent(location.hash));

/** Where a marker is that the pointer finds, in pixels of the window. */
export async function someMarker(page) {
  const box = await page.locator("#map").boundingBox();
  for (let y = box.y + 60; y < box.y + box.height - 60; y += 11) {
    for (let x = box.x + 60; x < box.x + box.width - 80; x += 11) {
      await page.mouse.move(x, y);
      if (await page.evaluate(() => document.querySelector("#map.pointing:hover") !== null)) return { x, y };
    }
  }
  throw new Error("no marker on the map");
}
