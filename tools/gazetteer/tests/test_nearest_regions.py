"""Regions by the towns around: who agrees, who is asked, and what has none."""

import unittest

from gazetteer.nearest_regions import fill_regions
from gazetteer.rows import Row, Table


def town(id: str, latitude: float, admin1: str, admin2: str = "", country: str = "UA") -> Row:
    return Row(id, f"Town {id}", latitude, 30.0, "P", "PPL", country, admin1, admin2)


def filled(row: Row, *towns: Row) -> tuple[str, str]:
    table = Table()
    for each in (row, *towns):
        table.add(each)
    fill_regions(table)
    return row.admin1_code, row.admin2_code


def village(latitude: float, code: str = "PPL", feature_class: str = "P", admin1: str = "") -> Row:
    return Row("cur:a", "A", latitude, 30.0, feature_class, code, "UA", admin1)


class NearestRegions(unittest.TestCase):
    def test_a_village_is_in_the_region_of_the_towns_around(self):
        towns = [town("1", 50.0, "05", "1"), town("2", 50.1, "05", "1"), town("3", 50.2, "05", "2")]
        self.assertEqual(filled(village(50.05), *towns), ("05", ""))
        self.assertEqual(filled(village(50.05), *towns[:2]), ("05", "1"))

    def test_at_a_border_and_far_from_all_it_is_in_none(self):
        self.assertEqual(filled(village(50.05), town("1", 50.0, "05"), town("2", 50.1, "14")), ("", ""))
        self.assertEqual(filled(village(50.0), town("1", 51.0, "05")), ("", ""))

    def test_towns_of_other_countries_are_not_asked(self):
        self.assertEqual(filled(village(50.0), town("1", 50.0, "05", country="RU"), town("2", 50.3, "14")), ("14", ""))

    def test_what_was_written_stands(self):
        self.assertEqual(filled(village(50.0, admin1="14"), town("1", 50.0, "05", "1")), ("14", ""))
        self.assertEqual(filled(village(50.0, admin1="14"), town("1", 50.0, "14", "1")), ("14", "1"))

    def test_what_is_wide_has_no_region(self):
        for feature_class, code in [("H", "STM"), ("T", "MTS"), ("A", "ADM2")]:
            self.assertEqual(filled(village(50.0, code, feature_class), town("1", 50.0, "05")), ("", ""), code)


if __name__ == "__main__":
    unittest.main()
