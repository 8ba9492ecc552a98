from orders import SETTINGS

from kitgen.build.pieces import PIECES
from kitgen.build.view import View


def test_every_piece_is_listed_however_many_there_are():
    letter = PIECES["participant-handouts"]
    documents = {f"letter-{number}": letter._replace(name=f"letter-{number}") for number in range(30)}
    pieces = View(None, None, SETTINGS, {}, documents=documents).pieces
    assert [piece.name for piece in pieces] == [*PIECES, *documents]
    assert [piece.letter for piece in pieces][24:28] == ["Y", "Z", "AA", "AB"]
