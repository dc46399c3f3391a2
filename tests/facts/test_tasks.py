"""Who must act: headings, triggers, lists, reports, deadlines and tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontgraph.facts import as_json
from tests.facts.reading import charges, document_of, facts_of

HEAD = "KẾ HOẠCH\n\nI. TỔ CHỨC THỰC HIỆN\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Sở Tài chính\n\n- Bố trí kinh phí.\n\n- Chủ trì, phối hợp với Sở Nội vụ rà soát biên chế.",
            [("Sở Tài chính", "thực hiện"), ("Sở Tài chính", "chủ trì"), ("Sở Nội vụ", "phối hợp")],
        ),
        (
            "1. Giao Sở Tài chính:\n\na) Bố trí kinh phí;\n\nb) Theo dõi, đôn đốc việc giải ngân.",
            [("Sở Tài chính", "thực hiện"), ("Sở Tài chính", "giám sát")],
        ),
        (
            "1. Đề nghị Ủy ban nhân dân xã\n\n- Phối hợp chặt chẽ với Công an xã.",
            [("Ủy ban nhân dân xã", "đề nghị"), ("Ủy ban nhân dân xã", "phối hợp"), ("Công an xã", "phối hợp")],
        ),
        (
            "1. Các Bộ: Quốc phòng, Công an chủ động chỉ đạo các đơn vị đóng trên địa bàn rà soát phương án.",
            [
                ("Bộ Quốc phòng", "thực hiện"),
                ("Bộ Công an", "thực hiện"),
                ("các đơn vị đóng trên địa bàn", "thực hiện"),
            ],
        ),
        (
            "1. Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời báo cáo Sở Nội vụ.",
            [("các cơ quan, đơn vị", "thực hiện")],
        ),
        (
            "1. Thường trực, các ban, các tổ đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện.",
            [
                ("Thường trực Hội đồng nhân dân tỉnh", "giám sát"),
                ("các ban Hội đồng nhân dân tỉnh", "giám sát"),
                ("các tổ đại biểu Hội đồng nhân dân tỉnh", "giám sát"),
            ],
        ),
        ("1. Cuộc họp do Ban Thường trực chủ trì.", [("Ban Thường trực", "chủ trì")]),
        ("1. Nâng cao hiệu quả công tác phối hợp với các cơ quan.", []),
        (
            "1. Sở Y tế\n\nCăn cứ chức năng, nhiệm vụ, chỉ đạo các bệnh viện lập kế hoạch.",
            [("Sở Y tế", "thực hiện"), ("các bệnh viện", "thực hiện")],
        ),
        ("1. Sở Y tế\n\nCăn cứ nhiệm vụ được giao tổ chức thực hiện Kế hoạch.", [("Sở Y tế", "thực hiện")]),
        (
            "1. Đề nghị Hội Nông dân tỉnh và các tổ chức chính trị - xã hội tỉnh giám sát việc thực hiện.",
            [
                ("Hội Nông dân tỉnh", "đề nghị"),
                ("các tổ chức chính trị - xã hội tỉnh", "đề nghị"),
                ("Hội Nông dân tỉnh", "giám sát"),
                ("các tổ chức chính trị - xã hội tỉnh", "giám sát"),
            ],
        ),
        ("1. Việc chi trả do Thủ trưởng đơn vị chịu trách nhiệm.", [("Thủ trưởng đơn vị", "thực hiện")]),
        (
            "1. Các sở, ngành, nhất là các đơn vị giải ngân chậm, khẩn trương:\n\n- Tăng tốc giải ngân.",
            [("Các sở, ngành", "thực hiện")],
        ),
        ("1. Các cấp ủy đảng phải kiên trì mục tiêu đề ra.", [("Các cấp ủy đảng", "thực hiện")]),
        ("1. Toàn ngành cần chung sức vượt khó.", [("Toàn ngành", "thực hiện")]),
        ("1. Sở Nội vụ: Đề án vị trí việc làm, trình trước ngày 15/6/2026", [("Sở Nội vụ", "thực hiện")]),
        ("1. Sở Nội vụ: 5 tỷ đồng", []),
        ("1. Doanh nghiệp phải có vốn điều lệ.", []),
        ("1. Doanh nghiệp giữ vai trò trung tâm.", []),
        (
            "1. Chủ tịch UBND cấp xã và các đơn vị, cá nhân khác có liên quan chịu trách nhiệm thi hành.",
            [("Chủ tịch UBND cấp xã", "thực hiện"), ("các đơn vị, cá nhân khác có liên quan", "thực hiện")],
        ),
        (
            "1. Trường hợp cần thiết thì các cơ quan được phân cấp thẩm quyền tại Điều 3 có trách nhiệm quyết định.",
            [("các cơ quan được phân cấp thẩm quyền tại Điều 3", "thực hiện")],
        ),
        (
            "1. Giao Sở Nội vụ; Sở Tài chính; Sở Tư pháp và các cơ quan liên quan chủ động rà soát quy định.",
            [
                ("Sở Nội vụ", "thực hiện"),
                ("Sở Tài chính", "thực hiện"),
                ("Sở Tư pháp", "thực hiện"),
                ("các cơ quan liên quan", "thực hiện"),
            ],
        ),
        (
            "1. Giao Sở Nội vụ căn cứ kết luận của Tỉnh ủy chủ trì, phối hợp với các sở lập đề án.",
            [("Sở Nội vụ", "chủ trì"), ("các sở", "phối hợp")],
        ),
        (
            "1. Giao Sở Nội vụ chủ trì, phối hợp với các cơ quan nghiên cứu, xây dựng đề án.",
            [("Sở Nội vụ", "chủ trì"), ("các cơ quan", "phối hợp")],
        ),
        (
            "1. Cơ quan, đơn vị lấy ý kiến có trách nhiệm tổng hợp, giải trình.",
            [("Cơ quan, đơn vị lấy ý kiến", "thực hiện")],
        ),
        ("1. Quyết định ban hành Quy chế phối hợp giữa Bộ Quốc phòng với Bộ Công Thương.", []),
        (
            "1. Ban thường vụ cấp ủy cấp trên chỉ định ban chấp hành, bí thư, phó bí thư.",
            [("Ban thường vụ cấp ủy cấp trên", "thực hiện")],
        ),
        ("1. Tổ chức giao ban, hội nghị đúng quy định.", []),
        ("1. Giao ban quản lý dự án lập hồ sơ.", [("ban quản lý dự án", "thực hiện")]),
        (
            "1. Phân công\n\n- Đồng chí Phó Trưởng ban: Trực tiếp chỉ đạo.\n- Mỗi xã, phường: Thực hiện theo mẫu.",
            [("Đồng chí Phó Trưởng ban", "thực hiện"), ("Mỗi xã, phường", "thực hiện")],
        ),
        (
            "1. Giao Sở Tài chính phối hợp Sở Nội vụ có phương án phân bổ.",
            [("Sở Tài chính", "phối hợp"), ("Sở Nội vụ", "phối hợp")],
        ),
        (
            "1. Các thành viên khác trong tổ chủ động phối hợp với nhau.",
            [("Các thành viên khác trong tổ", "phối hợp")],
        ),
        (
            "1. Đề nghị Hội Nông dân\n\ntỉnh và các tổ\n\nchức thành viên\n\n- Phối hợp tuyên truyền.",
            [
                ("Hội Nông dân tỉnh", "đề nghị"),
                ("các tổ chức thành viên", "đề nghị"),
                ("Hội Nông dân tỉnh", "phối hợp"),
                ("các tổ chức thành viên", "phối hợp"),
            ],
        ),
        (
            "1. Văn phòng UBND tỉnh phục vụ các phiên họp. Văn phòng phối hợp với Sở Tư pháp thẩm định dự thảo.",
            [
                ("Văn phòng UBND tỉnh", "thực hiện"),
                ("Văn phòng UBND tỉnh", "phối hợp"),
                ("Sở Tư pháp", "phối hợp"),
            ],
        ),
        ("1. Bộ Tài chính đã ban hành Thông tư hướng dẫn.", []),
        ("1. Chủ trì cuộc họp: 500.000 đồng/người/buổi.", []),
    ],
)
def test_who_is_charged(text: str, expected: list[tuple[str, str]]) -> None:
    assert charges(facts_of(HEAD + text + "\n")) == expected


def test_a_report_charges_nobody_but_by_an_explicit_demand() -> None:
    text = (
        "BÁO CÁO\n\nI. ĐÁNH GIÁ TÌNH HÌNH\n\n1. Kết quả đạt được\n\nSở Y tế tổ chức tiêm chủng đúng kế hoạch.\n\n"
        "Sở Y tế cần khắc phục ngay các tồn tại.\n"
    )
    assert charges(facts_of(text)) == [("Sở Y tế", "thực hiện")]
    assert [t.evidence.quote for t in facts_of(text).tasks] == ["Sở Y tế cần khắc phục ngay các tồn tại."]


def test_a_charge_without_a_body_is_a_task_of_the_issuer() -> None:
    (task,) = facts_of(HEAD + "1. Tăng cường công tác tuyên truyền.\n").tasks
    assert task.assignees == ()
    assert task.section == "I.1"


@pytest.mark.parametrize(
    ("text", "deadline", "words"),
    [
        ("1. Giao Sở Y tế báo cáo trước ngày 30/6/2026.", "2026-06-30", "trước ngày 30/6/2026"),
        ("1. Giao Sở Y tế rà soát; báo cáo kết quả trong tháng 12 năm 2026.", "tháng 12 năm 2026", None),
        ("1. Nhiệm vụ đến tháng 6/2027\n\n- Giao Sở Y tế rà soát.", "tháng 6/2027", None),
        ("1. Giao Sở Y tế rà soát. Thời gian hoàn thành trước ngày 01/12/2026.", "2026-12-01", None),
        (
            "1. Giao Sở Y tế lập đề án, trình trước ngày 01/9/2026; thời gian hoàn thành trước ngày 01/12/2026.",
            "2026-12-01",
            None,
        ),
        ("1. Giao Sở Y tế thực hiện Quyết định số 5/QĐ-TTg ngày 01/02/2024.", None, None),
    ],
)
def test_deadlines(text: str, deadline: str | None, words: str | None) -> None:
    task = next(t for t in facts_of(HEAD + text + "\n").tasks if t.assignees)
    assert task.deadline == deadline
    if words is not None:
        assert task.deadline_words is not None
        assert task.deadline_words.quote == words


def test_targets_of_a_task() -> None:
    (task,) = facts_of(HEAD + "1. Phấn đấu cắt giảm tối thiểu 30% thời gian thực hiện thủ tục.\n").tasks
    (target,) = task.targets
    assert (target.comparator, target.value, target.unit) == (">=", "30", "%")
    assert target.subject.startswith("giảm thời gian")


def test_the_sentence_that_issues_the_document_is_no_charge() -> None:
    opening = "KẾ HOẠCH\n\n- Thực hiện Nghị quyết về chuyển đổi số.\n\nTrên cơ sở đó, Ủy ban nhân dân tỉnh"
    text = (
        f"{opening} ban hành Kế hoạch phát triển hạ tầng số, cụ thể như sau:\n\n1. Giao Sở Tài chính bố trí kinh phí.\n"
    )
    assert charges(facts_of(text)) == [("Sở Tài chính", "thực hiện")]
    text = f"{opening} yêu cầu các sở xây dựng kế hoạch như sau:\n\n1. Rà soát hạ tầng.\n"
    assert ("các sở", "thực hiện") in charges(facts_of(text))


def test_parts_of_a_target_charge_their_bodies() -> None:
    facts = facts_of(HEAD + "1. Lắp đặt mới: 58 trạm (Trong đó: VNPT: 25 trạm, Viettel: 33 trạm).\n")
    assert charges(facts) == [("VNPT", "thực hiện"), ("Viettel", "thực hiện")]
    assert charges(facts_of(HEAD + "1. Kinh phí: 58 tỷ đồng, của VNPT: 25 trạm.\n")) == []


def test_a_word_at_the_start_of_a_line_is_no_label() -> None:
    text = (
        HEAD + "1. Tổ chức tập huấn nghiệp vụ cho cán bộ các địa phương trên cả nước, cơ quan chủ trì: Bộ Công\nan.\n"
    )
    text += "\n- Cơ quan chủ trì: Bộ Công\nan.\n"
    assert charges(facts_of(text)) == [("Bộ Công an", "chủ trì")]


def test_an_article_named_at_the_start_of_a_line_is_no_heading() -> None:
    text = (
        "QUYẾT ĐỊNH\n\nĐiều 3. Tổ chức thực hiện\n\n1. Trường hợp các quy định về mức chi và"
        "\nvề thủ tục thanh toán kinh phí thực hiện tại"
        "\nĐiều 1 Quyết định này khác với quy định của cấp trên thì Giám đốc\nSở Y tế có trách nhiệm chủ trì rà soát.\n"
    )
    assert charges(facts_of(text)) == [("Giám đốc Sở Y tế", "chủ trì")]


@pytest.mark.parametrize(
    ("time", "deadline"),
    [
        ("Năm 2026 và các năm tiếp theo", "Năm 2026 và các năm tiếp theo"),
        ("Hoàn thành trong năm 2026", "năm 2026"),
        ("Quý IV năm 2026 và thường xuyên", "Quý IV năm 2026"),
        ("Thường xuyên", None),
    ],
)
def test_the_time_of_an_item_dates_all_that_it_charges(time: str, deadline: str | None) -> None:
    text = HEAD + (
        "1. Rà soát dữ liệu\n\na) Nhiệm vụ: Phối hợp với Bộ Công an rà soát dữ liệu.\n\nb) Cơ quan thực hiện:\n\n"
        "- Đơn vị chủ trì: Sở Nội vụ.\n\n- Đơn vị phối hợp: Các sở.\n\n"
        f"c) Thời gian thực hiện: {time}.\n\n2. Giao Sở Y tế báo cáo.\n"
    )
    dated = {a.name: t.deadline for t in facts_of(text).tasks for a in t.assignees}
    assert dated == {"Bộ Công an": deadline, "Sở Nội vụ": deadline, "Các sở": deadline, "Sở Y tế": None}


def test_a_table_without_partners_tells_who_carries_out() -> None:
    text = (
        "KẾ HOẠCH\n\n1. Giao Sở Y tế thực hiện.\n\nPHỤ LỤC\n\nTT\nNhiệm vụ\nCơ quan thực hiện\nThời gian\n1\n"
        "Xây dựng quy chế\nSở Nội vụ\nQuý III năm 2026\n2\nTập huấn\nSở Tư pháp\nTháng 9/2026\n"
    )
    assert ("Sở Nội vụ", "thực hiện") in charges(facts_of(text))
    assert ("Sở Tư pháp", "thực hiện") in charges(facts_of(text))


def test_a_table_written_cell_by_cell() -> None:
    text = (
        "KẾ HOẠCH\n\n1. Giao Sở Y tế thực hiện.\n\nPHỤ LỤC\n\nTT\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\n"
        "Thời gian thực hiện\n1\nXây dựng quy chế\nSở Nội vụ\nSở Tư pháp, Sở Tài chính\nQuý III năm 2026\n"
        "2\nTổ chức tập huấn\nSở Y tế\nCác sở, ban, ngành\nThường xuyên\n"
    )
    tasks = [t for t in facts_of(text).tasks if "quy chế" in t.evidence.quote or "tập huấn" in t.evidence.quote]
    assert [[(a.name, a.role.value) for a in t.assignees] for t in tasks] == [
        [("Sở Nội vụ", "chủ trì"), ("Sở Tư pháp", "phối hợp"), ("Sở Tài chính", "phối hợp")],
        [("Sở Y tế", "chủ trì"), ("Các sở, ban, ngành", "phối hợp")],
    ]
    assert [t.deadline for t in tasks] == ["Quý III năm 2026", None]


_ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
    ("1", "Xây dựng quy chế", "Sở Nội vụ", "Sở Tư pháp; các xã, phường", "Quý III năm 2026"),
    ("2", "Tổ chức tập huấn\nnghiệp vụ", "Sở Y tế", "Các sở, ban, ngành", "Thường xuyên"),
)


@pytest.mark.parametrize(
    "table",
    [
        "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in _ROWS),
        "\n".join(f"| {' | '.join(cell.replace(chr(10), ' ') for cell in row)} |" for row in _ROWS),
        "|\n" + "\n|\n|\n".join("\n|\n".join(row) for row in _ROWS) + "\n|\n",
    ],
    ids=["tabs", "bars", "bars on lines of their own"],
)
def test_a_table_with_its_cells_parted(table: str) -> None:
    facts = facts_of(f"KẾ HOẠCH\n\n1. Giao Sở Xây dựng thực hiện.\n\nPHỤ LỤC\n\n{table}\n")
    rows = [t for t in facts.tasks if "quy chế" in t.evidence.quote or "tập huấn" in t.evidence.quote]
    assert [[(a.name, a.role.value) for a in t.assignees] for t in rows] == [
        [("Sở Nội vụ", "chủ trì"), ("Sở Tư pháp", "phối hợp"), ("các xã, phường", "phối hợp")],
        [("Sở Y tế", "chủ trì"), ("Các sở, ban, ngành", "phối hợp")],
    ]
    assert [t.deadline for t in rows] == ["Quý III năm 2026", None]


@pytest.mark.parametrize("same", ["Như trên", "-nt-", "”"])
@pytest.mark.parametrize("part", ["\t", " | "], ids=["tabs", "bars"])
def test_a_cell_that_says_as_above_has_what_the_cell_above_has(same: str, part: str) -> None:
    rows = (
        *_ROWS[:2],
        ("2", "Tổ chức tập huấn", same, same, same),
        ("3", "Kiểm tra thực hiện", same, "Sở Y tế", "Năm 2027"),
        ("4", "Xây dựng phần mềm", "Sở Tài chính", same, same),
    )
    edge = part.strip()
    table = "\n".join(f"{edge}{part.join(row)}{edge}" for row in rows)
    facts = facts_of(f"KẾ HOẠCH\n\n1. Giao Sở Xây dựng thực hiện.\n\nPHỤ LỤC\n\n{table}\n")
    told = [([f"{a.name}: {a.role.value}" for a in t.assignees], t.deadline) for t in facts.tasks]
    others = ["Sở Tư pháp: phối hợp", "các xã, phường: phối hợp"]
    assert told == [
        (["Sở Nội vụ: chủ trì", *others], "Quý III năm 2026"),
        (["Sở Nội vụ: chủ trì", *others], "Quý III năm 2026"),
        (["Sở Nội vụ: chủ trì", "Sở Y tế: phối hợp"], "Năm 2027"),
        (["Sở Tài chính: chủ trì", "Sở Y tế: phối hợp"], "Năm 2027"),
    ]


def test_a_measure_and_a_part_in_a_project_are_no_bodies() -> None:
    table = "TT\nHọ và tên\nCơ quan chủ trì\n1\nNguyễn Văn An\nThành viên chính\n2\nChi phí\nĐơn vị triệu đồng\n"
    assert charges(facts_of(f"KẾ HOẠCH\n\n{table}")) == []


@pytest.mark.parametrize("heading", ["III. ĐỐI TƯỢNG, TIÊU CHÍ THI ĐUA", "III. Tiêu chí và hình thức khen thưởng"])
def test_what_is_judged_is_no_task(heading: str) -> None:
    text = (
        f"KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n1. Thi đua.\n\n{heading}\n\n1. Đối với các sở, ngành\n\n- Hoàn thành chỉ tiêu.\n\n"
    )
    text += "IV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- Tổng hợp kết quả.\n"
    assert charges(facts_of(text)) == [("Sở Nội vụ", "thực hiện")]


def test_a_list_of_procedures_charges_nobody() -> None:
    table = "TT\nTên thủ tục hành chính\nCơ quan thực hiện\n1\nCấp giấy phép\nSở Y tế\n2\nThu hồi\nSở Nội vụ\n"
    assert charges(facts_of(f"QUYẾT ĐỊNH\n\nDANH MỤC\n\n{table}")) == []


def test_the_item_of_a_body_has_the_deadline_of_its_own_sentence() -> None:
    text = HEAD + (
        "1. Nhiệm vụ đến tháng 6/2027\n\n- Giao Sở Y tế rà soát.\n\n- Giao Sở Y tế báo cáo trước ngày 30/9/2026.\n"
    )
    document = document_of(text)
    (item,) = as_json(replace(document, facts=facts_of(text)))["assignments"]
    assert (item["body"], item["deadline"]) == ("Sở Y tế", "2026-09-30")


def test_the_members_that_a_heading_names_in_brackets_are_charged() -> None:
    text = HEAD + "1. Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban Quản lý các khu công nghiệp tỉnh):\n\n"
    text += "a) Chủ trì thẩm định hồ sơ.\n"
    assert charges(facts_of(text)) == [("Sở Tài chính", "chủ trì"), ("Ban Quản lý các khu công nghiệp tỉnh", "chủ trì")]


def test_a_form_behind_a_document_charges_nobody() -> None:
    text = HEAD + "1. Giao Sở Y tế rà soát.\n\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    text += "Nguyễn Văn An\n\nMẫu số 01\n\nQUYẾT ĐỊNH\n\nĐiều 2. Trưởng đoàn có trách nhiệm báo cáo.\n"
    assert charges(facts_of(text)) == [("Sở Y tế", "thực hiện")]


def test_what_a_report_tells_is_no_task() -> None:
    text = (
        "THÔNG BÁO\n\nI. ĐÁNH GIÁ CHUNG\n\nTrong 10 tháng, mặc dù phải đối mặt với nhiều khó khăn, thách thức nhưng "
        "chính quyền tỉnh đã đoàn kết, khắc phục khó khăn, thực hiện quyết liệt các nhiệm vụ.\n"
    )
    assert facts_of(text).tasks == ()
