"""Which rows are taken for the same place, and what becomes of their names."""

import tempfile
import unittest
from pathlib import Path

from gazetteer.admin import centroids, fill_populations
from gazetteer.check import curated_in_the_wrong_country
from gazetteer.curated import add_curated, is_same_place
from gazetteer.duplicates import merge_duplicate_towns
from gazetteer.rows import Row, Table, degrees, id_order, write_csv
from gazetteer.us_census import DESCRIPTION
from gazetteer.variants import add_type_variants, variants_of

HEADER = "id,name,latitude,longitude,feature_class,feature_code,country_code,admin1,population,border,alternate_names\n"


def table_of(*rows: Row) -> Table:
    table = Table()
    for row in rows:
        table.add(row)
    return table


class Curated(unittest.TestCase):
    def add(self, table: Table, line: str) -> Table:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "curated.csv")
            path.write_text(HEADER + line + "\n", encoding="utf-8")
            add_curated(table, path)
        return table

    def test_a_region_that_geonames_has_only_gains_names(self):
        table = self.add(table_of(Row("1", "Catalonia", 41.8, 1.5, "A", "ADM1", "ES")),
                         "cur:catalonia,Catalonia,41.8,1.6,L,RGN,ES,,,,Catalunya")
        self.assertEqual(list(table), ["1"])
        self.assertIn("Catalunya", table["1"].alternates)

    def test_the_same_name_in_another_country_is_another_place(self):
        table = self.add(table_of(Row("1", "Galicia", 49.8, 24.0, "L", "RGN", "UA")),
                         "cur:galicia,Galicia,42.7,-8,L,RGN,ES,,,,")
        self.assertEqual(sorted(table), ["1", "cur:galicia"])

    def test_our_point_of_a_river_replaces_natural_earths_and_takes_its_names(self):
        table = self.add(table_of(Row("ne:don", "Don River", 47.5, 41.0, "H", "STM", alternates={"Don": None})),
                         "cur:don-river,Don River,49,42,H,STM,RU,,,,")
        self.assertEqual(list(table), ["cur:don-river"])
        self.assertIn("Don", table["cur:don-river"].alternates)

    def test_an_island_is_not_the_hamlet_of_its_name_far_away(self):
        island = Row("cur:x", "Flores", -8.65, 121.1, "T", "ISL", "ID")
        self.assertFalse(is_same_place(island, Row("1", "Flores", -8.0, 122.0, "A", "ADM2", "ID")))


    def test_a_base_is_the_town_of_its_name_that_is_there(self):
        base = Row("cur:fort-bliss", "Fort Bliss", 31.811, -106.42, "L", "MILB", "US")
        self.assertTrue(is_same_place(base, Row("1", "Fort Bliss", 31.81, -106.42, "P", "PPL", "US")))
        self.assertFalse(is_same_place(base, Row("1", "Fort Bliss", 32.81, -106.42, "P", "PPL", "US")))

    def test_a_town_is_not_its_district(self):
        town = Row("cur:maungdaw", "Maungdaw", 20.82, 92.37, "P", "PPLA2", "MM")
        self.assertFalse(is_same_place(town, Row("1", "Maungdaw", 21.04, 92.37, "A", "ADM3", "MM")))
        self.assertTrue(is_same_place(town, Row("1", "Maungdaw", 20.83, 92.37, "A", "ADM3", "MM")))
        self.assertTrue(is_same_place(town, Row("1", "Maungdaw", 21.04, 92.37, "P", "PPL", "MM")))

    def test_a_region_written_by_hand_is_known_by_its_name(self):
        regions = table_of(Row("1", "Łódź Voivodeship", 51.7, 19.4, "A", "ADM1", "PL", "74"))
        table = self.add(regions, "cur:a,A,51.5,19.5,P,PPL,PL,Lodz Voivodeship,,,")
        self.assertEqual(table["cur:a"].admin1_code, "74")
        with self.assertRaisesRegex(ValueError, "cur:b: no first-level region 'Lods' in 'PL'"):
            self.add(regions, "cur:b,B,51.5,19.5,P,PPL,PL,Lods,,,")

    def test_a_population_written_by_hand_is_taken(self):
        table = self.add(Table(), "cur:transylvania,Transylvania,46.5,24.5,L,RGN,RO,,6800000,,")
        self.assertEqual(table["cur:transylvania"].population, 6_800_000)

    def test_a_point_by_a_foreign_town_is_a_mistake_unless_it_was_looked_at(self):
        table = table_of(Row("cur:a", "Hill", 46, 10, "T", "MT", "IT"), Row("1", "Town", 46.1, 10, "P", "PPL", "CH"))
        self.assertEqual(len(list(curated_in_the_wrong_country(table, set()))), 1)
        self.assertEqual(list(curated_in_the_wrong_country(table, {"cur:a"})), [])

    def test_a_lake_takes_over_no_lake_of_its_name_in_another_country(self):
        table = self.add(table_of(Row("ne:george", "Lake George", 0, 30.2, "H", "LK")),
                         "cur:lake-george,Lake George,-9,35,H,LK,,,,,")
        self.assertEqual(sorted(table), ["cur:lake-george", "ne:george"])


class DuplicateTowns(unittest.TestCase):
    def merged(self, *rows: Row) -> Table:
        table = table_of(*rows)
        merge_duplicate_towns(table)
        return table

    def test_one_town_twice_becomes_the_seat_with_all_names_and_the_larger_population(self):
        table = self.merged(Row("1", "Springfield", 40, -90, "P", "PPL", "US", "IL", population=900, alternates={"Spring": None}),
                            Row("2", "Springfield", 40.01, -90, "P", "PPLA2", "US", "IL", population=500))
        self.assertEqual(list(table), ["2"])
        self.assertEqual(table["2"].population, 900)
        self.assertIn("Spring", table["2"].alternates)

    def test_towns_on_both_sides_of_a_border_stay_two(self):
        rows = [Row("1", "Texarkana", 33.43, -94.04, "P", "PPL", "US", "TX"), Row("2", "Texarkana", 33.44, -94.03, "P", "PPL", "US", "AR")]
        self.assertEqual(len(self.merged(*rows)), 2)

    def test_villages_of_one_name_that_are_apart_stay_two(self):
        rows = [Row("1", "Ovacik", 37, 30, "P", "PPL", "TR", "07"), Row("2", "Ovacik", 37.1, 30, "P", "PPL", "TR", "07")]
        self.assertEqual(len(self.merged(*rows)), 2)


class Regions(unittest.TestCase):
    def test_the_centroid_crosses_the_date_line(self):
        towns = [Row("1", "a", 0, 179, "P", "PPL", "FJ", "01"), Row("2", "b", 0, -179, "P", "PPL", "FJ", "01")]
        self.assertEqual(abs(centroids(towns, Row.admin1_key)["FJ.01"][1]), 180)

    def test_a_region_without_population_has_that_of_its_towns(self):
        region = Row("9", "Region", 0, 0, "A", "ADM1", "XX", "01")
        fill_populations(table_of(region, Row("1", "a", 0, 0, "P", "PPL", "XX", "01", population=700),
                                  Row("2", "part of a", 0, 0, "P", "PPLX", "XX", "01", population=600)))
        self.assertEqual(region.population, 700)

    def test_an_oblast_is_also_a_region(self):
        row = Row("1", "Kursk", 51.5, 36, "A", "ADM1", "RU", alternates={"Kursk Oblast": None})
        self.assertEqual(variants_of(row), ["Kursk Region"])

    def test_states_townships_and_government_areas_are_named_as_in_local_news(self):
        for row, variant in [(Row("1", "Oaxaca", 17, -96, "A", "ADM1", "MX"), "Oaxaca State"),
                             (Row("2", "Madison Township", 39, -84, "A", "ADMD", "US"), "Madison Twp"),
                             (Row("3", "Guma", 8, 8.5, "A", "ADM2", "NG"), "Guma LGA")]:
            table = table_of(row)
            add_type_variants(table)
            self.assertIn(variant, table[row.id].alternates)

    def test_what_the_census_calls_a_place(self):
        self.assertEqual(DESCRIPTION.fullmatch("Abbeville city").groups(), ("Abbeville", "city"))
        self.assertIsNone(DESCRIPTION.fullmatch("Autaugaville CCD"))


class Writing(unittest.TestCase):
    def test_numbers_come_first_and_by_size(self):
        self.assertEqual(sorted(["us:1", "10", "9", "cur:a"], key=id_order), ["9", "10", "cur:a", "us:1"])

    def test_degrees_are_short_and_never_minus_zero(self):
        self.assertEqual([degrees(value) for value in (51.5, 10.0, -0.000001)], ["51.5", "10", "0"])

    def test_a_town_is_given_the_names_of_its_regions_and_a_country_none(self):
        table = table_of(Row("1", "Texas", 31, -100, "A", "ADM1", "US", "TX"), Row("2", "Paris", 33.7, -95.6, "P", "PPL", "US", "TX"),
                         Row("3", "Nowhere", 0, 0, "A", "ADM1", "XX"), Row("4", "France", 46, 2, "A", "PCLI", "FR"))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "gazetteer.csv")
            write_csv(path, table)
            lines = path.read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines[2], "2,Paris,Paris,33.7,-95.6,P,PPL,US,TX,Texas,,,0,")
        self.assertEqual(lines[4], "4,France,France,46,2,A,PCLI,FR,,,,,0,")


if __name__ == "__main__":
    unittest.main()
