"""What a file that is written over, or written anew, is afterwards."""

from __future__ import annotations

import pytest

from reader.replacing import replace


def test_a_new_file_has_the_rights_of_any_new_file_of_the_person(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    replace(tmp_path / "new", b"mine")
    assert (tmp_path / "new").read_bytes() == b"mine"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_nobody_else_may_read_stays_so(tmp_path):
    path = tmp_path / "own"
    path.write_bytes(b"before")
    path.chmod(0o600)
    replace(path, b"after")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"after", 0o600)


@pytest.mark.parametrize("size", [10, 100, 100_000])
def test_on_a_full_disk_what_was_there_stays_and_nothing_lies_beside_it(tmp_path, full_disk, size):
    path = tmp_path / "own"
    path.write_bytes(b"before")
    with full_disk():
        try:
            replace(path, b"a" * size)
        except OSError:
            assert path.read_bytes() == b"before"
        else:
            assert path.read_bytes() == b"a" * size
    assert [file.name for file in tmp_path.iterdir()] == ["own"]
