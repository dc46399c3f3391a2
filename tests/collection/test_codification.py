"""The codification of law as a graph: what is in it, what it answers, and that nothing is lost on the way."""

from __future__ import annotations

import datetime
import tarfile
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from frontgraph.collection.build import BuildOptions, build
from frontgraph.collection.checks import validate_graph, verify_graph
from frontgraph.collection.codification import CodificationReport, build_codification
from frontgraph.errors import FrontgraphError, ReadError
from frontgraph.graph.vocabulary import FG, RDF
from frontgraph.queries import ask, frames
from frontgraph.store import GraphFolder, QuadStore
from frontgraph.store.search_index import SearchIndex
from tests.collection.topics import NURSERIES, write_topics

BASE = "https://w3id.org/frontgraph/id"
DECREE, LAW = "902/2020/NĐ-CP", "901/2019/QH14"


@pytest.fixture(scope="module")
def topics(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_topics(tmp_path_factory.mktemp("codification") / "topics")


@pytest.fixture(scope="module")
def built(topics: Path) -> tuple[Path, CodificationReport]:
    output = topics.parent / "G"
    return output, build_codification(topics, output)


@pytest.fixture(scope="module")
def store(built: tuple[Path, CodificationReport]) -> QuadStore:
    return GraphFolder(built[0]).open()


def columns(store: QuadStore, question: str, names: str, **arguments: Any) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names.split()) for row in ask(store, question, **arguments).records()]


def test_every_article_mention_and_reference_is_accounted_for(built: tuple[Path, CodificationReport]) -> None:
    report = built[1]
    assert report.conserved
    assert (report.topics, report.articles, report.sourced, report.no_note, report.no_document) == (3, 7, 5, 1, 1)
    assert (report.mentions, report.resolved, report.documents, report.changes, report.dated) == (7, 7, 5, 2, 5)
    assert (report.references, report.found, report.outside, report.unnumbered) == (5, 3, 1, 1)


def test_the_graph_keeps_to_its_shapes_and_its_quotes_to_their_texts(built: tuple[Path, CodificationReport]) -> None:
    assert [str(violation) for violation in validate_graph(str(built[0])).violations] == []
    verified = verify_graph(str(built[0]))
    assert verified.checked > 10
    assert verified.mismatches == ()


def test_a_large_graph_is_validated_in_pieces(topics: Path, tmp_path: Path) -> None:
    build_codification(topics, tmp_path / "G")
    folder = GraphFolder(tmp_path / "G")
    with folder.revise() as draft:
        name = next(name for name in draft.store.graphs() if "/graph/source/" in name.value)
        section = ox.NamedNode("urn:section")
        draft.store.engine.add(ox.Quad(section, RDF.type, FG.Section, name))
        draft.commit()
    moves: list[tuple[int, int]] = []
    pieces = validate_graph(str(folder.path), piece=1, told=lambda done, total: moves.append((done, total)))
    assert moves == [(1, 3), (2, 3), (3, 3)]
    assert not pieces.conforms
    assert {violation.focus for violation in pieces.violations} == {"urn:section"}
    assert set(pieces.violations) == set(validate_graph(str(folder.path)).violations)


def test_which_articles_come_from_a_document(store: QuadStore) -> None:
    rows = columns(store, "codified-articles", "topic_label number provision effective", document=DECREE)
    day = datetime.date(2020, 9, 20)
    assert rows == [
        ("Đề mục 90.1. Vườn ươm", "90.1.NĐ.1.2", "dieu-2", day),
        ("Đề mục 90.2. Hạt giống", "90.2.NĐ.1.9", "dieu-9", day),
    ]
    assert columns(store, "codified-articles", "number", document=DECREE, provision="Điều 9") == [("90.2.NĐ.1.9",)]
    (note,) = columns(store, "codified-articles", "note", document=DECREE, provision="Điều 9")[0]
    assert note == "(Điều 9 Nghị định số 902/2020/NĐ-CP, có hiệu lực thi hành kể từ ngày 20/09/2020)"


def test_what_amended_a_document_and_since_when(store: QuadStore) -> None:
    first, second = datetime.date(2022, 5, 15), datetime.date(2024, 2, 1)
    rows = columns(store, "noted-amendments", "amending_label by operation provision effective", document=DECREE)
    assert rows == [
        ("Nghị định số 904/2022/NĐ-CP", "dieu-1", "amend", "dieu-2", first),
        ("Nghị định số 904/2022/NĐ-CP", "dieu-3", "amend", "dieu-2", first),
        ("Nghị định số 904/2022/NĐ-CP", "dieu-1", "repeal", "dieu-2", first),
        ("Nghị định số 904/2022/NĐ-CP", "dieu-3", "repeal", "dieu-2", first),
        ("Nghị định số 905/2024/NĐ-CP", "dieu-7", "amend", "dieu-2", second),
        ("Nghị định số 905/2024/NĐ-CP", "dieu-7", "repeal", "dieu-2", second),
    ]


def test_the_amending_document_amends_the_amended_one_itself(store: QuadStore) -> None:
    rows = store.query(
        "PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT ?a ?b { ?a eli:amends ?b } ORDER BY ?a"
    )
    decree = f"{BASE}/vn/chinh-phu/nghi-dinh/2020/902-2020-nd-cp"
    assert [tuple(row) for row in rows.values()] == [  # type: ignore[union-attr]
        (f"{BASE}/vn/chinh-phu/nghi-dinh/2022/904-2022-nd-cp", decree),
        (f"{BASE}/vn/chinh-phu/nghi-dinh/2024/905-2024-nd-cp", decree),
    ]


def test_which_documents_of_an_issuer_are_in_a_topic(store: QuadStore) -> None:
    rows = columns(store, "topic-sources", "document_label issuer_label articles first", topic="90.2")
    assert rows == [
        ("Thông tư số 903/2021/TT-BTC", "Bộ Tài chính", 1, datetime.date(2021, 3, 1)),
        (f"Nghị định số {DECREE}", "Chính phủ", 1, datetime.date(2020, 9, 20)),
    ]
    assert columns(store, "topic-sources", "topic_label", issuer="Quốc hội") == [("Đề mục 90.1. Vườn ươm",)]


def test_a_document_named_in_full_has_its_title_date_and_issuer(store: QuadStore) -> None:
    (row,) = store.query(
        f"PREFIX dct: <http://purl.org/dc/terms/> PREFIX eli: <http://data.europa.eu/eli/ontology#> "
        f"PREFIX fg: <https://w3id.org/frontgraph/ns#> SELECT ?title ?date ?issuer {{ "
        f"<{BASE}/vn/bo-tai-chinh/thong-tu/2021/903-2021-tt-btc> dct:alternative ?title ; eli:date_document ?date ; "
        "fg:issuerName ?issuer }"
    ).values()  # type: ignore[union-attr]
    title = "Hướng dẫn Nghị định số 902/2020/NĐ-CP ngày 03/08/2020 của Chính phủ về giá hạt giống"
    assert tuple(row) == (title, datetime.date(2021, 1, 9), "Bộ Tài chính")


def test_cross_references_run_both_ways_over_topics(store: QuadStore) -> None:
    rows = columns(store, "related-articles", "direction number heading document_label", article="90.2.TT.4.3")
    assert rows == [("←", "90.1.NĐ.1.2", "Đất của vườn ươm", f"Nghị định số {DECREE}")]
    forward = columns(store, "related-articles", "direction related number", article="90.1.NĐ.1.2")
    assert [(direction, number) for direction, _, number in forward] == [
        ("→", "90.1.LQ.1"),
        ("→", "90.2.TT.4.3"),
        ("→", None),
    ]
    assert forward[-1][1] == f"{BASE}/phap-dien/90.9/sec/LQ.8"


@pytest.mark.parametrize(
    ("day", "in_force", "changes", "last", "pending"),
    [
        ("2020-09-19", False, 0, None, 2),
        ("2020-09-20", True, 0, None, 2),
        ("2023-01-01", True, 1, datetime.date(2022, 5, 15), 1),
        ("2024-02-01", True, 2, datetime.date(2024, 2, 1), 0),
    ],
)
def test_in_force_on_a_day(
    store: QuadStore, day: str, in_force: bool, changes: int, last: datetime.date | None, pending: int
) -> None:
    rows = columns(
        store,
        "codified-in-force",
        "number in_force changes last_change pending",
        document=DECREE,
        topic="90.1",
        date=day,
    )
    assert rows == [("90.1.NĐ.1.2", in_force, changes, last, pending)]


def test_the_functions_give_frames(store: QuadStore) -> None:
    assert len(frames.codified_articles(store, LAW)) == 2
    assert len(frames.noted_amendments(store, DECREE)) == 6
    assert len(frames.topic_sources(store)) == 4
    assert len(frames.related_articles(store, "90.1.NĐ.1.2")) == 3
    assert len(frames.codified_in_force(store, "2025-01-01", topic="90.2")) == 2


def test_an_archive_gives_the_same_graph(topics: Path, built: tuple[Path, CodificationReport], tmp_path: Path) -> None:
    archive = tmp_path / "codification.tar.xz"
    with tarfile.open(archive, "w:xz") as packed:
        packed.add(topics, "some/folder")
    build_codification(archive, tmp_path / "G", workers=2)
    with (tmp_path / "one.nq").open("wb") as one, (tmp_path / "two.nq").open("wb") as two:
        GraphFolder(built[0]).open().dump(one)
        GraphFolder(tmp_path / "G").open().dump(two)
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


def test_a_changed_topic_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    folder = write_topics(tmp_path / "topics")
    build_codification(folder, tmp_path / "G")
    assert build_codification(folder, tmp_path / "G").changed == 0
    place = folder / "90_1_Vườn_ươm.txt"
    place.write_text(NURSERIES.replace("Đất của vườn ươm\n", "Nước của vườn ươm\n"), encoding="utf-8")
    (folder / "90_2_Hạt_giống.txt").unlink()
    assert build_codification(folder, tmp_path / "G").changed == 2
    fresh = tmp_path / "H"
    build_codification(folder, fresh)
    revised = {str(quad) for quad in _topic_quads(tmp_path / "G")}
    assert revised == {str(quad) for quad in _topic_quads(fresh)}
    assert any("Nước của vườn ươm" in quad for quad in revised)


def _topic_quads(output: Path) -> list[object]:
    store = GraphFolder(output).open()
    return [quad for name in store.graphs() if "/graph/source/" in name.value for quad in store.graph_quads(name)]


def test_it_is_added_to_the_documents_of_a_graph(topics: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        f"UBND TỈNH SƠN LA\nSố: 12/KH-UBND\nSơn La, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nChăm cây\n"
        f"Căn cứ Nghị định số {DECREE} ngày 03/08/2020 của Chính phủ;\n",
        encoding="utf-8",
    )
    build([plan], tmp_path / "G")
    build_codification(topics, tmp_path / "G")
    store = GraphFolder(tmp_path / "G").open()
    rows = columns(store, "cited-by", "citing_label relation", document=DECREE)
    assert ("Kế hoạch số 12/KH-UBND", "based_on") in rows
    assert len(columns(store, "codified-articles", "number", document=DECREE)) == 2
    with pytest.raises(FrontgraphError, match="leave --base out"):
        build_codification(topics, tmp_path / "G", base="https://example.org")


def plan(number: int) -> str:
    return (
        f"UBND TỈNH SƠN LA\nSố: {number}/KH-UBND\nSơn La, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nChăm cây\n"
        f"Căn cứ Nghị định số {DECREE} ngày 03/08/2020 của Chính phủ;\n"
    )


def test_it_stays_when_the_documents_beside_it_are_built_anew(topics: Path, tmp_path: Path) -> None:
    """One document more loads all documents anew, one more of many only its own; topics and their bodies stay."""
    documents = tmp_path / "documents"
    documents.mkdir()
    output = tmp_path / "G"
    (documents / "12.txt").write_text(plan(12), encoding="utf-8")
    build([documents], output)
    build_codification(topics, output)
    alone = {str(quad) for quad in _topic_quads(output) if "phap-dien" in str(quad)}
    assert len(alone) > 50
    for more in (range(13, 20), range(20, 21)):
        for number in more:
            (documents / f"{number}.txt").write_text(plan(number), encoding="utf-8")
        build([documents], output)
        assert alone <= {str(quad) for quad in _topic_quads(output)}
        store = GraphFolder(output).open()
        assert len(columns(store, "codified-articles", "number", document=DECREE)) == 2
        assert columns(store, "topic-sources", "topic_label", issuer="Quốc hội") == [("Đề mục 90.1. Vườn ươm",)]
        assert len(columns(store, "cited-by", "citing", document=DECREE)) > len(more)
        with SearchIndex.open(GraphFolder(output).state().search) as index:
            assert any("phap-dien" in hit.subject for hit in index.search("đất của vườn ươm"))
        assert build_codification(topics, output).changed == 0
    assert GraphFolder(output).manifest().about["topics"] == 3
    with pytest.raises(FrontgraphError, match=r"the codification stands there .* give --base https://w3id\.org/"):
        build([documents], output, BuildOptions(base="https://example.org"))


def test_a_folder_without_topics_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no topic of the codification"):
        build_codification(tmp_path, tmp_path / "G")
    broken = tmp_path / "broken.tar.xz"
    broken.write_bytes(b"no archive")
    with pytest.raises(ReadError, match=r"broken\.tar\.xz: is no archive"):
        build_codification(broken, tmp_path / "G")


def test_some_topics_of_the_whole(shared: Path, tmp_path: Path) -> None:
    """Every source is found in real topics, and the amendments are those that the check of identities finds."""
    wanted = ("36_3_", "35_1_", "23_4_", "9_3_")
    folder = tmp_path / "topics"
    folder.mkdir()
    with tarfile.open(shared / "corpus" / "phap_dien.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).name
            content = archive.extractfile(member) if name.startswith(wanted) else None
            if content is not None:
                (folder / name).write_bytes(content.read())
    report = build_codification(folder, tmp_path / "G")
    assert report.conserved
    assert report.articles > 300
    assert report.sourced == report.articles
    assert report.resolved / report.mentions > 0.99
    assert report.dated / report.articles > 0.99
