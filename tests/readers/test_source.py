"""Bytes and files: encodings, and one clear line for what cannot be read."""

from __future__ import annotations

import hashlib
import io
import types
from pathlib import Path

import pytest

from frontgraph.errors import ReadError
from frontgraph.readers import read_bytes, read_path

TEXT = "QUYẾT ĐỊNH\r\nVề việc A\r\n\r\nĐiều 1. Một\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_gives_the_same_text(encoding: str) -> None:
    document = read_bytes(TEXT.encode(encoding), "a.txt")
    assert document.text == TEXT
    assert document.kind == "quyet-dinh"


def test_line_ends_are_kept_and_a_byte_order_mark_is_not() -> None:
    document = read_bytes(b"\xef\xbb\xbf" + TEXT.encode(), "a.txt")
    assert document.text == TEXT
    assert document.sections[0].span.cut(document.text).startswith("Điều 1.")


def test_decomposed_letters_stay_as_they_are() -> None:
    raw = "NGHI\u0323 QUYÊ\u0301T\nVê\u0300 A\n\nĐiê\u0300u 1. B\n"
    document = read_bytes(raw.encode(), "a.txt")
    assert document.text == raw
    assert document.kind == "nghi-quyet"
    assert document.kind_evidence is not None
    assert document.kind_evidence.quote == "NGHI\u0323 QUYÊ\u0301T"


def test_the_checksum_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    document = read_path(path)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.file == "a.txt"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\x00\x01\x02\x03\xff\xfe\x00\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "damaged"),
        (b"Quy\xff\xfe\xfa\x80\x81", "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_one_line_that_names_the_file(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "thu/a.txt")
    message = str(caught.value)
    assert message.startswith("thu/a.txt: ")
    assert "\n" not in message
    assert reason in message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_path(tmp_path / "b.txt")
    with pytest.raises(ReadError, match="folder"):
        read_path(tmp_path)


UNICODE = "Căn cứ Luật Tổ chức chính quyền địa phương;"
OLDER = [
    (
        "QuyÕt ®Þnh cña Chñ tÞch Uû ban nh©n d©n tØnh vÒ viÖc",
        "Quyết định của Chủ tịch Uỷ ban nhân dân tỉnh về việc",
        "TCVN3",
    ),
    ("Quyeát ñònh cuûa Chuû tòch vaø caùc cô quan", "Quyết định của Chủ tịch và các cơ quan", "VNI"),
]


@pytest.mark.parametrize(("typed", "meant", "font"), OLDER)
def test_lines_in_a_font_from_before_unicode_beside_unicode(typed: str, meant: str, font: str) -> None:
    document = read_bytes(f"{UNICODE}\n{typed}\n{UNICODE}".encode(), "a.txt")
    assert document.text.split("\n") == [UNICODE, meant, UNICODE]
    assert document.notes == (f"lines typed in {font} fonts, converted to Unicode",)


def test_bytes_of_an_older_encoding_beside_utf_8() -> None:
    typed, meant, _ = OLDER[0]
    document = read_bytes(UNICODE.encode() + b"\n" + typed.encode("latin-1"), "a.txt")
    assert document.text == f"{UNICODE}\n{meant}"
    assert document.notes == ("decoded from UTF-8, some lines from TCVN3",)


def test_words_of_other_languages_stay_as_they_are() -> None:
    text = f"{UNICODE}\nSan José, München, São Paulo, Malmö, El Niño – số 12 năm 2024, đồng thời các tỉnh® và các bộ"
    assert read_bytes(text.encode(), "a.txt").text == text


def test_no_more_of_a_pipe_is_read_than_a_document_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size == 1001
            Endless.read_so_far += size
            return b"a" * size

    monkeypatch.setattr("frontgraph.readers.source.LARGEST", 1000)
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=Endless()))
    with pytest.raises(ReadError, match="more than a document holds"):
        read_path("-")
    assert Endless.read_so_far == 1001
