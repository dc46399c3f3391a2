"""How truly files are read: the text taken out of PDFs, Word files, web pages, scans beside texts of the same papers.

    python -m tests.benchmarks.bench_files SHARED_FOLDER [--texts FOLDER] [--printed N]

Prints the character and word error rates (insertions, deletions and substitutions by the length of the text) of each
file in SHARED_FOLDER/corpus/files whose text stands in SHARED_FOLDER/corpus/documents, or in FOLDER under the name of
the file with `.txt` behind it. Then N pages of a PDF with a text layer are drawn and read as scans: clean, askew, under
a red stamp, at low resolution; what the text layer says is the measure. White space, the places of tone marks and forms
of dashes and quotes do not count, nor what is left out on purpose: running heads and the stamp of a signature.
"""

from __future__ import annotations

import argparse
import io
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from frontgraph.errors import ReadError
from frontgraph.readers import read_bytes, read_path
from frontgraph.text import canonicalise

if TYPE_CHECKING:
    from PIL.Image import Image

TEXTS = {
    "06-HD-TW.pdf": "007_party_06-HD-TW.txt",
    "294-QD-TW.pdf": "006_party_294-QD-TW.txt",
    "2944-QD-UBND.pdf": "128_ocr_2944-QD-UBND.txt",
    "102-2025-NQLT.htm": "040_front_102-2025-NQLT-UBTVQH15-CP-DCTUBTWMTTQVN.txt",
    "KH-kiem-tra-giam-sat.htm": "034_front_KH-Kiem-tra-giam-sat-cong-tac-bau-cu-dai-bieu-Quoc-hoi-khoa-.txt",
}
#: Lines of the texts that the files' readers leave out on purpose.
_LEFT_OUT = re.compile(
    r"^(?:\[\[SOURCE.*|.*CÔNG BÁO TP\.HCM/Số.*|Ký bởi:.*|THÀNH PHỐ|Email:.*|Cơ quan:.*|\d{1,3})$", re.MULTILINE
)


def error_rates(read: str, meant: str) -> tuple[float, float]:
    """The character and the word error rate of what was read, beside what was meant."""
    one, other = (re.sub(r"\s+", " ", canonicalise(text).text).strip() for text in (read, meant))
    letters = Levenshtein.distance(one.replace(" ", ""), other.replace(" ", "")) / max(len(other.replace(" ", "")), 1)
    return letters, Levenshtein.distance(one.split(), other.split()) / max(len(other.split()), 1)


def rows(shared: Path, texts: Path | None) -> Iterator[str]:
    """One row a file: its error rates, its confidence where it was recognised, the processor time of reading it."""
    yield "| file | letters | words | sure | s |"
    yield "|---|---|---|---|---|"
    for path in sorted((shared / "corpus" / "files").iterdir()):
        text = shared / "corpus" / "documents" / TEXTS.get(path.name, "-")
        if texts is not None and (texts / f"{path.name}.txt").exists():
            text = texts / f"{path.name}.txt"
        if not text.is_file():
            continue
        began = time.perf_counter()
        document = read_path(path)
        took = time.perf_counter() - began
        letters, words = error_rates(document.text, _LEFT_OUT.sub("", text.read_text(encoding="utf-8")))
        sure = [page.confidence for page in document.pages if page.confidence is not None]
        told = f"{sum(sure) / len(sure):.2f}" if sure else ""
        yield f"| {path.name} | {letters:.3f} | {words:.3f} | {told} | {took:.1f} |"


def _askew(page: Image) -> Image:
    from PIL.Image import Resampling

    return page.rotate(1.7, Resampling.BICUBIC, fillcolor="white")


def _stamped(page: Image) -> Image:
    from PIL import ImageDraw

    stamped = page.copy()
    draw = ImageDraw.Draw(stamped)
    for left, top in ((0.1, 0.05), (0.55, 0.3), (0.3, 0.6)):
        box = [left * page.width, top * page.height, left * page.width + 420, top * page.height + 420]
        draw.ellipse(box, fill=(238, 110, 110), outline=(200, 20, 30), width=16)
    from PIL import ImageChops

    return ImageChops.darker(stamped, page)


def _coarse(page: Image) -> Image:
    small = page.resize((page.width * 150 // 300, page.height * 150 // 300))
    small.info["dpi"] = (150, 150)
    return small


DAMAGES: dict[str, Callable[[Image], Image]] = {
    "clean, 300 dots per inch": lambda page: page,
    "turned by 1.7 degrees": _askew,
    "under red stamps": _stamped,
    "150 dots per inch": _coarse,
}


def scanned_rows(pdf: Path, count: int) -> Iterator[str]:
    """One row a kind of damage: the error rates of the first pages of a PDF, drawn and read as a scan."""
    import pypdfium2

    yield "| drawn and read as a scan | letters | words | s a page |"
    yield "|---|---|---|---|"
    meant = read_path(pdf)
    document = pypdfium2.PdfDocument(pdf)
    ends = [page.start for page in meant.pages[1:]]
    for name, damage in DAMAGES.items():
        read = ""
        began = time.perf_counter()
        for number in range(count):
            buffer = io.BytesIO()
            picture = damage(document[number].render(scale=300 / 72).to_pil())
            picture.save(buffer, "PNG", dpi=picture.info.get("dpi", (300, 300)))
            try:
                read += read_bytes(buffer.getvalue(), f"page-{number + 1}.png").text + "\n"
            except ReadError:
                continue
        letters, words = error_rates(read, meant.text[: ends[count - 1]])
        yield f"| {name} | {letters:.3f} | {words:.3f} | {(time.perf_counter() - began) / count:.1f} |"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--texts", type=Path, default=None)
    parser.add_argument("--printed", type=int, default=0)
    arguments = parser.parse_args()
    for row in rows(arguments.shared, arguments.texts):
        print(row, flush=True)
    if arguments.printed:
        for row in scanned_rows(arguments.shared / "corpus" / "files" / "06-HD-TW.pdf", arguments.printed):
            print(row, flush=True)


if __name__ == "__main__":
    main()
