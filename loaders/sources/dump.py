"""Our own dump, as `export jsonl` writes it: articles with their claims, read back to the same graph."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from dugout.graph.dump import read_record
from dugout.graph.errors import SourceError
from dugout.graph.model import Article, Claim
from dugout.loaders.input import DropReason, Input

SUFFIXES = ()
ARTICLES = (0, None)

# Keys are sorted, so this stands before the text of an article, however long that is.
_RECORD = re.compile(rb'\{[^\n]*"record": ?"(?:article|claim|club|coach|competition|fact|match)"')


def sniff(head: bytes) -> bool:
    """Return whether the first line is a record of a dump."""
    return bool(_RECORD.match(head.removeprefix(b"\xef\xbb\xbf").lstrip()))


def read(given: Input) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield the articles of a dump, each with its claims; a bad line is reported and the others go on.

    Facts and nodes are passed over: they are folded from the claims again.
    """
    articles: dict[str, Article] = {}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for number, line in given.lines():
        try:
            item = read_record(json.loads(line))
            if isinstance(item, Article):
                articles[item.id] = item
            elif item is not None:
                claims[item.article].append(item)
        except (ValueError, RecursionError, SourceError) as error:
            given.fault(DropReason.MALFORMED, f"no record of a dump: {error}; export the graph again", f":{number}")
    for article in articles.values():
        yield article, tuple(claims.pop(article.id, ()))
    for article_id, orphans in claims.items():
        what = f"{len(orphans)} claims of article {article_id!r}, which the dump lacks; export the graph again"
        given.fault(DropReason.MALFORMED, what)
