"""Cleaning, folding and pruning of names."""

import unittest

from gazetteer.names import clean, fold, is_code, is_transliteration, is_usable, prune, to_ascii


class Cleaning(unittest.TestCase):
    def test_a_name_is_one_composed_line_without_the_separator(self):
        self.assertEqual(clean("  Cafe\u0301|Bar\n Sud "), "Café Bar Sud")

    def test_what_is_no_text_is_no_name(self):
        self.assertEqual(clean(float("nan")), "")

    def test_invisible_marks_go(self):
        self.assertEqual(clean("القاهرة\u200e"), "القاهرة")

    def test_ascii_is_given_only_where_marks_were_the_difference(self):
        self.assertEqual(to_ascii("Łódź"), "Lodz")
        self.assertEqual(to_ascii("Одеса"), "")


class Folding(unittest.TestCase):
    def test_spellings_of_one_name_are_equal(self):
        for one, other in [("São Paulo", "SAO PAULO"), ("St. Louis", "Saint Louis"), ("Sana'a", "Sana’a"),
                           ("The Hague", "hague"), ("Stratford-upon-Avon", "Stratford upon Avon"), ("U.S.", "US")]:
            self.assertEqual(fold(one), fold(other), one)

    def test_vowel_signs_of_other_scripts_are_letters(self):
        self.assertNotEqual(fold("दिल्ली"), fold("दल्ल"))

    def test_different_names_stay_different(self):
        self.assertNotEqual(fold("Odesa"), fold("Odessa"))


class Judging(unittest.TestCase):
    def test_addresses_numbers_and_codes_are_no_names(self):
        for text in ("https://example.org", "1234", "ES51", ""):
            self.assertFalse(is_usable(text), text)

    def test_a_lower_case_romanisation_is_told_from_a_script_without_capitals(self):
        self.assertTrue(is_transliteration("ku er si ke"))
        self.assertFalse(is_transliteration("Курск"))
        self.assertFalse(is_transliteration("الموصل"))

    def test_three_capitals_are_a_code(self):
        self.assertTrue(is_code("KWG"))
        self.assertFalse(is_code("Ufa"))


class Pruning(unittest.TestCase):
    def prune(self, name, alternates, is_town=True, refused=frozenset()):
        return prune(name, alternates, is_town=is_town, shortest=3, refused=refused)

    def test_own_script_names_stay(self):
        self.assertEqual(self.prune("Beijing", ["北京", "bei jing"]), ["北京"])

    def test_what_only_repeats_another_goes(self):
        self.assertEqual(self.prune("Bogotá", ["Bogota", "BOGOTÁ", "Bogotà"]), [])

    def test_airport_codes_go_from_towns_only(self):
        self.assertEqual(self.prune("Odesa", ["ODS"]), [])
        self.assertEqual(self.prune("Heathrow Airport", ["LHR"], is_town=False), ["LHR"])

    def test_refused_names_go(self):
        self.assertEqual(self.prune("Central African Republic", ["Central"], refused=frozenset({"central"})), [])

    def test_a_county_keeps_its_short_name_even_if_it_is_a_word(self):
        self.assertEqual(self.prune("Orange County", ["Orange", "Oranges"], is_town=False,
                                    refused=frozenset({"orange", "oranges"})), ["Orange"])


if __name__ == "__main__":
    unittest.main()
