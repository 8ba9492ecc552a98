"""Logos: what is told of one that has too few pixels for print."""

from PIL import Image


def test_a_logo_with_too_few_pixels_is_told_of_once(build, tmp_path):
    brand = tmp_path / "content" / "brands" / "acme"
    brand.mkdir(parents=True)
    text = (
        "meta: {name: Acme}\ncolor: {primary: navy}\nlogo:\n  small: mark.png\n  large: {path: full.jpg, alt: Acme}\n"
    )
    (brand / "_brand.yml").write_text(text, encoding="utf-8")
    Image.new("RGB", (20, 20), "navy").save(brand / "mark.png")
    Image.new("RGB", (400, 50), "navy").save(brand / "full.jpg")
    folder = tmp_path / "content" / "workshops" / "soup"
    folder.mkdir(parents=True)
    (folder / "workshop.yaml").write_text("title: Soup\n", encoding="utf-8")
    (folder / "01-cook.md").write_text("---\nkind: session\ntitle: Cook\nminutes: 5\n---\nCook.\n", encoding="utf-8")
    kit = build(tmp_path, "soup", tmp_path / "out", brands=("acme",))
    told = [problem for problem in kit.results[0].warnings if problem.code == "picture-resolution"]
    assert [problem.origin.line for problem in sorted(told, key=lambda one: one.origin.line)] == [4, 5]
    assert "below 200 it looks soft" in told[0].message
