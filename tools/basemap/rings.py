"""Rings put together from arcs: without a jump at the antimeridian, closed around the pole, cut for GeoJSON."""

from __future__ import annotations

from .topology import Arc, nearest

Ring = Arc


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


def inside(point: tuple[float, float], ring: Ring) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    crossings = [a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                 for a, b in zip(ring, ring[1:]) if (a[1] > point[1]) != (b[1] > point[1])]
    return sum(crossing > point[0] for crossing in crossings) % 2 == 1
