"""The rules reader: names, reference and cue tables, with what the register knows of posts."""

from dugout.graph.model import Article, Claim
from dugout.loaders import linked_to, manages, played, won_title_at
from dugout.loaders.discourse import read_document
from dugout.loaders.document import Draft, make_claim
from dugout.loaders.lexicon import lexicon
from dugout.loaders.story import Story
from dugout.loaders.times import find_times
from dugout.loaders.valued import with_values


class RulesReader:
    """Reads an article by rules; keeps nothing from one article to the next."""

    name = "rules 1"

    def claims(self, article: Article) -> list[Claim]:
        """Return what the article says, in the order of the text, one claim for each fact."""
        drafts = read_drafts(article)
        claims = [make_claim(draft, article, self.name) for draft in drafts]
        return sorted(claims, key=lambda claim: (claim.start, claim.kind, claim.id))


def read_drafts(article: Article) -> list[Draft]:
    """Return the drafts of all four relations, made to agree with each other."""
    words = lexicon()
    document = read_document(article.text or "", article.published, words)
    story = Story(document, words)
    tenures = manages.drafts(story)
    chases = linked_to.drafts(story, tenures)
    tenures = manages.without_wanted(tenures, chases)
    times = find_times(document.text, document.published)
    drafts = [*tenures, *chases, *won_title_at.drafts(story, tenures), *played.drafts(document, times)]
    return with_values(document, drafts, times)
