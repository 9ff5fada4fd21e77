"""What a site prints under every text goes where a folder shows it; copy that papers share is never taken for it."""

from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.sources import repeats

NAMES = ("Holm", "Eklund", "Brandt", "Aalto", "Vik", "Moen", "Lind", "Dahl", "Berg", "Strand", "Ek", "Falk", "Nygaard")


def story(number: int) -> list[str]:
    name = NAMES[number]
    return [
        f"{name} wins the race across the bay of Nordhaven in front of a small crowd",
        f"The boat of {name} crossed the line at noon on Monday, minutes before the wind turned and the rain began.",
        f"“I have never rowed so hard in all my life,” {name} told the people who were waiting on the northern pier.",
        f"For the club of the harbour it was victory number {number + 3} in as many years, its chairman said.",
    ]


AGENCY = [
    "The strait was closed to all ships on Tuesday after a tanker had run aground in thick fog near the lighthouse.",
    "What is known so far",
    "Nobody was hurt, and no oil had been seen on the water by evening, the coast guard of Ostmark told reporters.",
    "We will tow the ship away with the next high tide and you will see it open again, the harbour office said.",
]


def save(folder: Path, number: int, *lines: str) -> Path:
    path = folder / f"{number:03}.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def read(path: Path) -> FullArticle:
    (found,) = sources.read(path)
    assert isinstance(found, FullArticle)
    return found


def texts(full: FullArticle) -> list[str]:
    return [block.text for block in full.body.paragraphs]


def test_lines_under_every_text_go_and_say_in_how_many_files_they_stand(tmp_path: Path) -> None:
    below = ("The Harbour Gazette of Nordhaven", "Ferries, tides and wind")
    paths = [save(tmp_path, number, *story(number), *below) for number in range(5)]
    full = read(paths[2])
    assert texts(full) == story(2)[1:]
    assert {piece.text: piece.why for piece in full.body.dropped} == dict.fromkeys(
        below, "repeats in 5 files of the folder"
    )


def test_three_files_show_nothing(tmp_path: Path) -> None:
    paths = [save(tmp_path, number, *story(number), "The Harbour Gazette of Nordhaven, 1878") for number in range(3)]
    assert "The Harbour Gazette of Nordhaven, 1878" in texts(read(paths[0]))


@pytest.mark.parametrize("papers", [10, 13])
def test_copy_that_many_papers_print_is_never_dropped(tmp_path: Path, papers: int) -> None:
    paths = [
        save(tmp_path, n, f"{NAMES[n]} Post", f"Tanker blocks the strait, says the {NAMES[n]} Post", *AGENCY)
        for n in range(papers)
    ]
    for path in paths:
        assert [line for line in texts(read(path)) if line in AGENCY] == AGENCY


def test_copy_that_papers_cut_and_put_among_their_own_words_is_never_dropped(tmp_path: Path) -> None:
    paths = [save(tmp_path, n, *story(n)[:3], *AGENCY[: 3 + n % 2], *story(n)[3:]) for n in range(len(NAMES))]
    for n, path in enumerate(paths):
        kept = texts(read(path))
        assert [line for line in kept if line in AGENCY] == AGENCY[: 3 + n % 2]
        assert set(story(n)[1:]) <= set(kept)


def test_the_same_text_saved_many_times_loses_nothing(tmp_path: Path) -> None:
    paths = [save(tmp_path, n, *story(0), "A note of thanks to the rowers") for n in range(12)]
    assert "A note of thanks to the rowers" in texts(read(paths[0]))


def test_headings_within_texts_stay_though_every_text_has_them(tmp_path: Path) -> None:
    paths = [save(tmp_path, n, *story(n)[:2], "What comes next", *story(n)[2:]) for n in range(12)]
    assert "What comes next" in texts(read(paths[5]))


def test_a_headline_that_every_issue_has_stays_the_headline(tmp_path: Path) -> None:
    paths = [save(tmp_path, n, "Letters from the harbour", *story(n)[1:]) for n in range(12)]
    assert read(paths[5]).article.title == "Letters from the harbour"


def test_a_name_above_every_headline_is_not_the_headline(tmp_path: Path) -> None:
    paths = [save(tmp_path, n, "The Harbour Gazette of Nordhaven", *story(n)) for n in range(6)]
    full = read(paths[3])
    assert (full.article.title, texts(full)) == (story(3)[0], story(3)[1:])


def test_a_plea_to_readers_goes_only_where_many_files_end_with_it(tmp_path: Path) -> None:
    plea = "Our work is paid for by the people who read it, and you can help us with a small gift each month."
    few, many = tmp_path / "few", tmp_path / "many"
    for folder, count in ((few, 5), (many, 10)):
        folder.mkdir()
        for n in range(count):
            save(folder, n, *story(n), plea)
    assert texts(read(few / "001.txt"))[-1] == plea
    assert plea not in texts(read(many / "001.txt"))


def test_what_a_repeated_line_tells_is_still_learnt(tmp_path: Path) -> None:
    note = "DailyEverything is an automatic aggregator of the all world’s media."
    paths = [save(tmp_path, n, *story(n), "(Reuters)", note) for n in range(13)]
    assert (read(paths[0]).article.outlet, read(paths[0]).article.agency) == ("DailyEverything", "Reuters")


def test_a_few_lines_repeat_at_the_ends_of_long_texts_too(tmp_path: Path) -> None:
    below = "The Harbour Gazette of Nordhaven — “free and fair”"
    long = [[f"{line} Chapter {n}, part {m}: “…”" for m in range(200) for line in story(n)[1:]] for n in range(5)]
    paths = [save(tmp_path, n, story(n)[0], *lines, below) for n, lines in enumerate(long)]
    assert paths[0].stat().st_size > 2 * repeats.REACH
    assert below not in texts(read(paths[3]))


def test_results_below_a_text_are_not_counted_by_their_form(tmp_path: Path) -> None:
    paths = [save(tmp_path, n, *story(n), f"Nordhaven {n} Ostmark {n + 1}") for n in range(10)]
    assert texts(read(paths[4]))[-1] == "Nordhaven 4 Ostmark 5"


def test_texts_are_read_again_when_their_folder_has_doubled() -> None:
    there = [f"/a/{n}.txt" for n in range(8)] + ["/b/0.txt", "/b/1.html"]
    assert repeats.grown({"/a/7.txt"}, there) == set(there[:8])
    assert repeats.grown({"/a/6.txt"}, there[:7]) == set()
    assert repeats.grown({"/b/1.html"}, there) == set()
