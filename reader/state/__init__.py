"""What the reader did: read, starred, tagged, hidden, muted, noted. It lies apart: nothing can make it anew."""

from reader.state.facts import Action, Fact, Kind, MuteField, MuteRule, Outcome, Place, Visit
from reader.state.state import State

__all__ = ["Action", "Fact", "Kind", "MuteField", "MuteRule", "Outcome", "Place", "State", "Visit"]
