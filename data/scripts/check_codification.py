"""Compare our identities with those of the national database, over the source notes of the codification of law.

python data/scripts/check_codification.py phap_dien.tar.xz
"""

from __future__ import annotations

from pathlib import Path

import click

from frontgraph.citation.codification import check, read_rows


@click.command(help=__doc__)
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--contradictions/--no-contradictions", default=True, help="List where the two do not agree.")
def main(path: Path, contradictions: bool) -> None:
    """Print the figures, and where the two disagree."""
    found = check(read_rows(path))
    agreed = found.agreement
    click.echo(f"notes {found.notes}, read {found.notes - len(found.unread)}")
    click.echo(f"mentions compared {found.compared}, amendment edges {len(found.edges)}")
    click.echo(f"pairwise precision {agreed.precision:.5f} recall {agreed.recall:.5f} F1 {agreed.f1:.5f}")
    for note in found.unread:
        click.echo(f"unread: {note}")
    if contradictions:
        for key, identifiers in agreed.merged:
            click.echo(f"one key, several identifiers: {key}: {', '.join(identifiers)}")
        for identifier, keys in agreed.split:
            click.echo(f"one identifier, several keys: {identifier}: {', '.join(keys)}")


if __name__ == "__main__":
    main()
