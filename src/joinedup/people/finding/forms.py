"""The form of a search. It is sent by POST: nothing of it stands in an address or a log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from joinedup.kit.forms import Form, SelectField, TextField
from joinedup.people.finding.rules import Asked
from joinedup.people.persons import rules


class FindForm(Form):
    """A name with a date of birth, a surname with a telephone number or (part of) a postcode, or numbers."""

    forenames = TextField(label="Forenames", required=False, autocomplete="off")
    surname = TextField(label="Surname", required=False, autocomplete="off")
    born = TextField(
        label="Date of birth",
        required=False,
        max_length=60,
        autocomplete="off",
        help_text="As far as it is known: 3 April 2011, March 2009, about 1950",
    )
    postcode = TextField(
        label="Postcode",
        required=False,
        max_length=12,
        autocomplete="off",
        help_text="Its first half will do: SY2 or SY2 6",
    )
    telephone = TextField(label="Telephone number", required=False, max_length=40, autocomplete="off")
    number_kind = SelectField(label="Kind of number", required=False, first="No number known", empty_value="")
    number = TextField(label="Number", required=False, max_length=60, autocomplete="off")
    other_kind = SelectField(
        label="Kind of a second number", required=False, first="No other number known", empty_value=""
    )
    other_number = TextField(label="Second number", required=False, max_length=60, autocomplete="off")

    def __init__(self, *args: Any, kinds: Mapping[str, rules.NumberKind], **options: Any):
        offered = [(key, kind.label) for key, kind in kinds.items()]
        super().__init__(*args, choices={"number_kind": offered, "other_kind": offered}, **options)
        self.kinds = kinds

    def clean(self) -> dict[str, Any]:
        """Read every value as it is kept; a wrong one is told beside its field."""
        given = super().clean()
        self.asked = Asked(
            forenames=given.get("forenames", ""), surname=given.get("surname", ""),
            born=self._read("born", lambda text: rules.read_born(text, timezone.localdate())),
            numbers=tuple(self._numbers(given)), postcode=self._read("postcode", lambda text: rules.postcode(text, whole=False)) or "",
            telephone=self._read("telephone", rules.telephone) or "",
        )  # fmt: skip
        return given

    def _numbers(self, given: dict[str, Any]) -> Any:
        for kind, field in (("number_kind", "number"), ("other_kind", "other_number")):
            if not given.get(field, "").strip():
                continue
            if not given.get(kind):
                self.add_error(kind, "Choose what kind of number it is")
            elif number := self._read(field, self.kinds[given[kind]].check):
                yield given[kind], number

    def _read(self, field: str, read: Any) -> Any:
        try:
            return read(self.cleaned_data.get(field, ""))
        except rules.Wrong as wrong:
            self.add_error(field, wrong.message)
            return None
