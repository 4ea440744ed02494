"""Groups items by the links between them so that one bad link does not chain.

Average link over a sparse graph: two clusters merge while the mean link between all their members is above
zero. A pair without a link counts as `UNLINKED`, so a single strong link cannot join two large clusters
that otherwise share nothing; a vetoed pair keeps its clusters apart for good. The result depends on the
links alone, never on the order they come in, and a component of linked items is grouped without looking at
any other.
"""

import heapq
from collections.abc import Mapping
from typing import NamedTuple

UNLINKED = -1.0
"""Link of a pair that no block brought together: mild doubt, as most such pairs are thin."""


class Link(NamedTuple):
    """How strongly two items belong together (above 0) or apart (below); a veto forbids one cluster."""

    weight: float
    veto: bool = False


Links = Mapping[tuple[int, int], Link]
"""Links by item numbers, the smaller number first."""


def cluster(size: int, links: Links) -> tuple[tuple[int, ...], ...]:
    """Groups the items 0 … size - 1.

    Args:
        size: Number of items; their numbers must follow an order of their own content, as ties go to the
            lower.
        links: Links between items; absent pairs count as `UNLINKED`.

    Returns:
        Clusters in order of their first member; members sorted.
    """
    ordered = {pair: links[pair] for pair in sorted(links)}  # sums of floats depend on their order
    components = _components(size, ordered)
    bridges = _bridges(components, ordered)
    members: dict[int, list[int]] = {}
    for component in components:
        members.update(_join(component, bridges))
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
    """All links between two clusters taken together."""

    weight: float
    links: int
    veto: bool

    def mean(self, pairs: int) -> float:
        return (self.weight + (pairs - self.links) * UNLINKED) / pairs


def _join(component: list[int], bridges: dict[int, dict[int, _Bridge]]) -> dict[int, list[int]]:
    """Merges the best pair of clusters of one component until no mean link is above zero."""
    members = {item: [item] for item in component}
    queue = [
        (-bridge.weight, x, y, 2)
        for x in component
        for y, bridge in bridges[x].items()
        if x < y and bridge.weight > 0 and not bridge.veto
    ]
    heapq.heapify(queue)
    while queue:
        _, x, y, size = heapq.heappop(queue)
        if x not in members or y not in members or len(members[x]) + len(members[y]) != size:
            continue
        _merge(x, y, members=members, bridges=bridges)
        for z, bridge in bridges[x].items():
            mean = bridge.mean(len(members[x]) * len(members[z]))
            if mean > 0 and not bridge.veto:
                heapq.heappush(queue, (-mean, min(x, z), max(x, z), len(members[x]) + len(members[z])))
    return members


def _bridges(components: list[list[int]], links: Links) -> dict[int, dict[int, _Bridge]]:
    """Links inside components, both ways round."""
    home = {item: number for number, component in enumerate(components) for item in component}
    bridges: dict[int, dict[int, _Bridge]] = {item: {} for item in home}
    for (a, b), link in links.items():
        if home[a] == home[b]:
            bridges[a][b] = bridges[b][a] = _Bridge(link.weight, 1, link.veto)
    return bridges


def _merge(x: int, y: int, *, members: dict[int, list[int]], bridges: dict[int, dict[int, _Bridge]]) -> None:
    """Takes cluster `y` into cluster `x`, with all its bridges."""
    members[x] += members.pop(y)
    bridges[y].pop(x, None)
    bridges[x].pop(y, None)
    for z, bridge in bridges.pop(y).items():
        del bridges[z][y]
        old = bridges[x].get(z, _Bridge(0.0, 0, False))
        joined = _Bridge(old.weight + bridge.weight, old.links + bridge.links, old.veto or bridge.veto)
        bridges[x][z] = bridges[z][x] = joined
