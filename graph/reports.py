"""Which of the claims behind a fact speaks for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dugout.graph.model import Chase, Fact, Match, Tenure, Title


class Report(Protocol):
    """What decides it: a claim has that, and more."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def reported(self) -> str | None:
        """When it was reported."""

    @property
    def certainty(self) -> float:
        """How sure it is."""

    @property
    def stance(self) -> str | None:
        """That of a chase."""

    @property
    def status(self) -> str | None:
        """That of a tenure or a match."""

    @property
    def count(self) -> int | None:
        """How many titles."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A report, and no more of the claim: most claims of a page are not printed."""

    id: str
    reported: str | None
    certainty: float
    stance: str | None
    status: str | None
    count: int | None


R = TypeVar("R", bound=Report)


def agrees(report: Report, fact: Fact) -> bool:
    """Return whether a claim says what the fact holds, as far as stance, status and count go."""
    if isinstance(fact, Chase):
        return report.stance == fact.stance
    if isinstance(fact, Tenure | Match):
        return report.status == fact.status
    return not isinstance(fact, Title) or report.count is None or report.count == fact.count


def newest_first(reports: Iterable[R]) -> list[R]:
    """Return claims by date of report, latest first; undated last; among equals the surest."""
    by_id = sorted(reports, key=lambda report: (-report.certainty, report.id))
    return sorted(by_id, key=lambda report: report.reported or "", reverse=True)


def best_report(fact: Fact, reports: Sequence[R]) -> R | None:
    """Return the claim that speaks for a fact: the newest that says what the fact holds."""
    ordered = newest_first(reports)
    return next((report for report in ordered if agrees(report, fact)), ordered[0] if ordered else None)
