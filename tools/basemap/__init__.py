"""Makes data/basemap/: the map under the points, and the outlines of countries."""
