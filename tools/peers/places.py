"""Names found, without offsets or places, in; mentions with both out: what a user would write about a finder of names.

Where a finder does not say where in the text a name stands, it stands wherever its words do. Where it does not say which place is
meant, the gazetteer's most populous place of that name is; of a demonym, the country or region of `data/demonyms.csv`.
"""

import csv
import re
import unicodedata

WORD = re.compile(r"\w+")


class Gazetteer:
    def __init__(self, data):
        self.of_id, self.of_name = {}, {}
        with open(data / "gazetteer.csv", encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                place = (int(row["population"] or 0), float(row["latitude"]), float(row["longitude"]), row["id"])
                self.of_id[row["id"]] = place
                for name in {row["name"], row["ascii_name"], *row["alternate_names"].split("|")}:
                    key = name.casefold()
                    if place > self.of_name.get(key, (-1,)):
                        self.of_name[key] = place
        with open(data / "demonyms.csv", encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if row["id"] in self.of_id:
                    self.of_name.setdefault(row["demonym"].casefold(), self.of_id[row["id"]])

    def most_populous(self, name, ids):
        """The place of the name, or of the ids that the finder gives; None if there is none."""
        known = [self.of_id[str(id)] for id in ids if str(id) in self.of_id]
        if known:
            return max(known)
        name = name.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")
        return self.of_name.get(name)


def mentions(text, found, gazetteer):
    """Mentions in text order without overlaps, of what was found; the longer goes before the shorter."""
    words = [(plain(word[0]), word.start(), word.end()) for word in WORD.finditer(text)]
    begins = {}
    for number, (word, _, _) in enumerate(words):
        begins.setdefault(word, []).append(number)
    spans = []
    for name in found:
        at = [(name["start"], name["end"])] if "start" in name else standing(name["name"], words, begins)
        spans += [(start, end, name) for start, end in at if start < end]
    taken, kept = set(), []
    for start, end, name in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append({"start": start, "end": end} | pin(text[start:end], name, gazetteer))
    return sorted(kept, key=lambda mention: mention["start"])


def standing(name, words, begins):
    """Wherever the words of the name stand one after the other."""
    parts = [plain(word) for word in WORD.findall(name)]
    for first in begins.get(parts[0], []) if parts else []:
        last = first + len(parts) - 1
        if [word for word, _, _ in words[first : last + 1]] == parts:
            yield words[first][1], words[last][2]


def pin(printed, name, gazetteer):
    if "lat" in name:
        return {"lat": name["lat"], "lon": name["lon"]}
    ids = name.get("ids", [])
    place = gazetteer.most_populous(printed, ids) or gazetteer.most_populous(name["name"], ids)
    return {"lat": place[1], "lon": place[2], "geonameid": int(place[3])} if place and place[3].isdigit() else {}


def plain(word):
    """Without diacritics and capitals, as some finders give names."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
