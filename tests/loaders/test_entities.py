"""Titles without a name, as the network's reader looks for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dugout.loaders.network.entities import _SIGNS, _UNNAMED, Sort


@pytest.mark.parametrize("sort", sorted(_UNNAMED))
@given(data=st.data())
def test_whatever_a_pattern_finds_has_a_sign_by_which_it_is_looked_for(sort: Sort, data: st.DataObject) -> None:
    _, pattern = _UNNAMED[sort]
    found = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(max_codepoint=0xFF)))
    assert any(sign in found.casefold() for sign in _SIGNS[sort])
