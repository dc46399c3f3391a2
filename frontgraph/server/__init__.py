"""The page and a SPARQL endpoint over HTTP."""
