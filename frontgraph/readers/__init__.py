"""Files and texts of every form to Document: letterhead, number, date, title, section tree, recipients, signature."""

from frontgraph.readers.plain_text import read_text
from frontgraph.readers.source import SUFFIXES, read_all, read_bytes, read_path

__all__ = ["SUFFIXES", "read_all", "read_bytes", "read_path", "read_text"]
