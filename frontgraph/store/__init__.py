"""Quads in, rows out: the embedded store and any SPARQL server."""
