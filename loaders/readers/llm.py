"""The reader of `--reader llm`: a language model of the user's own reads, and the article has the last word."""

import os
import threading
from collections import Counter
from collections.abc import Mapping

from dugout.graph.model import Article, Claim
from dugout.loaders.discourse import read_document
from dugout.loaders.document import make_claim
from dugout.loaders.input import DropReason
from dugout.loaders.lexicon import lexicon
from dugout.loaders.llm.answer import Check
from dugout.loaders.llm.chat import Chat
from dugout.loaders.llm.dropped import Dropped
from dugout.loaders.llm.endpoint import Endpoint
from dugout.loaders.llm.prompt import SCHEMA, make_question, split_parts, system_prompt, without_orders
from dugout.loaders.llm.settings import NAMES, read_settings
from dugout.loaders.reading import Unread

# An article of more parts is a book, and each part costs a question.
_MOST_PARTS = 25


class LlmReader:
    """Asks the model of an endpoint about each article; keeps nothing of one article for the next."""

    SETTINGS = NAMES

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        """Take settings that go before those of the environment.

        Raises:
            UsageError: If they do not fit.
        """
        self._settings = read_settings(given or {}, os.environ)
        self._chat = Chat(self._settings, Endpoint(self._settings), SCHEMA)
        self._lexicon = lexicon()
        self._dropped: Counter[str] = Counter()
        self._articles = 0
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """Name, version and model: "llm 1 qwen3"."""
        return f"llm 1 {self._settings.model}"

    @property
    def at_once(self) -> int:
        """How many articles may wait for an answer at the same time."""
        return self._settings.at_once

    @property
    def dropped(self) -> Mapping[str, int]:
        """How many claims and values of the answers were left out, by reason."""
        return dict(self._dropped)

    def used(self) -> str:
        """Return in one line what was read, used and left out."""
        dropped = ", ".join(f"{reason} {number}" for reason, number in sorted(self._dropped.items()))
        read = f"{self.name}: {self._articles:,} article{'s' * (self._articles != 1)} read, {self._chat.used()}"
        return read + (f"; left out of the answers: {dropped}" if dropped else "")

    def claims(self, article: Article) -> list[Claim]:
        """Return what the model says of an article, as far as the article bears it out, in the order of the text.

        Raises:
            Unread: If there is no answer, or none that can be used.
        """
        settings = self._settings
        text, orders = without_orders(article.text or "")
        parts = split_parts(text, settings.context, settings.answer)
        if len(parts) > _MOST_PARTS:
            what = f"{len(parts)} parts of a context of {settings.context} tokens; {_MOST_PARTS} are the most"
            raise Unread(DropReason.TOO_LARGE, f"{what} (DUGOUT_LLM_CONTEXT)")
        check = Check(read_document(text, article.published, self._lexicon), self._lexicon)
        drafts = []
        for number, part in enumerate(parts, 1):
            question = make_question(part, article.published, (number, len(parts)))
            drafts += check.drafts(self._chat.ask(system_prompt(), question))
        claims = [make_claim(draft, article, self.name) for draft in drafts]
        found = {claim.id: claim for claim in claims if claim.quote == text[claim.start : claim.end]}
        check.dropped[Dropped.QUOTE] += sum(claim.quote != text[claim.start : claim.end] for claim in claims)
        check.dropped[Dropped.ORDER] += orders
        with self._lock:
            self._articles += 1
            self._dropped += check.dropped
        return sorted(found.values(), key=lambda claim: (claim.start, claim.kind, claim.id))
