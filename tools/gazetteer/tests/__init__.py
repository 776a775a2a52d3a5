"""Tests of the pure parts: `PYTHONPATH=tools python3 -m unittest discover -s tools/gazetteer/tests -t tools`."""
