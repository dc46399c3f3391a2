"""Many names as one regular expression that shares their beginnings, so that a text is passed once for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What may stand between two words of a name in running text: spaces, a line break, a hyphen.
GAP = r"(?:\s*-\s*|\s+)"

_Node = dict[str, "_Node"]


def union(names: Iterable[str], gap: str = r"\s+") -> str:
    """A pattern that matches the longest of the names; a space in a name matches `gap`.

    >>> re.findall(union(["Sơn La", "Sơn Tây", "Sơn"]), "Sơn  La và Sơn Động")
    ['Sơn  La', 'Sơn']
    """
    root: _Node = {}
    for name in names:
        node = root
        for char in name:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root, gap)


def _branch(node: _Node, gap: str) -> str:
    ends = "" in node
    parts = [_chain(char, child, gap) for char, child in sorted(node.items()) if char]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{body}?" if ends else body


def _chain(char: str, node: _Node, gap: str) -> str:
    return (gap if char == " " else re.escape(char)) + _branch(node, gap)
