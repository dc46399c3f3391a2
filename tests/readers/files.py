"""Small files of every form, made for the tests: Word, PDF, pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
)
#: A plan of two printed pages for `pdf`, typed in a VNI font; the last paragraph but one goes over two lines.
PLAN_OF_TWO_PAGES: tuple[tuple[tuple[float, float, str], ...], ...] = (
    (
        (60, 800, "UBND TÆNH SÔN LA"),
        (60, 780, "Soá: 15/KH-UBND"),
        (60, 740, "KEÁ HOAÏCH"),
        (60, 700, "Quyeát ñònh cuûa Chuû tòch veà vieäc thöïc hieän nhieäm vuï."),
    ),
    (
        (60, 740, "1. Muïc ñích, yeâu caàu"),
        (60, 700, "Caùc cô quan, ñôn vò vaø ñòa phöông treân ñòa baøn tænh theo chöùc naêng, nhieäm vuï ñöôïc giao"),
        (60, 688, "thöïc hieän Nghò ñònh soá 30/2020/NÑ-CP ngaøy 05/3/2020 cuûa Chính phuû."),
        (60, 640, "Sôû Taøi chính chuû trì, tham möu kinh phí thöïc hieän keá hoaïch."),
    ),
)


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body; `parts` are further XML parts by name (`numbering`, `footnotes`)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows: Sequence[Sequence[Sequence[str]]]) -> str:
    """A Word table: rows of cells of paragraphs."""
    cells = ("".join("<w:tc>" + "".join(paragraph(line) for line in cell) + "</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]], rules: Sequence[tuple[float, float, float, float]] = ()
) -> bytes:
    """A PDF with a text layer: on each page words at (x, y), in points from the lower left, letters of Latin 1; and
    `rules` drawn from one point to another."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        drawn = "".join(f"0.5 w {x} {y} m {to_x} {to_y} l S\n" for x, y, to_x, to_y in rules)
        drawn += "".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in page)
        words = drawn.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 << "
            b"/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _pdf_file(objects)


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    file = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return file + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table_at)


def scan(lines: Sequence[str], *, ink: tuple[int, int, int] | None = None) -> bytes:
    """A PNG of a scanned page with these lines of text, in black; with a stamp of coloured `ink` over them."""
    placed = [(100.0, 60.0 + 90 * row, line) for row, line in enumerate(lines)]
    return scanned_page(placed, size=(1800, 120 + 90 * len(lines)), ink=ink)


def scanned_page(
    words: Sequence[tuple[float, float, str]],
    rules: Sequence[tuple[float, float, float, float]] = (),
    *,
    size: tuple[int, int] = (2480, 1200),
    ink: tuple[int, int, int] | None = None,
    turned: float = 0,
) -> bytes:
    """A PNG of a page at 300 dots per inch: words at (x, y) in dots from the upper left, rules, a stamp, all turned."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(next(path for path in FONTS if Path(path).exists()), 40)
    picture = Image.new("RGB" if ink else "L", size, "white")
    draw = ImageDraw.Draw(picture)
    if ink is not None:
        draw.ellipse((60, 20, 900, size[1] - 20), fill=ink)
    for rule in rules:
        draw.line(rule, fill="black", width=4)
    for x, y, line in words:
        draw.text((x, y), line, font=font, fill="black")
    picture = picture.rotate(turned, Image.Resampling.BICUBIC, fillcolor="white")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(300, 300))
    return buffer.getvalue()


def scanned_pdf(picture: bytes) -> bytes:
    """A PDF whose only page is a picture."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.open(io.BytesIO(picture)).save(buffer, "PDF", resolution=300)
    return buffer.getvalue()
