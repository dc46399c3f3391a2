"""The answer to a question: typed rows that become a table in either language, a data frame, or records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontgraph.errors import MissingExtraError
from frontgraph.queries.question import Column, Label, Question, ValueType
from frontgraph.store.terms import Value

if TYPE_CHECKING:
    import pandas

#: How pandas holds a column, where plain objects would lose the type.
_DTYPES = {ValueType.INTEGER: "Int64", ValueType.BOOLEAN: "boolean"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found; `concepts` has the names of the concepts in its cells, by slug."""

    question: Question
    rows: tuple[tuple[Value, ...], ...]
    concepts: Mapping[str, Label] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        return self.question.columns

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> Iterator[dict[str, Value]]:
        """The rows as mappings from column name to value."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))

    def column(self, name: str) -> tuple[Value, ...]:
        """The values of one column; raises KeyError where there is none of that name."""
        names = [column.name for column in self.columns]
        if name not in names:
            raise KeyError(name)
        at = names.index(name)
        return tuple(row[at] for row in self.rows)

    def headings(self, lang: str = "vi") -> tuple[str, ...]:
        """The columns' headings in a language."""
        return tuple(column.label.in_language(lang) for column in self.columns)

    def cells(self, lang: str = "vi") -> Iterator[tuple[Value, ...]]:
        """The rows for reading: concepts by their names in a language."""
        concepts = [column.type == ValueType.CONCEPT for column in self.columns]
        for row in self.rows:
            yield tuple(
                self._named(value, lang) if concept else value for value, concept in zip(row, concepts, strict=True)
            )

    def to_dataframe(self, lang: str | None = None) -> pandas.DataFrame:
        """The answer as a pandas data frame; with a language, headings and concepts are in it.

        Raises MissingExtraError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise MissingExtraError('pandas is not installed; do: pip install "frontgraph[notebook]"') from error
        rows = self.rows if lang is None else list(self.cells(lang))
        names = [column.name for column in self.columns] if lang is None else list(self.headings(lang))
        frame = pandas.DataFrame.from_records(list(rows), columns=names)
        dtypes = {
            name: _DTYPES[column.type]
            for name, column in zip(names, self.columns, strict=True)
            if column.type in _DTYPES
        }
        return frame.astype(dtypes)

    def _named(self, value: Value, lang: str) -> Value:
        label = self.concepts.get(value) if isinstance(value, str) else None
        return value if label is None else label.in_language(lang)
