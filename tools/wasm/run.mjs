// Geoparses a sentence in WebAssembly: node run.mjs MODULE.wasm
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const module = await readFile(process.argv[2]);
const { instance } = await WebAssembly.instantiate(module, {});
const { push, geoparse, byte_at } = instance.exports;

for (const byte of new TextEncoder().encode("Drones struck Kharkiv overnight, and talks were held in São Paulo.")) {
  push(byte);
}
const layer = Uint8Array.from({ length: geoparse() }, (_, at) => byte_at(at));
const { features } = JSON.parse(new TextDecoder().decode(layer));
const found = features.map(({ properties, geometry }) => [
  properties.mention,
  properties.event_type,
  geometry.coordinates.map(Math.round),
]);
assert.deepEqual(found, [
  ["Kharkiv", "air_strike", [36, 50]],
  ["São Paulo", "talks", [-47, -24]],
]);
console.log(`${module.length} bytes of WebAssembly, without imports; found`, found);
