import errno
import shutil

import pytest

from kitgen.base.problems import CannotWriteError
from kitgen.build import init
from kitgen.build.init import NotEmptyError, init_project


@pytest.fixture
def shipped(tmp_path):
    root = tmp_path / "shipped"
    for file in (
        "content/workshops/inner-leadership/workshop.yaml",
        "content/workshops/inner-leadership/images/ring.svg",
        "content/workshops/inner-leadership/.hidden",
        "content/workshops/other/workshop.yaml",
        "content/brands/riverside/_brand.yml",
        "content/brands/northwind/_brand.yml",
    ):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file)
    return root


FILES = (
    "README.md",
    "content/brands/riverside/_brand.yml",
    "content/workshops/inner-leadership/images/ring.svg",
    "content/workshops/inner-leadership/workshop.yaml",
)


@pytest.mark.parametrize("place", ["new", "new/deep", "."])
def test_a_project_is_put_into_an_empty_or_a_new_folder(tmp_path, shipped, place):
    folder = tmp_path / "here" / place
    (tmp_path / "here").mkdir()
    assert init_project(folder, shipped) == FILES
    assert (folder / FILES[1]).read_text() == FILES[1]
    assert "kitgen build" in (folder / "README.md").read_text()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_with_anything_in_it_is_refused(tmp_path, shipped, name):
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / name).write_text("mine")
    with pytest.raises(NotEmptyError, match=f'is not empty: it has "{name}"'):
        init_project(folder, shipped)
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_file_is_no_folder(tmp_path, shipped):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotEmptyError, match="is not a folder"):
        init_project(tmp_path / "file", shipped)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotEmptyError, match="is not a folder"):
        init_project(tmp_path / "dangling", shipped)


@pytest.mark.parametrize("there", [True, False])
def test_a_fault_leaves_the_folder_as_it_was(tmp_path, shipped, monkeypatch, there):
    folder = tmp_path / "new"
    if there:
        folder.mkdir()
    real = shutil.copytree

    def full(source, target, *args, **more):
        if "brands" in str(target):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(source, target, *args, **more)

    monkeypatch.setattr(init.shutil, "copytree", full)
    with pytest.raises(CannotWriteError, match=r'new": no space left on device'):
        init_project(folder, shipped)
    assert folder.exists() == there
    assert not there or list(folder.iterdir()) == []


def test_a_place_below_a_file_cannot_be_written(tmp_path, shipped):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotWriteError, match="not a directory"):
        init_project(tmp_path / "file" / "new", shipped)
