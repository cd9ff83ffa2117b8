"""From what a user types to nodes of a view."""

from collections.abc import Sequence

from dugout.graph.errors import NothingFound, UsageError
from dugout.graph.lookup import Named, called, ids_of, look_up
from dugout.graph.views import View


def find(view: View, typed: str, *labels: str) -> Named:
    """Return the node that `typed` names, as `find_each` does."""
    return find_each(view, [typed], *labels)[0]


def find_each(view: View, typed: Sequence[str], *labels: str) -> list[Named]:
    """Return the nodes that some names name, each of one of `labels` if any are given.

    Raises:
        UsageError: If a name is unknown, ambiguous, or that of something else.
        NothingFound: If only the register knows it, or the graph is empty.
    """
    ids = {name: ids_of(name) for name in typed}
    known = view.names_of(set().union(*ids.values()))
    found = []
    for name in typed:
        here = [node for node in known if node.id in ids[name]] or called(name, view.called(name))
        # Somebody may have written a name with Cypher, which no key leads to: then all are looked at.
        names = here or view.names()
        if not names:
            raise NothingFound("the graph is empty; load articles first, or name another with DUGOUT_HOME")
        node = look_up(name, names)
        if labels and node.label not in labels:
            raise UsageError(f"{node.name} is a {node.label.lower()}; a {' or '.join(labels).lower()} is wanted")
        found.append(node)
    return found
