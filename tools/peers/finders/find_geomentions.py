from geomentions import GeoMentions
from lines import run

geomentions = GeoMentions(standardize_names=False)


def find(text):
    found = geomentions.fit(text)
    for mention in found.city_mentions + found.country_mentions:
        place = {"name": mention.name}
        if mention.coordinates:
            place["lat"], place["lon"] = mention.coordinates
        yield place


run(find)
