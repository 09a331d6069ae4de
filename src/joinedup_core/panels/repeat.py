"""Whether a case that is referred to a panel is a repeat: found from what came before it, never only ticked.

Source: SafeLives: any abuse, same victim and perpetrator(s), within 12 months of the last referral (the clock `marac-repeat`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import Length, day_in_words, end_of


@dataclass(frozen=True, slots=True)
class Earlier:
    """A referral that the panel accepted before: when it was referred, who was the victim, who posed the risk.

    People are identities, so that two records decided to be one person count as one.
    """

    referred_on: date
    victims: frozenset[str]
    posing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`state` is repeat, not_repeat or cannot_tell; with why, the earlier day, and what was missing."""

    state: str
    because: str
    evidence: date | None = None
    missing: tuple[str, ...] = ()


def judge_repeat(
    victims: Iterable[str], posing: Iterable[str], referred_on: date, earlier: Iterable[Earlier], within: Length
) -> Repeat:
    """Whether a referral is a repeat of an earlier one, and why. A day exactly a length later still counts."""
    harmed, feared = frozenset(victims), frozenset(posing)
    if not harmed:
        return Repeat("cannot_tell", "No victim is named on the case.", missing=("who the victim is",))
    same_victim = [one for one in earlier if one.victims & harmed and one.referred_on <= referred_on]
    recent = [one for one in same_victim if referred_on <= end_of(one.referred_on, within)]
    if not recent:
        last = max((one.referred_on for one in same_victim), default=None)
        if last is None:
            return Repeat("not_repeat", "This panel has not heard of the same victim before.")
        return Repeat(
            "not_repeat", f"The last referral of the same victim was on {day_in_words(last)}, more than {within} ago."
        )
    both = [one for one in recent if one.posing & feared]
    if both:
        last = max(one.referred_on for one in both)
        because = f"The same victim and the same person who may pose the risk were referred on {day_in_words(last)}, within {within}."
        return Repeat("repeat", because, last)
    last = max(one.referred_on for one in recent)
    unknown = not feared or any(not one.posing for one in recent)
    if unknown:
        because = f"The same victim was referred on {day_in_words(last)}, within {within}; who poses the risk is not known on both."
        return Repeat("cannot_tell", because, last, ("who may pose the risk",))
    return Repeat(
        "not_repeat", f"The same victim was referred on {day_in_words(last)}, but somebody else posed the risk.", last
    )
