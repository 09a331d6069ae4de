"""What a partnership's own stages must be, and reading them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from joinedup.casework.escalations.rules import ROLES, Policy, Stage
from joinedup_core.calendar import Length, Unit

MOST = 6
"""How many stages a form holds. Of the published policies that were seen the longest has five (Croydon)."""
UNITS = {"hours": "hours", "working_days": "working days"}
LONGEST = {"hours": 240, "working_days": 20}
"""The longest limit of a stage. It is our own guard against a slip of the keyboard, not law: ten days and four weeks."""
DOUBT = "Safety comes first: anyone may go faster than the limits, and skip a stage."

Said = Mapping[str, Any]


def problem(stages: Sequence[Said]) -> tuple[str, str]:
    """What is wrong with stages as they were said, as a sentence, and the field it is about; empty where nothing is."""
    if not stages:
        return "Say what the first stage is called.", "title_1"
    if len(stages) > MOST:
        return f"There can be {MOST} stages at most.", f"title_{MOST}"
    for number, one in enumerate(stages, 1):
        for field, words in _problems(number, one, last=number == len(stages)):
            return words, f"{field}_{number}"
    return "", ""


def _problems(number: int, one: Said, *, last: bool) -> Iterable[tuple[str, str]]:
    limit, unit = one.get("limit"), one.get("unit")
    if not str(one.get("title") or "").strip():
        yield "title", f"Say what stage {number} is called. Stages follow each other without a gap."
    if not str(one.get("who") or "").strip():
        yield "who", f"Say who speaks with whom at stage {number}."
    if limit is None and not last:
        yield "limit", f"Give stage {number} a limit: without one a disagreement never climbs from it by itself."
    if limit is not None and unit not in UNITS:
        yield "unit", f"Choose what the limit of stage {number} is counted in: hours or working days."
    if limit is not None and unit in UNITS and not 1 <= limit <= LONGEST[unit]:
        yield "limit", f"The limit of stage {number} must be from 1 to {LONGEST[unit]} {UNITS[unit]}."
    if not one.get("roles") or set(one["roles"]) - set(ROLES):
        yield "roles", f"Choose who is told at stage {number}: without anybody it climbs to nobody."


def read(stages: Sequence[Said], source: str) -> Policy:
    """Stages as they were kept, as a policy."""
    found = tuple(
        Stage(number, one["title"], one["who"], Length(one["limit"], Unit(one["unit"])) if one["limit"] else None, tuple(one["roles"]))
        for number, one in enumerate(stages, 1)
    )  # fmt: skip
    return Policy(found, source, DOUBT)


def as_said(policy: Policy) -> list[dict[str, Any]]:
    """The stages of a policy as a form and the table hold them."""
    return [
        {
            "title": one.title, "who": one.who, "roles": list(one.roles),
            "limit": one.limit.number if one.limit else None, "unit": str(one.limit.unit) if one.limit else "",
        }
        for one in policy.stages
    ]  # fmt: skip
