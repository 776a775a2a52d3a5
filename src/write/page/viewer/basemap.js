// Land, borders and names from Natural Earth, drawn on a canvas.

import { TILE, toWorld } from "./projection.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The base map that the page holds, ready to be drawn. */
export class Basemap {
  constructor(world) {
    const arcs = world.arcs.map((arc) => decoded(arc, world.unit));
    this.land = new Path2D();
    for (const ring of world.land) addLine(this.land, assembled(ring, arcs), true);
    this.borders = new Path2D();
    for (const number of world.borders) addLine(this.borders, arcs[number], false);
    this.names = [
      ...world.countries.map(([name, lon, lat, extent]) => ({ name, at: toWorld(lon, lat), extent, kind: "country" })),
      ...world.towns.map(([name, lon, lat, capital], rank) => ({ name, at: toWorld(lon, lat), rank, kind: capital ? "capital" : "town" })),
    ];
    // Close up, a capital says more than the name of its country, which has room elsewhere.
    this.namesCloseUp = [...this.names].sort((a, b) => (b.kind === "capital") - (a.kind === "capital"));
  }

  /** Land and borders in all copies of the world that are in view. */
  drawLand(context, view, colours) {
    for (let copy = -1; copy <= 1; copy += 1) {
      const left = (copy - view.x) * view.scale + view.width / 2;
      // Lines run on for some degrees beyond the antimeridian.
      if (left > view.width + view.scale * 0.1 || left + view.scale * 1.1 < 0) continue;
      context.save();
      context.translate(left, view.height / 2 - view.y * view.scale);
      context.scale(view.scale / TILE, view.scale / TILE);
      const pixel = TILE / view.scale;
      context.lineJoin = "round";
      context.fillStyle = colours.land;
      context.fill(this.land, "evenodd");
      context.strokeStyle = colours.coast;
      context.lineWidth = 0.8 * pixel;
      context.stroke(this.land);
      context.strokeStyle = colours.border;
      context.lineWidth = (view.zoom > 5 ? 1.2 : 0.8) * pixel;
      context.stroke(this.borders);
      context.restore();
    }
  }

  /** Names that have room, countries before towns; `taken` are boxes [left, top, right, bottom] to keep clear of. */
  drawNames(context, view, colours, taken) {
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const boxes = new Boxes(taken);
    for (const name of view.zoom > 4.5 ? this.namesCloseUp : this.names) {
      if (!shownAt(view, name)) continue;
      const [px, py] = view.screen(name.at[0], name.at[1]);
      if (px < -60 || py < -20 || px > view.width + 60 || py > view.height + 20) continue;
      drawName(context, view, colours, boxes, name, px, py);
    }
  }
}

/** Countries when they are some 50 pixels wide, towns by rank from zoom 3 on. */
function shownAt(view, name) {
  if (name.kind === "country") return (name.extent / 360) * view.scale > 26 && view.zoom < 8;
  return view.zoom > 3 && name.rank < 40 * 2 ** (1.2 * (view.zoom - 3));
}

function drawName(context, view, colours, boxes, name, px, py) {
  const country = name.kind === "country";
  const large = country && (name.extent / 360) * view.scale > 110;
  const text = country ? name.name.toUpperCase() : name.name;
  context.font = country ? `600 ${large ? 11.5 : 9.5}px ${colours.font}` : `${name.kind === "capital" ? 500 : 400} 11px ${colours.font}`;
  if ("letterSpacing" in context) context.letterSpacing = country ? (large ? "1.5px" : "0.7px") : "0px";
  const half = (name[large ? "large" : "small"] ??= context.measureText(text).width) / 2 + 3;
  for (const [dx, dy] of country ? [[0, 0], [0, 22], [0, -22]] : [[half + 3, 0], [-half - 3, 0], [0, 11], [0, -11]]) {
    const box = [px + dx - half, py + dy - 8, px + dx + half, py + dy + 8];
    if (boxes.taken(box)) continue;
    boxes.add(box);
    context.strokeStyle = colours.halo;
    context.lineWidth = 3;
    context.strokeText(text, px + dx, py + dy);
    context.fillStyle = country ? colours.country : colours.town;
    context.fillText(text, px + dx, py + dy);
    if (!country) drawTown(context, colours, px, py);
    break;
  }
  if ("letterSpacing" in context) context.letterSpacing = "0px";
}

function drawTown(context, colours, px, py) {
  context.beginPath();
  context.arc(px, py, 1.8, 0, 2 * Math.PI);
  context.fill();
}

/** Boxes in a grid, so that many names are tried against few. */
class Boxes {
  constructor(taken) {
    this.cells = new Map();
    for (const box of taken) this.add(box);
  }

  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x += 1) {
      for (let y = Math.floor(top / 64); y <= Math.floor(bottom / 64); y += 1) yield x * 4096 + y;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  taken(box) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return true;
      }
    }
    return false;
  }
}

/** A line from its text: differences in steps of `unit` degrees, as data/README.md describes it. */
export function decoded(text, unit) {
  const line = [];
  let [value, shift, x, y, isX] = [0, 0, 0, 0, true];
  for (const character of text) {
    const bits = ALPHABET.indexOf(character);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    const step = value & 1 ? -((value + 1) >> 1) : value >> 1;
    if (isX) x += step;
    else line.push([x * unit, (y += step) * unit]);
    [value, shift, isX] = [0, 0, !isX];
  }
  return line;
}

/** One ring from its arcs, without a jump; around a pole it is closed over the pole. */
export function assembled(references, arcs) {
  const ring = [];
  for (const reference of references) {
    const arc = reference >= 0 ? arcs[reference] : [...arcs[~reference]].reverse();
    const turn = ring.length > 0 ? 360 * Math.round((ring.at(-1)[0] - arc[0][0]) / 360) : 0;
    for (const [lon, lat] of ring.length > 0 ? arc.slice(1) : arc) ring.push([lon + turn, lat]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (Math.abs(first[0] - last[0]) > 180) {
    const pole = first[1] < 0 ? -90 : 90;
    ring.push([last[0], pole], [first[0], pole]);
  }
  return ring;
}

function addLine(path, line, closed) {
  for (const [number, [lon, lat]] of line.entries()) {
    const [x, y] = toWorld(lon, lat);
    if (number === 0) path.moveTo(x * TILE, y * TILE);
    else path.lineTo(x * TILE, y * TILE);
  }
  if (closed) path.closePath();
}
