"""What a contact may say, what is asked at every contact, and whom to tell when nobody stays involved.

Source: Shropshire's expected standards of service, "every contact counts" (G1 to G6): what is asked never blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import HalfDate, UnreadableDate, day_in_words, parse_half_date

MODES = {
    "in_person_home": "In person, at their home",
    "in_person_elsewhere": "In person, somewhere else",
    "telephone": "By telephone",
    "video": "By video",
    "none": "Tried, but there was no contact",
}
SEEN = {
    "alone": "Seen alone",
    "with_others": "Seen with others there",
    "not_seen": "Not seen",
}
SEEN_WORDS = SEEN | {"seen": "Seen (whether alone was not told)", "not_told": "Not told whether seen"}
"""With what an agency's system may say."""
TOLD = {
    "agencies": "The agencies already involved",
    "emergency": "An emergency service (999), where the danger is immediate",
    "council": "The council’s safeguarding service",
    "police": "The police, where it is about crime or disorder",
}
"""Whom whoever will not stay involved tells (G5)."""
IN_PERSON = frozenset({"in_person_home", "in_person_elsewhere"})


@dataclass(frozen=True)
class Account:
    """What was told of one person at one contact, without who and when."""

    mode: str
    seen: str
    where: str = ""
    voice: str = ""
    observations: str = ""
    judgement: str = ""
    gaps: str = ""
    next_step: str = ""
    stays_involved: bool | None = None
    made_by: str = ""
    """Who of the agency was in contact, where it was not whoever recorded it."""


@dataclass(frozen=True)
class When:
    """When a contact was, as far as known; the span ends today at the latest."""

    told: str
    earliest_on: date
    latest_on: date


def read_when(words: str, *, today: date) -> When:
    """Read a half-known day. Raises `UnreadableDate` with a sentence, also for a day that has not come yet."""
    found: HalfDate = parse_half_date(words)
    if found.earliest > today:
        raise UnreadableDate(
            f"{found} has not come yet (today is {day_in_words(today)}). Give the day on which the contact was"
        )
    return When(str(found), found.earliest, min(found.latest, today))


def account_problem(account: Account) -> tuple[str, str] | None:
    """The field and the sentence where mode and "seen" contradict each other; else None."""
    if account.mode == "telephone" and account.seen != "not_seen":
        return "seen", "Nobody is seen on the telephone: choose “Not seen”, or another way of contact"
    if account.mode == "none" and account.seen != "not_seen":
        return "seen", "Without contact nobody is seen: choose “Not seen”, or say how the contact was made"
    if account.mode == "none" and account.voice:
        return "voice", "Without contact nobody said anything: say how the contact was made, or move these words"
    return None


def still_asked(account: Account) -> list[str]:
    """What every contact asks and this one leaves unanswered. It prompts and never blocks."""
    reached = account.mode != "none"
    asked = [
        (reached and not account.voice, "What did they say, in their own words? (Voice of the person)"),
        (
            account.mode in IN_PERSON and account.seen == "not_seen",
            "They were not seen. Who was spoken to, and why were they not seen?",
        ),
        (account.seen == "with_others", "When can they be seen alone?"),
        (reached and not account.observations, "What was seen and heard, apart from what you think of it?"),
        (
            account.mode == "in_person_home" and not account.observations,
            "Was the whole home seen, and not only the doorstep?",
        ),
        (not account.judgement, "What do you think of it, and on what evidence?"),
        (not account.gaps, "What is not known yet, and who could know it?"),
        (not account.next_step, "What happens next, by whom and when?"),
        (account.stays_involved is None, "Will your agency stay involved?"),
        (
            account.mode == "none",
            "No contact is not safety. Who else could see them, and does anybody have to be told?",
        ),
    ]
    return [question for open_still, question in asked if open_still]
