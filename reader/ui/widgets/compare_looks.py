"""The looks of the parts of a comparison, coloured in compare.tcss."""

from __future__ import annotations

from textual.style import Style

from reader.ui.roles import RoleStyles

LOOKS = (
    "cursor", "bar", "number", "also", "fold", "section", "subhead", "rule", "only", "same", "shared", "partner",
    "strip", "mark-same", "mark-near", "mark-partly", "mark-only", "mark-differs", "mark-moved", "side-0", "side-1",
    "outlet", "absent", "chosen", "carried", "changed", "figure", "quotation", "name", "date", "negation", "hedge",
)  # fmt: skip


class CompareLooks(RoleStyles):
    """A widget whose parts and words have looks: `look("mark-only")` is the style of `compare--mark-only`.

    They are asked for when a line is drawn, never sooner: see RoleStyles.
    """

    COMPONENT_CLASSES = {f"compare--{look}" for look in LOOKS}  # noqa: RUF012  (Textual's own attribute)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        self._looks.clear()
        super().notify_style_update()

    def look(self, part: str) -> Style:
        """The style of a part of the view or of a role in its text."""
        if part not in self._looks:
            self._looks[part] = self._find_look(part)
        return self._looks[part]

    def _find_look(self, part: str) -> Style:
        if part == "base":
            return self.visual_style
        if part not in LOOKS:
            return self.role_style(part)
        name = f"compare--{part}"
        style = self.get_visual_style(name, partial=True)
        # Textual leaves "reverse" out of visual styles; it is what still marks a word where there are no colours.
        reverse = self.get_component_styles(name).text_style.reverse
        return style + Style(reverse=True) if reverse else style
