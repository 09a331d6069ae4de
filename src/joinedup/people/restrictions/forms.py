"""Forms of restrictions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from joinedup.kit.forms import CheckboxesField, DayField, Form, HiddenVersion, LongTextField, RadiosField, SelectField
from joinedup.people.restrictions.queries import Restriction
from joinedup.people.restrictions.rules import LEVELS

Offered = tuple[str, str, str, Form]


class RestrictForm(Form):
    """A stricter level, with its list."""

    version = HiddenVersion()
    level = RadiosField(label="Who may read it?", coerce=int)
    readers = CheckboxesField(
        label="Who stands on the list?", coerce=UUID, required=False,
        help_text="You do, and whoever you tick. They still need a link. Everybody else loses sight of it at once",
    )  # fmt: skip
    reason = LongTextField(label="Why is it restricted?", rows=2)
    review_on = DayField(
        label="When is it looked at again?", help_text="The restriction does not end by itself on that day"
    )


class LowerForm(Form):
    """A lower level."""

    level = RadiosField(label="Who may read it then?", coerce=int)
    reason = LongTextField(label="Why is the restriction no longer needed?", rows=2)


class ReaderForm(Form):
    """Somebody for the list."""

    user_id = SelectField(label="Who?", coerce=UUID)


def form_for(act: str, now: Restriction, people: Sequence[tuple[UUID, str]], sent: Any) -> Offered | None:
    """Title, button, words and form of a change; None where there is no such change now."""
    stricter = [(n, words) for n, words in LEVELS.items() if n > now.level]
    lower = [(n, words) for n, words in LEVELS.items() if n < now.level]
    listed = [(r.user_id, r.name) for r in now.readers]
    if act == "restrict" and stricter:
        words = "It holds at once, also for records joined with this one. Lowering it takes two people on the list."
        form = RestrictForm(sent, choices={"level": stricter, "readers": people}, initial={"version": now.version})
        return "Restrict", "Restrict it", words, form
    if act == "lower" and lower:
        form = LowerForm(sent, choices={"level": lower})
        return "Ask that the restriction be lowered", "Ask", "Somebody else on the list has to agree.", form
    if act == "list" and now.own_level > 0:
        return "Put somebody on the list", "Put them on the list", "", ReaderForm(sent, choices={"user_id": people})
    if act == "strike" and listed:
        return "Take somebody off the list", "Take them off", "", ReaderForm(sent, choices={"user_id": listed})
    return None
