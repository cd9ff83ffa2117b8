"""Words out of a piece of HTML: paragraphs stay apart, nothing else of the markup stays."""

import re
from html import unescape
from typing import Any

from dugout.loaders.article import clean_text
from dugout.loaders.input import DropReason, Unusable, one_line

_TAG = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|ul|ol|li|h[1-6]|blockquote|figure|img|article|section)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)
# Half of Unicode's noncharacters, which lxml takes in and then refuses to give out.
_NO_XML = re.compile("[\ufffe\uffff]")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "tr",
     "table", "figure", "header", "footer", "aside", "main", "hr", "pre", "dt", "dd")
)  # fmt: skip
_DROPPED = frozenset(("script", "style", "noscript", "template", "iframe", "svg", "button", "form", "figcaption"))


def without_markup(text: str) -> str:
    """Return a text that should be plain without the HTML that some files have in it, escaped or not."""
    text = unescape(text) if _ENTITY.search(text) else text
    return plain_text(text) if _TAG.search(text) else text


def parse_page(markup: str) -> Any:
    """Return the tree of a page or piece of HTML, however badly it is written.

    Raises:
        Unusable: If nothing of it is HTML, or it is nested too deeply to be read whole.
    """
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(_NO_XML.sub("", clean_text(markup)).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        what = f"no HTML: {one_line(str(error))}; save the page again"
        raise Unusable(DropReason.MALFORMED, what) from error
    # The parser stops there and gives out what it has: half a story that looks like a whole one.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unusable(DropReason.MALFORMED, "HTML nested too deeply for an article; save the page again")
    return tree


def plain_text(markup: str) -> str:
    """Return the words of a piece of HTML, a blank line between blocks.

    "<p>Allegri <b>stays</b></p><p>R&amp;D</p>" is "Allegri stays", a blank line, and "R&D".
    """
    from lxml import etree

    root = parse_page(f"<div>{markup}</div>")
    pieces: list[str] = []
    dropped = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            dropped += name in _DROPPED
            if name in _BLOCKS:
                pieces.append("\n\n")
            if not dropped:
                pieces.append(element.text or "")
            continue
        dropped -= event == "end" and name in _DROPPED
        if name in _BLOCKS:
            pieces.append("\n\n")
        elif name in ("td", "th"):
            pieces.append(" ")
        if not dropped and element is not root:
            pieces.append(element.tail or "")
    paragraphs = (" ".join(block.split()) for block in re.split(r"\n\s*\n", "".join(pieces)))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
