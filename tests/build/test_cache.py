from __future__ import annotations

from kitgen.build.cache import OFF, Cache, users_cache


def test_what_is_put_is_got(tmp_path):
    cache = Cache(tmp_path / "some" / "where")
    assert cache.get("a") is None
    cache.put("a", b"1")
    cache.put("a", b"2")
    assert cache.get("a") == b"2"
    assert [path.name for path in cache.folder.iterdir()] == ["a"]


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.put("a", b"1")
    assert cache.get("a") is None
    folder = Cache(tmp_path)
    (tmp_path / "b").mkdir()
    folder.put("b", b"1")  # cannot be renamed onto a folder
    assert folder.get("b") is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "file"]


def test_it_can_be_switched_off_and_follows_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv(OFF, "1")
    assert users_cache() is None
    monkeypatch.delenv(OFF)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert users_cache().folder.name == "kitgen"


def test_a_user_without_a_home_has_none(monkeypatch):
    def homeless(_name):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(OFF, raising=False)
    monkeypatch.setattr("kitgen.build.cache.user_cache_path", homeless)
    assert users_cache() is None
