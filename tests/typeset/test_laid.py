import pytest

from kitgen.typeset.laid import Laid, Space, Stack, stacked


def block(height=10, before=0, after=0, *, keep=False):
    return Laid(height, before, after, keep=keep)


class Parting(Laid):
    """A block that can be parted anywhere."""

    def split(self, room):
        return (Parting(room), Parting(self.height - room)) if 0 < room < self.height else None

    @property
    def least(self):
        return 1


class Noted(Laid):
    def __init__(self):
        super().__init__(10, 3)
        self.at = None

    def draw(self, _pen, x, y):
        self.at = x, y


def test_the_greater_room_wins_between_blocks():
    assert stacked([block(10, 5, 3), block(10, 8, 2), block(10, 1, 9)]) == ([0, 18, 30], 40)


def test_room_before_the_first_block_and_after_the_last_is_the_stacks_own():
    stack = Stack([block(10, 5, 3), block(10, 8, 2)])
    assert (stack.height, stack.before, stack.after) == (28, 5, 2)


def test_an_empty_stack():
    stack = Stack([])
    assert (stack.height, stack.before, stack.after, stack.keep, stack.least) == (0, 0, 0, False, 0)
    assert stack.split(100) is None


def test_blocks_are_drawn_at_their_tops():
    blocks = [Noted(), Noted()]
    Stack(blocks).draw(None, 7, 100)
    assert [one.at for one in blocks] == [(7, 100), (7, 113)]


@pytest.mark.parametrize(("room", "heads"), [(25, 2), (20, 2), (19, 1), (9, None)])
def test_a_stack_is_parted_between_blocks(room, heads):
    parts = Stack([block(), block(), block()]).split(room)
    assert (len(parts[0].children) if parts else None) == heads
    if parts:
        assert sum(len(part.children) for part in parts) == 3


def test_a_stack_is_parted_within_a_block_that_can_be():
    head, tail = Stack([block(), Parting(20), block()]).split(15)
    assert [child.height for child in head.children] == [10, 5]
    assert [child.height for child in tail.children] == [15, 10]


def test_what_must_stay_with_its_successor_goes_with_it():
    head, tail = Stack([block(), block(keep=True), block(keep=True), block(20)]).split(35)
    assert [len(head.children), len(tail.children)] == [1, 3]
    assert Stack([block(keep=True), block(20)]).split(15) is None


def test_a_stack_that_fits_is_not_parted():
    assert Stack([block()]).split(10) is None


def test_the_least_of_a_stack():
    assert Stack([Parting(20), block()]).least == 1
    assert Stack([block(keep=True), Parting(20)]).least == 11
    assert Stack([block(keep=True), block(keep=True)]).least == 20


def test_a_stack_stays_with_what_follows_as_its_last_block_does():
    assert Stack([block(), block(keep=True)]).keep
    assert not Stack([block(keep=True), block()]).keep


def test_a_plain_block_does_nothing_by_itself():
    laid = Space(12)
    laid.draw(None, 0, 0)
    laid.grow(100)
    assert (laid.height, laid.least, laid.slack, laid.reluctant, laid.split(5)) == (12, 12, 0, False, None)
    assert laid.at_top() is laid
