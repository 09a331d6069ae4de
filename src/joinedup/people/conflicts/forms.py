"""Forms of conflicts of interest."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from joinedup.kit.forms import Form, LongTextField, SelectField, TextField
from joinedup.people.finding.rules import Asked, words_of
from joinedup.people.persons import rules


class OwnForm(Form):
    """One's own conflict."""

    nature = LongTextField(
        label="What is the conflict?",
        rows=2,
        help_text="For example: my sister’s former partner. Only the conflict officer reads it",
    )


class RecordForm(Form):
    """A conflict of a user or a team with a case, or with somebody by name and date of birth."""

    who = SelectField(label="Whom does it bar?", help_text="People who practise here, and teams")
    reference = TextField(label="Reference of the case", max_length=12, required=False, autocomplete="off")
    forenames = TextField(label="Or the person: forenames", required=False, autocomplete="off")
    surname = TextField(label="Surname", required=False, autocomplete="off")
    born = TextField(
        label="Full date of birth", required=False, max_length=60, autocomplete="off", help_text="Such as 3 April 2011"
    )
    nature = LongTextField(label="What is the conflict?", rows=2)

    def clean(self) -> dict[str, Any]:
        """Either a reference, or a whole name with a whole date of birth."""
        given = super().clean()
        names = given.get("forenames", ""), given.get("surname", "")
        try:
            born = rules.read_born(given.get("born", ""), timezone.localdate())
        except rules.Wrong as wrong:
            self.add_error("born", wrong.message)
            return given
        self.asked = Asked(forenames=names[0], surname=names[1], born=born)
        whole = all(words_of(name) for name in names) and born is not None and born.exact is not None
        if not given.get("reference") and not whole:
            self.add_error(
                "reference", "Give the reference of the case, or the whole name and full date of birth of the person"
            )
        return given


class EndForm(Form):
    """Why a conflict is no more."""

    reason = LongTextField(label="Why is it no more?", rows=2)


class AgreeForm(Form):
    """Why the second officer agrees."""

    reason = LongTextField(label="Why do you agree that it is no more?", rows=2)
