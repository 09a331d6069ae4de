"""The lawful-basis table as data, and what a decision to share or not to share must say. Pure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

CONSENT = "consent"
TOLD = {"told": "They were told", "not_told": "They were not told", "will_be": "They will be told"}
REPLIES = {
    "nothing_held": "Nothing held", "shared": "Held, and shared", "in_part": "Held, and shared in part", "refused": "Held, and refused",
}  # fmt: skip
WITH_WORDS = ("in_part", "refused")
"""Replies that say why not all is shared."""
PARAGRAPH_18 = (
    "Paragraph 18 of Schedule 1 to the Data Protection Act 2018 (safeguarding) asks: under 18, or an adult at risk (needs care and support, experiences or risks harm, cannot protect "
    "themselves); and that consent cannot be given, cannot reasonably be obtained, or would prejudice the protection; and that "
    "it is necessary for reasons of substantial public interest."
)


@dataclass(frozen=True)
class Basis:
    """A lawful basis with its conditions."""

    key: str
    label: str
    article_6: str
    article_9: str
    dpa: str
    gateway: str
    certainty: str
    doubt: str


@dataclass(frozen=True)
class Weighed:
    """What was weighed in a decision to share, or not to."""

    purpose: str
    basis: str
    necessity: str
    told: str
    told_reason: str = ""
    consent: str = ""
    """`given` and so on as it stands, or empty where it was not sought."""
    consent_reason: str = ""
    detriment: str = ""
    """Of a refusal: why sharing does more harm than not sharing."""


@dataclass(frozen=True)
class Answer:
    """The request that a decision answers, and what whoever asked is told of what is not shared."""

    request_id: UUID
    words: str = ""


@lru_cache(maxsize=1)
def bases() -> dict[str, Basis]:
    """Every lawful basis by its key, in the order of the file."""
    told = tomllib.loads(Path(__file__).with_name("bases.toml").read_text("utf-8"))
    return {key: Basis(key, **entry) for key, entry in told.items()}


def problem(weighed: Weighed, shares: bool) -> tuple[str, str] | None:
    """The field and a sentence where a decision may not stand as it is; else None."""
    if not weighed.purpose.strip():
        return "purpose", "Say for what it is shared, or was asked for."
    if not shares:
        return (
            None if weighed.detriment.strip() else ("detriment", "Say why sharing would do more harm than not sharing.")
        )
    if weighed.basis not in bases():
        return "basis", "Choose the lawful basis."
    if not weighed.necessity.strip():
        return "necessity", "Say why they need these items, and no fewer would do."
    if weighed.told not in TOLD:
        return "told", "Choose whether the person was told."
    if weighed.told == "not_told" and not weighed.told_reason.strip():
        return "told_reason", "Say why they were not told."
    if weighed.basis == CONSENT and weighed.consent != "given":
        return "basis", "This basis is their agreement: record it first, or choose another basis and say why."
    if weighed.consent != "given" and not weighed.consent_reason.strip():
        return "consent_reason", "Say why it is shared without their agreement, or why it was not sought."
    return None


def reply_state(reply: str, due_on: date, today: date) -> tuple[str, str]:
    """How a request stands, in words and colour: what was replied, or that nobody did."""
    if reply:
        return REPLIES[reply], "orange" if reply in WITH_WORDS else "green"
    return ("No reply", "red") if today > due_on else ("Asked", "blue")
