from dataclasses import replace

import pytest
from orders import POKER

from kitgen.build.cuts import cuts


def test_cards_that_touch_share_a_cut():
    assert cuts(POKER, "a4") == 8


def test_cards_with_room_between_them_have_two():
    assert cuts(replace(POKER, gutter_x=5.0), "a4") == 6 + 4
    assert cuts(replace(POKER, gutter_x=5.0, gutter_y=5.0), "a4") == 12


def test_a_paper_without_a_sheet():
    with pytest.raises(KeyError):
        cuts(POKER, "a3")
