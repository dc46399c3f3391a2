"""The letters and numbers of Vietnamese official text: repair, folding, dates, numerals, enumerators."""

from frontgraph.text.canonical import Canonical, CanonicalText, canonicalise
from frontgraph.text.fold import CAPITALS, base_letters, fold, slug, small_letters

__all__ = [
    "CAPITALS",
    "Canonical",
    "CanonicalText",
    "base_letters",
    "canonicalise",
    "fold",
    "slug",
    "small_letters",
]
