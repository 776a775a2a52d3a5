"""Counting how words are written."""

import unittest

from gazetteer.words import count_cases, learn


class Cases(unittest.TestCase):
    def count(self, text):
        lower, upper = count_cases([text])
        return dict(lower), dict(upper)

    def test_a_capital_counts_only_inside_a_sentence(self):
        lower, upper = self.count("Police went to Mobile. Mobile phones were found.")
        self.assertEqual(upper, {"mobile": 1})
        self.assertEqual(lower["phones"], 1)

    def test_an_opening_quote_begins_a_sentence(self):
        self.assertEqual(self.count("He said, “Nice people” came")[1], {})

    def test_runs_of_capitals_say_nothing(self):
        self.assertEqual(self.count("in NEW YORK today")[1], {})

    def test_the_possessive_is_not_part_of_the_word(self):
        self.assertEqual(self.count("in Russia’s east")[1], {"russia": 1})


class Names(unittest.TestCase):
    def test_what_is_learnt_only_raises_a_band(self):
        names = {"john": 3}
        learn(names, {"john": 2, "volodymyr": 6, "once": 1, "j.": 9})
        self.assertEqual(names, {"john": 3, "volodymyr": 2})


if __name__ == "__main__":
    unittest.main()
