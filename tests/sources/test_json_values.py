"""Values of JSON one by one are what `json` makes of the whole, wherever the file is cut while it is read."""

import contextlib
import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources.json_values import NotJson, Values

STORY = "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."
RECORD = {"title": "Bridge closes", "text": STORY}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def more(self: Values, size: int = 3) -> bool:
    """Reads on as it does, but three bytes at a time."""
    return READ_ON(self, min(size, 3))


READ_ON = Values._more


def split(path: Path) -> tuple[list[FullArticle], list[str]]:
    found = list(sources.read(path))
    articles = [one for one in found if isinstance(one, FullArticle)]
    return articles, [one.reason for one in found if isinstance(one, UnreadableFile)]


@settings(deadline=None, max_examples=50)
@given(st.lists(VALUES, max_size=6), st.booleans(), st.sampled_from([None, 2]), st.sampled_from(["utf-8", "utf-16"]))
def test_elements_are_those_of_the_whole(values: list[Any], plain: bool, indent: int | None, encoding: str) -> None:
    data = json.dumps(values, ensure_ascii=plain, indent=indent).encode(encoding, "replace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Values, "_more", more)
        assert list(Values(io.BytesIO(data)).elements()) == json.loads(data.decode(encoding))


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.text(), VALUES, max_size=6))
def test_members_are_those_of_the_whole(document: dict[str, Any]) -> None:
    data = json.dumps(document).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Values, "_more", more)
        values = Values(io.BytesIO(data))
        assert {name: values.value() for name in values.members()} == document


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet='[]{},:"\\ \n1e-tu', max_size=30))
def test_what_is_no_json_is_told_and_never_read_as_anything_else(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Values, "_more", more)
        with contextlib.suppress(NotJson):
            found = list(Values(io.BytesIO(text.encode())).elements())
            assert json.JSONDecoder().raw_decode(text.strip())[0] == found


def test_records_before_a_fault_are_kept_and_it_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[\n" + ",\n".join(map(json.dumps, [RECORD, RECORD])) + ",\n{broken}, 3]")
    articles, faults = split(path)
    assert len(articles) == 2
    assert faults == ["line 4: is not JSON: Expecting property name enclosed in double quotes"]


def test_a_list_takes_the_memory_of_its_largest_value(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    record = json.dumps({**RECORD, "text": f"{STORY} " * 400})
    path.write_text("[" + ",".join([record] * 600) + "]")
    assert path.stat().st_size > 25_000_000
    with path.open("rb") as stream:
        tracemalloc.start()
        try:
            found = sum(1 for _ in Values(stream).elements())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert found == 600
    assert peak < 10_000_000


def test_what_a_feed_says_behind_its_items_holds_for_them_too(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    items = [{"id": "1", "title": "Bridge closes", "content_text": STORY}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items, "title": "Harbour Gazette", "language": "en"}
    path.write_text(json.dumps(feed))
    (found,), faults = split(path)
    assert not faults
    assert (found.article.outlet, found.article.language, found.article.item) == ("Harbour Gazette", "en", "1")


@pytest.mark.parametrize("text", ["[1" + "0" * 10_000 + "]", '[{"a": ' + "[" * 200_000, "{" + '"a":{' * 100_000])
def test_numbers_and_nesting_without_end_are_a_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    articles, faults = split(path)
    assert not articles
    assert "out of all bounds" in faults[0]
