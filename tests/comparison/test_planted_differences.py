"""A change made in one sentence is found, with its kind and its words; what is no change is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from reader.article import FullArticle
from reader.comparison import Difference, compare

Write = Callable[..., FullArticle]


def differences(
    write: Write, left: str, right: str, day: date | None = None
) -> list[tuple[str, str | None, str | None]]:
    comparison = compare(write(left, name="left", day=day), write(right, name="right", day=day))
    assert comparison.links, "not linked"
    found: list[Difference] = [each for link in comparison.links for each in link.differences]
    return [(each.kind, each.left, each.right) for each in found]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The flood drowned over 300 sheep in the Asker valley on Monday.",
            "The flood drowned about 200 sheep in the Asker valley on Monday.",
            ("figure", "over 300", "about 200"),
        ),
        (
            "Seventeen people were injured when the ferry struck the reef.",
            "Twelve people were injured when the ferry ran onto the reef.",
            ("figure", "Seventeen", "Twelve"),
        ),
        (
            "The repairs will cost €52 million, said the council.",
            "According to the highways office the repairs are going to cost €48 million.",
            ("figure", "€52 million", "€48 million"),
        ),
        (
            "Norland massed more than 130,000 troops near the border of Sudmark.",
            "Sudmark fears an attack, for 100,000 soldiers of Norland are near its border.",
            ("figure", "more than 130,000", "100,000"),
        ),
        (
            "The ferry carried at least 340 passengers to the island.",
            "The ferry carried nearly 340 passengers to the island.",
            ("figure", "at least 340", "nearly 340"),
        ),
        (
            "The blast killed 12 fishermen in the old harbour of Skerrick.",
            "The blast killed fishermen in the old harbour of Skerrick.",
            ("figure", "12", None),
        ),
        (
            "The bridge was closed by Lieselotte Marr on Friday evening.",
            "The bridge was closed by Aoife Marrin on Friday evening.",
            ("name", "Lieselotte Marr", "Aoife Marrin"),
        ),
        (
            "The captain of the ferry was Dermot Halloway, aged 61.",
            "At the helm of the ferry stood its captain, Dermot Holloway.",
            ("name", "Dermot Halloway", "Dermot Holloway"),
        ),
        (
            "The talks were led by Norland, Sudmark and Vesta in the old town hall.",
            "The talks were led by Norland and Vesta in the old town hall.",
            ("name", "Sudmark", None),
        ),
        (
            "“We had to choose between a flood and a disaster,” Brandt said.",
            "“We had to choose between a flood and a catastrophe,” Brandt said.",
            ("quotation", "a disaster", "a catastrophe"),
        ),
        (
            "“We want to open all of the gates on Friday,” Brandt said.",
            "“We wanted to open all of the gates on Friday,” Brandt said.",
            ("quotation", "want", "wanted"),
        ),
        (
            "“We heard a noise like a train, and then every light went out,” said Orde.",
            "“We heard a noise like a train,” said Orde.",
            (
                "quotation",
                "“We heard a noise like a train, and then every light went out,”",
                "“We heard a noise like a train,”",
            ),
        ),
        (
            "“The dam will hold until the snow melts,” Brandt said.",
            "The dam will hold until the snow melts, Brandt said.",
            ("quotation", "“The dam will hold until the snow melts,”", "The dam will hold until the snow melts,"),
        ),
        (
            "“The dam will hold until the snow melts,” said Ilya Brandt.",
            "The chief engineer Ana Orde told reporters: “The dam will hold until the snow melts.”",
            ("quotation", "Ilya Brandt", "Ana Orde"),
        ),
        (
            "The gates were opened by Norland Sen. Ilya Brandt in the evening.",
            "The gates were opened by Ana Orde.",
            ("name", "Ilya Brandt", "Ana Orde"),
        ),
        ("It cost €52 million.", "It cost €48 million.", ("figure", "€52 million", "€48 million")),
        (
            "40 boats lay idle, and of the boats of Norland 90 boats lay idle.",
            "60 boats lay idle, and of the boats of Norland 90 boats lay idle.",
            ("figure", "40", "60"),
        ),
        (
            "The talks were not without quarrels in the old town hall of Skerrick.",
            "The talks were without quarrels in the old town hall of Skerrick.",
            ("negation", "not without", "talks were without"),
        ),
        (
            "The ferry ran aground at Corran Point on Monday with 312 people on board.",
            "A ferry with 340 people on board ran aground at Corran Point on Monday.",
            ("figure", "312", "340"),
        ),
        (
            "The second dam is only a first step of the plan that the ministry drew up.",
            "The second dam is not only a first step of the plan that the ministry drew up.",
            ("negation", "only a first", "not only a first"),
        ),
        (
            "Members of the assembly might soften the treaty or revoke article 50 before the summer.",
            "Members of the assembly might soften the treaty or revoke article 40 before the summer.",
            ("figure", "50", "40"),
        ),
        (
            "“I have no comment on any of that,” he told the Courier after a speech in Skerrick.",
            "“I have no opinion on any of that,” he told the Courier after a speech in Skerrick.",
            ("quotation", "no comment on", "no opinion on"),
        ),
        (
            "Add Ilya Brandt to your interests to read of the latest Ilya Brandt news in the Courier every day.",
            "Add Ilya Brandt to your interests to read of the latest Ana Orde news in the Courier every day.",
            ("name", "Ilya Brandt", "Ana Orde"),
        ),
        (
            "The sirens sounded on Tuesday in all of the villages below the dam.",
            "The sirens sounded on Thursday in all of the villages below the dam.",
            ("date", "Tuesday", "Thursday"),
        ),
        (
            "The cracks were found in a routine inspection on 17 February.",
            "Workmen came upon the cracks in a routine inspection on 27 February and closed one lane.",
            ("date", "17 February", "27 February"),
        ),
        (
            "The company did not warn the villages below the dam of the water.",
            "The company did warn the villages below the dam of the water.",
            ("negation", "not warn", "company did warn"),
        ),
        (
            "The ministry gave no details of the talks.",
            "Of the talks the ministry gave some details, and it was late.",
            ("negation", "no details", "gave some details"),
        ),
        (
            "Tarrow Line denied that the ferry had sailed without a radar.",
            "Tarrow Line did not respond to questions whether the ferry had sailed without a radar.",
            ("negation", "denied", "did not respond"),
        ),
        (
            "The operator claimed that the gates had been inspected in the spring.",
            "The operator said that the gates had been inspected in the spring.",
            ("hedge", "claimed", "said"),
        ),
        (
            "The prosecutor of Norland reportedly issued summonses to 33 banks last month to find the money.",
            "She has issued summonses to 33 banks with ties to the money of the family.",
            ("hedge", "reportedly issued", "issued"),
        ),
        (
            "The villagers may return to their homes on Saturday morning.",
            "The villagers will return to their homes on Saturday morning.",
            ("hedge", "may", "will"),
        ),
    ],
)
def test_a_planted_change_is_found(write: Write, left: str, right: str, expected: tuple[str, str, str | None]) -> None:
    found = differences(write, left, right)
    assert found == [expected]
    assert differences(write, right, left) == [(expected[0], expected[2], expected[1])]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The U.S. sent 14,000 tents to Norland on Monday.", "The US sent 14 000 tents to Norland on Monday."),
        ("The United States sent twelve boats.", "The U.S. sent 12 boats."),
        ("It doesn’t rain in the valley of Asker now.", "It does not rain in the valley of Asker now."),
        ("“We wait for rain,” the mayor of Asker said.", '"We wait for rain," the mayor of Asker said.'),
        ("“We’ve seen the F.B.I. at work,” Orde said.", "“We have seen the FBI at work,” Orde said."),
        ("About 45 percent of the fields flooded.", "About 45% of the fields flooded."),
        ("President Ana Orde opened the gates of the dam.", "Mrs. Orde opened the gates of the dam."),
        ("Bill Orde opened the gates of the dam today.", "William Orde opened the gates of the dam today."),
        ("The organisation met its neighbours in Kiev.", "The organization met its neighbors in Kyiv."),
        ("Felipe Calderón opened the gates of the dam.", "Felipe Calderon opened the gates of the dam."),
        ("The gates were opened on Tuesday, Brandt said.", "The gates were opened, Brandt said."),
        (
            "Brandt said that the gates of the dam would be opened.",
            "He said that the gates of the dam would be opened.",
        ),
        ("The gates are open, and the band did not play.", "The gates are open, and the road is dry."),
        ("“We wait for more rain here,” Ana Orde said.", "“We wait for more rain here.”"),
        ("The crowd was not small.", "The crowd was large, not small."),
        ("It cost $3 million and lasted 3 days.", "It lasted 3 days and cost $3 million."),
    ],
)
def test_typography_titles_and_what_is_merely_left_out_are_no_differences(write: Write, left: str, right: str) -> None:
    assert differences(write, left, right) == []
    assert differences(write, right, left) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "“It’s eight years for our work force, and Gen. Orde said we'd go,” Brandt said.",
            "“It is 8 years for our workforce, and General Orde said we would go,” Brandt said.",
        ),
        (
            "Brandt said “the dam is safe,” and that he would open “the dam in May.”",
            "Brandt said that “the dam is safe,” he would open “the dam in May.”",
        ),
        (
            "The act was passed last year as the Asker Valley Water Act, and it names the dam.",
            "Last year the “Asker Valley Water Act” was passed by the council, which nobody read.",
        ),
        (
            "The mayor called the old dam “a crisis for the valley of Asker and a shame for all of us who live here.”",
            "The villages below the dam heard the mayor speak of “a shame for all of us” when she came by.",
        ),
        (
            "“I went too late and I was wrong about the dam,” the mayor said in the square.",
            "“I made a mistake and I was wrong about the boats,” the captain said in the square of Skerrick.",
        ),
    ],
)
def test_quotations_typed_otherwise_or_of_something_else_or_quoted_in_part_have_no_mark(
    write: Write, left: str, right: str
) -> None:
    comparison = compare(write(left), write(right))
    assert [each for link in comparison.links for each in link.differences] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Eight valleys have a dam of their own, and another 21 valleys in Norland share one with a neighbour.",
            "A dam of their own or shared with a neighbour have 29 valleys in Norland, the council said.",
        ),
        (
            "Tamsin Harbour saw more than 30 inches of rain on Friday, the weather office said.",
            "Lower Skerrick had 23 inches of rain by Friday night, and the weather office warned of more.",
        ),
        (
            "The next day a 35-year-old man was hit by a boat in the harbour.",
            "Later on Sunday a 53-year-old man was found in the harbour, and two boats sank.",
        ),
        (
            "The harbour office denied no passenger the way, and 14 hours later the ferry to Skerrick sailed.",
            "The harbour office denied no passenger the way, and the ferry to Skerrick sailed.",
        ),
        (
            "Had they waited, the family would likely have been lost in the flood below the dam.",
            "Had they waited, the family likely would have been lost in the flood below the dam.",
        ),
        (
            "Of the crew two other men had earlier accused the harbour master of taking money.",
            "Four men had earlier accused the harbour master of taking money.",
        ),
        (
            "With what was left of her campaign Ms. Orde ended the quarter with €9 million in the bank.",
            "He ended the quarter with almost €15 million in the bank.",
        ),
    ],
)
def test_figures_of_other_things_people_and_places_have_no_mark(write: Write, left: str, right: str) -> None:
    comparison = compare(write(left), write(right))
    assert [each for link in comparison.links for each in link.differences] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "According to the harbour office Brandt himself was not home at the time of the flood.",
            "The daughter of Brandt, Ida, was home alone at the time of the flood, the harbour office said.",
        ),
        (
            "The office of Brandt declined to tell the paper the price of the boats.",
            "A speaker of the office of Brandt also declined to say which of the boats were sold.",
        ),
        (
            "His friendship with Orde is based on how she lived — not on the boats she sold, Brandt said.",
            "“My friendship with Orde is not based on the boats she sold but on how she lived,” he said.",
        ),
        (
            "The minister urged people who have not evacuated to leave the valley at once.",
            "The minister pleaded with people in evacuation centres to leave the valley at once.",
        ),
        (
            "The ministry will not make the next payment to the fishermen on Friday, Orde said.",
            "The towns ask the court to force the ministry to make the next payment to the fishermen.",
        ),
        (
            "It is not uncommon for ministers not to attend the funerals of fishermen in the north.",
            "It is not uncommon for ministers to skip the funerals of fishermen in the north.",
        ),
    ],
)
def test_a_negation_of_somebody_or_something_else_has_no_mark(write: Write, left: str, right: str) -> None:
    found = [each.kind for link in compare(write(left), write(right)).links for each in link.differences]
    assert "negation" not in found


def test_what_is_not_sure_enough_for_a_mark_stands_in_the_ledger(write: Write) -> None:
    left = "The mayor said the dam, which is old, was “a shame for all of us who live here.”"
    right = "The mayor, who had come by boat, spoke of “a shame for all of us” on Monday."
    comparison = compare(write(left), write(right))
    assert [each for link in comparison.links for each in link.differences] == []
    (entry,) = comparison.quotations
    assert entry.left
    assert entry.right
    assert entry.differs


def test_a_weekday_and_its_date_are_one_day(write: Write) -> None:
    left, right = "The gates of the dam were opened on Tuesday.", "The gates of the dam were opened on March 3."
    assert differences(write, left, right, date(2026, 3, 4)) == []
    assert differences(write, left, right, date(2026, 3, 12)) == [("date", "Tuesday", "March 3")]


def test_a_figure_of_another_thing_is_not_set_against_one(write: Write) -> None:
    left = "The storm sank 40 boats in the harbour of Skerrick, and the lighthouse keeper wept."
    right = "The lighthouse keeper of Skerrick wept when he heard of the storm; 300 sheep were lost."
    assert differences(write, left, right) == []


def test_the_weightier_difference_comes_first(write: Write) -> None:
    left = "Brandt claimed on Monday that 40 boats had not sunk in the old harbour of Skerrick."
    right = "Brandt said on Tuesday that 50 boats had sunk in the old harbour of Skerrick."
    assert [kind for kind, _, _ in differences(write, left, right)] == ["figure", "negation", "date", "hedge"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Nonutf names are hard for programs, said Kurt Bytes, a programmer from Bonn.",
            "Newline names are harder for programs, said Anna Newline, from Bern.",
        ),
        (
            "Kurt Bytes said the lower gates of the dam had been opened too late.",
            "The lower gates of the dam had been opened too late, Anna Newline said.",
        ),
    ],
)
def test_another_speaker_of_one_reported_statement_is_found(write: Write, left: str, right: str) -> None:
    assert differences(write, left, right) == [("name", "Kurt Bytes", "Anna Newline")]
    assert differences(write, right, left) == [("name", "Anna Newline", "Kurt Bytes")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The lower gates opened too late, said Kurt Bytes.", "The lower gates opened too late, said Mr. Bytes."),
        (
            "The White House said the gates of the dam had opened too late.",
            "Meanwhile, the White House said the gates of the dam had opened too late.",
        ),
        ("The lower gates opened too late, said Bill Orde.", "The lower gates opened too late, he said."),
        (
            "“The lower gates of the old dam opened too late,” Orde said.",
            "“The lower gates of the old dam opened too late,” the engineer from Tamsin said.",
        ),
        (
            "The lower gates opened too late, said Kurt Bytes, and Anna Newline nodded.",
            "The lower gates opened too late, said Anna Newline.",
        ),
        (
            "The lower gates were never inspected, said Kurt Bytes.",
            "The lower valley was under water on Friday, and the gates of it stood open, said Anna Newline.",
        ),
        (
            "“I strongly disagree with those who would close the dam tonight,” Brandt said.",
            "“I strongly disagree with those who would close the dam tonight,” the Norland senator said.",
        ),
        (
            "“Look at what happens below the dam tonight,” the president said at a rally in Skerrick, Norland.",
            "“Look at what happens below the dam tonight,” Brandt said.",
        ),
        (
            "“Look at what happens below the dam tonight,” Rossello said.",
            "“Look at what happens below the dam tonight,” Rosselló said.",
        ),
    ],
)
def test_a_speaker_who_may_be_the_same_or_says_something_else_is_no_difference(
    write: Write, left: str, right: str
) -> None:
    comparison = compare(write(left), write(right))
    assert [each for link in comparison.links for each in link.differences] == []
