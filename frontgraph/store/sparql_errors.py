"""An engine's complaint about a SPARQL text, said in one line: where, what stands there, what was expected."""

from __future__ import annotations

import re

from frontgraph.errors import QueryError

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?", re.IGNORECASE)
#: What the parser names besides tokens, in the user's words.
_REASONS = (
    ("Prefix not found", "a prefix that is declared (PREFIX name: <…>)"),
    ("IRI parsing failed", "a well-formed IRI"),
)
_WORD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})*\b")
_SIGN = re.compile(r'"((?:[^"\\]|\\.){1,3})"')


def syntax_error(sparql: str, complaint: str) -> QueryError:
    """The error to raise for `sparql`, of which an engine says `complaint`.

    >>> print(syntax_error("SELECT ?s WHERE", 'error at 1:16: expected one of "{", FROM'))
    The SPARQL query does not parse at line 1, column 16, after “SELECT ?s WHERE”: expected “{”, FROM.
    """
    found = _PLACE.search(complaint)
    if found is None:
        return QueryError(f"The SPARQL query does not parse: {' '.join(complaint.split())}")
    line, column = int(found[1]), int(found[2])
    expected = _expected(complaint[found.end() :])
    return QueryError(
        f"The SPARQL query does not parse at line {line}, column {column}{_context(sparql, line, column)}"
        f"{': expected ' + expected if expected else ''}."
    )


def _context(sparql: str, line: int, column: int) -> str:
    lines = sparql.splitlines()
    if not 0 < line <= len(lines):
        return ""
    # The parser counts columns in code points, from 1.
    before = " ".join(lines[line - 1][: column - 1].split())
    if not before:
        return ""
    return f", after “{'…' if len(before) > 40 else ''}{before[-40:]}”"


def _expected(rest: str) -> str:
    for name, meaning in _REASONS:
        if name in rest:
            return meaning
    signs = [f"“{sign}”" for sign in dict.fromkeys(_SIGN.findall(rest)) if not sign.startswith("\\")]
    words = list(dict.fromkeys(_WORD.findall(re.sub(r"\[[^\]]*\]|'.'", "", rest))))
    return ", ".join((signs + words)[:12])
