"""From what a user types to a node: the graph's names first, then the register's."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from dugout.graph.errors import AmbiguousName, NothingFound, UnknownName
from dugout.graph.ids import slug
from dugout.graph.model import Club, Coach, Competition
from dugout.graph.names import name_key
from dugout.graph.register import Kind, Register, load_register

_NEAREST, _CLOSE = 3, 0.7
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A node and every name that it has; `names` begins with the one it is shown by."""

    label: str
    id: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name it is shown by."""
        return self.names[0] if self.names else self.id


def look_up(typed: str, nodes: Iterable[Named], register: Callable[[], Register] = load_register) -> Named:
    """Return the node that `typed` names: by id, else name, else alias or surname.

    The first of these three that fits decides: "milan" may be the alias of two clubs, but the
    id "ac-milan" is one node whatever else is called so.

    Args:
        typed: A slug, name, alias or surname, in any spelling that folds to the same.
        nodes: The nodes that an answer may be, of any labels.
        register: Called only when no node fits.

    Raises:
        AmbiguousName: If several nodes fit equally well.
        NothingFound: If only the register knows the name.
        UnknownName: If nothing does; the message has the nearest names.
    """
    nodes = sorted(nodes, key=lambda node: (node.label, node.id))
    found = called(typed, nodes)
    if len(found) > 1:
        raise AmbiguousName(f"{typed!r} may be {_listed(found)}; say which by its id")
    if found:
        return found[0]
    # "madrid" is a form that the register gates, so no node carries it: what it may mean is looked for here too.
    keys = register().find(None, typed)
    here = [node for node in nodes if (node.label.lower(), node.id) in keys]
    if len(here) == 1:
        return here[0]
    if here:
        raise AmbiguousName(f"{typed!r} may be {_listed(here)}; say which by its id")
    known = [_entry(register(), key) for key in keys]
    if len(known) == 1:
        raise NothingFound(f"{known[0].name} is known, but no article names {_pronoun(known[0], register())}")
    if known:
        raise NothingFound(f"{_listed(known)} are known, but no article names any of them")
    near = _nearest(name_key(typed), nodes) or [_entry(register(), key) for key in register().nearest(typed, _NEAREST)]
    hint = f"; near it: {_listed(near)}" if near else ""
    raise UnknownName(f"nothing is called {typed!r}{hint}")


def called(typed: str, nodes: Iterable[Named]) -> list[Named]:
    """Return the nodes that `typed` names best: those of that id, else name, else alias or surname."""
    nodes = list(nodes)
    folded, ids = name_key(typed), ids_of(typed)
    fits: tuple[Callable[[Named], bool], ...] = (
        lambda node: node.id in ids,
        lambda node: folded != "" and name_key(node.name) == folded,
        lambda node: _is_also_called(node, folded),
    )
    return next((found for fit in fits if (found := [node for node in nodes if fit(node)])), [])


def keys_of(node: Named) -> list[str]:
    """Return what a node is found by, but for its id: its names, and of a coach the ends of the first, as surnames."""
    keys = {name_key(name) for name in node.names}
    if node.label == "Coach" and node.names:
        words = name_key(node.name).split(" ")
        keys |= {" ".join(words[start:]) for start in range(1, len(words))}
    return sorted(keys - {"", node.id.replace("-", " ")})


def ids_of(typed: str) -> set[str]:
    """Return the ids that `typed` may be: itself, and as a slug."""
    return {typed, slug(typed)} if typed.strip() else {typed}


def _is_also_called(node: Named, folded: str) -> bool:
    if not folded:
        return False
    # Only the name itself ends in the surname: "Baby Mourinho" is an alias of somebody else.
    return any(name_key(name) == folded for name in node.names[1:]) or (
        node.label == "Coach" and name_key(node.name).endswith(f" {folded}")
    )


def _entry(register: Register, key: tuple[Kind, str]) -> Named:
    kind, entry_id = key
    tables: dict[Kind, Mapping[str, Coach | Club | Competition]] = {
        "coach": register.coaches,
        "club": register.clubs,
        "competition": register.competitions,
    }
    return Named(kind.title(), entry_id, (tables[kind][entry_id].name,))


def _nearest(folded: str, nodes: Sequence[Named]) -> list[Named]:
    if not folded:
        return []
    forms: dict[str, Named] = {}
    for node in nodes:
        form = name_key(node.name)
        forms.setdefault(form, node)
        if node.label == "Coach":
            forms.setdefault(form.rpartition(" ")[2], node)
    found = dict.fromkeys(forms[form] for form in get_close_matches(folded, forms, _NEAREST, _CLOSE))
    return list(found)


def _listed(nodes: Sequence[Named]) -> str:
    told = [f"{node.id} ({node.name}, {node.label.lower()})" for node in nodes[:_LISTED]]
    more = len(nodes) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")


def _pronoun(node: Named, register: Register) -> str:
    if node.label != "Coach":
        return "it"
    return "her" if register.coaches[node.id].gender == "f" else "him"
