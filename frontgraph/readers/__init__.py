"""Files and texts of every form to Document: letterhead, number, date, title, section tree, recipients, signature."""

from frontgraph.readers.plain_text import read_text
from frontgraph.readers.scan import OcrMode
from frontgraph.readers.source import SUFFIXES, contents, read_all, read_bytes, read_path

__all__ = ["SUFFIXES", "OcrMode", "contents", "read_all", "read_bytes", "read_path", "read_text"]
