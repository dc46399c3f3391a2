"""Documents and citations as flat records, one JSON object a line, for other programs and the scorers."""

from __future__ import annotations

from frontgraph.model import Amendment, Citation, Document, DocumentField, Provision, Relation, Resolution
from frontgraph.registry import kinds

Record = dict[str, object]

#: The published record has one word for carrying out and for making known; the graph keeps them apart.
_PUBLISHED = {Relation.DISSEMINATES: Relation.IMPLEMENTS}


def citation_record(document: Document, citation: Citation) -> Record:
    """One mention: its place and words, what it names, what the document does to it, and what it was resolved to.

    Offsets are code points of the raw text; `page` (None where the file has none) and `line` are where a reader finds
    the place, `read_confidence` is how surely a scanned page was recognised; `type` is the kind's Vietnamese name in
    lower case.
    """
    place = document.locate(citation.span.start)
    record: Record = {
        "file": document.file,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "type": kind_name(citation.kind),
        "number": citation.number,
        "name": citation.name,
        "date": citation.date.iso if citation.date else None,
        "issuer": citation.issuer,
        "pinpoints": [str(provision) for provision in citation.pinpoints],
        "relation": _PUBLISHED.get(citation.relation, citation.relation).value,
        "title": citation.title,
        "section": citation.section,
        "confidence": citation.confidence,
        "page": place.page,
        "line": place.line,
        "read_confidence": place.confidence,
    }
    if citation.resolution is not None:
        record |= _resolution_record(citation.resolution)
    return record


def _resolution_record(resolution: Resolution) -> Record:
    return {
        "status": resolution.status.value,
        "work": resolution.work.path if resolution.work else None,
        "step": resolution.step,
        "reason": resolution.reason,
        "candidates": [{"work": c.work.path, "score": c.score, "rejected": c.rejected} for c in resolution.candidates],
        "warnings": list(resolution.warnings),
    }


def document_record(document: Document) -> Record:
    """What a document says of itself; a field that the text does not print is None."""
    return {
        "file": document.file,
        "document": {
            "type": kind_name(document.kind),
            "number": _value(document.number),
            "date": document.date.iso if document.date else None,
            "issuer": _value(document.issuer),
            "title": _value(document.title),
            "place": _value(document.place),
            "signatories": [signature.name.value for signature in document.signatures],
        },
        "pages": len(document.pages) or None,
        "notes": list(document.notes),
    }


def kind_name(slug: str | None) -> str | None:
    """The Vietnamese name of a document kind in lower case, None for none."""
    return kinds.get(slug).label if slug else None


def _value(field: DocumentField | None) -> str | None:
    return field.value if field else None


def amendment_record(document: Document, amendment: Amendment) -> Record:
    """One operation on one provision; provisions run from the inside out (`Khoản 4 / Điều 16`)."""
    place = document.locate(amendment.span.start)
    return {
        "file": document.file,
        "start": amendment.span.start,
        "end": amendment.span.end,
        "quote": amendment.quote,
        "source": provision_path(amendment.source),
        "operation": amendment.operation.value,
        "target": provision_path(amendment.target),
        "document": {"type": kind_name(amendment.kind), "number": amendment.number, "name": amendment.name},
        "effective": amendment.effective.iso if amendment.effective else None,
        "old_words": amendment.old_words,
        "new_words": amendment.new_words,
        "exception": amendment.exception.cut(document.text) if amendment.exception else None,
        "excepted": [provision_path(provision) for provision in amendment.excepted],
        "page": place.page,
        "line": place.line,
        "read_confidence": place.confidence,
    }


def place_name(page: object, line: object, lang: str, confidence: object = None) -> str:
    """A place as a reader finds it, and how sure its letters are where they were recognised from a picture.

    >>> place_name(3, 12, "en"), place_name(None, 4, "vi"), place_name(1, 2, "vi", 0.91)
    ('page 3, line 12', 'dòng 4', 'trang 1, dòng 2 (bản quét, tin cậy 0.91)')
    """
    words = ("page", "line", "scan, sure") if lang == "en" else ("trang", "dòng", "bản quét, tin cậy")
    place = f"{words[0]} {page}, {words[1]} {line}" if page is not None else f"{words[1]} {line}"
    return place if confidence is None else f"{place} ({words[2]} {confidence})"


def provision_path(provision: Provision | None) -> str | None:
    """A provision's steps from the inside out, each with a capital: `Điểm b / Khoản 1 / Điều 29`."""
    if provision is None:
        return None
    steps = [str(part) for part in reversed(provision.parts)]
    return " / ".join(step[:1].upper() + step[1:] for step in steps)
