from flashgeotext.geotext import GeoText
from lines import run
from loguru import logger

logger.remove()
geotext = GeoText()


def find(text):
    for names in geotext.extract(input_text=text).values():
        for name, about in names.items():
            for start, end in about["span_info"]:
                yield {"name": name, "start": start, "end": end}


run(find)
