"""What counts as covered, and of what kind the rest is."""

import unittest

from gazetteer.airports import is_placed, short_names
from gazetteer.coverage import Gazetteer
from gazetteer.lakes import english_names
from gazetteer.missing import OTHER, kind_of


class Lookup(unittest.TestCase):
    def setUp(self):
        self.gazetteer = Gazetteer.__new__(Gazetteer)
        self.gazetteer.positions = {"kursk": [(51.7, 36.2)], "london": [(51.5, -0.1)], "north korea": [(40, 127)]}
        self.gazetteer.directions = frozenset(["north", "central"])

    def test_type_words_and_directions_are_taken_off_only_with_the_fall_backs(self):
        for surface, position in [("Kursk region", (51.7, 36.2)), ("north central London", (51.5, -0.1))]:
            self.assertEqual(self.gazetteer.as_the_program(surface), [position])
            self.assertEqual(self.gazetteer.bare(surface), [])

    def test_a_whole_name_wins_over_its_part(self):
        self.assertEqual(self.gazetteer.as_the_program("North Korea"), [(40, 127)])


class Kinds(unittest.TestCase):
    def test_the_words_of_a_surface_tell_its_kind(self):
        for surface, kind in [("A417", "street or address"), ("Neches River", "water"), ("Madison Twp.", "county, township, municipality"),
                              ("Colorado State University", "school or university"), ("Bywater", OTHER)]:
            self.assertEqual(kind_of(surface), kind, surface)


class Names(unittest.TestCase):
    def test_an_airport_at_the_origin_has_no_position(self):
        self.assertFalse(is_placed({"latitude_deg": "-0.00001", "longitude_deg": "-0.00002"}))
        self.assertTrue(is_placed({"latitude_deg": "0.0", "longitude_deg": "9.4"}))

    def test_an_airport_is_also_called_without_its_city_and_its_kind(self):
        self.assertEqual(short_names("Ottawa Macdonald-Cartier International Airport", "Ottawa"),
                         ["Macdonald-Cartier International Airport", "Ottawa Macdonald-Cartier Airport", "Macdonald-Cartier Airport"])
        self.assertEqual(short_names("Simferopol International Airport", "Simferopol"), ["Simferopol Airport"])
        self.assertEqual(short_names("Gibraltar Air Base", "Gibraltar"), [])

    def test_a_lake_has_no_bare_name(self):
        self.assertEqual(english_names("Geneva", False), ["Lake Geneva", "Geneva Lake"])
        self.assertEqual(english_names("Kama", True), ["Kama Reservoir"])


if __name__ == "__main__":
    unittest.main()
