"""Every question as a function that gives a pandas data frame; the graph's methods are these.

Documents and bodies are named as `lookup` understands them. All raise what `ask` raises, and MissingExtraError where
pandas is not installed.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from frontgraph.queries.asking import Argument, answer
from frontgraph.queries.question import get
from frontgraph.store.protocol import QuadStore

if TYPE_CHECKING:
    import pandas


def about(store: QuadStore, document: str) -> pandas.DataFrame:
    """Everything a document says of itself."""
    return _frame(store, "about", document=document)


def amendments(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """What a document amends, and what amends it."""
    return _frame(store, "amendments", document=document)


def assignments(store: QuadStore, document: str | None = None, body: str | None = None) -> pandas.DataFrame:
    """Which bodies are charged with what."""
    return _frame(store, "assignments", document=document, body=body)


def attendance(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Who attended and who presided."""
    return _frame(store, "attendance", document=document)


def bodies(store: QuadStore, document: str) -> pandas.DataFrame:
    """The bodies of a document, and in what capacity."""
    return _frame(store, "bodies", document=document)


def body_file(store: QuadStore, body: str) -> pandas.DataFrame:
    """A body's whole file across documents."""
    return _frame(store, "body-file", body=body)


def body_mentions(store: QuadStore, body: str) -> pandas.DataFrame:
    """What documents say of one body."""
    return _frame(store, "body-mentions", body=body)


def body_names(store: QuadStore, body: str) -> pandas.DataFrame:
    """How a body's name changed."""
    return _frame(store, "body-names", body=body)


def campaigns(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Campaigns, movements and funds: who runs them, in which section."""
    return _frame(store, "campaigns", document=document)


def central_resolutions(
    store: QuadStore, kind: str | None = None, branch: str | None = None, document: str | None = None
) -> pandas.DataFrame:
    """Which Central resolutions (or documents of another kind) the provinces implement, by province."""
    return _frame(store, "central-resolutions", kind=kind, branch=branch, document=document)


def chain_down(store: QuadStore, document: str) -> pandas.DataFrame:
    """The chain of implementation downwards: who implements this document, and who implements those."""
    return _frame(store, "chain-down", document=document)


def chain_up(store: QuadStore, document: str) -> pandas.DataFrame:
    """The chain of implementation upwards: what this document implements, and what those implement."""
    return _frame(store, "chain-up", document=document)


def charged_not_told(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Bodies charged but not told."""
    return _frame(store, "charged-not-told", document=document)


def cited_by(store: QuadStore, document: str) -> pandas.DataFrame:
    """Who cites this document."""
    return _frame(store, "cited-by", document=document)


def cited_together(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Documents cited together."""
    return _frame(store, "cited-together", document=document)


def cited_works(store: QuadStore, document: str) -> pandas.DataFrame:
    """Legal bases, implemented, or merely mentioned: cited works by relation."""
    return _frame(store, "cited-works", document=document)


def cites(store: QuadStore, document: str, relation: str | None = None) -> pandas.DataFrame:
    """What a document cites, in which section, in what words."""
    return _frame(store, "cites", document=document, relation=relation)


def codified_articles(store: QuadStore, document: str, provision: str | None = None) -> pandas.DataFrame:
    """Which articles of the codification come from a document."""
    return _frame(store, "codified-articles", document=document, provision=provision)


def codified_in_force(
    store: QuadStore,
    date: datetime.date | str | None = None,
    document: str | None = None,
    topic: str | None = None,
) -> pandas.DataFrame:
    """Articles of the codification in force on a day (today by default), with the changes in effect by then."""
    return _frame(store, "codified-in-force", date=date, document=document, topic=topic)


def deadlines_ahead(
    store: QuadStore,
    date: datetime.date | str | None = None,
    document: str | None = None,
    body: str | None = None,
) -> pandas.DataFrame:
    """Deadlines ahead of a day."""
    return _frame(store, "deadlines-ahead", date=date, document=document, body=body)


def documents(store: QuadStore, issuer: str | None = None, year: int | None = None) -> pandas.DataFrame:
    """The documents of the collection."""
    return _frame(store, "documents", issuer=issuer, year=year)


def documents_by_issuer(store: QuadStore) -> pandas.DataFrame:
    """Documents by issuer and year."""
    return _frame(store, "documents-by-issuer")


def evidence(
    store: QuadStore, subject: str, predicate: str | None = None, object: str | None = None
) -> pandas.DataFrame:
    """The evidence behind an edge: sentence, offsets, rule, confidence."""
    return _frame(store, "evidence", subject=subject, predicate=predicate, object=object)


def group_members(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Known members of groups named (`các tổ chức thành viên`), beside the group, which stays one."""
    return _frame(store, "group-members", document=document)


def implemented_by_province(store: QuadStore, branch: str | None = None, upper: str | None = None) -> pandas.DataFrame:
    """Which Central documents, of the Party or another `branch`, do the provinces implement, by province."""
    return _frame(store, "implemented-by-province", branch=branch, upper=upper)


def in_force(
    store: QuadStore, document: str, provision: str | None = None, date: datetime.date | str | None = None
) -> pandas.DataFrame:
    """Is this provision in force on a day, and who touched it."""
    return _frame(store, "in-force", document=document, provision=provision, date=date)


def meetings(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Meetings: date, place, ordinal."""
    return _frame(store, "meetings", document=document)


def missing(store: QuadStore) -> pandas.DataFrame:
    """Cited documents whose text is not in the collection."""
    return _frame(store, "missing")


def noted_amendments(store: QuadStore, document: str) -> pandas.DataFrame:
    """What amended a document, and since when, as the notes of the codification tell."""
    return _frame(store, "noted-amendments", document=document)


def organisations(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Advisory councils and member organisations."""
    return _frame(store, "organisations", document=document)


def partners(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Foreign partner bodies and what is agreed with them."""
    return _frame(store, "partners", document=document)


def partners_by_country(store: QuadStore) -> pandas.DataFrame:
    """Partners by country."""
    return _frame(store, "partners-by-country")


def people(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """People named and their posts."""
    return _frame(store, "people", document=document)


def person_file(store: QuadStore, person: str) -> pandas.DataFrame:
    """A person (an IRI) across documents: posts, and where named."""
    return _frame(store, "person-file", person=person)


def place_file(store: QuadStore, place: str) -> pandas.DataFrame:
    """A place (an IRI) across documents."""
    return _frame(store, "place-file", place=place)


def places(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Places named."""
    return _frame(store, "places", document=document)


def recipients(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Who received it."""
    return _frame(store, "recipients", document=document)


def related_articles(store: QuadStore, article: str) -> pandas.DataFrame:
    """Which articles of the codification an article relates to, and which relate to it."""
    return _frame(store, "related-articles", article=article)


def relative_references(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """What words like “Luật này” and “khoản 2 Điều này” point at."""
    return _frame(store, "relative-references", document=document)


def sections(store: QuadStore, document: str) -> pandas.DataFrame:
    """The sections of a document."""
    return _frame(store, "sections", document=document)


def signatories(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Who signed, in what post, on whose behalf."""
    return _frame(store, "signatories", document=document)


def targets(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Numeric targets."""
    return _frame(store, "targets", document=document)


def tasks(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """The tasks set."""
    return _frame(store, "tasks", document=document)


def tasks_by_quarter(store: QuadStore, body: str | None = None, year: int | None = None) -> pandas.DataFrame:
    """Tasks by body and quarter."""
    return _frame(store, "tasks-by-quarter", body=body, year=year)


def tasks_from_above(store: QuadStore, document: str) -> pandas.DataFrame:
    """From a document above to the tasks: who implements it, in which section, with what tasks."""
    return _frame(store, "tasks-from-above", document=document)


def tasks_with_deadline(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Tasks with a deadline."""
    return _frame(store, "tasks-with-deadline", document=document)


def tasks_without_body(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Tasks without a responsible body."""
    return _frame(store, "tasks-without-body", document=document)


def terms(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Terms of office."""
    return _frame(store, "terms", document=document)


def told_not_charged(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Bodies told but not charged."""
    return _frame(store, "told-not-charged", document=document)


def topic_sources(store: QuadStore, topic: str | None = None, issuer: str | None = None) -> pandas.DataFrame:
    """Which documents of which issuer are in a topic of the codification."""
    return _frame(store, "topic-sources", topic=topic, issuer=issuer)


def unresolved(store: QuadStore, document: str | None = None) -> pandas.DataFrame:
    """Citations that no work could be found for, with candidates."""
    return _frame(store, "unresolved", document=document)


def who_signs(store: QuadStore, issuer: str | None = None) -> pandas.DataFrame:
    """Who signs what: signatories by issuing body."""
    return _frame(store, "who-signs", issuer=issuer)


def tables(store: QuadStore, document: str) -> dict[str, pandas.DataFrame]:
    """Everything about a document as flat tables, by name: what it says of itself, sections, citations, tasks …"""
    names = (
        *("about", "sections", "cites", "tasks", "assignments", "bodies", "recipients", "signatories", "meetings"),
        *("attendance", "people", "campaigns", "partners", "places", "terms", "targets"),
    )
    return {name: _frame(store, name, document=document) for name in names}


def _frame(store: QuadStore, name: str, **arguments: Argument) -> pandas.DataFrame:
    return answer(store, get(name), arguments).to_dataframe()
