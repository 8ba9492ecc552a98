from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kitgen.base.problems import KitError, Problems
from kitgen.model.cards import RoundStep
from kitgen.model.workshop import ChecklistDay, RoomNote
from kitgen.read.workshop import read_workshop

from .cases import cases, files

SMALL = Path(__file__).parent / "workshops" / "small"


@pytest.fixture(scope="module")
def small():
    problems = Problems()
    workshop = read_workshop(SMALL, SMALL.parents[1], problems)
    assert not list(problems)
    return workshop


@pytest.mark.parametrize(("text", "expected"), cases("workshop-faults.txt"))
def test_faults_are_told_with_file_and_line(text, expected, told):
    assert told(files(text)) == expected


def test_facts(small):
    assert (small.name, small.title, small.version) == ("small", "The small council", "1.0")
    assert small.released == dt.date(2026, 11, 23)
    assert (small.participants, small.groups_of, small.spares, small.start) == (12, 5, "10%", "9:00")
    assert (small.group_min, small.group_max, small.facilitators) == (6, 30, 1)
    assert small.purpose == "What it’s for"
    assert small.sources == ("A book", "Another: a book")
    assert small.pages["agenda"].lead == "The day"
    assert small.pages["agenda"].text == "It’s short"
    assert small.credit_short == "After nobody"
    assert small.words == {"say": "Speak"}
    assert small.at["brand"].line == 15
    assert small.pieces == ()


def test_lists(small):
    pens, tape, paper = small.materials
    assert (pens.item, pens.per, pens.number, pens.spares, pens.note) == ("Pens", "each", 1, True, "black")
    assert (tape.per, tape.number, tape.unit) == ("room", 2, "rolls")
    assert (paper.per, paper.number, paper.pack) == ("group", 0.5, "A3")
    assert small.checklist == (ChecklistDay("Two weeks before", ("Book the room", "Print 20\u00a0pages")),)
    assert small.room == (RoomNote("Light", "Daylight if there is any"),)


def test_timetable(small):
    assert [(part.id, part.number, part.minutes) for part in small.timetable] == [
        ("welcome", 1, 10),
        ("break", 0, 15),
        ("council-session", 2, 20),
    ]
    assert [part.is_break for part in small.timetable] == [False, True, False]
    assert small.minutes == 45
    assert len(small.sessions) == 2


def test_session(small):
    welcome = small.session("welcome")
    assert welcome.lead.plain == "The room fills. People don’t know one another yet."
    assert [(step.kind, step.get("n")) for step in welcome.steps] == [("say", 1), ("ask", 2)]
    assert welcome.step(2).first("expect").plain == "A colleague."
    assert welcome.step(3) is None
    assert (welcome.need, welcome.short, welcome.agenda) == ("Name cards, pens", "Welcome", "Welcome")
    assert welcome.first("variation").get("note") == "5\u00a0minutes"
    assert welcome.first("materials") is None
    assert len(welcome.find("ask")) == 3


def test_handouts_and_questions(small):
    council = small.handout("council")
    assert (council.title, council.session) == ("In council", "council-session")
    assert small.session("council-session").handouts == ("council",)
    assert [question.get("n") for question in council.questions] == [1, 2]
    assert list(small.questions) == ["council/1", "council/2"]
    question = small.questions["council/1"]
    assert [block.plain for block in question.block.body] == ["Do I tell, or do I ask?"]
    assert question.block.first("touches").plain == "asking"


def test_includes_hold_what_they_refer_to(small):
    include = small.handout("council").block.first("include")
    assert include.children[0].kind == "comparison"
    assert include.children[0].origin.path.endswith("20-ideas.md")
    assert small.targets["two-sides"].first("table")


def test_readings(small):
    reading = small.reading("ideas")
    assert reading.lead.plain == "A lead that leads."
    assert reading.of("aside")[0].get("title") == "Kelley"
    assert len(small.of("comparison")) == 2
    with pytest.raises(KeyError):
        small.reading("none")


def test_drawing(small):
    assert small.drawing.get("grid") == "dots"
    assert small.drawing.first("share").first("write").get("lines") == 2
    assert small.drawing.body == ()


def test_cards(small):
    cards = small.cards
    assert [card.code for card in cards.cards] == ["Q1", "M1"]
    assert cards.of("question")[0].text == "Do I tell, or do I ask?"
    assert cards.of("question")[0].source == "council/1"
    assert cards.of("move")[0].copies == 2
    assert cards.family("move").ending == "Go on."
    assert cards.round[0] == RoundStep("Read", 3, "alone", "Read a card.", "Each reads.")
    assert (cards.minutes, cards.people, cards.blanks) == (20, "4 to 6", None)
    assert cards.rules[0].get("label") == "20\u00a0minutes"


def test_files_are_remembered(small):
    names = [path.name for path in small.files]
    assert names == [
        "workshop.yaml",
        "01-welcome.md",
        "02-break.md",
        "03-council.md",
        "20-ideas.md",
        "cards.md",
        "dot.svg",
    ]


def test_chapters_stand_in_natural_order(read):
    session = "---\nkind: session\ntitle: {}\nminutes: 1\n---\n"
    workshop = read({"01.md": session.format("a"), "10-x.md": session.format("c"), "9-y.md": session.format("b")})
    assert [part.title for part in workshop.sessions] == ["a", "b", "c"]
    assert [part.id for part in workshop.sessions] == ["page-01", "y", "x"]


def test_front_pages_and_cards_with_more_words(read):
    front = "---\nkind: front\ntitle: How to use this\n---\nRead it.\n"
    card = "---\nkind: cards\ntitle: C\nmost-words: 60\nblanks: 4\nfamilies: {one: {letter: O}}\n---\n"
    card += '::: card {family=one n=1 title="A"}\n' + "word " * 50 + "\n:::\n"
    workshop = read({"00-front.md": front, "cards.md": card})
    assert workshop.front[0].lead.plain == "Read it."
    assert workshop.cards.blanks == 4
    assert workshop.cards.family("one").name == "One"


def test_workbench_minutes(read):
    lesson = "---\nkind: session\ntitle: L\nteaching: 10\nexercises: 5\n---\n"
    assert read({"01.md": lesson}).minutes == 15


def test_a_file_that_cannot_be_read_is_the_only_fault(folder):
    (folder / "01.md").write_bytes("---\nkind: session\n".encode("utf-16"))
    with pytest.raises(KitError) as caught:
        read_workshop_as_it_is(folder)
    assert [problem.code for problem in caught.value.problems] == ["not-utf8"]


def read_workshop_as_it_is(folder):
    (folder / "workshop.yaml").write_text("title: T\n", encoding="utf-8")
    return read_workshop(folder, folder.parent, Problems())


def test_files_that_look_like_sessions_and_are_not_read_are_told_of(read):
    problems = Problems()
    session = "---\nkind: session\ntitle: S\nminutes: 5\n---\n"
    files = {"02-b.MD": session, "03-c.docx": "", "d.markdown": session, "notes.txt": "", "_e.markdown": ""}
    workshop = read(files, problems)
    assert len(workshop.sessions) == 2
    assert [(problem.code, problem.origin.path) for problem in problems] == [
        ("file-not-read", "w/03-c.docx"),
        ("file-not-read", "w/d.markdown"),
    ]


def test_a_folder_that_is_a_link_out_of_the_project(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "workshop.yaml").write_text("title: T\n", encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "w").symlink_to(outside)
    with pytest.raises(KitError, match="is a link that leads out of the project"):
        read_workshop(project / "w", project, Problems())


def test_a_workshop_without_sessions(told):
    assert told({"01.md": "---\nkind: reading\ntitle: R\n---\n"}) == (
        "w: error: the workshop has no session [missing-session]\n"
        "  hint: add a file such as 01-welcome.md that begins with kind: session"
    )


def test_a_missing_workshop_file(folder):
    with pytest.raises(KitError, match=r'w/workshop.yaml: error: there is no file "w/workshop.yaml"'):
        read_workshop(folder, folder.parent, Problems())


def test_a_file_that_is_not_utf8(folder, told):
    (folder / "02.md").write_bytes(b"---\nkind: session\ntitle: caf\xe9\n---\n")
    assert told({}) == (
        "w/02.md:3: error: the file is not UTF-8: byte 0xE9 is no character [not-utf8]\n"
        '  hint: save the file as UTF-8; it looks like Windows or Latin-1, where this byte is "é"'
    )


def test_byte_order_mark_and_windows_line_ends(folder, read):
    (folder / "02.md").write_bytes("\ufeff---\r\nkind: session\r\ntitle: A\r\nminutes: 3\r\n---\r\nText.\r\n".encode())
    assert read({}).sessions[1].lead.plain == "Text."


def test_links_out_of_the_project(folder, told):
    outside = folder.parents[1] / "secret.md"
    outside.write_text("---\nkind: session\ntitle: Secret\nminutes: 1\n---\n", encoding="utf-8")
    (folder.parents[1] / "secret.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "02.md").symlink_to(outside)
    (folder / "dot.svg").symlink_to(folder.parents[1] / "secret.svg")
    assert told({"03.md": "---\nkind: session\ntitle: A\nminutes: 3\n---\n![a](dot.svg)\n"}) == (
        'w/02.md: error: "02.md" is a link that leads out of the project [path-outside]\n'
        "  hint: copy the file instead\n"
        'w/03.md:6: error: the image "dot.svg" leads out of the project [path-outside]\n'
        "  hint: copy it into the workshop's images/ folder"
    )


def test_a_linked_workshop_file(folder, tmp_path):
    (tmp_path / "facts.yaml").write_text("title: T\n", encoding="utf-8")
    (folder / "workshop.yaml").symlink_to(tmp_path / "facts.yaml")
    with pytest.raises(KitError, match="leads out of the project"):
        read_workshop(folder, folder.parent, Problems())


@pytest.mark.parametrize("name", ["02-ring.md", "images/ring.png"])
def test_links_in_a_ring_lead_nowhere(name, tmp_path):
    folder = tmp_path / "w"
    (folder / "images").mkdir(parents=True)
    (folder / "workshop.yaml").write_text("title: A\n", encoding="utf-8")
    (folder / "01.md").write_text("---\nkind: session\ntitle: A\n---\n![a](images/ring.png)\n", encoding="utf-8")
    (folder / name).symlink_to(Path(name).name)
    with pytest.raises(KitError) as caught:
        read_workshop(folder, tmp_path, Problems())
    assert "path-outside" in {problem.code for problem in caught.value.problems}


def test_what_is_empty_or_too_many_is_no_fact(tmp_path):
    (tmp_path / "workshop.yaml").write_text('title: ""\nparticipants: 100000\n', encoding="utf-8")
    (tmp_path / "01.md").write_text("---\nkind: session\ntitle: A\nminutes: 5\n---\n", encoding="utf-8")
    with pytest.raises(KitError) as caught:
        read_workshop(tmp_path, tmp_path, Problems())
    assert [(problem.code, problem.message) for problem in caught.value.problems] == [
        ("missing-key", 'the key "title" is empty'),
        ("wrong-type", '"participants" must be a whole number from 1 to 999, not 100000'),
    ]


def test_a_paragraph_nested_without_end_is_told(tmp_path):
    stars = "*" * 3000
    (tmp_path / "workshop.yaml").write_text("title: A\n", encoding="utf-8")
    chapter = f"---\nkind: session\ntitle: A\nminutes: 5\n---\n{stars}x{stars}\n"
    (tmp_path / "01.md").write_text(chapter, encoding="utf-8")
    with pytest.raises(KitError) as caught:
        read_workshop(tmp_path, tmp_path, Problems())
    [problem] = caught.value.problems
    assert (problem.code, problem.origin.line) == ("bad-fence", 6)
