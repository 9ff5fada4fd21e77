"""The facts that stand above a Markdown text: YAML between `---` lines, TOML between `+++` lines."""

from __future__ import annotations

import re
from typing import Any

CAP = 64 * 1024  # characters of front matter; aliases in a larger one could fill the memory
_FENCE = re.compile(r"(?:\ufeff)?(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_SIMPLE = re.compile(r"([\w-]{1,40})\s*[:=]\s*(\S.*)")


def split(text: str) -> tuple[dict[str, Any], str]:
    """The fields above a text, their names in lower case, and the text below; broken front matter line by line."""
    match = _FENCE.match(text[: CAP + 8])
    if not match:
        return {}, text
    fields = _toml(match[2]) if match[1] == "+++" else _yaml(match[2])
    if fields is None:
        fields = {
            pair[1]: pair[2].strip("\"' ") for line in match[2].split("\n") if (pair := _SIMPLE.fullmatch(line.strip()))
        }
        if not fields:
            return {}, text  # two rules with text between them
    return {str(key).lower(): value for key, value in fields.items()}, text[match.end() :]


def _toml(text: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _yaml(text: str) -> dict[str, Any] | None:
    if re.search(r"(?:^|[\s\[,{:])[&*]\w", text):
        return None  # anchors and aliases: a small file can name a huge document
    import yaml

    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return fields if isinstance(fields, dict) else None
