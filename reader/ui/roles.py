"""The look of roles: one component class a role, coloured in the stylesheet, legible without colour."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget

ROLES = (
    "strong", "emphasis", "code", "link", "match", "current-match", "figure", "quotation", "name", "date", "negation",
    "hedge", "changed", "title", "meta", "heading", "bar", "marker", "rule", "outlet", "quoted",
    "kicker", "key", "count", "child", "cursor-bar",
)  # fmt: skip


class RoleStyles(Widget):
    """A widget whose text bears roles: `role_style("match")` is the style of the component class `role--match`.

    Textual keeps these styles until the stylesheet changes, so ask for them when a line is drawn and never sooner:
    inside `notify_style_update` they are still the old ones.
    """

    COMPONENT_CLASSES = {f"role--{role}" for role in ROLES}  # noqa: RUF012  (Textual's own attribute)

    DEFAULT_CSS = """
    RoleStyles {
        & > .role--strong { text-style: bold; }
        & > .role--emphasis { text-style: italic; }
        & > .role--code { color: $text-secondary; }
        & > .role--link { color: $text-primary; text-style: underline; }
        & > .role--match { background: $warning 30%; text-style: bold; }
        & > .role--current-match { background: $warning; color: auto; text-style: bold underline; }
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
        & > .role--outlet { color: $text-primary; text-style: bold; }
        & > .role--quoted { text-style: italic; }
        & > .role--kicker { color: $text-muted; }
        & > .role--count { color: $text-accent; }
        & > .role--cursor-bar { color: $primary; }
        & > .role--key { color: $text-primary; text-style: bold; }
    }
    """

    def role_style(self, role: str) -> Style:
        """The style of a role, to be laid over what stands below; the empty style for a role without a look."""
        return self.get_visual_style(f"role--{role}", partial=True) if role in ROLES else Style.null()
