import pytest

from kitgen.base.problems import KitError
from kitgen.compose.composer import Composer
from kitgen.model.blocks import Text


class Look:
    """A look of one or two folders that a test writes."""

    def __init__(self, root):
        self.root = root
        self.folders = [root / "project", root / "builtin"]

    def write(self, name, text, folder="builtin"):
        path = self.root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self

    def composer(self, **facts):
        shown = [folder for folder in self.folders if folder.is_dir()]
        return Composer(
            shown, lambda path: path.relative_to(self.root).as_posix(), facts, lambda target: f"page of {target}"
        )

    def text(self, **facts):
        return "".join(self.composer(**facts).parts("guide", {}))

    def tree(self, **facts):
        return self.composer(**facts).compose("guide", {})

    def fault(self, **facts):
        with pytest.raises(KitError) as caught:
            self.composer(**facts).compose("guide", {})
        return str(caught.value)


@pytest.fixture
def look(tmp_path):
    return Look(tmp_path)


def document(inner):
    return f'<document title="T">\n<section>\n{inner}\n</section>\n</document>'


def test_every_element_knows_its_line(look):
    look.write(
        "guide.xml.j2",
        document("<p>one</p>\n{# a remark\n over lines #}<p>two</p>\n{% if 1 < 2 %}\n<p>three</p>\n{% endif %}"),
    )
    assert [(element.text, element.via.line) for element in look.tree().walk() if element.tag == "p"] == [
        ("one", 3), ("two", 5), ("three", 7),
    ]  # fmt: skip


def test_elements_of_a_macro_know_the_macros_line(look):
    look.write("guide.xml.j2", document('{{ part.note("x") }}\n<p>after</p>'))
    look.write("parts/notes.xml.j2", "{# notes #}\n{% macro note(text) %}\n<p>{{ text }}</p>\n{% endmacro %}\n")
    note, after = (element for element in look.tree().walk() if element.tag == "p")
    assert (note.text, str(note.via)) == ("x", "builtin/parts/notes.xml.j2:3")
    assert str(after.via) == "builtin/guide.xml.j2:4"


def test_the_layouts_line_survives_into_messages(look):
    look.write("guide.xml.j2", document('\n<p src="chapter.md:9" stile="x">y</p>'))
    assert look.fault().splitlines()[:2] == [
        'builtin/guide.xml.j2:4: error: <p> has no attribute "stile" [unknown-attribute]',
        "  through chapter.md:9",
    ]


def test_a_path_with_signs_of_xml(tmp_path):
    look = Look(tmp_path / 'R&D "x" \\g')
    look.write("guide.xml.j2", document("<p>x</p>"))
    [paragraph] = (element for element in look.tree().walk() if element.tag == "p")
    assert str(paragraph.via) == "builtin/guide.xml.j2:3"
    shown = Composer([look.folders[1]], str, {}, str).compose("guide", {})
    assert shown.via.path == str(look.folders[1] / "guide.xml.j2")


# what authors type ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["<b>&{{ x }}", "{% raw %}", "a < b > c", "\"quotes\" & 'more'", "]]>", "<!-- -->", "{# x #}"]
)
def test_what_an_author_types_is_printed_as_typed(look, typed):
    look.write("guide.xml.j2", document('<p style="{{ typed }}">{{ typed }}</p><p>{{ inline|inline }}</p>'))
    plain, inline = (element for element in look.tree(typed=typed, inline=(Text(typed),)).walk() if element.tag == "p")
    assert plain.text == inline.text == plain.get("style") == typed


# templates with faults ------------------------------------------------------------------------------------------------


def test_a_syntax_error_names_its_line(look):
    look.write("guide.xml.j2", document("<p>{{ 1 + }}</p>"))
    assert look.fault() == (
        "builtin/guide.xml.j2:3: error: unexpected 'end of print statement' [template-error]\n"
        "  hint: see the Jinja documentation for its signs"
    )


def test_a_syntax_error_in_a_part_names_the_part(look):
    look.write("guide.xml.j2", document("{{ part.note() }}"))
    look.write("parts/notes.xml.j2", "\n{% macro note() %}\n{% if %}\n{% endmacro %}")
    assert look.fault().startswith("builtin/parts/notes.xml.j2:3: error: Expected an expression")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("nothing", "'nothing' is undefined"),
        ("'{nix}'.format()", "there is no 'nix'; a text of words.yaml or words: may name it in braces"),
        ("facts.nothing", "'dict object' has no attribute 'nothing'"),
        ("1 / 0", "division by zero"),
        ("1 + 'a'", "unsupported operand type(s) for +: 'int' and 'str'"),
        ("part.nothing()", 'no macro "nothing" in parts/'),
        ("'a'|int + facts['b']['c']", "'dict object' has no attribute 'b'"),
        ("[]|first|upper", "No first item, sequence was empty."),
        ("range(1000000)|list", "Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000)."),
        ("part.endless()", "it calls itself without end"),
        ("many()", "tuple index out of range"),
    ],
)
def test_a_fault_while_composing_names_the_line(look, code, said):
    look.write("guide.xml.j2", document(f"\n<p>{{{{ {code} }}}}</p>"))
    look.write("parts/a.xml.j2", "{% macro endless() %}{{ part.endless() }}{% endmacro %}")
    where = "builtin/parts/a.xml.j2:1" if "endless" in code else "builtin/guide.xml.j2:4"
    printed = look.fault(facts={}, many=lambda: ().__getitem__(1))
    assert printed == f"{where}: error: the layout fails here: {said} [template-error]"


def test_a_fault_inside_a_macro_names_the_macros_line(look):
    look.write("guide.xml.j2", document("{{ part.note() }}"))
    look.write("parts/notes.xml.j2", "{% macro note() %}\n\n{{ nothing }}{% endmacro %}")
    assert look.fault().startswith("builtin/parts/notes.xml.j2:3: error: the layout fails here: 'nothing' is undefined")


def test_a_fault_that_came_through_no_layout_is_ours(look):
    look.write("guide.xml.j2", "x")
    composer = look.composer()
    with pytest.raises((ValueError, TypeError)):
        list(composer.parts("guide", 3))


def test_a_layout_that_is_not_there(look):
    look.write("other.xml.j2", "x")
    assert look.fault() == 'builtin: error: this look has no file "guide.xml.j2" [missing-layout]'
    assert look.composer().has("other")
    assert not look.composer().has("guide")


def test_a_file_that_a_layout_asks_for_and_is_not_there(look):
    look.write("guide.xml.j2", document('\n{% include "nowhere.xml.j2" %}'))
    assert look.fault() == 'builtin/guide.xml.j2:4: error: this look has no file "nowhere.xml.j2" [missing-layout]'


# a project's own ------------------------------------------------------------------------------------------------------


def test_a_project_overrides_one_macro(look):
    look.write("guide.xml.j2", document("{{ part.note() }}{{ part.sign() }}"))
    look.write(
        "parts/notes.xml.j2",
        "{% macro note() %}<p>{{ part.sign() }}</p>{% endmacro %}{% macro sign() %}<p>old</p>{% endmacro %}",
    )
    look.write("parts/mine.xml.j2", "{% macro sign() %}new{% endmacro %}", "project")
    look.write("guide.xml.j2", document("{{ part.note() }}"))
    assert [element.text for element in look.tree().walk() if element.tag == "p"] == ["new"]


def test_a_project_overrides_a_file_of_parts_in_part(look):
    look.write("guide.xml.j2", document("{{ part.note() }}{{ part.other() }}"))
    parts = "{% macro note() %}<p>old note</p>{% endmacro %}{% macro other() %}<p>old other</p>{% endmacro %}"
    look.write("parts/notes.xml.j2", parts)
    look.write("parts/notes.xml.j2", "{% macro note() %}<p>new note</p>{% endmacro %}", "project")
    assert [element.text for element in look.tree().walk() if element.tag == "p"] == ["new note", "old other"]


def test_a_project_overrides_a_whole_layout(look):
    look.write("guide.xml.j2", document("<p>old</p>"))
    look.write("guide.xml.j2", document("<p>new</p>"), "project")
    [paragraph] = (element for element in look.tree().walk() if element.tag == "p")
    assert (paragraph.text, str(paragraph.via)) == ("new", "project/guide.xml.j2:3")


def test_an_overriding_macro_with_a_fault_names_the_projects_line(look):
    look.write("guide.xml.j2", document("{{ part.note() }}"))
    look.write("parts/a.xml.j2", "{% macro note() %}x{% endmacro %}")
    look.write("parts/a.xml.j2", "\n{% macro note() %}{{ nothing }}{% endmacro %}", "project")
    assert look.fault().startswith("project/parts/a.xml.j2:2: error")


def test_macros_may_be_asked_for_by_name(look):
    look.write("parts/a.xml.j2", "{% macro block_say(b) %}<p>{{ b }}</p>{% endmacro %}")
    look.write("guide.xml.j2", document('{{ part["block-say"](1) }}{{ "block-say" in part }}{{ "block_ask" in part }}'))
    assert "True" in look.text()
    assert "False" in look.text()


# walls ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "''.__class__.__mro__",
        "part.__class__.__init__",
        "part['__class__']",
        "part['__init__']",
        "part._environment.loader",
        "(''|attr('__class__')).__mro__",
        "facts.pop.__globals__",
        "'{0.__class__}'.format(1).x",
    ],
)
def test_layouts_live_in_a_sandbox(look, code):
    look.write("guide.xml.j2", document(f"<p>{{{{ {code} }}}}</p>"))
    look.write("parts/a.xml.j2", "{% macro x() %}{% endmacro %}")
    assert "[template-error]" in look.fault(facts={})


@pytest.mark.parametrize("name", ["../secret.xml.j2", "parts/../../secret.xml.j2"])
def test_layouts_cannot_leave_the_look(look, name):
    look.write("secret.xml.j2", "secret", "")
    look.write("guide.xml.j2", document(f'{{% include "{name}" %}}'))
    assert "this look has no file" in look.fault()
