"""Which regions take the spellings of their seat, and which spellings."""

import unittest

from gazetteer.rows import Row, Table
from gazetteer.seat_names import add_seat_names


def names_of_region(name: str, seat: Row, *others: Row) -> list[str]:
    table = Table()
    region = Row("1", name, 0, 0, "A", "ADM1", "UA", "26")
    for row in (region, seat, *others):
        table.add(row)
    add_seat_names(table)
    return list(region.alternates)


def town(id: str, name: str, *alternates: str, code: str = "PPLA", admin1: str = "26") -> Row:
    return Row(id, name, 0, 0, "P", code, "UA", admin1, alternates=dict.fromkeys(alternates))


class SeatNames(unittest.TestCase):
    def test_a_region_named_for_its_seat_has_its_spellings(self):
        seat = town("2", "Zaporizhzhya", "Zaporizhia", "Запоріжжя", "ZAP")
        self.assertEqual(names_of_region("Zaporizhzhya Region", seat), ["Zaporizhzhya", "Zaporizhia"])

    def test_other_regions_and_other_towns_give_nothing(self):
        self.assertEqual(names_of_region("Volyn Region", town("2", "Lutsk", "Lucko")), [])
        self.assertEqual(names_of_region("Rivne Region", town("2", "Rivne", code="PPL")), [])
        self.assertEqual(names_of_region("Rivne Region", town("2", "Rivne", admin1="05")), [])

    def test_a_spelling_of_another_place_is_left_to_the_towns(self):
        seat = town("2", "Rivne", "Rovno", "Roven")
        self.assertEqual(names_of_region("Rivne Region", seat, town("3", "Rovno", code="PPL", admin1="05")), ["Rivne", "Roven"])


if __name__ == "__main__":
    unittest.main()
