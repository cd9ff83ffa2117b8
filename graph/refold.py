"""The facts of a store brought in line with its claims: of all, or of what was touched."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import partial

from dugout.graph.ageing import grow_older, has_aged
from dugout.graph.evidence import Context
from dugout.graph.fold import fold_counted, latest_day, standing
from dugout.graph.model import Chase, Claim, Fact, FactType, Match, Tenure, Title
from dugout.graph.nodes import club_kinds, named_nodes
from dugout.graph.store import Store
from dugout.graph.writer import Writer

# Facts in one transaction of a whole refold.
_PART = 2_000


def names_in(claims: Iterable[Claim]) -> set[str]:
    """Return the ids of what claims are about."""
    refs = (ref for claim in claims for ref in (claim.coach, claim.club, claim.opponent, claim.competition))
    return {ref.id for ref in refs if ref}


def refold_touched(
    writer: Writer, touched: set[str], day: str, *, clusters: Mapping[str, str], renewed: Set[str]
) -> list[Fact]:
    """Fold the facts of some coaches and clubs anew, in a transaction, and return those written.

    A fact depends on the claims about its coach and those about its club, no others (see
    `fold_counted`). Those of a touched coach are all here; of the clubs that he shares a
    claim with, untouched themselves, the posts are enough, and the same the other way round.

    Args:
        touched: What a claim was added about or taken from.
        renewed: The claims written again, which have lost their fact.
    """
    own = writer.claims(touched)
    posts = writer.posts(_neighbours(own) - touched)
    claims = list({claim.id: claim for claim in (*own, *posts)}.values())
    folded = fold_counted(standing(claims), day, clusters=clusters, kinds=club_kinds(claims))
    put, drop = _difference(
        writer.facts(touched), [fact for fact in folded if not touched.isdisjoint(_ends(fact))], renewed
    )
    writer.put_nodes(*named_nodes(own, among=touched))
    writer.drop_facts(drop)
    writer.put_facts(put)
    writer.put_day(day)
    return put


def refold_aged(writer: Writer, was: str, day: str, *, clusters: Mapping[str, str]) -> None:
    """Write the facts anew that are others on a day than on an earlier one though nothing new is told of them."""
    aged = [ident for ident, kind, reported in writer.ageing() if has_aged(kind, reported, was, day)]
    claims: dict[str, Claim] = {claim.id: claim for claim in writer.claims_of(aged)}
    context = Context(day, clusters)
    older = [(fact, grow_older(fact, [claims[i] for i in fact.claims], context)) for fact in writer.facts_of(aged)]
    writer.put_facts(now for before, now in older if now != before)


def refold_all(store: Store) -> list[Fact]:
    """Fold all facts anew and return those written, which were missing or other than they must be.

    In parts; the store has its day when all are done.
    """
    claims, facts, clusters = store.look(lambda reads: (reads.claims(), reads.facts(), reads.clusters()))
    day = latest_day(claims) or ""
    counted = standing(claims)
    folded = fold_counted(counted, day, clusters=clusters, kinds=club_kinds(counted))
    put, drop = _difference(facts, folded, frozenset())
    nodes = named_nodes(claims)

    def begin(writer: Writer) -> None:
        writer.put_day(None)
        writer.put_nodes(*nodes)
        writer.drop_facts(drop)

    store.write(begin)
    for start in range(0, len(put), _PART):
        store.write(partial(_put_part, put[start : start + _PART]))
    store.write(lambda writer: writer.put_day(day))
    return put


def _put_part(facts: Sequence[Fact], writer: Writer) -> None:
    writer.put_facts(facts)


def _difference(stored: Iterable[Fact], folded: Sequence[Fact], renewed: Set[str]) -> tuple[list[Fact], list[str]]:
    """Return the facts to write, and the ids of those to drop."""
    was = {fact.id: fact for fact in stored}
    put = [fact for fact in folded if was.get(fact.id) != fact or not renewed.isdisjoint(fact.claims)]
    return put, sorted(was.keys() - {fact.id for fact in folded})


def _neighbours(claims: Iterable[Claim]) -> set[str]:
    """Return the coaches and clubs whose posts the facts of others depend on."""
    near = [claim for claim in claims if claim.kind in (FactType.MANAGES, FactType.LINKED_TO)]
    return {ref.id for claim in near for ref in (claim.coach, claim.club) if ref}


def _ends(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Match):
        return fact.clubs
    if isinstance(fact, Tenure | Chase | Title):
        return (fact.coach, fact.club)
    raise TypeError(f"{fact!r} is no fact of the model")
