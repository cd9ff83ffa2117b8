"""Versions: texts that stood under one address, one after the other."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from dugout.graph.model import Article

_VERSION = re.compile(r"(a-[0-9a-f]{16})-[0-9a-f]{8}")


def base_id(article_id: str) -> str:
    """Return the id that all versions of an article share: that of the newest."""
    version = _VERSION.fullmatch(article_id)
    return version[1] if version else article_id


def arrange(versions: Iterable[Article]) -> list[Article]:
    """Return the versions of one article, oldest first, each with its id and by what it was superseded.

    The newest keeps the article's id; an older one has the first digits of its digest added,
    and the date of the next. Without a date a version is the oldest; digests part equal dates.
    """
    told = sorted(versions, key=lambda article: (article.published or "", article.digest))
    if not told:
        return []
    base = base_id(told[-1].id)
    older = [
        replace(article, id=f"{base}-{article.digest[:8]}", superseded=later.published or "")
        for article, later in pairwise(told)
    ]
    return [*older, replace(told[-1], id=base, superseded=None)]


def first_told(article: Article) -> tuple[bool | str, ...]:
    """Return what decides, of two records of one text, which one is kept: the lower.

    One with a date, then the earlier; then one that names its publisher, author and address.
    """
    told = (article.published, article.publisher, article.author, article.url)
    return tuple(part for value in told for part in (value is None, value or ""))
