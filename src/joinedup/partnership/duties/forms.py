"""Forms about duties."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import (
    DayField,
    FilterForm,
    Form,
    HiddenVersion,
    LongTextField,
    SelectField,
    TextField,
    WholeNumberField,
)
from joinedup.partnership.duties.rules import DUTY_STATUSES
from joinedup.partnership.rules import DUTY_REGIMES

REGIMES = list(DUTY_REGIMES.items())


class DutyFilter(FilterForm):
    """Narrow the list of duties."""

    regime = SelectField(label="Regime", choices=REGIMES, first="Every regime")
    status = SelectField(label="Stands", choices=[(str(k), v) for k, v in DUTY_STATUSES.items()], first="In any way")


class DutyForm(Form):
    """What the law requires."""

    regime = SelectField(label="Regime", choices=REGIMES)
    text = LongTextField(label="What the law requires", rows=3)
    legislation = TextField(label="Legislation", required=False, max_length=300)
    source = TextField(label="Source", required=False)
    every_months = WholeNumberField(label="Must be shown every (months)", required=False, min_value=1, max_value=120)
    due_on = DayField(
        label="Next due", required=False, help_text="Where it is not so many months after it was last shown"
    )
    owner = SelectField(label="Group that sees to it", coerce=UUID, first="No group", required=False)
    note = LongTextField(label="Note", required=False, rows=2)


class EditDutyForm(DutyForm):
    """Change a duty."""

    version = HiddenVersion()


class EvidenceForm(Form):
    """Record what shows that a duty is met."""

    shown_on = DayField(label="Shown on")
    evidence = LongTextField(label="Evidence", rows=3, help_text="A report, a minute, a page: what somebody could open")
    next_due_on = DayField(label="Next due", required=False, help_text="Where it is not so many months after this day")


class CloseDutyForm(Form):
    """The law no longer asks it."""

    on = DayField(label="No longer asked from")
    version = HiddenVersion()
