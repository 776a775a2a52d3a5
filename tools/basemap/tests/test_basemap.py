"""Arcs keep their meeting points, rings have no jump, and what lies across the antimeridian is cut there."""

import json
import unittest
from pathlib import Path

from basemap.__main__ import joined
from basemap.rings import area, assemble, crossings, cut_at_antimeridian, inside
from basemap.topology import decode, encode, refine, restore, simplify, unwrapped

try:
    import shapely
    import shapely.geometry
except ImportError:
    shapely = None

DATA = Path(__file__).parents[3] / "data/basemap"


class Arcs(unittest.TestCase):
    def test_what_was_encoded_is_decoded_to_the_unit(self):
        arc = [(-179.99, 70.0), (-180.52, 70.3), (12.5, -89.99)]
        for (x, y), (a, b) in zip(decode(encode(arc, 0.01), 0.01), arc):
            self.assertAlmostEqual(x, a)
            self.assertAlmostEqual(y, b)

    def test_a_jump_at_the_antimeridian_is_taken_out(self):
        self.assertEqual(unwrapped([(179, 0), (-179, 1), (178, 2)]), [(179, 0), (181, 1), (178, 2)])

    def test_the_ends_stay_and_small_bends_go(self):
        arc = [(0, 0), (1, 0.001), (2, 0), (3, 5), (4, 0)]
        self.assertEqual(simplify(arc, 0.1), [(0, 0), (2, 0), (3, 5), (4, 0)])

    def test_an_island_stays_a_ring_however_small(self):
        self.assertEqual(len(simplify([(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (-0.1, 0.05), (0, 0)], 100)), 4)


class Rings(unittest.TestCase):
    def test_arcs_are_joined_backwards_and_across_the_antimeridian(self):
        ring = assemble([0, ~1], [[(178, 0), (182, 0)], [(-182, 0), (-182, 4), (-178, 4), (-178, 0)]])
        self.assertEqual(ring, [(178, 0), (182, 0), (182, 4), (178, 4), (178, 0)])

    def test_a_ring_around_the_pole_is_closed_over_it(self):
        ring = assemble([0], [unwrapped([(-180, -70), (-60, -70), (60, -70), (180, -70)])])
        self.assertEqual(ring[-3:], [(180, -90.0), (-180, -90.0), (-180, -70)])

    def test_a_ring_across_the_antimeridian_becomes_two(self):
        east, west = cut_at_antimeridian([(178, 0), (182, 0), (182, 4), (178, 4), (178, 0)])
        self.assertEqual({x for x, _ in east}, {178, 180})
        self.assertEqual({x for x, _ in west}, {-180, -178})


class Crossings(unittest.TestCase):
    def test_segments_that_share_an_end_do_not_cross(self):
        segments = {(0, 0): ((0, 0), (4, 4)), (1, 0): ((4, 4), (4, 0)), (0, 1): ((0, 3), (2, 1)), (1, 1): ((9, 0), (9, 1))}
        self.assertEqual(crossings(segments), {(0, 0), (0, 1)})

    def test_an_end_upon_another_segment_crosses_it(self):
        self.assertEqual(len(crossings({(0, 0): ((0, 0), (4, 0)), (0, 1): ((2, 0), (2, 5))})), 2)

    def test_a_simpler_arc_gets_the_farthest_point_back_first(self):
        whole = [(0, 0), (1, 1), (2, 5), (3, 1), (4, 0)]
        self.assertEqual(refine([(0, 0), (4, 0)], whole, 0), [(0, 0), (2, 5), (4, 0)])
        self.assertEqual(restore([(0, 0), (4, 0)], whole, lambda point: point == (3, 1)), [(0, 0), (3, 1), (4, 0)])

    def test_a_ring_takes_the_place_of_the_arc_that_it_shares(self):
        self.assertEqual(joined([[[1, 2, 3], [9]], [[7]]], [4, ~2, 5]), [[[1, 5, 4, 3], [9]], [[7]]])


class Files(unittest.TestCase):
    """What was made and is committed."""

    def worlds(self):
        for name in ("world.json", "world-fine.json"):
            world = json.loads((DATA / name).read_text(encoding="utf-8"))
            yield world, [decode(arc, world["unit"]) for arc in world["arcs"]]

    def test_no_streak_crosses_the_map(self):
        for world, arcs in self.worlds():
            for ring in world["land"]:
                points = assemble(ring, arcs)
                self.assertEqual(points[0][0], points[-1][0])
                at_pole = [a for a, b in zip(points, points[1:]) if abs(a[0] - b[0]) > 60]
                self.assertTrue(all(latitude == -90 for _, latitude in at_pole), at_pole)

    def test_arcs_of_a_ring_meet(self):
        for world, arcs in self.worlds():
            for ring in world["land"]:
                points = [arcs[reference] if reference >= 0 else arcs[~reference][::-1] for reference in ring]
                for before, after in zip(points, points[1:]):
                    self.assertAlmostEqual((before[-1][0] - after[0][0]) % 360 % 360, 0, delta=world["unit"] * 1.01)

    def test_outlines_are_closed_polygons_within_the_world(self):
        codes = set()
        for line in (DATA / "countries.geojsonl").read_text(encoding="utf-8").splitlines():
            country = json.loads(line)
            codes.add(country["properties"]["country_code"])
            for outer, *holes in country["geometry"]["coordinates"]:
                self.assertEqual(outer[0], outer[-1])
                self.assertGreater(area(outer), 0, country["properties"])
                self.assertTrue(all(area(hole) < 0 for hole in holes), country["properties"])
                for longitude, latitude in outer:
                    self.assertLessEqual(abs(longitude), 180)
                    self.assertLessEqual(abs(latitude), 90)
                if country["properties"]["country_code"] != "AQ":
                    self.assertLess(max(abs(a[0] - b[0]) for a, b in zip(outer, outer[1:])), 40, country["properties"])
        self.assertTrue({"RU", "FJ", "AQ", "SG", "VA", "XK", "US", "FR"} <= codes)

    def test_russia_lies_on_both_sides_of_the_antimeridian_and_fiji_does_not_go_around_the_earth(self):
        for line in (DATA / "countries.geojsonl").read_text(encoding="utf-8").splitlines():
            country = json.loads(line)
            widths = [(min(x for x, _ in polygon[0]), max(x for x, _ in polygon[0]))
                      for polygon in country["geometry"]["coordinates"]]
            if country["properties"]["country_code"] == "RU":
                self.assertEqual((min(widths)[0], max(widths, key=lambda width: width[1])[1]), (-180, 180))
            if country["properties"]["country_code"] == "FJ":
                self.assertTrue(all(east - west < 3 for west, east in widths), widths)

    @unittest.skipUnless(shapely, "shapely is not installed")
    def test_outlines_are_valid(self):
        for line in (DATA / "countries.geojsonl").read_text(encoding="utf-8").splitlines():
            country = json.loads(line)
            outline = shapely.geometry.shape(country["geometry"])
            self.assertTrue(outline.is_valid, (country["properties"], shapely.is_valid_reason(outline)))

    def test_countries_of_islands_reach_as_far_as_these(self):
        reach = {"KI": (169.5, -151.8), "KM": (43.2, 44.6), "VU": (166.5, 169.9), "FJ": (174.5, -178.2)}
        for line in (DATA / "countries.geojsonl").read_text(encoding="utf-8").splitlines():
            country = json.loads(line)
            if country["properties"]["country_code"] not in reach:
                continue
            xs = [x % 360 for outer, *_ in country["geometry"]["coordinates"] for x, _ in outer]
            for found, wanted in zip((min(xs), max(xs)), reach[country["properties"]["country_code"]]):
                self.assertAlmostEqual(found, wanted % 360, delta=0.3, msg=country["properties"])

    def test_antarctica_holds_the_south_pole_station(self):
        for line in (DATA / "countries.geojsonl").read_text(encoding="utf-8").splitlines():
            country = json.loads(line)
            holds = any(inside((-139.3, -89.9), polygon[0]) for polygon in country["geometry"]["coordinates"])
            self.assertEqual(holds, country["properties"]["country_code"] == "AQ", country["properties"])

    def test_crimea_lies_in_the_country_that_the_gazetteer_says(self):
        for line in (DATA / "countries.geojsonl").read_text(encoding="utf-8").splitlines():
            country = json.loads(line)
            holds = any(inside((34.1, 45.0), polygon[0]) for polygon in country["geometry"]["coordinates"])
            self.assertEqual(holds, country["properties"]["country_code"] == "UA", country["properties"])


if __name__ == "__main__":
    unittest.main()
