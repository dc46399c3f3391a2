"""Groups of documents that rest on the same works, for the overview of a collection."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from frontgraph.explorer.page_model import Cluster, Link, Work

#: A group of fewer works says nothing that its documents' own pages do not say.
_SMALLEST = 4
#: How many works name a group.
_NAMED_BY = 3
#: A document that speaks ten times of another is no ten times nearer to it.
_MOST_WEIGHT = 3


def clusters(works: Sequence[Work], links: Sequence[Link]) -> tuple[Cluster, ...]:
    """The groups that citations make among works, the largest first; works in no group stand in none.

    Groups are the communities of the undirected, weighted network of citations (Blondel, Guillaume, Lambiotte and
    Lefebvre 2008, "Fast unfolding of communities in large networks"). The same works and links give the same groups.

    >>> def work(n): return Work(str(n), None, None, None, None, None, None, "other", n < 3, 0, 0)
    >>> [(group.members, group.rests_on) for group in clusters(
    ...     [work(n) for n in range(6)], [(0, 3, "based_on", 1), (1, 3, "based_on", 1), (2, 3, "cites", 1)])]
    [((0, 1, 2, 3), (3,))]
    """
    import networkx

    network: networkx.Graph[int] = networkx.Graph()
    network.add_nodes_from(range(len(works)))
    for (one, other), weight in sorted(_weights(links).items()):
        network.add_edge(one, other, weight=weight)
    found = networkx.community.louvain_communities(network, weight="weight", seed=0)
    groups = sorted((sorted(group) for group in found if len(group) >= _SMALLEST), key=lambda g: (-len(g), g))
    cited = _cited_within(groups, links)
    return tuple(
        Cluster(
            members=tuple(group),
            held=sum(works[index].held for index in group),
            rests_on=tuple(sorted(counts, key=lambda index, n=counts: (-n[index], index))[:_NAMED_BY]),  # type: ignore[misc]
        )
        for group, counts in zip(groups, cited, strict=True)
    )


def _weights(links: Iterable[Link]) -> dict[tuple[int, int], int]:
    weights: Counter[tuple[int, int]] = Counter()
    for source, target, _, mentions in links:
        weights[min(source, target), max(source, target)] += min(mentions, _MOST_WEIGHT)
    return weights


def _cited_within(groups: Sequence[Sequence[int]], links: Iterable[Link]) -> list[Counter[int]]:
    """For each group, by how many of its own documents each of its works is cited."""
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    citing: dict[tuple[int, int], set[int]] = defaultdict(set)
    for source, target, *_ in links:
        number = group_of.get(target)
        if number is not None and group_of.get(source) == number:
            citing[number, target].add(source)
    counts: list[Counter[int]] = [Counter() for _ in groups]
    for (number, target), sources in citing.items():
        counts[number][target] = len(sources)
    return counts
