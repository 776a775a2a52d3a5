// Points that would lie upon each other are drawn as one.

/** Points at one place together, the places with most points first. */
export function spotsOf(points) {
  const spots = new Map();
  for (const point of points) {
    const key = `${point.x},${point.y}`;
    const spot = spots.get(key);
    if (spot) spot.push(point);
    else spots.set(key, [point]);
  }
  return [...spots.values()].sort((a, b) => b.length - a.length);
}

/** Clusters of spots closer than `reach` (in world coordinates), each at its largest spot: {x, y, points, spots, counts}.
 * A grid of cells as wide as the reach keeps the search to nine cells. */
export function clustersOf(spots, reach, groups) {
  const cells = new Map();
  const clusters = [];
  for (const spot of spots) {
    const { x, y } = spot[0];
    const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)];
    const near = nearest(cells, column, row, x, y, reach);
    if (near) {
      join(near, spot);
      continue;
    }
    const cluster = { x, y, points: [], spots: 0, counts: new Array(groups).fill(0), vague: true };
    join(cluster, spot);
    clusters.push(cluster);
    const key = cellKey(column, row);
    const cell = cells.get(key);
    if (cell) cell.push(cluster);
    else cells.set(key, [cluster]);
  }
  return clusters;
}

const cellKey = (column, row) => column * 0x4000000 + row;

function nearest(cells, column, row, x, y, reach) {
  let found = null;
  let least = reach * reach;
  for (let across = -1; across <= 1; across += 1) {
    for (let down = -1; down <= 1; down += 1) {
      for (const cluster of cells.get(cellKey(column + across, row + down)) ?? []) {
        const distance = (cluster.x - x) ** 2 + (cluster.y - y) ** 2;
        if (distance < least) [found, least] = [cluster, distance];
      }
    }
  }
  return found;
}

function join(cluster, spot) {
  cluster.spots += 1;
  for (const point of spot) {
    cluster.points.push(point);
    cluster.counts[point.group] += 1;
    cluster.vague &&= point.vague;
  }
}
