"""Groups items by the links between them so that one bad link does not chain.

Average link over a sparse graph: two clusters merge while the mean link between all their members is above
zero. A pair without a link counts as `UNLINKED`, so a single strong link cannot join two large clusters
that otherwise share nothing; a vetoed pair keeps its clusters apart for good. The result depends on the
links alone, never on the order they come in, and a component of linked items is grouped without looking at
any other.
"""

import heapq
from collections.abc import Mapping, Sequence
from typing import NamedTuple

UNLINKED = -3.0
"""Link of a pair that was never compared, as nothing brought it together."""


class Link(NamedTuple):
    """How strongly two items belong together (above 0) or apart (below); a veto forbids one cluster."""

    weight: float
    veto: bool = False


Links = Mapping[tuple[int, int], Link]
"""Links by item numbers, the smaller number first."""


def cluster(size: int, links: Links, *, sizes: Sequence[int] | None = None) -> tuple[tuple[int, ...], ...]:
    """Groups the items 0 … size - 1.

    Args:
        size: Number of items; their numbers must follow an order of their own content, as ties go to the
            lower.
        links: Links between items; absent pairs count as `UNLINKED`.
        sizes: How much each item counts in a mean; 1 each where not given.

    Returns:
        Clusters in order of their first member; members sorted.
    """
    ordered = {pair: links[pair] for pair in sorted(links)}  # sums of floats depend on their order
    counted = sizes or [1] * size
    components = _components(size, ordered)
    bridges = _bridges(components, ordered, counted)
    members: dict[int, list[int]] = {}
    for component in components:
        members.update(_join(component, bridges, counted))
    return tuple(tuple(sorted(members[first])) for first in sorted(members))


def _components(size: int, links: Links) -> list[list[int]]:
    """Items joined by chains of positive links: no merge can leave one."""
    root = list(range(size))

    def find(item: int) -> int:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for (a, b), link in links.items():
        if link.weight > 0 and not link.veto:
            low, high = sorted((find(a), find(b)))
            root[high] = low
    groups: dict[int, list[int]] = {}
    for item in range(size):
        groups.setdefault(find(item), []).append(item)
    return list(groups.values())


class _Bridge(NamedTuple):
    """All links between two clusters taken together; `pairs` is what the linked pairs count."""

    weight: float
    pairs: int
    veto: bool

    def mean(self, pairs: int) -> float:
        """Mean link over `pairs` pairs, those without a link included."""
        return (self.weight + (pairs - self.pairs) * UNLINKED) / pairs


class _Cluster(NamedTuple):
    members: list[int]
    size: int


_Bridges = dict[int, dict[int, _Bridge]]


def _join(component: list[int], bridges: _Bridges, sizes: Sequence[int]) -> dict[int, list[int]]:
    """Merges the best pair of clusters of one component until no mean link is above zero."""
    clusters = {item: _Cluster([item], sizes[item]) for item in component}
    queue = [entry for x in component for entry in _merges(x, clusters, bridges) if x == entry[1]]
    heapq.heapify(queue)
    while queue:
        _, x, y, size = heapq.heappop(queue)
        if x not in clusters or y not in clusters or clusters[x].size + clusters[y].size != size:
            continue
        _merge(x, y, clusters=clusters, bridges=bridges)
        for entry in _merges(x, clusters, bridges):
            heapq.heappush(queue, entry)
    return {first: cluster.members for first, cluster in clusters.items()}


def _merges(x: int, clusters: dict[int, _Cluster], bridges: _Bridges) -> list[tuple[float, int, int, int]]:
    """The merges open to cluster `x`, made for a heap; the last number tells a stale entry."""
    found = []
    for y, bridge in bridges[x].items():
        mean = bridge.mean(clusters[x].size * clusters[y].size)
        if mean > 0 and not bridge.veto:
            found.append((-mean, min(x, y), max(x, y), clusters[x].size + clusters[y].size))
    return found


def _bridges(components: list[list[int]], links: Links, sizes: Sequence[int]) -> _Bridges:
    """Links inside components, both ways round."""
    home = {item: number for number, component in enumerate(components) for item in component}
    bridges: _Bridges = {item: {} for item in home}
    for (a, b), link in links.items():
        if home[a] == home[b]:
            pairs = sizes[a] * sizes[b]
            bridges[a][b] = bridges[b][a] = _Bridge(link.weight * pairs, pairs, link.veto)
    return bridges


def _merge(x: int, y: int, *, clusters: dict[int, _Cluster], bridges: _Bridges) -> None:
    """Takes cluster `y` into cluster `x`, with all its bridges."""
    gone = clusters.pop(y)
    clusters[x] = _Cluster(clusters[x].members + gone.members, clusters[x].size + gone.size)
    bridges[y].pop(x, None)
    bridges[x].pop(y, None)
    for z, bridge in bridges.pop(y).items():
        del bridges[z][y]
        old = bridges[x].get(z, _Bridge(0.0, 0, False))
        joined = _Bridge(old.weight + bridge.weight, old.pairs + bridge.pairs, old.veto or bridge.veto)
        bridges[x][z] = bridges[z][x] = joined
