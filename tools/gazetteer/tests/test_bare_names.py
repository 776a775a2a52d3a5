"""Regions by the name that news uses: which names lose the word for what they are, and which must not."""

import tempfile
import unittest
from pathlib import Path

from gazetteer.bare_names import add_bare_names
from gazetteer.rows import Row, Table

WORDS = """word,ordinary,lower,upper,given,surname
bay,1,9,0,0,0
castle,1,9,0,0,0
point,1,9,0,0,0
nelson,0,0,9,2,3
rafael,0,0,9,2,0
hastings,0,0,9,0,2
"""


def bare_names_of(row: Row, *others: Row) -> list[str]:
    table = Table()
    for each in (row, *others):
        table.add(each)
    before = set(row.alternates)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "words.csv").write_text(WORDS, encoding="utf-8")
        add_bare_names(table, Path(folder))
    return [name for name in row.alternates if name not in before]


def region(name: str, country: str, *alternates: str) -> Row:
    return Row("1", name, 0, 0, "A", "ADM2", country, alternates=dict.fromkeys(alternates))


class BareNames(unittest.TestCase):
    def test_the_word_for_what_it_is_goes(self):
        for name, country, bare in [
            ("Huyện Ia Grai", "VN", "Ia Grai"), ("Provincia de Cajatambo", "PE", "Cajatambo"), ("Kabupaten Nduga", "ID", "Nduga"),
            ("Provincia de La Convención", "PE", "La Convención"), ("Haldimand County", "CA", "Haldimand"),
            ("Nelson Mandela Bay Metropolitan Municipality", "ZA", "Nelson Mandela Bay"),
            ("Ain Al-Tamur District", "IQ", "Ain Al-Tamur"), ("uMzinyathi District Municipality", "ZA", "uMzinyathi"),
            ("North Norfolk District", "GB", "North Norfolk"), ("Seongdong-gu", "KR", "Seongdong"),
        ]:
            self.assertEqual(bare_names_of(region(name, country)), [bare])

    def test_an_english_name_goes_with_it(self):
        row = region("Kabupaten Halmahera Timur", "ID", "East Halmahera Regency", "Halmahera Timur Tingkat II")
        self.assertEqual(bare_names_of(row), ["Halmahera Timur", "East Halmahera"])

    def test_words_directions_numbers_persons_and_adjectives_stay(self):
        for name, country in [
            ("Castle Point District", "GB"), ("South East District", "BW"), ("North Province", "LK"), ("Quận 1", "VN"),
            ("Quận Mười", "VN"), ("Nam-gu", "KR"), ("Hastings County", "CA"), ("Provincia Rafael Bustillo", "BO"),
            ("Departamento de Capital", "AR"), ("Pinskaya Rayon", "LT"), ("Qiongzhong Li and Miao Autonomous County", "CN"),
            ("Kabupaten", "ID"), ("Bozoum", "CF"),
        ]:
            self.assertEqual(bare_names_of(region(name, country)), [], name)

    def test_countries_where_nobody_says_it_so_are_left_out(self):
        for name, country in [("Lausanne Township", "US"), ("Powiat piski", "PL"), ("Safonovskiy Rayon", "RU"), ("Municipio Marcano", "VE")]:
            self.assertEqual(bare_names_of(region(name, country)), [], name)

    def test_a_name_that_something_else_of_the_country_has_stays_with_that(self):
        row = region("Kabupaten Nduga", "ID")
        self.assertEqual(bare_names_of(row, Row("2", "Nduga", 1, 1, "P", "PPL", "ID")), [])
        self.assertEqual(bare_names_of(region("Kabupaten Nduga", "ID"), Row("2", "Nduga Regency", 1, 1, "A", "ADM2", "ID")), [])

    def test_a_large_town_elsewhere_counts_and_a_village_does_not(self):
        large, small = (Row("2", "Lambton", 1, 1, "P", "PPL", "AU", population=people) for people in (40_000, 300))
        self.assertEqual(bare_names_of(region("Lambton County", "CA"), large), [])
        self.assertEqual(bare_names_of(region("Lambton County", "CA"), small), ["Lambton"])


if __name__ == "__main__":
    unittest.main()
