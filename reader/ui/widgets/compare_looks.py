"""The looks of the parts of a comparison, coloured in compare.tcss."""

from __future__ import annotations

from typing import ClassVar

from textual.style import Style

from reader.ui.roles import RoleStyles

LOOKS = (
    "cursor", "bar", "number", "also", "fold", "section", "subhead", "rule", "only", "same", "shared", "partner",
    "strip", "mark-same", "mark-near", "mark-partly", "mark-only", "mark-differs", "mark-moved", "side-0", "side-1",
    "outlet", "absent", "chosen", "carried", "changed", "figure", "quotation", "name", "date", "negation", "hedge",
)  # fmt: skip


class CompareLooks(RoleStyles):
    """A widget whose parts and words have looks: `look("mark-only")` is the style of `compare--mark-only`.

    They are found when they are first asked for: see RoleStyles.
    """

    PARTS: ClassVar = RoleStyles.PARTS | {f"compare--{look}" for look in LOOKS}

    def look(self, part: str) -> Style:
        """The style of a part of the view or of a role in its text."""
        if part == "base":
            return self.visual_style
        name = f"compare--{part}"
        if name not in self.PARTS:
            return self.role_style(part)
        if name not in self._looks:
            self._looks[name] = self._find_look(name)
        return self._looks[name]

    def _find_look(self, name: str) -> Style:
        style = self.get_visual_style(name, partial=True)
        # Textual leaves "reverse" out of visual styles; it is what still marks a word where there are no colours.
        reverse = self.get_component_styles(name).text_style.reverse
        return style + Style(reverse=True) if reverse else style
