"""Where settings, index, state and log live. The only user of platformdirs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs


@dataclass(frozen=True, slots=True)
class Paths:
    """The files and folders of one user: `index` may be deleted at any time, `state` may not."""

    settings: Path
    index: Path
    state: Path
    log: Path


def user_paths() -> Paths:
    """The places this system has for them, as the XDG variables or the platform's habits say. Nothing is created."""
    folders = PlatformDirs("newsreader", appauthor=False)
    return Paths(
        settings=Path(folders.user_config_dir) / "settings.toml",
        index=Path(folders.user_cache_dir) / "index",
        state=Path(folders.user_data_dir) / "state.sqlite",
        log=Path(folders.user_state_dir) / "newsreader.log",
    )
