// The map: what is in view is drawn on one canvas; nothing on it is an element of the page.

import { Basemap } from "./basemap.js";
import { clustersOf, spotsOf } from "./clusters.js";
import { toDegrees, View } from "./projection.js";
import { drawMarker, trace } from "./symbols.js";
import { Tiles } from "./tiles.js";

const MARKER = 7.5;
// Where the scale stands: left, top, right, bottom.
const SCALE_BOX = [10, 10, 150, 42];

/** Draws points and base map, and says which marker is where. */
export class MapView {
  view = new View();
  spots = [];
  markers = [];
  marked = new Set();
  selected = null;
  hovered = null;
  colours = null;
  onDraw = () => {};

  constructor(canvas, world, about) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    this.basemap = new Basemap(world);
    this.groups = about.groups;
    this.tiles = about.tiles ? new Tiles(about.tiles.url, () => this.redraw()) : null;
    this.clusterings = new Map();
  }

  /** What is to be shown from now on. */
  show(points) {
    this.spots = spotsOf(points);
    this.clusterings.clear();
    this.redraw();
  }

  /** The size of the element, in pixels of the screen. */
  fitElement() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.dense = Math.min(2, window.devicePixelRatio || 1);
    this.canvas.width = Math.round(width * this.dense);
    this.canvas.height = Math.round(height * this.dense);
    this.view.resize(width, height);
    this.draw();
  }

  /** Draws before the next frame, once however often it is called. */
  redraw() {
    this.waiting ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    if (this.waiting) cancelAnimationFrame(this.waiting);
    this.waiting = null;
    const { context, view, colours } = this;
    if (!colours || view.width < 2) return;
    context.setTransform(this.dense, 0, 0, this.dense, 0, 0);
    context.fillStyle = colours.sea;
    context.fillRect(0, 0, view.width, view.height);
    this.basemap.drawLand(context, view, colours);
    this.tiles?.draw(context, view);
    this.markers = this.inView();
    if (!this.tiles) this.basemap.drawNames(context, view, colours, [SCALE_BOX, ...this.markers.map(boxOf)]);
    for (const marker of [...this.markers].reverse()) this.drawOne(marker);
    drawScale(context, view, colours);
    this.onDraw();
  }

  /** The markers in view: clusters with where they are on the screen and how large, the largest first. */
  inView() {
    const found = [];
    for (const cluster of this.clusters()) {
      const [px, py] = this.view.screen(cluster.x, cluster.y);
      const radius = radiusOf(cluster);
      if (px < -radius || py < -radius || px > this.view.width + radius || py > this.view.height + radius) continue;
      found.push({ cluster, px, py, radius });
    }
    return found;
  }

  /** Clusters depend on the zoom in half levels, not on where the map is: moving it makes no new ones. */
  clusters() {
    const level = Math.floor(this.view.zoom * 2) / 2;
    if (!this.clusterings.has(level)) {
      const reach = (this.spots.length > 150 ? 34 : 27) / (256 * 2 ** level);
      this.clusterings.set(level, clustersOf(this.spots, reach, this.groups.length));
    }
    return this.clusterings.get(level);
  }

  drawOne({ cluster, px, py, radius }) {
    const { context, colours } = this;
    context.save();
    context.translate(px, py);
    if (cluster.points.some((point) => point === this.selected || this.marked.has(point)) || cluster === this.hovered) {
      context.beginPath();
      context.arc(0, 0, radius + 6, 0, 2 * Math.PI);
      context.fillStyle = colours.glow;
      context.fill();
      context.strokeStyle = colours.ink;
      context.lineWidth = 2;
      context.stroke();
    }
    if (cluster.points.length === 1) {
      drawMarker(context, this.groups[cluster.points[0].group], MARKER, colours.paper, cluster.vague);
    } else {
      this.drawCluster(cluster, radius);
    }
    context.restore();
  }

  /** A ring with the groups' shares, in it the shape of the largest and how many there are. */
  drawCluster(cluster, radius) {
    const { context, colours } = this;
    context.beginPath();
    context.arc(0, 0, radius + 1.5, 0, 2 * Math.PI);
    context.fillStyle = colours.paper;
    context.fill();
    let turn = -Math.PI / 2;
    for (const [group, count] of cluster.counts.entries()) {
      if (count === 0) continue;
      const next = turn + (count / cluster.points.length) * 2 * Math.PI;
      context.beginPath();
      context.arc(0, 0, radius - 1.5, turn, next);
      context.strokeStyle = this.groups[group].colour;
      context.lineWidth = 4;
      context.stroke();
      turn = next;
    }
    this.drawCount(cluster, radius);
  }

  drawCount(cluster, radius) {
    const { context, colours } = this;
    const group = this.groups[leading(cluster.counts)];
    context.save();
    context.translate(0, -radius * 0.37);
    context.scale(0.75, 0.75);
    trace(context, group.symbol, group.symbol === "dot" ? 5 : 4);
    context.fillStyle = group.colour;
    context.fill();
    context.restore();
    context.fillStyle = colours.count;
    context.font = `600 ${radius > 18 ? 11 : 10}px ${colours.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(short(cluster.points.length), 0, radius * 0.35);
  }

  /** The marker under a pixel, the one that is drawn on top. */
  markerAt(px, py, room = 4) {
    let found = null;
    let least = Infinity;
    for (const marker of this.markers) {
      const distance = Math.hypot(marker.px - px, marker.py - py) - marker.radius;
      if (distance < room && distance < least) [found, least] = [marker, distance];
    }
    return found;
  }

  /** The marker in view that holds a point. */
  markerOf(point) {
    return this.markers.find(({ cluster }) => cluster.points.includes(point)) ?? null;
  }

  /** Moves there, in a quarter of a second where movement is welcome. */
  goTo(target, after = () => {}) {
    if (!target) return;
    cancelAnimationFrame(this.moving);
    const { x, y, zoom } = this.view;
    const across = target.x - x - Math.round(target.x - x);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;
    const began = performance.now();
    const step = (now) => {
      const share = still ? 1 : Math.min(1, Math.max(0, (now - began) / 260));
      const eased = share * (2 - share);
      this.view.moveTo(x + across * eased, y + (target.y - y) * eased, zoom + (target.zoom - zoom) * eased);
      this.draw();
      if (share < 1) this.moving = requestAnimationFrame(step);
      else after();
    };
    step(still ? began : performance.now());
  }
}

function radiusOf(cluster) {
  const count = cluster.points.length;
  return count === 1 ? MARKER + 1 : 13 + Math.min(12, 3.4 * Math.log10(count));
}

/** How long 1, 2 or 5 times a power of ten of kilometres are in the middle of the map. */
function drawScale(context, view, colours) {
  const [, latitude] = toDegrees(view.x, view.y);
  const perPixel = (40075 * Math.cos((latitude * Math.PI) / 180)) / view.scale;
  const power = 10 ** Math.floor(Math.log10(perPixel * 110));
  const length = [5, 2, 1].find((times) => times * power < perPixel * 110) * power;
  const width = length / perPixel;
  context.strokeStyle = context.fillStyle = colours.town;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const [x, y] of [[16, 18], [16, 23], [16 + width, 23], [16 + width, 18]]) context.lineTo(x, y);
  context.stroke();
  context.font = `10.5px ${colours.font}`;
  context.textAlign = "start";
  context.textBaseline = "alphabetic";
  context.fillText(length < 1 ? `${length * 1000} m` : `${length.toLocaleString("en-US")} km`, 16, 36);
}

const boxOf = ({ px, py, radius }) => [px - radius - 2, py - radius - 2, px + radius + 2, py + radius + 2];

/** Which group most points belong to; "no event" only where there is none other. */
function leading(counts) {
  const events = counts.slice(0, -1);
  const most = Math.max(...events);
  return most > 0 ? events.indexOf(most) : counts.length - 1;
}

const short = (count) => (count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10000 ? 1 : 0)}k`);
