"""What a news page says of itself: JSON-LD first, then meta tags, then the page and its address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from html import unescape
from typing import Any, TypeGuard
from urllib.parse import urlsplit

from dugout.graph.errors import InvalidDate
from dugout.graph.names import fold_name
from dugout.loaders.fields import named_parts
from dugout.loaders.input import one_line
from dugout.loaders.published import parse_published

_ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report$")
# Where a page says a part of itself, best first: attribute and value of a <meta>.
_META = {
    "headline": ("property=og:title", "name=twitter:title", "name=title"),
    "published": (
        "property=article:published_time", "property=og:article:published_time", "itemprop=datePublished",
        "name=article:published_time", "name=datePublished", "name=parsely-pub-date", "name=sailthru.date",
        "name=pubdate", "name=publish-date", "name=publish_date", "name=publication_date", "name=dc.date.issued",
        "name=dcterms.created", "name=dc.date", "name=dcterms.date", "name=date",
    ),
    "author": ("name=author", "property=article:author", "name=parsely-author", "name=dc.creator"),
    "publisher": ("property=og:site_name", "name=application-name", "name=publisher", "name=dc.publisher"),
    "url": ("property=og:url", "name=parsely-link", "name=twitter:url"),
}  # fmt: skip
_DATED_PATH = re.compile(r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)")


def page_parts(tree: Any, stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return headline, published, author, publisher and url of a page, None for what it does not say.

    Args:
        stated: What `stated_article` found in it.
    """
    said = named_parts(stated)
    metas = {part: [words for key in keys for words in _meta(tree, key)] for part, keys in _META.items()}
    titles = [one_line(title.text_content()) for title in tree.iter("h1")]
    page_title = one_line(tree.findtext(".//title"))
    publisher = said.get("publisher") or next(iter(metas["publisher"]), None)
    headline = (
        said.get("headline") or (titles[0] if len(titles) == 1 else None) or next(iter(metas["headline"]), page_title)
    )
    url = _address([*tree.xpath("//link[@rel='canonical']/@href"), *metas["url"], said.get("url")])
    authors = [name for name in (said.get("author"), *metas["author"]) if name and "://" not in name]
    return {
        "headline": _without_site(unescape(headline), publisher) if headline else None,
        "published": _date([said.get("published"), *metas["published"], *_times(tree), *_dates_in_path(url)]),
        "author": re.sub(r"^by\s+", "", unescape(authors[0]), flags=re.IGNORECASE) if authors else None,
        "publisher": unescape(publisher) if publisher else None,
        "url": url,
    }


def stated_article(tree: Any) -> Mapping[str, Any]:
    """Return what JSON-LD says of the page's article, with its publisher and author looked up."""
    nodes: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            words = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", script.text or "")
            try:
                nodes += _nodes(json.loads(words.strip().rstrip(";"), strict=False), 0)
            except (ValueError, RecursionError):
                continue
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in nodes:
        types = node.get("@type")
        if any(_ARTICLE_TYPE.search(str(kind)) for kind in (types if isinstance(types, list) else [types])):
            return {key: by_id.get(value["@id"], value) if _is_pointer(value) else value for key, value in node.items()}
    return {}


def _is_pointer(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping) and isinstance(value.get("@id"), str) and "name" not in value


def _nodes(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of JSON-LD, outer ones first; lists of other stories are passed over."""
    if depth > 8:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key, inner in value.items():
            if key not in ("itemListElement", "hasPart", "relatedLink", "citation", "comment", "isPartOf"):
                yield from _nodes(inner, depth + 1) if isinstance(inner, list | Mapping) else ()


def _meta(tree: Any, key: str) -> Iterator[str]:
    attribute, _, value = key.partition("=")
    for element in tree.iter("meta"):
        words = element.get("content")
        if words and words.strip() and (element.get(attribute) or "").lower() == value.lower():
            yield words.strip()


def _times(tree: Any) -> Iterator[str]:
    """Yield the dates of the page's <time> elements: those said to be of publication first."""
    for path in (
        "//*[@itemprop='datePublished']",
        "//time[@pubdate]",
        "//article//header//time",
        "//header//time",
        "//article//time",
    ):
        for element in tree.xpath(path):
            told = element.get("datetime") or element.get("content") or element.text_content()
            if told and told.strip():
                yield told.strip()


def _dates_in_path(url: str | None) -> Iterator[str]:
    """Yield the date of an address such as https://paper.example/football/2026/mar/07/allegri."""
    if url and (match := _DATED_PATH.search(url)):
        year, month, day = match.groups()
        yield f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}"


def _date(candidates: list[Any]) -> Any:
    """Return the first candidate that is a date; if none is, the first, so that it is reported."""
    told = [candidate for candidate in candidates if candidate]
    for candidate in told:
        with suppress(InvalidDate):
            return parse_published(candidate)
    return told[0] if told else None


def _address(candidates: Iterable[Any]) -> str | None:
    """Return the first whole address of a page; a site's front page is there by mistake, and is no story's."""
    for url in candidates:
        with suppress(ValueError):
            parts = urlsplit(str(url or "").strip())
            if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
                return str(url).strip()
    return None


def _without_site(headline: str, publisher: str | None) -> str:
    """Return a headline without the site's name after it: "Allegri stays | BBC Sport" is "Allegri stays"."""
    last = re.search(r"\s+([|–—-])\s+([^|–—]*)$", headline)
    if last is None:
        return headline
    story = headline[: last.start()]
    named = publisher is not None and fold_name(publisher) == fold_name(last[2])
    return story if named or (last[1] == "|" and len(story.split()) > 3) else headline
