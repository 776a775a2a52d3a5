// Web Mercator, and the part of it that is in view.

/** Pixels of the world's width at zoom 0. */
export const TILE = 256;
const MOST_ZOOM = 14;
// What Mercator stretches beyond is left white; Antarctica reaches on below it.
const NORTHMOST = 89;

/** The world as a square from 0, 0 (north-west) to 1, 1; longitudes beyond ±180 go on. */
export function toWorld(longitude, latitude) {
  const radians = (Math.max(-NORTHMOST, Math.min(NORTHMOST, latitude)) * Math.PI) / 180;
  return [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI)];
}

/** [longitude, latitude], longitude from -180 to 180. */
export function toDegrees(x, y) {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [(x - Math.floor(x) - 0.5) * 360, latitude];
}

/** The middle of the view in world coordinates, its zoom, and its size in pixels. */
export class View {
  x = 0.5;
  y = 0.4;
  zoom = 1;
  width = 1;
  height = 1;

  /** Pixels of the world's width. */
  get scale() {
    return TILE * 2 ** this.zoom;
  }

  /** The world is wider than the view, so that nothing is seen twice, and a little higher, so that it can be moved. */
  get leastZoom() {
    return Math.log2(Math.max(this.width, this.height * 1.2) / TILE);
  }

  /** Where on the screen the nearest copy of a point is. */
  screen(x, y) {
    const across = x - this.x;
    return [(across - Math.round(across)) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  world(px, py) {
    return [this.x + (px - this.width / 2) / this.scale, this.y + (py - this.height / 2) / this.scale];
  }

  resize(width, height) {
    this.width = width;
    this.height = height;
    this.settle();
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.settle();
  }

  /** Zooms by so many levels; what is under the pixel stays there. */
  zoomAt(px, py, levels) {
    const [x, y] = this.world(px, py);
    this.zoom = Math.max(this.leastZoom, Math.min(MOST_ZOOM, this.zoom + levels));
    const [nowX, nowY] = this.world(px, py);
    this.x += x - nowX;
    this.y += y - nowY;
    this.settle();
  }

  moveTo(x, y, zoom) {
    Object.assign(this, { x, y, zoom });
    this.settle();
  }

  /** Where to be so that all points are in view, `room` pixels from its edges: {x, y, zoom}; null without points. */
  around(points, mostZoom, room = { top: 48, right: 48, bottom: 48, left: 48 }) {
    if (points.length === 0) return null;
    const [west, east] = stretch(points.map((point) => point.x));
    const ys = points.map((point) => point.y);
    const top = ys.reduce((a, b) => Math.min(a, b));
    const bottom = ys.reduce((a, b) => Math.max(a, b));
    const wide = Math.max(60, this.width - room.left - room.right);
    const high = Math.max(60, this.height - room.top - room.bottom);
    const scale = Math.min(wide / Math.max(east - west, 1e-9), high / Math.max(bottom - top, 1e-9));
    const zoom = Math.max(this.leastZoom, Math.min(mostZoom, Math.log2(scale / TILE)));
    const pixels = TILE * 2 ** zoom;
    return {
      x: (west + east) / 2 + (room.right - room.left) / 2 / pixels,
      y: (top + bottom) / 2 + (room.bottom - room.top) / 2 / pixels,
      zoom,
    };
  }

  /** Back into the world. */
  settle() {
    this.zoom = Math.max(this.leastZoom, Math.min(MOST_ZOOM, this.zoom));
    this.x -= Math.floor(this.x);
    const half = this.height / 2 / this.scale;
    this.y = half >= 0.5 ? 0.5 : Math.max(half, Math.min(1 - half, this.y));
  }
}

/** The narrowest stretch around the world that holds all: [west, east], east perhaps beyond 1. What goes around most of the
 * world is shown as atlases do, with the Atlantic left and the Pacific at the edges. */
function stretch(xs) {
  const sorted = [...new Set(xs.map((x) => x - Math.floor(x)))].sort((a, b) => a - b);
  let west = sorted[0];
  let gap = west + 1 - sorted.at(-1);
  for (let at = 1; at < sorted.length; at += 1) {
    if (sorted[at] - sorted[at - 1] > gap) {
      gap = sorted[at] - sorted[at - 1];
      west = sorted[at];
    }
  }
  return gap < 0.3 ? [0.03, 1.03] : [west, west + 1 - gap];
}
