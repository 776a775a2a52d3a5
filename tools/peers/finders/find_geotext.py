from geotext import GeoText
from lines import run


def find(text):
    found = GeoText(text)
    return [{"name": name} for name in found.cities + found.countries + found.nationalities]


run(find)
