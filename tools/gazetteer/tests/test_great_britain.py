"""Which places of the United Kingdom's dump are taken, and which would do harm."""

import tempfile
import unittest
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

from gazetteer.great_britain import add_british_places, drop_namesakes
from gazetteer.rows import Row, Table
from gazetteer.sources import LANGUAGE, DumpedNames, DumpedPlace

WORDS = "word,ordinary,lower,upper,given,surname\nguide,1,9,0,0,0\npost,1,9,0,0,0\nsheldon,0,0,9,1,2\nrare,0,0,9,0,1\n"


def place(id: str, name: str, kind: str = "P.PPL", latitude: float = 52.0, admin1: str = "ENG") -> DumpedPlace:
    feature_class, feature_code = kind.split(".")
    return DumpedPlace(id, name, name, latitude, -1.0, feature_class, feature_code, "GB", admin1, "", 0)


class BritishPlaces(unittest.TestCase):
    def added(self, *places: DumpedPlace, table: Table | None = None, names: dict[str, DumpedNames] | None = None) -> Table:
        by_id = {place.id: DumpedNames() for place in places} | (names or {})
        sources = SimpleNamespace(british_places=list(places), british_names=by_id)
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "words.csv").write_text(WORDS, encoding="utf-8")
            return add_british_places(table if table is not None else Table(), sources, Path(folder))

    def test_a_village_without_population_is_taken_with_its_names(self):
        added = self.added(place("1", "Llanelltyd"), names={"1": DumpedNames(["Llanelltud"])})
        self.assertEqual(list(added["1"].all_names()), ["Llanelltyd", "Llanelltud"])

    def test_words_persons_hamlets_and_cyprus_stay_out(self):
        added = self.added(place("1", "Guide Post"), place("2", "Sheldon"), place("3", "Tynehead", "P.PPLL"),
                           place("4", "Kourion", admin1="05"), place("5", "Rare", latitude=53))
        self.assertEqual(list(added), ["5"])

    def test_what_is_named_like_a_large_town_stays_out_and_so_do_such_alternates(self):
        town = Row("9", "Lisburn", -30, 150, "P", "PPL", "AU", population=9000)
        added = self.added(place("1", "Lisburn"), place("2", "Tokavaig"), table=Table({"9": town}),
                           names={"2": DumpedNames(["Lisburn", "Tocabhaig"])})
        self.assertEqual(list(added["2"].alternates), ["Tocabhaig"])
        self.assertNotIn("1", added)

    def test_beside_a_small_namesake_abroad_a_village_needs_an_article(self):
        hamlet = Row("9", "Acharn", -30, 150, "P", "PPL", "AU", population=900)
        for has_article in (False, True):
            added = self.added(place("1", "Acharn"), table=Table({"9": hamlet}),
                               names={"1": DumpedNames(has_article=has_article)})
            self.assertEqual("1" in added, has_article)

    def test_a_village_that_is_there_is_not_taken_again_but_its_namesake_farther_off_is(self):
        known = Row("9", "Wonersh", 52.01, -1.0, "P", "PPL", "GB", population=900)
        villages = place("1", "Wonersh"), place("2", "Wonersh", latitude=54)
        articles = {"2": DumpedNames(has_article=True)}
        self.assertEqual(list(self.added(*villages, table=Table({"9": known}), names=articles)), ["2"])

    def test_a_river_says_so_and_a_hill_needs_an_article(self):
        added = self.added(place("1", "Afon Teifi", "H.STM"), place("2", "Langton Brook", "H.STM"), place("3", "Moruisg", "T.MT"),
                           place("4", "Suilven", "T.MT"), names={"4": DumpedNames(has_article=True)})
        self.assertEqual(sorted(added), ["1", "4"])
        self.assertIn("River Teifi", added["1"].alternates)

    def test_a_name_of_many_villages_tells_nothing(self):
        table = Table({str(n): Row(str(n), "Trefor", 50 + n, -3, "P", "PPL", "GB") for n in range(4)})
        drop_namesakes(table, Counter())
        self.assertEqual(len(table), 0)

    def test_codes_are_no_languages(self):
        self.assertTrue(all(LANGUAGE.fullmatch(language) for language in ("", "en", "gd", "zh-Hant")))
        self.assertFalse(any(LANGUAGE.fullmatch(language) for language in ("link", "wkdt", "post", "iata")))


if __name__ == "__main__":
    unittest.main()
