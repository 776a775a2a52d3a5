// The shapes of the event groups: each can be told from the others without its colour.

/** Begins a path around 0, 0 that looks as large as a circle of this radius. */
export function trace(context, symbol, radius) {
  context.beginPath();
  if (symbol === "circle") context.arc(0, 0, radius, 0, 2 * Math.PI);
  else if (symbol === "dot") context.arc(0, 0, radius * 0.62, 0, 2 * Math.PI);
  else if (symbol === "cross") corners(context, crossCorners(radius * 1.05));
  else corners(context, turned(SHAPES[symbol] ?? SHAPES.square, radius));
}

// Corners as [turn, distance]: turns of the circle from the top, distances in radii.
const regular = (count, distance, first = 0) => Array.from({ length: count }, (_, at) => [first + at / count, distance]);
const SHAPES = {
  square: regular(4, 1.25, 0.125),
  diamond: regular(4, 1.3),
  triangle: regular(3, 1.42),
  wedge: regular(3, 1.42, 0.5),
  pentagon: regular(5, 1.15),
  star: Array.from({ length: 10 }, (_, at) => [at / 10, at % 2 === 0 ? 1.5 : 0.68]),
};

const turned = (shape, radius) => shape.map(([turn, distance]) => [
  Math.sin(turn * 2 * Math.PI) * distance * radius, -Math.cos(turn * 2 * Math.PI) * distance * radius]);

function crossCorners(arm) {
  const half = arm * 0.4;
  return [[-half, -arm], [half, -arm], [half, -half], [arm, -half], [arm, half], [half, half], [half, arm], [-half, arm],
    [-half, half], [-arm, half], [-arm, -half], [-half, -half]];
}

function corners(context, points) {
  for (const [x, y] of points) context.lineTo(x, y);
  context.closePath();
}

/** One marker at 0, 0, with an edge of paper: filled, or hollow for what is a whole country or region. */
export function drawMarker(context, group, radius, paper, hollow) {
  context.lineJoin = "round";
  trace(context, group.symbol, radius);
  context.strokeStyle = paper;
  context.lineWidth = hollow ? 5.5 : 3.5;
  context.stroke();
  context.fillStyle = hollow ? paper : group.colour;
  context.fill();
  if (!hollow) return;
  context.strokeStyle = group.colour;
  context.lineWidth = 2.25;
  context.stroke();
}

/** A small canvas with a group's marker, for legends and lists. */
export function symbolImage(group, size = 18, hollow = false) {
  const canvas = document.createElement("canvas");
  const dense = Math.min(3, window.devicePixelRatio || 1) * 1.5;
  canvas.width = canvas.height = Math.round(size * dense);
  canvas.style.width = canvas.style.height = `${size}px`;
  canvas.className = hollow ? "symbol hollow" : "symbol";
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  context.scale(dense, dense);
  context.translate(size / 2, size / 2 + (group.symbol === "triangle" ? size * 0.06 : 0));
  drawMarker(context, group, size * 0.32, "rgba(255,255,255,0)", hollow);
  return canvas;
}
