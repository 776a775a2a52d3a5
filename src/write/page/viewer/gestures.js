// Mouse, fingers and keys on the map.

const STEP = 90;

/** Makes a map follow pointer, wheel and keys. `hover`, `open` and `close` are told of markers, `moved` of the end of a move. */
export function followGestures(map, { hover, open, close, moved, show }) {
  followPointers(map, { hover, open, moved });
  followWheel(map, moved);
  followKeys(map, { hover, open, close, moved, show });
}

function followPointers(map, { hover, open, moved }) {
  const { canvas, view } = map;
  const down = new Map();
  let travelled = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    cancelAnimationFrame(map.moving);
    canvas.setPointerCapture(event.pointerId);
    if (down.size === 0) travelled = 0;
    down.set(event.pointerId, at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = at(event);
    const before = down.get(event.pointerId);
    if (!before) {
      hover(map.markerAt(now[0], now[1]));
      return;
    }
    const others = [...down].filter(([id]) => id !== event.pointerId).map(([, other]) => other);
    if (others.length > 0) pinch(view, others[0], before, now);
    else view.pan(now[0] - before[0], now[1] - before[1]);
    travelled += Math.hypot(now[0] - before[0], now[1] - before[1]);
    down.set(event.pointerId, now);
    map.redraw();
  });
  const release = (event) => {
    if (!down.delete(event.pointerId) || down.size > 0) return;
    if (event.type === "pointerup" && travelled < 6) {
      const [px, py] = at(event);
      open(map.markerAt(px, py, event.pointerType === "touch" ? 14 : 4));
    } else moved();
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => hover(null));
  canvas.addEventListener("dblclick", (event) => {
    view.zoomAt(...at(event), 1);
    map.redraw();
    moved();
  });
}

const at = (event) => [event.offsetX, event.offsetY];

/** Two fingers: what was between them stays there. */
function pinch(view, still, before, now) {
  const apart = (point) => Math.max(20, Math.hypot(point[0] - still[0], point[1] - still[1]));
  view.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  view.zoomAt((now[0] + still[0]) / 2, (now[1] + still[1]) / 2, Math.log2(apart(now) / apart(before)));
}

function followWheel(map, moved) {
  let resting = null;
  map.canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    cancelAnimationFrame(map.moving);
    // Lines and pages of a mouse wheel, pixels of a touch pad; a pinch on a touch pad comes as a wheel with Ctrl.
    const pixels = event.deltaY * [1, 30, 300][event.deltaMode];
    map.view.zoomAt(...at(event), Math.max(-1, Math.min(1, -pixels / (event.ctrlKey ? 60 : 280))));
    map.redraw();
    clearTimeout(resting);
    resting = setTimeout(moved, 150);
  }, { passive: false });
}

function followKeys(map, { hover, open, close, moved, show }) {
  const { canvas, view } = map;
  let current = null;
  const step = (by) => {
    const markers = [...map.markers].sort((a, b) => a.py - b.py || a.px - b.px);
    if (markers.length === 0) return;
    const known = markers.findIndex((marker) => marker.cluster === current);
    current = markers[known < 0 ? (by > 0 ? 0 : markers.length - 1) : (known + by + markers.length) % markers.length].cluster;
    hover(map.markers.find((marker) => marker.cluster === current), true);
  };
  const actions = {
    ArrowLeft: () => view.pan(STEP, 0),
    ArrowRight: () => view.pan(-STEP, 0),
    ArrowUp: () => view.pan(0, STEP),
    ArrowDown: () => view.pan(0, -STEP),
    "+": () => view.zoomAt(view.width / 2, view.height / 2, 0.5),
    "=": () => view.zoomAt(view.width / 2, view.height / 2, 0.5),
    "-": () => view.zoomAt(view.width / 2, view.height / 2, -0.5),
    0: show,
    n: () => step(1),
    p: () => step(-1),
    Enter: () => open(map.markers.find((marker) => marker.cluster === current) ?? null),
    Escape: close,
  };
  canvas.addEventListener("keydown", (event) => {
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
    map.redraw();
    if (!["n", "p", "N", "P", "Enter", "Escape"].includes(event.key)) moved();
  });
}
