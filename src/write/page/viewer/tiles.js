// Pictures of a tile server, only where the page was written with one.

import { TILE } from "./projection.js";

const MOST_KEPT = 300;
const FINEST = 19;

export class Tiles {
  constructor(template, onLoad) {
    this.template = template;
    this.onLoad = onLoad;
    this.kept = new Map();
  }

  /** Draws what has come, asks for what has not. */
  draw(context, view) {
    const zoom = Math.max(0, Math.min(FINEST, Math.round(view.zoom)));
    const size = view.scale / 2 ** zoom;
    const [left, top] = view.world(0, 0);
    const [right, bottom] = view.world(view.width, view.height);
    const count = 2 ** zoom;
    for (let x = Math.floor(left * count); x <= Math.floor(right * count); x += 1) {
      for (let y = Math.max(0, Math.floor(top * count)); y <= Math.min(count - 1, Math.floor(bottom * count)); y += 1) {
        const image = this.tile(zoom, ((x % count) + count) % count, y);
        if (!image.complete || image.naturalWidth === 0) continue;
        const px = (x / count - view.x) * view.scale + view.width / 2;
        const py = (y / count - view.y) * view.scale + view.height / 2;
        context.drawImage(image, Math.floor(px), Math.floor(py), Math.ceil(size) + 1, Math.ceil(size) + 1);
      }
    }
  }

  tile(z, x, y) {
    const address = this.template.replace("{z}", z).replace("{x}", x).replace("{y}", y);
    const known = this.kept.get(address);
    if (known) return known;
    const image = new Image(TILE, TILE);
    image.addEventListener("load", this.onLoad);
    image.src = address;
    this.kept.set(address, image);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value);
    return image;
  }
}
