"""The look of roles: one component class a role, coloured in the stylesheet, legible without colour."""

from __future__ import annotations

from typing import ClassVar

from textual.color import TRANSPARENT
from textual.css.styles import RenderStyles, StylesBase
from textual.dom import DOMNode
from textual.style import Style
from textual.theme import Theme
from textual.widget import Widget

ROLES = (
    "strong", "emphasis", "code", "link", "match", "current-match", "figure", "quotation", "name", "date", "negation",
    "hedge", "changed", "title", "meta", "heading", "bar", "marker", "rule", "outlet", "quoted",
    "kicker", "kicker-outlet", "key", "count", "read", "unread-dot", "cursor-bar", "cursor",
    "cursor-away", "current-view", "hint",
)  # fmt: skip


class RoleStyles(Widget):
    """A widget whose text bears roles: `role_style("match")` is the style of the class `role--match` below it.

    They are no `COMPONENT_CLASSES`: Textual finds the styles of all of those anew for every widget whenever the focus
    moves, which took a third of the time of opening a screen. Here a style is found when it is first asked for, and
    kept until the styles of the widget change: ask when a line is drawn.
    """

    PARTS: ClassVar[frozenset[str]] = frozenset(f"role--{role}" for role in ROLES)

    DEFAULT_CSS = """
    RoleStyles {
        & > .role--strong { text-style: bold; }
        & > .role--emphasis { text-style: italic; }
        & > .role--code { color: $text-secondary; }
        & > .role--link { color: $text-primary; text-style: underline; }
        & > .role--match { background: $warning 25%; text-style: bold underline; }
        & > .role--current-match { background: $warning; color: auto; text-style: bold underline; }
        & > .role--hint { color: $text-warning; text-style: bold reverse; }
        & > .role--figure { color: $text-warning; text-style: bold; }
        & > .role--quotation { color: $text-success; text-style: italic; }
        & > .role--name { color: $text-primary; }
        & > .role--date { color: $text-secondary; }
        & > .role--negation { color: $text-error; text-style: bold; }
        & > .role--hedge { text-style: italic; }
        & > .role--changed { color: $text-accent; text-style: underline; }
        & > .role--title { text-style: bold; }
        & > .role--meta { color: $text-muted; }
        & > .role--heading { color: $text-primary; text-style: bold; }
        & > .role--bar { color: $primary; }
        & > .role--marker { color: $text-primary; }
        & > .role--rule { color: $foreground 25%; }
        & > .role--outlet { color: $text-secondary; }
        & > .role--quoted { text-style: italic; }
        & > .role--kicker { color: $text-muted; }
        & > .role--kicker-outlet { color: $text-primary; text-style: bold; }
        & > .role--read { color: $foreground 78%; }
        & > .role--unread-dot { color: $primary; text-style: bold; }
        & > .role--current-view { color: $text-primary; text-style: bold underline; }
        & > .role--count { color: $text-accent; }
        & > .role--cursor-bar { color: $primary; }
        & > .role--cursor { background: $primary 25%; }
        & > .role--cursor-away { background: $foreground 8%; }
        & > .role--key { color: $text-primary; text-style: bold; }
    }
    """

    def __init__(
        self,
        *children: Widget,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._looks: dict[str, Style] = {}
        super().__init__(*children, name=name, id=id, classes=classes)

    def role_style(self, role: str) -> Style:
        """The style of a role, to be laid over what stands below; the empty style for a role without a look.

        Not `get_visual_style(partial=True)`: in Textual 8.2.8 that loses a background without transparency, and takes
        the contrast of an automatic colour against black.
        """
        if role not in self._looks:
            name = f"role--{role}"
            self._looks[role] = self._look(self.get_component_styles(name)) if name in self.PARTS else Style.null()
        return self._looks[role]

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of these classes, each found when it is first asked for."""
        for name in names:
            if name in self.PARTS and name not in self._component_styles:
                part = DOMNode(classes=name)
                part._attach(self)
                self.app.stylesheet.apply(part)
                self._component_styles[name] = part.styles
        return super().get_component_styles(*names)

    def _look(self, styles: StylesBase) -> Style:
        own = styles.background if styles.has_rule("background") else None
        below = self.visual_style.background or TRANSPARENT
        colour = styles.color if styles.has_rule("color") else None
        if styles.has_rule("auto_color") and styles.auto_color:
            colour = (below + own if own else below).get_contrast_text(colour.a if colour else 1.0)
        text = styles.text_style
        return Style(
            own,
            colour,
            bold=text.bold,
            dim=text.dim,
            italic=text.italic,
            underline=text.underline,
            strike=text.strike,
            reverse=text.reverse,
        )

    def notify_style_update(self) -> None:
        """The styles of the widget changed: those of its parts are found anew when the next line is drawn."""
        self._looks.clear()
        self._component_styles.clear()
        super().notify_style_update()

    def on_mount(self) -> None:
        """Hear of other colours."""
        self.app.theme_changed_signal.subscribe(self, self._dress_anew)

    def _dress_anew(self, theme: Theme) -> None:  # noqa: ARG002
        """Other colours: what is drawn is drawn anew, on a screen that lies below another too."""
        self.notify_style_update()
        self.refresh()
