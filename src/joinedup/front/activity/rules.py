"""The activity record in words: what was tried, on what kind of thing, with what outcome. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from joinedup.front.work.rules import told

OUTCOMES: Mapping[str, tuple[str, str]] = {
    "done": ("Done", "green"), "refused": ("Refused by the rules", "orange"), "denied": ("Not allowed", "red"),
}  # fmt: skip
KINDS: Mapping[str, str] = {
    "meetings.Invitation": "Invitation", "foundation.RoleGrant": "Role", "foundation.LightLink": "E-mailed link",
    "foundation.Notice": "Message", "foundation.StoredFile": "File", "partnership.Membership": "Agency’s standing",
    "planning.RiskScore": "Risk score", "planning.RiskRegister": "Risk register", "installation": "Installation",
}  # fmt: skip
ACTORS: Mapping[str, str] = {"job": "Joinedup itself", "link": "Holder of an e-mailed link", "cli": "Command line"}
UUID_WORDS = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def what(verb: str, outcome: str) -> str:
    """What was done, or what somebody tried to do."""
    return told(verb) if outcome == "done" else f"Tried to {verb.split('.')[-1].replace('_', ' ')}"


def kind_words(kind: str) -> str:
    """The words of a kind of thing as the trail writes it: `meetings.QuorumRule` is read "Quorum rule"."""
    if kind in KINDS:
        return KINDS[kind]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.split(".")[-1]).capitalize()


def actor_words(key: str) -> str:
    """Who acted, where it was not a person."""
    sort, _, rest = key.partition(":")
    words = ACTORS.get(sort, "Nobody signed in")
    return f"{words} ({rest.split('.')[-1].replace('_', ' ')})" if sort in ("job", "cli") and rest else words


def people_in(note: str) -> set[str]:
    """The ids of the people a note names."""
    return set(re.findall(rf"\buser ({UUID_WORDS})", note))


def note_words(note: str, names: Mapping[str, str]) -> str:
    """A note with people by name and without the ids of other things, which say nothing to a reader."""
    said = re.sub(rf"\buser ({UUID_WORDS})", lambda found: names.get(found[1], "somebody"), note)
    return re.sub(rf"\s*\b{UUID_WORDS}\b", "", said).replace("_", " ").strip(" ,")
