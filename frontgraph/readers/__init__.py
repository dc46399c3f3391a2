"""Files in, documents out: raw text, self-description and the tree of sections."""
