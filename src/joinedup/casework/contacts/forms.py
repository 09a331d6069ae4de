"""Forms of contacts: short enough for a phone."""

from __future__ import annotations

from typing import Any

from joinedup.casework.contacts.rules import MODES, SEEN, TOLD, Account
from joinedup.kit.forms import Form, LongTextField, RadiosField, TextField, TimeField, YesNoField


class ContactForm(Form):
    """One account of one person."""

    when = TextField(
        label="When was it?",
        max_length=60,
        help_text="As far as you know: 27 March 2026, March 2026, about Easter 2026",
    )
    at_time = TimeField(label="Time", required=False)
    mode = RadiosField(label="How was the contact made?", choices=MODES.items())
    where = TextField(
        label="Where",
        required=False,
        help_text="In words, such as “at school”. Never write an address here that has to stay confidential",
    )
    seen = RadiosField(label="Were they seen?", choices=SEEN.items())
    made_by = TextField(
        label="Who was in contact, if not you",
        max_length=200,
        required=False,
        help_text="Name and role of the colleague of your agency",
    )
    voice = LongTextField(label="What they said, in their own words", rows=3, required=False)
    observations = LongTextField(
        label="What you saw and heard", rows=3, required=False, help_text="Facts, apart from what you think of them"
    )
    judgement = LongTextField(label="What you think of it, and why", rows=3, required=False)
    gaps = LongTextField(label="What is not known", rows=2, required=False)
    next_step = LongTextField(label="What happens next, by whom and when", rows=2, required=False)
    stays_involved = YesNoField(label="Will your agency stay involved?", required=False)

    def account(self) -> Account:
        """What was told, as the command takes it."""
        said = self.cleaned_data
        told = {name: said[name] for name in self.fields if name not in ("when", "at_time")}
        return Account(**{name: value.strip() if isinstance(value, str) else value for name, value in told.items()})

    def details(self) -> dict[str, Any]:
        """All that the commands take of it."""
        said = self.cleaned_data
        return {"when": said["when"], "at_time": said["at_time"], "account": self.account()}


class TellForm(Form):
    """Whom somebody told who will not stay involved: one box for each, filled in where told."""

    says_optional = False

    def __init__(self, *args: Any, already: frozenset[str] = frozenset(), **options: Any):
        super().__init__(*args, **options)
        for to, label in TOLD.items():
            if to not in already:
                self.fields[to] = LongTextField(
                    label=label, rows=2, required=False, help_text="If told: who exactly, how and when"
                )

    def told(self) -> dict[str, str]:
        """Those told, with how."""
        return {to: how for to, how in self.cleaned_data.items() if how.strip()}
