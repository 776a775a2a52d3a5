"""Rings put together from arcs: without a jump at the antimeridian, closed around the pole, cut for GeoJSON."""

from __future__ import annotations

from .topology import Arc, nearest

Ring = Arc
Key = tuple[int, int]
Whole = tuple[int, int]


def assemble(references: list[int], arcs: list[Arc]) -> Ring:
    """One ring from its arcs; a reference below zero is an arc backwards. It ends where it begins or, around a pole, 360°
    from there, and is then closed over the pole."""
    ring: Ring = []
    for reference in references:
        arc = arcs[reference] if reference >= 0 else arcs[~reference][::-1]
        shift = nearest(arc[0][0], ring[-1][0]) - arc[0][0] if ring else 0
        ring += [(longitude + shift, latitude) for longitude, latitude in arc[1 if ring else 0 :]]
    if abs(ring[-1][0] - ring[0][0]) > 180:
        pole = -90.0 if ring[0][1] < 0 else 90.0
        ring += [(ring[-1][0], pole), (ring[0][0], pole), ring[0]]
    return ring


def cut_at_antimeridian(ring: Ring) -> list[Ring]:
    """The parts of a ring in each turn of the earth, with longitudes from -180 to 180."""
    turns = {turn_of(longitude) for longitude, _ in ring}
    parts = []
    for turn in range(min(turns), max(turns) + 1):
        part = clip(clip(ring, turn * 360 - 180, 1), turn * 360 + 180, -1)
        if len(part) > 3 and abs(area(part)) > 0:
            parts.append([(longitude - turn * 360, latitude) for longitude, latitude in part])
    return parts


def turn_of(longitude: float) -> int:
    return int((longitude + 180) // 360)


def clip(ring: Ring, meridian: float, side: int) -> Ring:
    """What of a ring lies east (side 1) or west (side -1) of a meridian, after Sutherland and Hodgman."""
    out: Ring = []
    for a, b in zip(ring, ring[1:]):
        a_in, b_in = (side * (point[0] - meridian) >= 0 for point in (a, b))
        if a_in:
            out.append(a)
        if a_in != b_in:
            share = (meridian - a[0]) / (b[0] - a[0])
            out.append((meridian, a[1] + share * (b[1] - a[1])))
    return out + out[:1]


def area(ring: Ring) -> float:
    """In square degrees; below zero where the ring runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def counterclockwise(ring: Ring) -> Ring:
    return ring if area(ring) > 0 else ring[::-1]


def rounded(ring: Ring, decimals: int) -> Ring:
    """With few decimals, and without points that have become the same."""
    out: Ring = []
    for longitude, latitude in ring:
        point = (round(longitude, decimals) + 0.0, round(latitude, decimals) + 0.0)
        if not out or point != out[-1]:
            out.append(point)
    return out


def crossings(segments: dict[Key, tuple[Whole, Whole]]) -> set[Key]:
    """The segments that cross or touch another one with which they share no end, in whole numbers."""
    ordered = sorted(segments, key=lambda key: min(segments[key][0][0], segments[key][1][0]))
    found: set[Key] = set()
    open_ones: list[Key] = []
    for key in ordered:
        a, b = segments[key]
        west = min(a[0], b[0])
        open_ones = [other for other in open_ones if max(segments[other][0][0], segments[other][1][0]) >= west]
        for other in open_ones:
            if not {a, b} & set(segments[other]) and meet(a, b, *segments[other]):
                found |= {key, other}
        open_ones.append(key)
    return found


def meet(a: Whole, b: Whole, c: Whole, d: Whole) -> bool:
    """Whether two segments have a point in common."""
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    return side(a, b, c) * side(a, b, d) <= 0 and side(c, d, a) * side(c, d, b) <= 0


def side(a: Whole, b: Whole, c: Whole) -> int:
    """1 if c lies left of the way from a to b, -1 if right, 0 if on it."""
    doubled = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return (doubled > 0) - (doubled < 0)


def inside(point: tuple[float, float], ring: Ring) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    crossings = [a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                 for a, b in zip(ring, ring[1:]) if (a[1] > point[1]) != (b[1] > point[1])]
    return sum(crossing > point[0] for crossing in crossings) % 2 == 1
