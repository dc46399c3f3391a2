"""Annotated documents: a folder of annotations, the folders of the texts they are of, and what we make of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from frontgraph.collection.evaluation import Annotated
from frontgraph.collection.recognition import recognise_bytes
from frontgraph.collection.records import citation_record, document_record
from frontgraph.errors import ReadError


def read_gold(gold: Path, documents: Iterable[Path]) -> Iterator[Annotated]:
    """Each annotation (`*.json` in `gold`) beside what is recognised in its text, found by name in `documents`.

    Raises ReadError naming an annotation that is not readable, or whose text stands in none of the folders.
    """
    folders = tuple(documents)
    for path in sorted(gold.glob("*.json")):
        try:
            annotation = json.loads(path.read_text(encoding="utf-8"))
            name, mentions, fields = annotation["file"], annotation["citations"], annotation["document"]
        except (ValueError, KeyError) as error:
            raise ReadError(f"{path}: not an annotation of citations ({error}).") from error
        text = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if text is None:
            raise ReadError(f"{path}: the text {name} stands in none of {', '.join(map(str, folders))}.")
        document = recognise_bytes(name, text.read_bytes(), facts=False)
        predicted = [citation_record(document, citation) for citation in document.citations]
        said = document_record(document)["document"]
        assert isinstance(said, dict)
        yield Annotated(name, mentions, predicted, fields, said)
