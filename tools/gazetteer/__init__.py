"""Makes the files in data/ from pinned registry packages; `tools/make-data` runs it."""
