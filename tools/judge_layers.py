#!/usr/bin/env python3
"""Lets programs that others wrote judge the layers: validators of GeoJSON, GDAL, pyarrow and geopandas.

    tools/judge_layers.py PROGRAM NAME=FILE[,FILE...]... > tests/reports/layers.md

Each NAME is a set of articles. Needs gdal-bin, python3-venv, node and npm (Debian: apt-get install gdal-bin python3-venv npm);
the packages below are installed into target/judges at their pinned versions. PROGRAM should be built with --all-features.
Exit status 1 if a judge finds anything that the report does not say to be so.
"""

import csv
import json
import math
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JUDGES = os.path.join(ROOT, "target", "judges")
PYPI = ["geojson-validator==0.7.0", "geopandas==1.2.0", "pyarrow==26.0.1"]
NPM = ["@placemarkio/check-geojson@0.1.14", "@maplibre/maplibre-gl-style-spec@26.6.0"]
FORMATS = ["geojsonl", "geojsons", "csv", "gpkg", "fgb", "parquet", "kml", "gpx"]
# What a layer is of, and the shapes it is judged in.
LAYERS = [("mention", "point"), ("event", "point"), ("place", "area"), ("region", "area"), ("region", "bbox")]
# What GDAL calls the columns, and what its drivers add of their own.
DRIVER_FIELDS = {
    "kml": {"Name", "description", "timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility",
            "drawOrder", "icon"},
    "gpx": {"ele", "time", "magvar", "geoidheight", "cmt", "src", "link1_href", "link1_text", "link1_type", "link2_href",
            "link2_text", "link2_type", "sym", "type", "fix", "sat", "hdop", "vdop", "pdop", "ageofdgpsdata", "dgpsid"},
}
# Formats that have no days: there they are texts.
WITHOUT_DAYS = {"fgb", "kml", "gpx"}
# Formats that say no types at all: GDAL takes a text of figures, as ids are, for a number.
WITHOUT_TYPES = {"csv", "gpx"}
CHECK_GEOJSON = """
const { check } = require('@placemarkio/check-geojson');
try { check(require('fs').readFileSync(process.argv[2], 'utf8')); }
catch (error) { console.log((error.issues || [error]).map((issue) => issue.message).join('; ')); }
"""


def set_up():
    """Installs the judges, once; returns the Python that has them."""
    python = os.path.join(JUDGES, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", JUDGES], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PYPI], check=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", JUDGES, *NPM], check=True)
    with open(os.path.join(JUDGES, "check.cjs"), "w") as script:
        script.write(CHECK_GEOJSON)
    return python


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout, done.stderr.strip(), done.returncode


def write(program, files, folder, by, shape, extension):
    """The path of a layer, or why there is none."""
    path = os.path.join(folder, f"{by}-{shape}.{extension}")
    _, said, status = run(program, "map", *files, "--by", by, "--geometry", shape, "-o", path)
    if status not in (0, 1):
        return None, said
    return path, None


def gdal_source(path):
    """How GDAL is told to read a file, and which layer of it."""
    if path.endswith(".csv"):
        options = ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-oo", "AUTODETECT_TYPE=YES",
                   "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "EMPTY_STRING_AS_NULL=YES"]
        return options, path, []
    return [], path, ["waypoints"] if path.endswith(".gpx") else []


def schema(path):
    """Feature count, {column: type} and what ogrinfo warns of."""
    options, source, layer = gdal_source(path)
    said, warned, _ = run("ogrinfo", "-so", *([] if layer else ["-al"]), *options, source, *layer)
    count, columns = None, {}
    for line in said.splitlines():
        if line.startswith("Feature Count:"):
            count = int(line.split(":")[1])
        parts = line.split(": ")
        if len(parts) == 2 and line[:1].strip() and "(" in parts[1] and parts[1].split(" ")[0] in (
                "String", "Integer", "Integer64", "Real", "Date", "DateTime"):
            columns[parts[0]] = parts[1].split(" (")[0].split("(")[0].strip()
    return count, columns, warned


def plain_columns(columns, extension):
    """Columns by our names, what drivers add left out."""
    named = {}
    for name, kind in columns.items():
        if name == "Name" and extension == "kml":
            name = "name"
        elif name == "desc" and extension == "gpx":
            name = "quote"
        elif name in DRIVER_FIELDS.get(extension, ()):
            continue
        if name != "id":
            named[name.removeprefix("ogr_") if extension == "gpx" else name] = kind
    return named


def features(path):
    """The features as GDAL turns them into GeoJSON."""
    if path.endswith((".geojson", ".geojsonl", ".geojsons")):
        with open(path) as lines:
            text = lines.read()
        if path.endswith(".geojson"):
            return json.loads(text)["features"]
        return [json.loads(line.strip("\x1e")) for line in text.split("\n") if line]
    options, source, layer = gdal_source(path)
    out = path + ".roundtrip.geojson"
    run("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=6", *options, out, source, *layer)
    with open(out) as text:
        return json.load(text)["features"]


def key(feature, names, extension):
    """What must be the same after a round trip: rounded corners, and every property that is known."""
    properties = {}
    for name, value in (feature["properties"] or {}).items():
        if name == "Name" and extension == "kml":
            name = "name"
        if name == "desc" and extension == "gpx":
            name = "quote"
        name = name.removeprefix("ogr_") if extension == "gpx" else name
        if name in names and value not in (None, ""):
            properties[name] = round(value, 4) if isinstance(value, float) else value
    if extension in WITHOUT_TYPES:
        properties = {name: str(value).lstrip("'") for name, value in properties.items()}
    if extension == "gpx":
        # GDAL drops line ends that it reads in extensions.
        properties = {name: value.replace("\n", "").replace("\r", "") for name, value in properties.items()}
    return json.dumps([corners(feature["geometry"], extension), properties], sort_keys=True)


def corners(geometry, extension):
    if geometry is None:
        return None

    def flat(part):
        if isinstance(part[0], (int, float)):
            return [[round(part[0], 5), round(part[1], 5)]]
        return [corner for one in part for corner in flat(one)]

    if geometry["type"] == "GeometryCollection":
        return sorted(corner for part in geometry["geometries"] for corner in corners(part, extension))
    return sorted(flat(geometry["coordinates"]))


def same(original, path, names):
    """How many features of a layer are in another one, property for property."""
    extension = path.rsplit(".", 1)[1]
    names = set(names)
    one = sorted(key(feature, names, extension) for feature in original)
    other = sorted(key(feature, names, extension) for feature in features(path))
    if one == other:
        return "the same"
    left = set(one) - set(other)
    return f"{len(left)} of {len(one)} differ, such as {next(iter(left), '?')[:300]} / {next(iter(set(other) - set(one)), '?')[:300]}"


def judge_geojson(python, path):
    issues, _, _ = run("node", os.path.join(JUDGES, "check.cjs"), path)
    script = ("import geojson_validator as v, json, sys, logging; v.configure_logging(enabled=False);"
              "p = sys.argv[1]; s = v.validate_structure(p, check_crs=True); g = v.validate_geometries(p);"
              "print(json.dumps([s, g['invalid'], {k: len(n) for k, n in g['problematic'].items()}]))")
    said, warned, _ = run(python, "-c", script, path)
    structure, invalid, odd = json.loads(said.splitlines()[-1]) if said else ({"error": warned[-300:]}, {}, {})
    return issues.strip() or "clean", json.dumps([structure, invalid]) if structure or invalid else "clean", odd


def judge_style(program, files, problems):
    with tempfile.TemporaryDirectory() as folder:
        layer = os.path.join(folder, "layer.geojson")
        run(program, "map", *files, "--by", "place", "--geometry", "area", "--style", "maplibre", "-o", layer)
        said, warned, status = run(os.path.join(JUDGES, "node_modules", ".bin", "gl-style-validate"),
                                   os.path.join(folder, "layer.style.json"))
    print(f"\nMapLibre style: {said.strip() or warned or 'valid'}.")
    if status:
        problems.append("maplibre style")


def judge_parquet(python, path):
    script = ("import geopandas, pyarrow.parquet as pq, json, sys, datetime; p = sys.argv[1]; f = geopandas.read_parquet(p);"
              "b = geopandas.read_parquet(p, bbox=(-180, -90, 180, 90)); t = pq.read_table(p);"
              "n = [c for c in t.column_names if c not in ('geometry', 'bbox')];"
              "rows = t.select(n).to_pylist();"
              "g = [None if x is None else x.__geo_interface__ for x in f.geometry];"
              "d = lambda x: x.isoformat() if isinstance(x, datetime.date) else x;"
              "json.dump({'count': len(f), 'boxed': len(b), 'crs': str(f.crs), 'columns': {c: str(t.schema.field(c).type) for c in n},"
              "'features': [{'geometry': a, 'properties': {k: d(v) for k, v in r.items()}} for a, r in zip(g, rows)]}, sys.stdout)")
    said, warned, _ = run(python, "-c", script, path)
    return json.loads(said) if said else {"error": warned[-400:]}


ARROW = {"string": "String", "binary": "String", "int32": "Integer", "double": "Real", "date32[day]": "Date"}


def judge(python, program, name, files, problems):
    print(f"\n## {name}\n\nFrom {', '.join(os.path.basename(file) for file in files)}.\n")
    with tempfile.TemporaryDirectory() as folder:
        for by, shape in LAYERS:
            path, why = write(program, files, folder, by, shape, "geojson")
            if why:
                problems.append(why)
                continue
            original = features(path)
            count, columns, warned = schema(path)
            columns = plain_columns(columns, "geojson")
            placemark, validator, odd = judge_geojson(python, path)
            print(f"### --by {by} --geometry {shape}: {len(original)} features, {len(columns)} columns\n")
            print(f"GeoJSON: check-geojson {placemark}, geojson-validator {validator}"
                  + (f" (it remarks on {', '.join(f'{n} x {k}' for k, n in odd.items())})" if odd else "") + ", ogrinfo "
                  + (warned or "no warning") + ".\n")
            if "clean" not in placemark or validator != "clean" or warned or count != len(original):
                problems.append(f"{name} {by} {shape} geojson")
            print("| format | bytes | features | columns | other types | warnings | points and properties |\n|---|---|---|---|---|---|---|")
            for extension in FORMATS:
                row(python, program, files, folder, by, shape, extension, original, columns, problems)
            print()


def row(python, program, files, folder, by, shape, extension, original, columns, problems):
    path, why = write(program, files, folder, by, shape, extension)
    if why:
        print(f"| {extension} | {why.splitlines()[0]} | | | | | |")
        if extension != "parquet":
            problems.append(why)
        return
    if extension == "parquet":
        found = judge_parquet(python, path)
        if "error" in found:
            print(f"| parquet | {found['error']} |")
            problems.append("parquet")
            return
        count, warned = found["count"], ""
        kinds = {column: ARROW.get(kind, kind) for column, kind in found["columns"].items()}
        one = sorted(key(feature, set(columns), extension) for feature in original)
        other = sorted(key(feature, set(columns), extension) for feature in found["features"])
        verdict = "the same" if one == other and found["crs"] in ("OGC:CRS84", "EPSG:4326") else "differ"
    else:
        count, kinds, warned = schema(path)
        kinds = plain_columns(kinds, extension)
        points = original
        if extension == "csv":
            # A table has points only: of an area the pin stays, which GeoJSON does not say.
            points = original if shape == "point" else None
        if extension == "gpx" and shape != "point":
            points = None
        verdict = same(points, path, columns) if points is not None else "not compared: it has points only"
    lacking = sorted(set(columns) - set(kinds))
    empty = {name for name in lacking if all(f["properties"].get(name) is None for f in original)}
    guessed = extension in WITHOUT_TYPES
    others = {name: (columns[name], kind) for name, kind in kinds.items() if columns.get(name, kind) != kind}
    days = extension in WITHOUT_DAYS
    others = {n: (a, b) for n, (a, b) in others.items() if not (days and (a, b) == ("Date", "String"))}
    others = {n: (a, b) for n, (a, b) in others.items() if not (guessed and (a, b) == ("String", "Integer"))}
    # A column of nothing but nulls has no type that a reader of text could see.
    others = {n: pair for n, pair in others.items() if any(f["properties"].get(n) is not None for f in original)}
    said = ", ".join(f"{n} {b} for {a}" for n, (a, b) in sorted(others.items())) or ("days are texts" if days else "types are guessed" if guessed else "none")
    print(f"| {extension} | {os.path.getsize(path):,} | {count:,} | {len(kinds)}"
          + (f" (without value: {len(empty)})" if empty else "") + f" | {said} | {warned[:120] or 'none'} | {verdict} |")
    if count != len(original) or others or warned or set(lacking) - empty or verdict not in (
            "the same", "not compared: it has points only"):
        problems.append(f"{by} {shape} {extension}: {count} {others} {warned} {lacking} {verdict[:200]}")


def main():
    python = set_up()
    program, sets = os.path.abspath(sys.argv[1]), [one.split("=", 1) for one in sys.argv[2:]]
    gdal = run("ogrinfo", "--version")[0].split(",")[0]
    print("# Layers, judged by programs that others wrote\n")
    print("Made by `tools/judge_layers.py`, which installs " + ", ".join(f"`{one}`" for one in PYPI + NPM) + f"; {gdal}.")
    print("Each layer is written in every format; ogrinfo (of GeoParquet geopandas and pyarrow) counts features and columns and")
    print("names their types; ogr2ogr turns it back into GeoJSON, and geometries and properties are compared with those that")
    print("were written as GeoJSON. Nulls and empty texts count as the same there, and in GPX texts with other line ends, which GDAL")
    print("drops. CSV and GPX say no types. GeoJSON's `id` is no column. A style for MapLibre is judged by its own specification.")
    problems = []
    judge_style(program, sets[0][1].split(","), problems)
    for name, files in sets:
        judge(python, program, name, files.split(","), problems)
    print("\nNothing found that is not said here." if not problems else f"\nFound: {len(problems)} problems.")
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
