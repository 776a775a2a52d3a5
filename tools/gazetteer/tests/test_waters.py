"""Rivers whose names lost letters in the source."""

import unittest
from types import SimpleNamespace

from gazetteer.natural_earth import Water, add_water
from gazetteer.rows import Row, Table


def river(name: str, *others: str) -> Row:
    table = Table()
    water = Water(dict.fromkeys(others), [(10.0, 50.0)], is_lake=False)
    add_water(table, SimpleNamespace(english_words=frozenset(["red"])), name, water)
    (row,) = table.values()
    return row


class Rivers(unittest.TestCase):
    def test_a_name_with_lost_letters_is_mended_and_the_id_stays(self):
        row = river("Tapajs")
        self.assertEqual((row.id, row.name), ("ne:tapajs", "Tapajós River"))
        self.assertIn("Tapajós", row.alternates)

    def test_a_river_named_like_a_country_or_region_is_not_called_so_bare(self):
        row = river("Sngal")
        self.assertEqual([*row.all_names()], ["Sénégal River"])

    def test_both_names_of_one_river_are_mended(self):
        self.assertIn("Nakanbé", river("Nakanb (White Volta)").alternates)

    def test_whole_names_are_left_alone(self):
        self.assertEqual([*river("Don").all_names()], ["Don River", "River Don", "Don"])
        self.assertEqual([*river("Red").all_names()], ["Red River", "River Red"])


if __name__ == "__main__":
    unittest.main()
