import pytest

from kitgen.press.device import device, message, trouble


def size(x, y):
    return {"x-dimension": [x], "y-dimension": [y]}


OFFICE = {
    "printer-info": ["Office, second floor"],
    "printer-state": [3],
    "printer-state-reasons": ["none"],
    "printer-is-accepting-jobs": [True],
    "color-supported": [True],
    "sides-supported": ["one-sided", "two-sided-long-edge", "two-sided-short-edge"],
    "media-size-supported": [size(21000, 29700), size(27940, 43180), size((1000, 30000), (1000, 50000))],
    "media-col-default": [{"media-top-margin": [423], "media-left-margin": [300]}],
    "finishings-supported": [3, 20, 28, 74],
}


def test_what_a_printer_can_do_is_read():
    office = device("office", OFFICE)
    assert (office.duplex, office.colour, office.accepting, office.stopped) == (True, True, True, False)
    assert office.sizes == ((210, 297), (279.4, 431.8))
    assert office.extras == ("staple", "punch")
    assert office.margin == pytest.approx(4.23 * 72 / 25.4)


@pytest.mark.parametrize(
    ("width", "height", "there"), [(210, 297, True), (297, 210, True), (210.3, 297.4, True), (215.9, 279.4, False)]
)
def test_paper_is_known_by_its_size_whichever_way_round(width, height, there):
    assert device("office", OFFICE).has_size(width, height) is there


def test_what_cups_does_not_tell_is_not_known():
    mute = device("mute", {})
    assert (mute.duplex, mute.colour, mute.sizes, mute.finishings, mute.margin) == (None,) * 5
    assert mute.has_size(210, 297) is None
    assert mute.extras == ()
    assert mute.accepting


@pytest.mark.parametrize(
    ("reasons", "said", "words"),
    [
        (["none"], "Idle", ""),
        (["job-printing"], "Printing", ""),
        (["media-empty-error"], "Printing", "out of paper"),
        (["media-empty-error", "media-empty-warning"], "Load A4 in tray 2.", "out of paper (Load A4 in tray 2)"),
        (["offline-report"], "The printer is not responding.", "offline (The printer is not responding)"),
        (["com.example-fuser-hot"], "", "com.example fuser hot"),
        ([], "", ""),
    ],
)
def test_trouble_is_told_in_words(reasons, said, words):
    told = {"printer-state-reasons": reasons, "printer-state-message": [said]}
    assert trouble(told, "printer") == words
    assert message(told, "printer") == said.rstrip(".")
