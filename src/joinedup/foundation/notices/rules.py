"""Rules of notices: the approved wordings, the few safe things they may carry, and when to try again. Pure.

A message may be read by somebody else than its reader, on a screen, a watch or a shared inbox. So its text is one of
the files in `wording/`, approved in the repository, and what is filled in is only ever a reference, a day, a number or
a link to the program itself. Nothing somebody typed can get into a subject or a body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

WORDING = Path(__file__).parent / "wording"
QUEUED, SENT, FAILED, DROPPED = "queued", "sent", "failed", "dropped"
STATES = {QUEUED: "Waiting", SENT: "Sent", FAILED: "Could not be sent", DROPPED: "Not needed any more"}
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=12))
"""How long to wait after each failure; after the last the notice has failed and the manager sees it."""

REFERENCE = re.compile(r"[A-Z]{1,3}-\d{1,7}")
SAFE: Mapping[str, Callable[[str], bool]] = {
    "reference": lambda value: bool(REFERENCE.fullmatch(value)),
    "day": lambda value: _reads(date.fromisoformat, value),
    "count": lambda value: value.isascii() and value.isdigit() and len(value) < 6,
    "link": lambda value: _reads(UUID, value),
    "page": lambda value: bool(re.fullmatch(r"/[a-z0-9/_-]*", value)),
}
"""What may be filled in, by the name of the blank, and what each may look like."""
BLANK = re.compile(r"\{(\w+)\}")


class Unsafe(ValueError):
    """A notice would carry what no notice may carry. A mistake of a programmer, never of a user."""


@dataclass(frozen=True)
class Wording:
    """An approved text: its key, subject and body, with blanks such as {reference}."""

    key: str
    subject: str
    body: str

    @property
    def blanks(self) -> frozenset[str]:
        """The names of what is to be filled in."""
        return frozenset(BLANK.findall(self.subject + self.body))


@dataclass(frozen=True)
class Message:
    """What goes out."""

    subject: str
    body: str


@cache
def wordings() -> Mapping[str, Wording]:
    """Every approved text, by key: the first line of its file is the subject."""
    found = {}
    for file in sorted(WORDING.glob("*.txt")):
        subject, _, body = file.read_text(encoding="utf-8").partition("\n")
        found[file.stem] = Wording(file.stem, subject.strip(), body.strip() + "\n")
    return found


def check_safe(key: str, given: Mapping[str, str]) -> None:
    """Raise `Unsafe` unless the text is approved and exactly its blanks are filled with safe values."""
    wording = wordings().get(key)
    if wording is None:
        raise Unsafe(f"No approved wording is called {key!r}: add it to notices/wording/ and have it approved")
    if wording.blanks != set(given):
        raise Unsafe(f"{key} has the blanks {sorted(wording.blanks)}, not {sorted(given)}")
    for name, value in given.items():
        if name not in SAFE or not SAFE[name](value):
            raise Unsafe(f"{key}: {name} may not be filled with what was given")


def fill(key: str, given: Mapping[str, str], address: str, tokens: Mapping[str, str]) -> Message:
    """The message in words. `address` is that of this installation; `tokens` those of the links it carries."""
    check_safe(key, given)
    said = dict(given)
    if "day" in said:
        day = date.fromisoformat(said["day"])
        said["day"] = f"{day.day} {day:%B %Y}"
    if "page" in said:
        said["page"] = f"{address}{said['page']}"
    if "link" in said:
        said["link"] = f"{address}/link/{tokens[said['link']]}/"
    wording = wordings()[key]
    put = (
        BLANK.sub(lambda found: said[found[1]], wording.subject),
        BLANK.sub(lambda found: said[found[1]], wording.body),
    )
    return Message(*put)


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many failures; None when it has failed for good."""
    return now + WAITS[attempts - 1] if attempts <= len(WAITS) else None


def _reads(reader: Callable[[str], object], value: str) -> bool:
    try:
        reader(value)
    except ValueError:
        return False
    return True
