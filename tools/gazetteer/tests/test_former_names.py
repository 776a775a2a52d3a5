"""Which names a small town loses to a city, and which it keeps."""

import unittest

from gazetteer.former_names import drop_former_names
from gazetteer.rows import Row, Table


def kept(name: str, *alternates: str, country: str = "US", population: int = 2000) -> list[str]:
    table = Table()
    row = Row("1", name, 0, 0, "P", "PPL", country, population=population, alternates=dict.fromkeys(alternates))
    table.add(row)
    for id, city, inhabitants in [("2", "Paris", 2_100_000), ("3", "Frankfurt am Main", 650_000), ("4", "New York City", 8_800_000),
                                  ("5", "Lincoln", 290_000), ("6", "Santa Rosa de Lima", 300_000)]:
        table.add(Row(id, city, 0, 0, "P", "PPL", "XX", population=inhabitants))
    drop_former_names(table)
    return list(row.alternates)


class FormerNames(unittest.TestCase):
    def test_what_a_city_is_called_now_goes(self):
        self.assertEqual(kept("Swainsboro", "Paris", "Swainsborough"), ["Swainsborough"])
        self.assertEqual(kept("Frankfort", "Frankfurt", "Frankfort Station"), ["Frankfort Station"])
        self.assertEqual(kept("Smallville", "New York", "Santa"), ["Santa"])

    def test_a_short_form_of_its_own_name_stays(self):
        self.assertEqual(kept("Lincoln City", "Lincoln"), ["Lincoln"])

    def test_large_towns_and_other_languages_keep_theirs(self):
        self.assertEqual(kept("Lancaster", "Lincoln", population=60_000), ["Lincoln"])
        self.assertEqual(kept("Bārīs", "Paris", country="EG"), ["Paris"])


if __name__ == "__main__":
    unittest.main()
