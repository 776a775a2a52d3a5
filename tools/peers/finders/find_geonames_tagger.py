from geonames_tagger import tag_locations
from lines import run


def find(text):
    return [{"name": found.name, "ids": found.id} for found in tag_locations(text)]


run(find)
