"""The page on which a reader explores a graph."""
