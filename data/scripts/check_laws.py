"""Compare the table of laws with the source notes of the codification of law, and complete it from them.

python data/scripts/check_laws.py phap_dien.tar.xz [--complete]

Every number, date, issuer and day of effect of `registry/laws.tsv` that a note gives too is compared. The notes are
read with a pattern of their own, so that the check does not lean on the recogniser. Where a law's articles took
effect on different days, the day of most of them is that of the law.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from frontgraph.citation.codification import read_rows
from frontgraph.resources import data_path
from frontgraph.text import fold

_DAY = r"(\d{1,2})/(\d{1,2})/(\d{4})"
_KIND = r"(?P<kind>Bộ luật|Luật|Pháp lệnh|Hiến pháp)"
_NUMBER = r"(?P<number>\d+(?:-[A-Z]+)?(?:/\d{4})?/?(?:QH|UBTVQH|PL-UBTVQH)\d*|\d+[-/]LCT/H[ĐĐ]NN\d+|\d+-L/CTN)"
_SOURCE = re.compile(
    rf"^\((?:.{{0,60}}?\s)?{_KIND} số {_NUMBER}(?:\s+(?P<title>[^,]*?.*?)\s+ngày\s+(?P<date>{_DAY})\s+của\s+"
    rf"(?P<issuer>[^,]+?))?,\s+có hiệu lực thi hành kể từ ngày (?P<effect>{_DAY})"
)


@dataclass
class Noted:
    """What the notes say of one number: how often which title, date, issuer and day of effect."""

    title: Counter[str] = field(default_factory=Counter)
    date: Counter[str] = field(default_factory=Counter)
    issuer: Counter[str] = field(default_factory=Counter)
    effective: Counter[str] = field(default_factory=Counter)


def read_notes(notes: Iterable[str]) -> dict[str, Noted]:
    """What all notes together say of each law, by folded number."""
    found: dict[str, Noted] = {}
    for note in notes:
        match = _SOURCE.match(note)
        if match is None:
            continue
        law = found.setdefault(fold(match["number"]), Noted())
        law.effective[_iso(match["effect"])] += 1
        if match["title"]:
            law.title[match["title"]] += 1
            law.date[_iso(match["date"])] += 1
            law.issuer[match["issuer"].strip(" .")] += 1
    return found


def contradictions(row: dict[str, str], law: Noted) -> Iterator[str]:
    """Where a row says other than the notes."""
    for column, noted in (("date", law.date), ("issuer", law.issuer), ("effective", law.effective)):
        if row[column] and noted and fold(row[column]) not in {fold(said) for said in noted}:
            yield f"{column}: table {row[column]}, notes {_counts(noted)}"
    if law.title and not any(_same_name(row["name"], title) for title in law.title):
        yield f"name: table {row['name']}, notes {_counts(law.title)}"
    if row["date"] and row["effective"] and row["effective"] < row["date"]:
        yield f"effective {row['effective']} before date {row['date']}"


def completed(row: dict[str, str], law: Noted) -> dict[str, str]:
    """The row with the date and the day of effect that it lacks."""
    day, effective = (noted.most_common(1)[0][0] if noted else "" for noted in (law.date, law.effective))
    return {**row, "date": row["date"] or day, "effective": row["effective"] or effective}


def _same_name(name: str, title: str) -> bool:
    """Whether a title is the name, with or without its kind word or “Về”."""
    bare = [re.sub(r"^(?:(?:bo )?luat|phap lenh) ", "", re.sub(r"^ve ", "", fold(words))) for words in (name, title)]
    return bare[0] == bare[1] or bare[1].startswith(bare[0] + " ")


def _counts(noted: Counter[str]) -> str:
    return ", ".join(f"{said} ({count}×)" for said, count in noted.most_common(3))


def _iso(day: str) -> str:
    return date(*(int(part) for part in reversed(day.split("/")))).isoformat()


@click.command(help=__doc__)
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--complete", is_flag=True, help="Write the dates that the table lacks into it.")
def main(path: Path, complete: bool) -> None:
    """Print how many rows the notes confirm, each contradiction, and the laws with several days of effect."""
    noted = read_notes(row.note for row in read_rows(path))
    table = data_path("registry", "laws.tsv")
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        columns = list(reader.fieldnames or ())
        rows = [dict(row) for row in reader]
    known = [row for row in rows if row["number"] and fold(row["number"]) in noted]
    wrong = [(row, said) for row in known for said in contradictions(row, noted[fold(row["number"])])]
    click.echo(f"rows {len(rows)}, with a number {sum(bool(r['number']) for r in rows)}, in the notes {len(known)}")
    click.echo(f"laws in the notes {len(noted)}, contradictions {len(wrong)}")
    for row, said in wrong:
        click.echo(f"{row['name']} {row['number']}: {said}")
    for row in known:
        days = noted[fold(row["number"])].effective
        if len(days) > 1:
            click.echo(f"several days: {row['name']} {row['number']}: {_counts(days)}")
    missing = sorted(number for number in noted if number not in {fold(row["number"]) for row in rows})
    click.echo(f"not in the table: {', '.join(missing) or 'none'}")
    if complete:
        rows = [completed(row, noted[fold(row["number"])]) if row in known else row for row in rows]
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, columns, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
            )
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
