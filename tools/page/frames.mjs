// How smoothly a page moves: node frames.mjs PAGE.html. Times between frames while the map is dragged, in milliseconds.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, opened, settled } from "./browser.mjs";

const browser = await launch();
const began = Date.now();
const page = await opened(browser, pathToFileURL(resolve(process.argv[2])).href);
console.log(`${await page.locator("#count").textContent()}; open after ${Date.now() - began} ms`);
await page.evaluate(() => {
  window.times = [];
  let last = performance.now();
  const frame = (now) => {
    window.times.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
});
for (const zoom of [0, 2, 2]) {
  for (let step = 0; step < zoom; step += 1) await page.locator("#zoom-in").click();
  await settled(page);
  const times = await drag();
  console.log(`at ${(await page.evaluate(() => location.hash.match(/map=([\d.]+)/)[1]))}: ${times.length} frames, median ${at(times, 0.5)}, 95 % ${at(times, 0.95)}, longest ${at(times, 1)}`);
}
await browser.close();

async function drag() {
  await page.mouse.move(1000, 400);
  await page.mouse.down();
  await page.evaluate(() => { window.times.length = 0; });
  for (let step = 0; step < 100; step += 1) await page.mouse.move(1000 - step * 3, 400 + Math.sin(step / 9) * 60);
  const times = await page.evaluate(() => window.times);
  await page.mouse.up();
  await settled(page);
  return times.sort((a, b) => a - b);
}

function at(times, share) {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
}
