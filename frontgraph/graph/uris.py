"""What every thing in the graph is called.

    {base}/id/{jurisdiction}/{body}/{kind}/{year}/{symbol}            a work
    {base}/id/{jurisdiction}/{body}                                   a body
    {work}/sec/2.4  {work}/cit/{hash}  {work}/vi  {work}/vi/txt/{hash}#char=3533,3556 (RFC 5147)

Names of things inside a document come from their words, not from their offsets, so that a change elsewhere in
the text does not rename them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

import pyoxigraph as ox

from frontgraph.graph.terms import RdfTerm
from frontgraph.model import BodyKey, Document, Provision, ProvisionUnit, WorkKey
from frontgraph.text import slug

DEFAULT_BASE = "https://w3id.org/frontgraph"

_PLAIN = re.compile(r"[\w.~-]+")
_OUTSIDE = re.compile(r"[^\w.~!$&'()*+,;=:@-]")


@dataclass(frozen=True, slots=True)
class Uris:
    """The names under one base.

    >>> Uris().work(WorkKey("vn", "tw", "nghi-quyet", "2023", "43-nq-tw")).value
    'https://w3id.org/frontgraph/id/vn/tw/nghi-quyet/2023/43-nq-tw'
    """

    base: str = DEFAULT_BASE

    def work(self, key: WorkKey) -> ox.NamedNode:
        """A work by its key."""
        return self._node(f"id/{_path(key.path)}")

    def document(self, document: Document) -> ox.NamedNode:
        """The work that a document is; by its checksum where it has no key."""
        if document.key is not None:
            return self.work(document.key)
        return self._node(f"id/file/{document.sha256[:16] or digest(document.file, document.text, length=16)}")

    def body(self, key: BodyKey) -> ox.NamedNode:
        """A body by its key."""
        return self._node(f"id/{_path(key.path)}")

    def place(self, code: str) -> ox.NamedNode:
        """A place by its code in the registry (`vn-05`), which is ISO 3166-2 in lower case where the place has one.

        >>> Uris("https://example.org").place("VN-05").value
        'https://example.org/id/place/vn-05'
        """
        return self._node(f"id/place/{_path(code.lower())}")

    def campaign(self, kind: str, name: str) -> ox.NamedNode:
        """A campaign by the word for it and its name, the same in all documents.

        >>> Uris("https://example.org").campaign("phong trào", "Đoàn kết sáng tạo").value
        'https://example.org/id/campaign/phong-trao/doan-ket-sang-tao'
        """
        return self._node(f"id/campaign/{slug(kind) or 'khac'}/{slug(name) or digest(name)}")

    def change(self, identifier: str) -> ox.NamedNode:
        """A change of bodies by its name in the registry."""
        return self._node(f"id/change/{_segment(identifier)}")

    def source_graph(self, document: Document) -> ox.NamedNode:
        """The named graph of all that one source file says, the same when the file is read again.

        >>> Uris("https://example.org").source_graph(Document("a b.txt", "", "")).value
        'https://example.org/graph/source/a-b-cd6c4a05'
        """
        stem = slug(PurePosixPath(document.file).stem)[:60]
        return self._node(f"graph/source/{stem or 'file'}-{digest(document.file)}")

    def curated_graph(self, name: str) -> ox.NamedNode:
        """A graph of curated knowledge: `ontology`, `registry/bodies`, `registry/places`."""
        return self._node(f"graph/{name}")

    def software(self, version: str) -> ox.NamedNode:
        """A release of frontgraph."""
        return self._node(f"software/frontgraph/{_segment(version)}")

    def _node(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(f"{self.base.rstrip('/')}/{path}")


def inside(node: RdfTerm, *path: str | int) -> RdfTerm:
    """A thing inside another: its path segments behind the other's name.

    >>> inside(RdfTerm("<https://example.org/w>"), "sec", "dieu-5.2.đ")
    '<https://example.org/w/sec/dieu-5.2.đ>'
    """
    return RdfTerm("/".join((node[:-1], *(_segment(str(part)) for part in path))) + ">")


def provision(work: RdfTerm, cited: Provision) -> RdfTerm:
    """The part of `work` that a provision names, called as the section of a held text is.

    Articles are numbered through the whole text, so what stands outside the article is left out.

    >>> from frontgraph.model import ProvisionPart
    >>> parts = (ProvisionUnit.CHAPTER, "II"), (ProvisionUnit.ARTICLE, "5"), (ProvisionUnit.CLAUSE, "2")
    >>> provision(RdfTerm("<https://example.org/w>"), Provision(tuple(ProvisionPart(*p) for p in parts)))
    '<https://example.org/w/sec/dieu-5.2>'
    """
    return inside(work, "sec", provision_identifier(cited))


def provision_identifier(cited: Provision) -> str:
    """A provision in the form of a section's identifier (`dieu-5.2.a`); a range keeps both ends (`dieu-5--7`)."""
    units = [part.unit for part in cited.parts]
    outer = units.index(ProvisionUnit.ARTICLE) if ProvisionUnit.ARTICLE in units else 0
    names = []
    for at, part in enumerate(cited.parts[outer:]):
        # “Mẫu số 05” and “Mẫu 05” are one form.
        ends = [end.removeprefix("số ") for end in (part.value, part.last) if end is not None]
        value = "--".join(ends)
        numbered_only = at > 0 and part.unit in (ProvisionUnit.CLAUSE, ProvisionUnit.POINT, ProvisionUnit.INDENT)
        names.append(value.lower() if numbered_only else f"{part.unit.value}-{value.lower()}")
    return ".".join(names)


def digest(*parts: object, length: int = 8) -> str:
    """A short name made of values: the first hexadecimal digits of their SHA-256.

    >>> digest("a", 1) == digest("a", 1), len(digest("a", 1, length=12))
    (True, 12)
    """
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:length]


def _path(path: str) -> str:
    return "/".join(_segment(part) for part in path.split("/"))


@lru_cache(maxsize=1 << 14)
def _segment(text: str) -> str:
    # IRIs keep Vietnamese letters (RFC 3987); all that is no letter, digit or mark of a path is escaped.
    if _PLAIN.fullmatch(text) and text.strip("."):
        return text
    if not text.strip("."):  # a path would lose these
        return text.replace(".", "%2E")
    return _OUTSIDE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), text)
