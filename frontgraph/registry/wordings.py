"""One body under several wordings: "các sở, ngành có liên quan" and "Các sở, ngành liên quan".

The registry tells the bodies apart that it knows; groups and bodies without a row have nothing but their name, and one
document may word it in several ways.
"""

from __future__ import annotations

from frontgraph.text import fold

_ABBREVIATIONS = (
    ("ubmttqvn", "uy ban mttq"),
    ("ubmttq", "uy ban mttq"),
    ("mttqvn", "mttq"),
    ("mat tran to quoc", "mttq"),
    ("mttq viet nam", "mttq"),
    ("mttq vn", "mttq"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("btt", "ban thuong truc"),
    ("vp", "van phong"),
)
# Words that do not tell one body from another.
_UNTELLING = ("cac", "nhung", "va")


def folded_name(name: str) -> str:
    """A name with its usual abbreviations written out, for comparison.

    >>> folded_name("các Ban Thường trực UBMTTQ xã") == folded_name("BTT Ủy ban Mặt trận Tổ quốc Việt Nam xã")
    True
    """
    folded = f" {fold(name)} "
    for short, full in _ABBREVIATIONS:
        folded = folded.replace(f" {short} ", f" {full} ")
    folded = folded.replace(" co lien quan ", " lien quan ")
    return " ".join(word for word in folded.split() if word not in _UNTELLING)
