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

    def forward(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        segments, length, _ = x.shape
        q, k, v = self.qkv(x).view(segments, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind()
        # On a CPU in 16 bits this is several times faster than scaled_dot_product_attention.
        weights = ((q / math.sqrt(WIDTH // HEADS)) @ k.transpose(-1, -2) + mask.to(q.dtype)).softmax(-1)
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

    def forward(self, ids: Tensor, numbers: Tensor) -> tuple[Tensor, Tensor]:
        mask = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]
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
class Asked:
    """One article's pairs as tensors: places in its entities, and features."""

    owner: Tensor  # entities, masks: 1 where the mask is the entity's
    segment: Tensor  # masks
    place: Tensor  # masks
    posts: Tensor
    post_features: Tensor
    coach_titles: Tensor  # pairs of entities
    club_titles: Tensor
    titles: Tensor  # places in posts, coach_titles and club_titles
    title_features: Tensor
    matches: Tensor
    match_features: Tensor
    coach_spots: Tensor  # pairs of an entity and a spot: spots are numbered on behind the entities
    coach_spot_features: Tensor
    club_spots: Tensor
    club_spot_features: Tensor
    title_spots: Tensor
    title_spot_features: Tensor
    cups: Tensor  # pairs of a club and a competition


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
        """Return the scores of one article.

        These are posts (pairs, 4 facts and 5 stances and what values want), titles (threes), matches (pairs, 2 facts
        and what values want), and of values: coach_spots, club_spots, title_spots and cups (pairs, columns).
        `states` (segments, length, width) and `attention` (segments, heads, length, length) are the encoder's.
        """
        segments, length, _ = states.shape
        at = states[asked.segment, asked.place]
        top = at.max(0).values
        entity = (asked.owner @ (at - top).clamp(min=-30).exp() + 1e-13).log() + top
        rows = attention[asked.segment, :, asked.place]  # masks, heads, length
        inside = functional.one_hot(asked.segment, segments).to(rows.dtype)
        owners = asked.owner / asked.owner.sum(1, keepdim=True).clamp(min=1)
        seen = (owners[:, None, :] * inside.T[None]).reshape(-1, rows.shape[0]) @ rows.reshape(rows.shape[0], -1)
        seen = seen.view(-1, segments, HEADS, length)
        flat = states.reshape(segments * length, -1)

        def score(heads: Heads, pairs: Tensor, features: Tensor, context: Tensor | None = None) -> Tensor:
            one, other = pairs.unbind(1)
            found: Tensor = heads(entity[one], entity[other], shared(pairs) if context is None else context, features)
            return found

        def shared(pairs: Tensor) -> Tensor:
            one, other = pairs.unbind(1)
            both = (seen[one] * seen[other]).sum(2).reshape(-1, segments * length)
            context: Tensor = (both / (both.sum(1, keepdim=True) + 1e-9)) @ flat
            return context

        context = shared(asked.posts)
        posts = score(self.posts, asked.posts, asked.post_features, context)
        matches = score(self.matches, asked.matches, asked.match_features)
        own = score(self.coach_club, asked.posts, asked.post_features, context)[:, 0]
        his = score(self.coach_title, asked.coach_titles, _ones(asked.coach_titles))[:, 0]
        its = score(self.club_title, asked.club_titles, _ones(asked.club_titles))[:, 0]
        place = asked.titles
        known = self.title_known(asked.title_features)[:, 0]
        titles = own[place[:, 0]] + his[place[:, 1]] + its[place[:, 2]] + known
        values = (
            score(self.coach_spot, asked.coach_spots, asked.coach_spot_features),
            score(self.club_spot, asked.club_spots, asked.club_spot_features),
            score(self.title_spot, asked.title_spots, asked.title_spot_features),
            score(self.cups, asked.cups, _ones(asked.cups)),
        )
        return posts, titles, matches, *values


def _ones(pairs: Tensor) -> Tensor:
    return torch.ones_like(pairs[:, :1], dtype=torch.float32)
