"""The folder exported to holds what it should, whatever happened to the runs before."""

from pathlib import Path

import pytest

from app.portal.errors import FolderBusy, FolderOfOthers
from app.portal.static_export import Folder


def run(path: Path, **files: str) -> Folder:
    folder = Folder(path)
    with folder.held():
        for name, content in files.items():
            folder.write(f"{name}/index.html", content)
    return folder


def standing(path: Path) -> dict[str, str]:
    return {
        each.relative_to(path).as_posix(): each.read_text()
        for each in path.rglob("*.html")
        if ".mingchuang" not in each.parts
    }


def test_only_what_changed_is_written_and_what_is_gone_goes(tmp_path: Path) -> None:
    run(tmp_path, a="1", b="1", c="1")

    folder = run(tmp_path, a="1", b="2")

    assert (folder.written, folder.unchanged, folder.removed) == (1, 1, 1)
    assert standing(tmp_path) == {"a/index.html": "1", "b/index.html": "2"}
    assert not (tmp_path / "c").exists()


def test_what_a_run_wrote_before_it_died_is_known_to_the_next(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    folder = Folder(tmp_path)
    with pytest.raises(KeyboardInterrupt), folder.held():
        folder.write("secret/index.html", "no longer public")
        raise KeyboardInterrupt

    run(tmp_path, a="1")

    assert standing(tmp_path) == {"a/index.html": "1"}


def test_what_somebody_deleted_is_written_again(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    (tmp_path / "a/index.html").unlink()

    assert run(tmp_path, a="1").written == 1
    assert standing(tmp_path) == {"a/index.html": "1"}


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(FolderOfOthers):
        run(tmp_path, a="1")

    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    with Folder(tmp_path).held(), pytest.raises(FolderBusy):
        run(tmp_path, a="1")


@pytest.mark.parametrize("path", ["../outside", "/etc/outside", "a/../../outside"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    folder = Folder(tmp_path / "export")

    with pytest.raises(ValueError, match="outside"), folder.held():
        folder.write(path, "x")
