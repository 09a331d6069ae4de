"""Rules of cases: kinds, the parts people have in them, kinds of link, and why a closed one is opened. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from joinedup_core.permits import Role

KINDS: Mapping[str, str] = {
    "child": "Safeguarding a child", "adult": "Safeguarding an adult", "domestic_abuse": "Domestic abuse",
    "exploitation": "Exploitation or missing", "antisocial_behaviour": "Antisocial behaviour", "hate_crime": "Hate crime",
    "self_neglect": "Self-neglect or hoarding", "early_help": "Early help", "safeguarding": "Safeguarding",
}  # fmt: skip
PARTS: Mapping[str, str] = {
    "subject": "Person we are worried about", "victim": "Victim", "may_pose_risk": "May pose a risk", "child": "Child in the family",
    "parent": "Parent", "carer": "Carer", "household": "Lives in the household", "other": "Somebody else who matters",
}  # fmt: skip
STATES: Mapping[str, str] = {"open": "Open", "on_hold": "On hold", "closed": "Closed", "disposed": "Disposed"}
COLOURS: Mapping[str, str] = {"open": "green", "on_hold": "yellow", "closed": "grey"}
LINK_WORDS: Mapping[str, str] = {
    Role.LEAD_WORKER: "Lead worker", Role.ALLOCATED_WORKER: "Allocated worker", Role.CASE_SUPERVISOR: "Supervisor",
    Role.DUTY_COVER: "Duty cover", Role.PANEL_COORDINATOR: "Panel coordinator", Role.PANEL_REPRESENTATIVE: "Panel representative",
    Role.CASE_ACTION_OWNER: "Owner of an action", Role.REFERRER: "Referrer", Role.CASE_REVIEWER: "Reviewer",
    Role.CASE_AUDITOR: "Auditor", Role.EMERGENCY_READER: "Emergency access",
}  # fmt: skip
MAY_BE_LINKED: Mapping[str, str] = {
    Role.ALLOCATED_WORKER: "Allocated worker: reads, records and changes the case",
    Role.DUTY_COVER: "Duty cover: reads and records",
    Role.CASE_ACTION_OWNER: "Owner of an action: sees who is on the case, records their own work",
    Role.REFERRER: "Referrer: sees that the case goes on and who works on it",
    Role.CASE_REVIEWER: "Reviewer: reads",
}
"""The links given by hand. A lead is handed over; the others come with a panel, a team or emergency access."""
READING_REASONS: Mapping[str, str] = {
    "new_information": "New information came in", "same_people": "I work with somebody on it now",
    "request": "Somebody asked to see what is held about them", "complaint": "A complaint or a claim", "review": "A review or an audit",
}  # fmt: skip
SAY_WHO_GOES_ON = "Say who goes on seeing them and what you agreed: something in this case still stands"
CLOSING_REASONS: Mapping[str, str] = {
    "safe": "The plan was carried out and the risk came down", "handed_on": "Another service or area took over",
    "no_engagement": "They do not engage, and a manager agreed to close", "moved": "They moved away, and the new area was told",
    "died": "The person died", "mistake": "Opened by mistake or twice",
}  # fmt: skip
"""Chosen from lists: the trail keeps states and never free text."""
ALPHABET = "34679CDFGHJKMNPQRTVWXY"
"""No letter or figure that looks like another (0 O, 1 I L, 2 Z, 5 S, 8 B), and no vowels, so that no word appears."""


def new_reference(choose: Callable[[str], str]) -> str:
    """A random reference such as `CD34-FGHJ`; `choose` picks one letter of a text. Numbers in order would tell."""
    letters = "".join(choose(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def telling(words: str, *, most: int = 60) -> str:
    """The beginning of a text, for a list."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
