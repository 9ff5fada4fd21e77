"""Which articles tell the same event, and what is related to what."""

from reader.stories.front import front
from reader.stories.grouping import Grouping, group, group_once, grouping
from reader.stories.provenance import Origin, origin
from reader.stories.related import Related, are_one_story, partners, related
from reader.stories.story import Story, age, without

__all__ = [
    "Grouping", "Origin", "Related", "Story", "age", "are_one_story", "front", "group", "group_once", "grouping",
    "origin", "partners", "related", "without",
]  # fmt: skip
