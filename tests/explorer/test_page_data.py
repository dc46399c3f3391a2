"""What the page is given says what the documents say, each thing with its place."""

from __future__ import annotations

import json

import pytest

from frontgraph.errors import QueryError
from frontgraph.explorer.page_data import collect
from frontgraph.explorer.page_model import DocumentDetail, PageData
from frontgraph.explorer.works import Identities, described_works
from frontgraph.graph.vocabulary import DCT, FG
from frontgraph.store import EmbeddedStore, GraphFolder

CITED = [
    ("96/HD-MTTW-BTT", "2023-02-01", "implements", "1"),
    ("721-KL/TU", "2022-10-03", "implements", "1"),
    ("721-KL/TU", "2022-10-03", "implements", "1"),
    ("22-CT/TW", "2023-05-25", "implements", "2.1"),
    ("11/ĐA-MTTW-ĐCT", "2023-06-23", "implements", "2.1"),
    ("104/HD-MTTW-BTT", "2023-06-29", "implements", "2.1"),
    ("31-CT/TU", "2023-06-30", "implements", "2.1"),
    ("Điều lệ MTTQ Việt Nam khóa IX", None, "cites", "2.1"),
    ("43-NQ/TW", "2023-11-24", "implements", "2.2"),
    ("26/NQ-MTTW-ĐCT", "2023-11-11", "implements", "2.2"),
    ("197-KH/TU", "2023-12-22", "implements", "2.2"),
    ("43-NQ/TW", "2023-11-24", "cites", "2.2"),
    ("18-CT/TW", "2022-10-26", "implements", "2.4"),
    ("124-QĐ/TW", "2018-02-02", "implements", "2.4"),
    ("02/KL-MTTW-BTT", "2022-01-14", "implements", "2.6"),
    ("976-KL/TU", "2023-10-17", "implements", "2.6"),
]


@pytest.fixture(scope="module")
def seed(store: EmbeddedStore, graph_folder: GraphFolder, seed_iri: str) -> PageData:
    return collect(store, seed_iri, texts=graph_folder.read_source)


@pytest.fixture(scope="module")
def detail(seed: PageData) -> DocumentDetail:
    (found,) = seed.documents
    return found


def test_every_citation_with_number_date_relation_and_section(detail: DocumentDetail) -> None:
    found = [((c.number or c.name), c.date, c.relation, c.section) for c in detail.citations]
    assert found == CITED


def test_every_place_cuts_the_words_that_it_speaks_of(detail: DocumentDetail) -> None:
    for citation in detail.citations:
        words = detail.text[slice(*citation.at)]
        assert "".join((citation.number or citation.name or "").split()) in "".join(words.split())
        assert citation.sentence is not None
        assert words in detail.text[slice(*citation.sentence)]
    for recipient in detail.recipients:
        assert detail.text[slice(*recipient.at)].strip()
    assert detail.whole


def test_a_group_has_its_known_members_beside_it(detail: DocumentDetail) -> None:
    (front,) = [each for each in detail.recipients if each.name.startswith("Các tổ chức thành viên")]
    assert front.group
    assert "Hội Nông dân tỉnh Sơn La" in front.members
    assert not any(each.members for each in detail.recipients if not each.group)


def test_lanes_follow_the_issuers(seed: PageData) -> None:
    lanes = {work.symbol or work.title: work.lane for work in seed.works}
    assert lanes["22-CT/TW"] == lanes["43-NQ/TW"] == "party-central"
    assert lanes["104/HD-MTTW-BTT"] == lanes["26/NQ-MTTW-ĐCT"] == "front-central"
    assert lanes["721-KL/TU"] == lanes["197-KH/TU"] == "party-province"


def test_the_meeting_s_date_stands_in_and_says_so(seed: PageData) -> None:
    (work,) = [work for work in seed.works if work.id == seed.focus]
    assert (work.symbol, work.date, work.date_of) == (None, "2024-01-04", "meeting")


def test_the_chain_of_command_comes_along(seed: PageData) -> None:
    symbols = [work.symbol for work in seed.works]
    links = {(symbols[source], symbols[target], relation) for source, target, relation, _ in seed.links}
    assert ("197-KH/TU", "43-NQ/TW", "implements") in links


def test_a_work_that_is_only_cited_shows_who_cites_it(store: EmbeddedStore, seed: PageData) -> None:
    (cited,) = [work for work in seed.works if work.symbol == "22-CT/TW"]
    page = collect(store, f"{seed.base}/id/{cited.id}")
    assert page.focus == cited.id
    assert page.documents == ()
    (work,) = [work for work in page.works if work.id == cited.id]
    assert (work.held, work.cited_by) == (False, 2)
    # The sentences of those that cite it come along, although their texts do not.
    assert len(page.mentions) == 2
    for mention in page.mentions:
        assert mention.sentence[slice(*mention.at)] == "Chỉ thị số 22-CT/TW"


def test_without_the_text_the_evidence_is_shown_at_its_place(store: EmbeddedStore, seed_iri: str) -> None:
    (detail,) = collect(store, seed_iri).documents
    assert not detail.whole
    for citation in detail.citations:
        words = detail.text[slice(*citation.at)]
        assert "".join((citation.number or citation.name or "").split()) in "".join(words.split())


def test_a_collection_opens_with_its_overview(store: EmbeddedStore, graph_folder: GraphFolder) -> None:
    page = collect(store, texts=graph_folder.read_source)
    assert page.focus is None
    assert page.overview is not None
    assert len(page.documents) == 2
    assert all(work.x is not None and 0 <= work.x <= 1 for work in page.works)
    assert all(work.y is not None and 0 <= work.y <= 1 for work in page.works)
    bands = {band.lane: (band.top, band.bottom) for band in page.overview.lanes}
    for work in page.works:
        top, bottom = bands[work.lane]
        assert work.y is not None
        assert top <= work.y <= bottom


def test_groups_are_named_by_what_their_documents_rest_on(store: EmbeddedStore) -> None:
    page = collect(store)
    name = [work.symbol for work in page.works]
    groups = [({name[i] for i in each.members}, [name[i] for i in each.rests_on], each.held) for each in page.clusters]
    assert groups[1] == (
        {"15/KH-UBND", "197-KH/TU", "22-CT/TW", "43-NQ/TW"},
        ["197-KH/TU", "22-CT/TW", "43-NQ/TW"],
        1,
    )
    members = [index for each in page.clusters for index in each.members]
    assert len(members) == len(set(members))


def test_a_page_without_room_for_all_texts_says_how_many_are_out(
    store: EmbeddedStore, graph_folder: GraphFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert collect(store, texts=graph_folder.read_source).texts_out == 0
    monkeypatch.setattr("frontgraph.explorer.page_data.MOST_TEXT", 14_500)
    page = collect(store, texts=graph_folder.read_source)
    assert (len(page.documents), page.texts_out) == (1, 1)


def test_a_file_carries_what_is_around_its_neighbours_a_served_page_does_not(
    store: EmbeddedStore, seed_iri: str
) -> None:
    def symbols(page: PageData) -> set[str | None]:
        return {work.symbol for work in page.works}

    assert "15/KH-UBND" in symbols(collect(store, seed_iri))
    assert "15/KH-UBND" not in symbols(collect(store, seed_iri, root="/"))


def test_the_same_store_gives_the_same_json(store: EmbeddedStore, seed_iri: str) -> None:
    assert collect(store, seed_iri).to_json() == collect(store, seed_iri).to_json()
    json.loads(collect(store).to_json())


def test_words_that_are_no_iri_are_refused(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="not an IRI"):
        collect(store, "43-NQ/TW> } #")


def test_a_body_is_marked_at_every_place_where_it_is_named(detail: DocumentDetail) -> None:
    places = [mention.at for mention in detail.bodies]
    assert places == sorted(set(places))
    front = next(m.body for m in detail.bodies if detail.text[slice(*m.at)] == "Ủy ban MTTQ Việt Nam tỉnh")
    named = [
        m.at[0] for m in detail.bodies if m.body == front and detail.text[slice(*m.at)] == "Ủy ban MTTQ Việt Nam tỉnh"
    ]
    assert len(named) > 3
    for at, words in ((m.at, detail.text[slice(*m.at)]) for m in detail.bodies):
        assert words.strip() == words, at


def test_a_work_is_called_what_most_documents_call_it() -> None:
    store = EmbeddedStore.in_memory()
    law, decree = "https://example.org/id/vn/quoc-hoi/luat/2025/72", "https://example.org/id/vn/chinh-phu/nd/2025/1"
    names = ["Luật Tổ chức Chính quyên địa phương", *["Luật Tổ chức chính quyền địa phương"] * 2]
    abouts = [
        "về điều",
        "về điều chỉnh mức lương cơ sở và",
        *["về điều chỉnh mức lương cơ sở và chế độ tiền thưởng"] * 2,
    ]
    for work, said, name in ((law, names, FG.name), (decree, abouts, DCT.alternative)):
        for number, words in enumerate(said):
            store.bulk_load(f'<{work}> {name} "{words}" <https://example.org/graph/{number}> .'.encode())
    found = described_works(store, (law, decree), Identities("https://example.org"))
    assert found[law].title == "Luật Tổ chức chính quyền địa phương"
    assert found[decree].title == "về điều chỉnh mức lương cơ sở và chế độ tiền thưởng"
