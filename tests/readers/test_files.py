"""Files as people have them: Word, PDF, scans, saved pages, archives, text from before Unicode."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from frontgraph.errors import ReadError
from frontgraph.model import Document, Locator
from frontgraph.readers import read_all, read_bytes, read_path
from tests.readers import files
from tests.readers.files import docx, paragraph, pdf, table


def _number(document: Document) -> str | None:
    return document.number.value if document.number else None


def _needs(present: bool, what: str) -> None:
    if not present:
        if os.environ.get("CI"):
            pytest.fail(f"{what} is missing")
        pytest.skip(f"{what} is not installed")


class TestWord:
    def test_a_letterhead_in_a_table_and_numbered_paragraphs(self) -> None:
        left = ["UBND TỈNH SƠN LA", "SỞ TÀI CHÍNH", "Số: 5/BC-STC"]
        right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sơn La, ngày 2 tháng 1 năm 2025"]
        body = table([[left, right]]) + paragraph("BÁO CÁO") + paragraph("Thu ngân sách") + paragraph("1. Thu nội địa")
        document = read_bytes(docx(body), "a.docx")
        assert (document.kind, _number(document)) == ("bao-cao", "5/BC-STC")
        assert document.issuer is not None
        assert document.issuer.value == "Sở Tài chính tỉnh Sơn La"
        assert [section.identifier for section in document.sections] == ["1"]

    def test_automatic_numbers_are_written_out(self) -> None:
        levels = (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
        )
        numbering = (
            f'<w:numbering {files.W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
        )
        outer, inner = (f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>' for level in (0, 1))
        body = "".join(
            paragraph(text, properties)
            for text, properties in (("Một", outer), ("A", inner), ("B", inner), ("Hai", outer), ("C", inner))
        )
        document = read_bytes(docx(body, numbering=numbering), "a.docx")
        assert document.text == "Điều 1. Một\na) A\nb) B\nĐiều 2. Hai\na) C"

    def test_tracked_changes_are_accepted(self) -> None:
        body = (
            "<w:p><w:r><w:t>Giao Sở </w:t></w:r><w:del><w:r><w:delText>Nội vụ</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>Tài chính</w:t></w:r></w:ins></w:p>"
        )
        assert read_bytes(docx(body), "a.docx").text == "Giao Sở Tài chính"

    def test_text_boxes_tabs_and_footnotes_are_read(self) -> None:
        body = (
            '<w:p><w:r><w:t>Kế hoạch</w:t><w:footnoteReference w:id="2"/><w:tab/><w:t>số 1</w:t></w:r>'
            "<w:r><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
        )
        notes = f'<w:footnotes {files.W}><w:footnote w:id="2">{paragraph("Chú thích")}</w:footnote></w:footnotes>'
        document = read_bytes(docx(body, footnotes=notes), "a.docx")
        assert document.text == "Kế hoạch[2]\tsố 1\nTrong khung\n[2] Chú thích"

    def test_runs_in_fonts_from_before_unicode_beside_unicode(self) -> None:
        def run(text: str, font: str) -> str:
            return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{text}</w:t></w:r>'

        body = "".join(
            f"<w:p>{run(text, font)}</w:p>"
            for text, font in (
                ("Uû ban nh©n d©n", ".VnTimeH"),
                ("QuyÕt ®Þnh", ".VnTime"),
                ("Chuû tòch", "VNI-Times"),
                ("của Chính phủ và các bộ", "Times New Roman"),
                ("đã là chữ Unicode", ".VnTime"),
            )
        )
        document = read_bytes(docx(body), "a.docx")
        assert document.text.split("\n") == [
            "UỶ BAN NHÂN DÂN",
            "Quyết định",
            "Chủ tịch",
            "của Chính phủ và các bộ",
            "đã là chữ Unicode",
        ]
        assert "typed in TCVN3 and VNI fonts, converted to Unicode" in document.notes

    def test_what_python_docx_writes_is_read_in_order(self) -> None:
        """Nested and merged tables, links, content controls, lists by style: a whole document from another program."""
        word = pytest.importorskip("docx")
        from docx.oxml import parse_xml

        made = word.Document()
        made.sections[0].header.paragraphs[0].text = "Tài liệu lưu hành nội bộ"
        made.add_paragraph("Mục đích", style="List Number")
        made.add_paragraph("Yêu cầu", style="List Number")
        outer = made.add_table(2, 2)
        outer.cell(0, 0).text, outer.cell(0, 1).text = "TT", "Việc"
        inner = outer.cell(1, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "trong 1", "trong 2"
        merged = made.add_table(2, 3)
        merged.cell(0, 0).merge(merged.cell(0, 2)).text = "Gộp ngang"
        merged.cell(1, 2).text = "z"
        link = f"<w:hyperlink {files.W}><w:r><w:t>Nghị định số 30/2020/NĐ-CP</w:t></w:r></w:hyperlink>"
        made.add_paragraph("Xem ")._p.append(parse_xml(link))
        control = f"<w:sdt {files.W}><w:sdtContent>{paragraph('Trong ô điền')}</w:sdtContent></w:sdt>"
        made.element.body.insert(-1, parse_xml(control))
        buffer = io.BytesIO()
        made.save(buffer)
        assert [line for line in read_bytes(buffer.getvalue(), "a.docx").text.split("\n") if line.strip()] == [
            "Tài liệu lưu hành nội bộ",
            "1. Mục đích",
            "2. Yêu cầu",
            "TT\tViệc",
            "\ttrong 1\ttrong 2",
            "Gộp ngang",
            "\t\tz",
            "Xem Nghị định số 30/2020/NĐ-CP",
            "Trong ô điền",
        ]

    def test_notes_at_the_end_stand_at_the_end(self) -> None:
        body = '<w:p><w:r><w:t>Kế hoạch</w:t><w:endnoteReference w:id="2"/></w:r></w:p>' + paragraph("Hết")
        notes = f'<w:endnotes {files.W}><w:endnote w:id="2">{paragraph("Chú thích cuối")}</w:endnote></w:endnotes>'
        assert read_bytes(docx(body, endnotes=notes), "a.docx").text == "Kế hoạch[2]\nHết\n[2] Chú thích cuối"

    def test_a_letterhead_in_the_page_header(self) -> None:
        left = ["UBND TỈNH SƠN LA", "SỞ TÀI CHÍNH", "Số: 5/BC-STC"]
        right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sơn La, ngày 2 tháng 1 năm 2025"]
        header = f"<w:hdr {files.W}>{table([[left, right]])}</w:hdr>"
        document = read_bytes(docx(paragraph("BÁO CÁO") + paragraph("Thu ngân sách"), header1=header), "a.docx")
        assert (document.kind, _number(document)) == ("bao-cao", "5/BC-STC")

    def test_a_header_of_words_is_read_and_a_page_number_is_not(self) -> None:
        headers = {"header1": "TỈNH ỦY SƠN LA", "header2": "Trang 2"}
        parts = {name: f"<w:hdr {files.W}>{paragraph(text)}</w:hdr>" for name, text in headers.items()}
        assert read_bytes(docx(paragraph("Nội dung"), **parts), "a.docx").text == "TỈNH ỦY SƠN LA\nNội dung"

    def test_words_of_page_footers_stand_at_the_end_once(self) -> None:
        texts = {
            "footer1": "Tài liệu lưu hành nội bộ",
            "footer2": "Tài liệu lưu hành nội bộ",
            "footer3": "Trang 2 của 5",
        }
        parts = {name: f"<w:ftr {files.W}>{paragraph(text)}</w:ftr>" for name, text in texts.items()}
        document = read_bytes(docx(paragraph("Nội dung") + paragraph("Hết"), **parts), "a.docx")
        assert document.text == "Nội dung\nHết\nTài liệu lưu hành nội bộ"


class TestPdf:
    def test_columns_stay_apart_and_wrapped_lines_are_joined(self) -> None:
        page = [
            (60, 800, "UBND TINH A"),
            (330, 800, "CONG HOA XA HOI CHU NGHIA VIET NAM"),
            (60, 700, "Can cu Luat To chuc chinh quyen dia phuong so 72/2025/QH15 va Luat Ban hanh van ban quy pham"),
            (60, 686, "phap luat so 64/2025/QH15."),
        ]
        document = read_bytes(pdf([page]), "a.pdf")
        first, *rest = document.text.split("\n")
        assert first.startswith("UBND TINH A    ")
        assert first.endswith("CONG HOA XA HOI CHU NGHIA VIET NAM")
        assert rest[-1].endswith("van ban quy pham phap luat so 64/2025/QH15.")

    def test_page_numbers_and_running_heads_are_left_out(self) -> None:
        pages = [
            [(60, 820, "CONG BAO/So 1"), (60, 700, f"Noi dung cua trang thu {n} trong tap"), (290, 40, str(n))]
            for n in (1, 2, 3)
        ]
        document = read_bytes(pdf(pages), "a.pdf")
        assert document.text.split("\n") == [f"Noi dung cua trang thu {n} trong tap" for n in (1, 2, 3)]

    def test_a_place_is_told_by_page_and_line(self) -> None:
        pages = [[(60, 700, f"Dong mot cua trang {n}."), (60, 600, f"Dong hai cua trang {n}.")] for n in (1, 2)]
        document = read_bytes(pdf(pages), "a.pdf")
        assert document.locate(document.text.index("Dong hai cua trang 2")) == Locator(page=2, line=2)
        assert document.locate(0) == Locator(page=1, line=1)

    def test_a_sentence_goes_on_over_the_edge_of_a_page(self) -> None:
        pages = [[(60, 700, "Can cu Nghi dinh so 30/2020/ND-CP cua")], [(60, 700, "chinh phu ve cong tac van thu.")]]
        document = read_bytes(pdf([*pages, [(60, 700, "Dieu 1.")]]), "a.pdf")
        assert document.text == "Can cu Nghi dinh so 30/2020/ND-CP cua chinh phu ve cong tac van thu.\nDieu 1."
        assert document.locate(document.text.index("chinh phu")) == Locator(page=2, line=1)

    def test_a_place_counts_the_printed_lines_of_a_paragraph(self) -> None:
        long = "Can cu Luat To chuc chinh quyen dia phuong so 72/2025/QH15 va Luat Ban hanh van ban quy pham"
        page = [(60, 700, long), (60, 686, f"phap luat va {long[:60]}"), (60, 600, "Dieu 1.")]
        document = read_bytes(pdf([page, page]), "a.pdf")
        second = document.text.index("Can cu", document.pages[1].start)
        assert document.locate(document.text.index("phap luat va")) == Locator(page=1, line=2)
        assert document.locate(document.text.index("phap luat va") - 5) == Locator(page=1, line=1)
        assert document.locate(second) == Locator(page=2, line=1)
        assert document.locate(document.text.rindex("Dieu 1")) == Locator(page=2, line=3)

    @pytest.mark.parametrize(
        ("lines", "font"),
        [
            (
                (
                    "Uû ban nh©n d©n tØnh S¬n La",
                    "QuyÕt ®Þnh cña Chñ tÞch vÒ viÖc thùc hiÖn",
                    "c¸c n¨m vµ th¸ng cña n­íc",
                ),
                "TCVN3",
            ),
            (
                (
                    "Uyû ban nhaân daân tænh Sôn La",
                    "Quyeát ñònh cuûa Chuû tòch veà vieäc thöïc hieän",
                    "caùc naêm vaø thaùng",
                ),
                "VNI",
            ),
        ],
    )
    def test_fonts_from_before_unicode(self, lines: tuple[str, ...], font: str) -> None:
        page = [(60.0, 700.0 - 40 * row, line) for row, line in enumerate(lines)]
        document = read_bytes(pdf([page, page]), "a.pdf")
        assert f"typed in a {font} font, converted to Unicode" in document.notes
        assert "Quyết định của Chủ tịch về việc thực hiện" in document.text
        assert document.locate(document.text.rindex("Quyết")) == Locator(page=2, line=2)

    def test_the_stamp_of_a_digital_signature_is_not_the_document(self) -> None:
        _needs(shutil.which("tesseract") is not None, "tesseract-ocr")
        stamp = [(20, 820, "Email: a@b.vn"), (20, 808, "Signature Not Verified")]
        with pytest.raises(ReadError, match="no text"):
            read_bytes(pdf([stamp]), "a.pdf", ocr="never")


class TestScans:
    LINES = ("ỦY BAN NHÂN DÂN TỈNH SƠN LA", "Số: 15/KH-UBND", "KẾ HOẠCH", "Căn cứ Luật Lâm nghiệp năm 2017;")

    def test_a_scanned_page_is_recognised_and_says_how_surely(self) -> None:
        _needs(shutil.which("tesseract") is not None, "tesseract-ocr with tesseract-ocr-vie")
        _needs(any(Path(font).exists() for font in files.FONTS), "a font with Vietnamese letters (fonts-dejavu-core)")
        document = read_bytes(files.scanned_pdf(files.scan(self.LINES)), "scan.pdf")
        assert _number(document) == "15/KH-UBND"
        assert document.pages[0].confidence is not None
        assert document.pages[0].confidence > 0.5
        assert document.notes[0].startswith("page 1: read by OCR")

    @pytest.mark.parametrize("ink", [(228, 40, 52), (190, 30, 50), (160, 30, 50)])
    def test_print_under_a_red_stamp_is_read(self, ink: tuple[int, int, int]) -> None:
        _needs(shutil.which("tesseract") is not None, "tesseract-ocr with tesseract-ocr-vie")
        _needs(any(Path(font).exists() for font in files.FONTS), "a font with Vietnamese letters (fonts-dejavu-core)")
        document = read_bytes(files.scanned_pdf(files.scan(self.LINES, ink=ink)), "scan.pdf")
        assert _number(document) == "15/KH-UBND"
        assert document.kind == "ke-hoach"

    def test_a_scan_is_left_alone_on_request(self) -> None:
        _needs(any(Path(font).exists() for font in files.FONTS), "a font with Vietnamese letters (fonts-dejavu-core)")
        with pytest.raises(ReadError, match=r"scan\.pdf: .*scan"):
            read_bytes(files.scanned_pdf(files.scan(self.LINES)), "scan.pdf", ocr="never")


class TestWebPages:
    def test_a_page_saved_from_word(self) -> None:
        page = (
            '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>x</title></head><body>'
            "<table><tr><td><p>UBND TỈNH A</p><p>Số: 3/KH-UBND</p></td><td><p>CỘNG HÒA XÃ HỘI\r\nCHỦ NGHĨA VIỆT NAM</p>"
            "<p>A, ngày 2 tháng 5\r\nnăm 2024</p></td></tr></table><p>KẾ HOẠCH</p><p>Về B</p><p>1. <b>C</b>&nbsp;d</p>"
            "</body></html>"
        )
        document = read_bytes(page.encode(), "a.htm")
        assert document.media_type == "text/html"
        assert (document.kind, _number(document)) == ("ke-hoach", "3/KH-UBND")
        assert document.date is not None
        assert document.date.iso == "2024-05-02"

    def test_lists_keep_the_numbers_that_a_browser_prints(self) -> None:
        lists = "<ol start=2><li>Hai<li>Ba</ol><ul><li>x</ul>"
        page = f"<html><body><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>{lists}</body></html>"
        assert read_bytes(page.encode(), "a.html").text.endswith("2. Hai\n3. Ba\n- x")

    def test_a_number_stands_before_the_paragraph_in_its_item(self) -> None:
        items = "<ol><li><p>Mục đích</p><li><p>Yêu cầu</ol>"
        page = f"<html><body><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>{items}</body></html>"
        lines = [line for line in read_bytes(page.encode(), "a.html").text.split("\n") if line]
        assert lines[1:] == ["1. Mục đích", "2. Yêu cầu"]

    def test_words_in_fonts_from_before_unicode_beside_unicode(self) -> None:
        page = (
            "<html><body><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>"
            "<p style='font-family:\".VnTime\"'>QuyÕt <b>®Þnh</b></p>"
            '<table><tr><td><font face="VNI-Times">Chuû tòch</font></td></tr></table><p>của Chính phủ</p></body></html>'
        )
        document = read_bytes(page.encode(), "a.html")
        assert [line for line in document.text.split("\n") if line][1:] == ["Quyết định", "Chủ tịch", "của Chính phủ"]
        assert document.notes == ("typed in TCVN3 and VNI fonts, converted to Unicode",)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
    def test_pages_in_any_encoding(self, encoding: str) -> None:
        import unicodedata

        body = "<html><head><meta charset=windows-1258></head><body><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số</p>"
        typed = "".join(_to_1258(unicodedata.normalize("NFD", body))) if encoding == "cp1258" else body
        text = read_bytes(typed.encode(encoding), "a.html").text
        assert unicodedata.normalize("NFC", text).startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    def test_a_great_page_is_not_searched_for_news(self) -> None:
        page = b"<html><body>" + b"<p>Tin <h1> ngan</p>" * 300_000
        assert read_bytes(page, "to.html").text.startswith("Tin")

    def test_of_a_news_page_the_main_text_is_taken(self) -> None:
        story = (
            "<p>Ngày 20/3/2025, Ủy ban Kiểm tra Trung ương đã ban hành Hướng dẫn số 15-HD/UBKTTW về kỷ luật.</p>" * 6
        )
        page = (
            "<html><body><nav><a href=/>Trang chủ</a></nav><article><h1>Hướng dẫn mới</h1>" + story + "</article>"
            "<aside><ul><li><a href=/1>Tin bóng đá</a></li></ul></aside><footer>Bản quyền</footer></body></html>"
        )
        document = read_bytes(page.encode(), "tin.html")
        assert "15-HD/UBKTTW" in document.text
        assert "Bản quyền" not in document.text
        assert document.kind is None


class TestTextFromBeforeUnicode:
    SENTENCE = "Quyết định của Chính phủ về việc thực hiện chính sách cho công dân trong tỉnh năm nay"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_unicode_with_and_without_a_mark(self, encoding: str) -> None:
        text = f"CHỈ THỊ\nvề A\n\n{self.SENTENCE};\n"
        document = read_bytes(text.encode(encoding), "a.txt")
        assert (document.text, document.kind, document.notes) == (text, "chi-thi", ())

    def test_windows_1258(self) -> None:
        data = self.SENTENCE.encode("cp1258", errors="ignore")
        import unicodedata

        composed = unicodedata.normalize("NFD", self.SENTENCE)
        data = "".join(_to_1258(composed)).encode("cp1258")
        document = read_bytes(data, "cu.txt")
        assert unicodedata.normalize("NFC", document.text) == self.SENTENCE
        assert document.notes == ("decoded from windows-1258",)

    @pytest.mark.parametrize(
        ("typed", "font"),
        [
            ("QuyÕt ®Þnh cña ChÝnh phñ vÒ viÖc thùc hiÖn chÝnh s¸ch cho c«ng d©n trong tØnh n¨m nay", "TCVN3"),
            ("Quyeát ñònh cuûa Chính phuû veà vieäc thöïc hieän chính saùch cho coâng daân trong tænh naêm nay", "VNI"),
        ],
    )
    def test_fonts(self, typed: str, font: str) -> None:
        document = read_bytes(typed.encode("utf-8"), "cu.txt")
        assert document.text == self.SENTENCE
        assert document.notes == (f"typed in a {font} font, converted to Unicode",)

    def test_tcvn3_in_one_byte_a_letter(self) -> None:
        typed = "QuyÕt ®Þnh cña ChÝnh phñ vÒ viÖc thùc hiÖn chÝnh s¸ch cho c«ng d©n trong tØnh n¨m nay"
        assert read_bytes(typed.encode("latin-1"), "cu.txt").text == self.SENTENCE

    def test_vietnamese_in_unicode_and_other_languages_stay(self) -> None:
        for text in (self.SENTENCE, "Le décret du gouvernement français et la loi du 3 août", "plain words only"):
            assert read_bytes(text.encode(), "a.txt").text == text


def _to_1258(decomposed: str) -> list[str]:
    """windows-1258 has the vowels with circumflex, breve and horn as letters, and the tones as marks."""
    import unicodedata

    letters: list[str] = []
    for char in decomposed:
        if char in "\u0302\u0306\u031b" and letters:
            tones = []
            while letters and letters[-1] in "\u0300\u0301\u0303\u0309\u0323":
                tones.append(letters.pop())
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
            letters += reversed(tones)
        else:
            letters.append(char)
    return letters


class TestArchives:
    def _zip(self, **members: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return buffer.getvalue()

    def test_every_member_is_read_and_a_bad_one_does_not_stop_the_rest(self, tmp_path: Path) -> None:
        path = tmp_path / "nhieu.zip"
        path.write_bytes(
            self._zip(**{"a.txt": "NGHỊ QUYẾT\nA".encode(), "b/c.txt": b"", "d.txt": "KẾ HOẠCH\nB".encode()})
        )
        found = list(read_all(path))
        assert [item.file if isinstance(item, Document) else str(item).split(":")[0] for item in found] == [
            "nhieu.zip/a.txt",
            "nhieu.zip/b/c.txt",
            "nhieu.zip/d.txt",
        ]
        assert isinstance(found[1], ReadError)

    def test_one_member_may_be_read_as_one_document(self) -> None:
        assert read_bytes(self._zip(**{"a.txt": b"abc"}), "a.zip").text == "abc"
        with pytest.raises(ReadError, match="holds 2 files"):
            read_bytes(self._zip(**{"a.txt": b"a", "b.txt": b"b"}), "a.zip")

    def test_a_bomb_is_not_unfolded(self) -> None:
        with pytest.raises(ReadError, match="trap"):
            read_bytes(self._zip(**{"a.txt": b"\0" * 60_000_000}), "a.zip")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF-1.4\nbroken", "damaged"),
        ("a.pdf", pdf([]), "no pages|damaged"),
        ("a.docx", b"PK\x03\x04 cut off", "damaged"),
        ("a.docx", docx("<w:p>")[:200], "damaged"),
        ("a.docx", docx("<w:p></w:r>"), "damaged"),
        ("a.pdf", b"\0\1\2\3 no pdf at all", "no .pdf file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.html", b"<html><body></body></html>", "no text"),
        ("a.txt", b"Can cu " * 5_000_000, "33 million letters are more than a document holds"),
    ],
)
def test_bad_files_are_one_line(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_an_encrypted_pdf_is_named_so() -> None:
    body = pdf([[(60, 700, "Kin")]])
    locked = body.replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [(a)(a)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>"
        % (b"o" * 32, b"u" * 32),
    )
    with pytest.raises(ReadError, match="encrypted"):
        read_bytes(locked, "kin.pdf")


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "that-ra-la-word.txt"
    path.write_bytes(docx(paragraph("NGHỊ QUYẾT") + paragraph("Về A")))
    assert read_path(path).kind == "nghi-quyet"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("CHỈ THỊ\nVề A".encode())))
    assert read_path("-").kind == "chi-thi"


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_older_office_files(suffix: str, tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    _needs(program is not None, "LibreOffice")
    word = pytest.importorskip("docx")
    made = word.Document()
    head = made.add_table(1, 2)
    head.cell(0, 0).text, head.cell(0, 1).text = "UBND TỈNH SƠN LA\nSố: 3/KH-UBND", "Sơn La, ngày 2 tháng 5 năm 2024"
    made.add_paragraph("KẾ HOẠCH")
    made.save(str(tmp_path / "a.docx"))
    command = [str(program), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "a.docx")], check=True, capture_output=True)
    document = read_path(tmp_path / f"a.{suffix}")
    assert (document.kind, _number(document)) == ("ke-hoach", "3/KH-UBND")
    assert document.notes[0] == f".{suffix} file converted by LibreOffice"


def test_older_word_files_need_libreoffice() -> None:
    rtf = rb"{\rtf1\ansi NGHI QUYET\par}"
    if shutil.which("soffice") or shutil.which("libreoffice"):
        assert "NGHI QUYET" in read_bytes(rtf, "a.rtf").text
    else:
        with pytest.raises(ReadError, match=r"a\.rtf: .*LibreOffice"):
            read_bytes(rtf, "a.rtf")


@pytest.mark.parametrize(
    ("name", "number", "issuer", "signed"),
    [
        ("06-HD-TW.pdf", "06-HD/TW", "Ban Bí thư", ["Trần Cẩm Tú"]),
        ("294-QD-TW.pdf", "294-QĐ/TW", "Ban Chấp hành Trung ương", ["Tô Lâm"]),
        ("2944-QD-UBND.pdf", "2944/QĐ-UBND", "Ủy ban nhân dân Thành phố Hồ Chí Minh", ["Nguyễn Mạnh Cường"]),
        (
            "102-2025-NQLT.htm",
            "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
            "Ủy ban Thường vụ Quốc hội, Chính phủ, Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
            ["Đỗ Văn Chiến", "Phạm Minh Chính", "Trần Thanh Mẫn"],
        ),
        ("KH-kiem-tra-giam-sat.htm", None, "Ban Thường trực Ủy ban MTTQ Việt Nam xã Lương Minh", ["Lan Thị Vân"]),
    ],
)
def test_real_files(shared: Path, name: str, number: str | None, issuer: str, signed: list[str]) -> None:
    document = read_path(shared / "corpus" / "files" / name)
    assert _number(document) == number
    assert document.issuer is not None
    assert document.issuer.value == issuer
    assert [signature.name.value for signature in document.signatures] == signed


def test_a_real_scan(shared: Path) -> None:
    _needs(shutil.which("tesseract") is not None, "tesseract-ocr with tesseract-ocr-vie")
    document = read_path(shared / "corpus" / "files" / "2450-kgvx.signed.pdf")
    assert _number(document) == "2450/VPCP-KGVX"
    assert document.date is not None
    assert document.date.iso == "2024-04-12"
    assert document.pages[0].confidence is not None
    assert document.pages[0].confidence > 0.8
