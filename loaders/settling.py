"""Places that tell a value of one fact alone: the fact of which that is likeliest has it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from dugout.loaders.choice import Choice

Fact = TypeVar("Fact")


def settled(
    facts: Sequence[Fact],
    clash: Callable[[Fact, Fact], bool],
    choose: Callable[[int, Collection[int]], Choice | None],
) -> list[Choice | None]:
    """Return what is chosen for one value of each fact, the likeliest first: what it has taken is no choice for others.

    Args:
        clash: Returns whether one place cannot tell the value of two facts.
        choose: Returns the choice for a fact, by its number, without what stands at some places.
    """
    found = [choose(n, ()) for n in range(len(facts))]
    taken: dict[int, list[Fact]] = defaultdict(list)

    def barred(at: int, fact: Fact) -> bool:
        return any(clash(fact, other) for other in taken.get(at, ()))

    for n in sorted(range(len(facts)), key=lambda n: -(choice.chance if (choice := found[n]) else 0.0)):
        choice, fact = found[n], facts[n]
        if choice and barred(choice.at, fact):
            choice = found[n] = choose(n, [at for at in taken if barred(at, fact)])
        if choice and choice.at >= 0:
            taken[choice.at].append(fact)
    return found
