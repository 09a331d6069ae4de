"""Rules of emergency access: reasons, how long it lasts, when its review is due, who may review it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from joinedup_core.calendar import add_working_days

LONGEST = timedelta(minutes=240)
"""No setting of a partnership can make it longer. How long it lasts, and when it is reviewed, are settings (people/settings)."""
LONDON = ZoneInfo("Europe/London")

REASONS: Mapping[str, str] = {
    "danger_now": "Somebody may be in danger now",
    "duty": "I am on duty, and whoever works with them cannot be reached",
    "missing": "Somebody is missing",
    "hospital": "Somebody was taken to hospital, or into custody, and those treating or holding them must know",
    "court": "A court, or an emergency order, needs an answer today",
    "other": "Something else, which I explain below",
}
"""Chosen from a list, so that they can be counted; the words beside it say the rest."""

JUSTIFIED, CONVERTED, MISUSE = "justified", "converted", "misuse"
OUTCOMES: Mapping[str, str] = {
    JUSTIFIED: "Justified: it was needed, and nothing more follows",
    CONVERTED: "Needed, and they will go on working on it: give them a link",
    MISUSE: "Misuse is suspected: it goes to their agency's professional standards or human resources",
}
LINK_KINDS: Mapping[str, str] = {
    "duty_cover": "Duty cover",
    "allocated_worker": "Allocated worker",
}
"""What a review may turn emergency access into; nothing that could restrict the case or give links to others."""


def review_due_at(taken_at: datetime, working_days: int) -> datetime:
    """The end of the working day in which it has to be reviewed, in local time (`taken_at` has a time zone)."""
    day = add_working_days(taken_at.astimezone(LONDON).date(), working_days)
    return datetime.combine(day, time(23, 59, 59), LONDON)


def is_independent(reviewer: str, agencies: frozenset[str], requester: str, requesters_agency: str) -> bool:
    """Whether a reviewer is neither who took it nor of that person's agency (ids as text)."""
    return reviewer != requester and requesters_agency not in agencies
