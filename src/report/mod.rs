//! Geoparsed documents in, reports for people out.
