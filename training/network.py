"""The network in torch: a MiniLM encoder over the masked article, and heads over pairs of what it names."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from dugout.loaders.network.answers import FACTS, MATCHES, POSTS
from dugout.loaders.network.opinion import COLUMNS
from dugout.loaders.network.value_pairs import SPOT

WIDTH, LAYERS, HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
NUMBERS = 64
PAIR, BLOCK = 256, 16
# Of all pairs one in twenty is a fact: a network that begins there need not learn it first.
_MOST_ARE_NOT = -3.0


class Layer(nn.Module):
    """One layer of a BERT encoder, that gives its attention too."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        segments, length, _ = x.shape
        q, k, v = self.qkv(x).view(segments, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind()
        # On a CPU in 16 bits this is several times faster than scaled_dot_product_attention.
        scores = (q / math.sqrt(WIDTH // HEADS)) @ k.transpose(-1, -2)
        weights = (scores if mask is None else scores + mask.to(q.dtype)).softmax(-1)
        seen = weights.to(v.dtype) @ v
        x = self.norm(x + self.out(seen.transpose(1, 2).reshape(segments, length, WIDTH)))
        return self.last(x + self.down(functional.gelu(self.up(x)))), weights


class Encoder(nn.Module):
    """Token ids and entity numbers to states, and the attention of the last layer."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.markers = nn.Embedding(100, WIDTH)  # ids below 100 are free in the vocabulary: the masks
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.numbers = nn.Embedding(NUMBERS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, numbers: Tensor, padded: bool = True) -> tuple[Tensor, Tensor]:
        mask = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :] if padded else None
        marks = (ids < 100)[..., None]
        embedded = torch.where(marks, self.markers(ids.clamp(max=99)), self.words(ids))
        places = self.places.weight[: ids.shape[1]]
        x = self.norm(embedded + self.numbers(numbers) + places)
        weights = x
        for layer in self.layers:
            x, weights = layer(x, mask)
        return x, weights


class Heads(nn.Module):
    """Scores of pairs from the states of what they name, what both attend to, and their features."""

    def __init__(self, features: int, labels: int, ends: int, facts: int = 0) -> None:
        """`ends` is how many kinds of entities a pair may have: 2, or 1 where both are clubs.

        The first so many labels are `facts`: seldom true.
        """
        super().__init__()
        self.sides = nn.ModuleList(nn.Linear(2 * WIDTH, PAIR) for _ in range(ends))
        self.blocks = nn.Linear(PAIR * BLOCK, labels)
        self.known = nn.Sequential(nn.Linear(features, 96), nn.ReLU(), nn.Dropout(0.2), nn.Linear(96, labels))
        self.plain = nn.Linear(features, labels)
        self.drop = nn.Dropout(0.2)
        nn.init.zeros_(self.plain.bias)
        nn.init.constant_(self.plain.bias[:facts], _MOST_ARE_NOT)

    def forward(self, left: Tensor, right: Tensor, context: Tensor, features: Tensor) -> Tensor:
        a = torch.tanh(self.sides[0](self.drop(torch.cat([left, context], -1))))
        b = torch.tanh(self.sides[-1](self.drop(torch.cat([right, context], -1))))
        grouped = a.view(-1, PAIR // BLOCK, BLOCK, 1) * b.view(-1, PAIR // BLOCK, 1, BLOCK)
        both = self.drop(grouped.reshape(-1, PAIR * BLOCK))
        known: Tensor = self.known(features)
        found: Tensor = self.blocks(both) + known + self.plain(features)
        return found


@dataclass
class Read:
    """An article as the encoder has read it."""

    states: Tensor  # pieces, width
    entity: Tensor  # owners, width: of each owner the logsumexp of the states of its masks
    seen: Tensor  # owners, heads, pieces: what they attend to on average


@dataclass
class AskedFacts:
    """The pairs of an article that may be facts, as places among its owners, and their features."""

    posts: Tensor
    post_features: Tensor
    coach_titles: Tensor  # pairs of owners
    club_titles: Tensor
    titles: Tensor  # places in posts, coach_titles and club_titles
    title_features: Tensor
    matches: Tensor
    match_features: Tensor


@dataclass
class AskedValues:
    """The pairs of an article that may give values: of an entity and a spot, or of a club and a competition."""

    coach_spots: Tensor  # spots are numbered on behind the entities
    coach_spot_features: Tensor
    club_spots: Tensor
    club_spot_features: Tensor
    title_spots: Tensor
    title_spot_features: Tensor
    cups: Tensor


@dataclass
class Asked:
    """One article's masks and pairs as tensors."""

    owner: Tensor  # owners, masks: 1 where the mask is the owner's
    segment: Tensor  # masks
    place: Tensor  # masks
    facts: AskedFacts
    values: AskedValues


def attended(attention: Tensor, segment: Tensor, place: Tensor) -> Tensor:
    """Return what each mask attends to in the whole article: masks, heads, pieces of all segments in their order.

    `attention` (segments, heads, length, length) is the encoder's.
    """
    rows = attention[segment, :, place]
    inside = functional.one_hot(segment, len(attention)).to(rows.dtype)
    return (rows[:, :, None, :] * inside[:, None, :, None]).flatten(2)


def gathered(states: Tensor, rows: Tensor, owner: Tensor, place: Tensor) -> Read:
    """Return an article as it was read.

    `states` (pieces, width) and `rows` (masks, heads, pieces; see `attended`) are the encoder's, `place` the place of
    each mask among the pieces, and `owner` as in `Asked`.
    """
    at = states[place]
    top = at.max(0).values
    entity = (owner @ (at - top).clamp(min=-30).exp() + 1e-13).log() + top
    owners = owner / owner.sum(1, keepdim=True).clamp(min=1)
    seen = (owners @ rows.flatten(1)).view(-1, *rows.shape[1:])
    return Read(states, entity, seen)


def _score(heads: Heads, read: Read, pairs: Tensor, features: Tensor, context: Tensor | None = None) -> Tensor:
    one, other = pairs.unbind(1)
    seen = _shared(read, pairs) if context is None else context
    found: Tensor = heads(read.entity[one], read.entity[other], seen, features)
    return found


def _shared(read: Read, pairs: Tensor) -> Tensor:
    """Return what both of each pair attend to."""
    one, other = pairs.unbind(1)
    both = (read.seen[one] * read.seen[other]).sum(1)
    context: Tensor = (both / (both.sum(1, keepdim=True) + 1e-9)) @ read.states
    return context


class Network(nn.Module):
    """The whole: encoder, and heads for posts (with chases and stances), titles, matches and values."""

    def __init__(self, post_features: int, title_features: int, match_features: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.posts = Heads(post_features, FACTS + len(COLUMNS["posts"]), 2, POSTS)
        self.coach_title = Heads(1, 1, 2, 1)
        self.club_title = Heads(1, 1, 2, 1)
        self.coach_club = Heads(post_features, 1, 2, 1)
        self.title_known = nn.Linear(title_features, 1)
        nn.init.constant_(self.title_known.bias, -2 * _MOST_ARE_NOT)  # of its four parts three begin low
        self.matches = Heads(match_features, MATCHES + len(COLUMNS["matches"]), 1, MATCHES)
        self.coach_spot = Heads(len(SPOT), len(COLUMNS["coach_spots"]), 2)
        self.club_spot = Heads(len(SPOT), len(COLUMNS["club_spots"]), 2)
        self.title_spot = Heads(len(SPOT), len(COLUMNS["title_spots"]), 2)
        self.cups = Heads(1, len(COLUMNS["cups"]), 2)

    def forward(self, states: Tensor, attention: Tensor, asked: Asked) -> tuple[Tensor, ...]:
        """Return the scores of one article: those of `facts`, and those of `values`.

        `states` (segments, length, width) and `attention` (segments, heads, length, length) are the encoder's.
        """
        rows = attended(attention, asked.segment, asked.place)
        place = asked.segment * states.shape[1] + asked.place
        read = gathered(states.flatten(0, 1), rows, asked.owner, place)
        return *self.facts(read, asked.facts), *self.values(read, asked.values)

    def facts(self, read: Read, asked: AskedFacts) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of posts (pairs, 4 facts and 5 stances and what values want), titles (threes), and matches.

        Those are (pairs, 2 facts and what values want).
        """
        context = _shared(read, asked.posts)
        posts = _score(self.posts, read, asked.posts, asked.post_features, context)
        matches = _score(self.matches, read, asked.matches, asked.match_features)
        own = _score(self.coach_club, read, asked.posts, asked.post_features, context)[:, 0]
        his = _score(self.coach_title, read, asked.coach_titles, _ones(asked.coach_titles))[:, 0]
        its = _score(self.club_title, read, asked.club_titles, _ones(asked.club_titles))[:, 0]
        place = asked.titles
        known = self.title_known(asked.title_features)[:, 0]
        titles = own[place[:, 0]] + his[place[:, 1]] + its[place[:, 2]] + known
        return posts, titles, matches

    def values(self, read: Read, asked: AskedValues) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return scores of coach_spots, club_spots, title_spots and cups (pairs, columns)."""
        return (
            _score(self.coach_spot, read, asked.coach_spots, asked.coach_spot_features),
            _score(self.club_spot, read, asked.club_spots, asked.club_spot_features),
            _score(self.title_spot, read, asked.title_spots, asked.title_spot_features),
            _score(self.cups, read, asked.cups, _ones(asked.cups)),
        )


def _ones(pairs: Tensor) -> Tensor:
    return torch.ones_like(pairs[:, :1], dtype=torch.float32)
