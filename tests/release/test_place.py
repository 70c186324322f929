"""Versions are reserved, folders appear by one rename, `latest` is switched last."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from flows.release import place
from flows.release.errors import PublicationError

DAY = date(2026, 11, 20)


def test_runs_at_once_get_versions_of_their_own(tmp_path):
    at_once = 8
    barrier = Barrier(at_once)

    def run(_):
        barrier.wait()
        with place.staging(tmp_path, DAY) as (version, folder):
            (folder / "made").write_text(version, encoding="utf-8")
            return place.appear(folder, tmp_path, version)

    with ThreadPoolExecutor(at_once) as pool:
        paths = list(pool.map(run, range(at_once)))
    assert sorted(path.name for path in paths) == [f"2026.11.20.{n}" for n in range(1, at_once + 1)]
    assert all((path / "made").read_text(encoding="utf-8") == path.name for path in paths)
    assert (tmp_path / "latest").resolve() in paths
    assert not list(tmp_path.glob(".*"))


def test_a_version_that_is_being_built_is_not_given_again(tmp_path):
    with place.staging(tmp_path, DAY) as (first, _), place.staging(tmp_path, DAY) as (second, folder):
        assert (first, second) == ("2026.11.20.1", "2026.11.20.2")
        place.appear(folder, tmp_path, second)
    with place.staging(tmp_path, DAY) as (third, _):
        assert third == "2026.11.20.1"


def test_a_failed_build_leaves_nothing(tmp_path):
    with pytest.raises(KeyError), place.staging(tmp_path, DAY) as (_, folder):
        (folder / "half").write_text("done", encoding="utf-8")
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_releases_in_the_order_of_their_versions(tmp_path):
    for name in ("2026.11.20.10", "2026.11.20.9", "2025.01.01.2", "metadata", "2026.11.20", ".2026.11.20.3"):
        (tmp_path / name).mkdir()
    (tmp_path / "2026.11.20.11").write_text("a file", encoding="utf-8")
    assert [path.name for path in place.releases(tmp_path)] == ["2025.01.01.2", "2026.11.20.9", "2026.11.20.10"]


def test_output_that_is_a_file(tmp_path):
    (tmp_path / "datasets").write_text("in the way", encoding="utf-8")
    with (
        pytest.raises(PublicationError, match="datasets: cannot hold a release"),
        place.staging(tmp_path / "datasets", DAY),
    ):
        pass


def test_latest_that_is_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "latest").mkdir()
    (tmp_path / "latest" / "kept").write_text("kept", encoding="utf-8")
    with place.staging(tmp_path, DAY) as (version, folder), pytest.raises(PublicationError, match="put in place"):
        place.appear(folder, tmp_path, version)
    assert (tmp_path / "latest" / "kept").is_file()
    assert not list(tmp_path.glob(".*"))
