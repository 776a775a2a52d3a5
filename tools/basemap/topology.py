"""TopoJSON in, arcs in degrees out; arcs made simpler and written as short text."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable

Point = tuple[float, float]
Arc = list[Point]

# Five bits a character; none needs an escape in JSON or HTML.
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def decode_arcs(topology: dict) -> list[Arc]:
    """Every arc in degrees, without jumps at the antimeridian: longitudes may leave -180 to 180."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(unwrapped(arc))
    return arcs


def unwrapped(points: Arc) -> Arc:
    """The same points, each within 180° of the one before."""
    out = points[:1]
    for longitude, latitude in points[1:]:
        out.append((nearest(longitude, out[-1][0]), latitude))
    return out


def nearest(longitude: float, to: float) -> float:
    """The longitude, turned by whole circles, that is within 180° of another."""
    return longitude - 360 * round((longitude - to) / 360)


def simplify(arc: Arc, least: float) -> Arc:
    """Visvalingam's way: points that span a triangle of less than `least` square degrees with their neighbours go, the
    smallest first. A degree of longitude counts less towards the poles. The ends stay, so that arcs still meet."""
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    area = [math.inf] * len(arc)
    heap = []
    for at in range(1, len(arc) - 1):
        area[at] = triangle(arc[at - 1], arc[at], arc[at + 1])
        heap.append((area[at], at))
    heapq.heapify(heap)
    kept = set(range(len(arc)))
    # A ring of one arc stays a ring.
    fewest = 4 if arc[0] == arc[-1] else 2
    while heap and len(kept) > fewest:
        size, at = heapq.heappop(heap)
        if at not in kept or size != area[at]:
            continue
        if size >= least:
            break
        kept.discard(at)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for changed in (left, right):
            if 0 < changed < len(arc) - 1:
                # Never less than what went before, or a whole bay goes point by point.
                area[changed] = max(size, triangle(arc[before[changed]], arc[changed], arc[after[changed]]))
                heapq.heappush(heap, (area[changed], changed))
    return [arc[at] for at in sorted(kept)]


def places(arc: Arc, whole: Arc) -> list[int]:
    """Where in the whole arc the points of a simpler one are."""
    found, at = [], 0
    for point in arc:
        at = whole.index(point, at)
        found.append(at)
        at += 1
    return found


def restore(arc: Arc, whole: Arc, wanted: Callable[[Point], bool]) -> Arc:
    """A simpler arc with those points of the whole one, too, that are wanted."""
    kept = set(places(arc, whole)) | {at for at, point in enumerate(whole) if wanted(point)}
    return [whole[at] for at in sorted(kept)]


def refine(arc: Arc, whole: Arc, at: int) -> Arc:
    """A simpler arc with one point more between its points `at` and `at` + 1: the one that lies farthest from them."""
    first, last = places(arc, whole)[at : at + 2]
    between = range(first + 1, last)
    if not between:
        return arc
    farthest = max(between, key=lambda place: triangle(whole[first], whole[place], whole[last]))
    return [*arc[: at + 1], whole[farthest], *arc[at + 1 :]]


def triangle(a: Point, b: Point, c: Point) -> float:
    doubled = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(doubled) / 2 * max(0.1, math.cos(math.radians(b[1])))


def encode(arc: Arc, unit: float) -> str:
    """Differences in steps of `unit` degrees, zigzag, five bits a character, the sixth says that more follow."""
    out = []
    x = y = 0
    for longitude, latitude in arc:
        for step in (round(longitude / unit) - x, round(latitude / unit) - y):
            number = step << 1 if step >= 0 else (-step << 1) - 1
            while number >= 32:
                out.append(ALPHABET[number & 31 | 32])
                number >>= 5
            out.append(ALPHABET[number])
        x, y = round(longitude / unit), round(latitude / unit)
    return "".join(out)


def decode(text: str, unit: float) -> Arc:
    """What `encode` wrote."""
    numbers, number, shift = [], 0, 0
    for character in text:
        bits = ALPHABET.index(character)
        number |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(-((number + 1) >> 1) if number & 1 else number >> 1)
            number = shift = 0
    x = y = 0
    arc = []
    for dx, dy in zip(numbers[::2], numbers[1::2]):
        x, y = x + dx, y + dy
        arc.append((x * unit, y * unit))
    return arc
