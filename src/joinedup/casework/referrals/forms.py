"""Forms of referrals: the page of a kind is made from its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from joinedup.casework.desks.queries import DeskLine
from joinedup.casework.panel_cases.forms import mark_fields
from joinedup.casework.panel_cases.rules import INFORMED, marks_given
from joinedup.casework.panels.queries import PanelLine
from joinedup.casework.referrals.commands import Told
from joinedup.casework.referrals.rules import ANSWERS, CONSENT, HOW, OUTCOMES, Kind
from joinedup.casework.referrals.to_panels.commands import ForPanel
from joinedup.kit.forms import (
    CheckboxesField,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    YesNoField,
)

REPLIES = [*ANSWERS.items(), *OUTCOMES.items()]


class KindForm(Form):
    """What is referred."""

    kind = RadiosField(label="What do you refer?")


class ReferForm(Form):
    """A referral of one kind."""

    desk_id = RadiosField(label="Where does it go?", coerce=UUID)
    urgent = TickField(label="It is urgent: I have telephoned them")
    spoken_to = TextField(
        label="Whom did you speak to?", required=False, help_text="Needed where it is urgent or the case is restricted"
    )
    who = LongTextField(
        label="Whom is it about?",
        rows=3,
        help_text="What they need to find the person. Never write an address here that has to stay confidential",
    )
    consent = RadiosField(label="Do they agree to this referral?", choices=CONSENT.items())
    consent_reason = LongTextField(label="Why do you refer without their agreement?", rows=2, required=False)
    told_subject = LongTextField(label="What were they told, or why were they not told?", rows=2, required=False)
    sender_telephone = TextField(label="Your telephone number for questions", max_length=60)
    how = SelectField(
        label="How did you send it?", required=False, first="Through Joinedup", empty_value="system",
        choices=[one for one in HOW.items() if one[0] != "system"],
        help_text="Needed where they are not on the system. Send it first, then record it here",
    )  # fmt: skip
    how_words = TextField(
        label="To which address or number?", required=False, help_text="Where they are not on the system"
    )
    link = TickField(
        label="E-mail them a link to say that it arrived", help_text="The link shows nothing of the referral"
    )
    may_join = TickField(label="Whoever accepts it may join this case", help_text="They then see who is on it")

    def __init__(
        self, *args: Any, kind: Kind, desks: list[DeskLine], may_link: bool, panels: Sequence[PanelLine] = (),
        others: Sequence[tuple[UUID, str]] = (), **options: Any,
    ):  # fmt: skip
        super().__init__(*args, choices={"desk_id": [(d.id, _desk_label(d)) for d in desks]}, **options)
        self.kind = kind
        self.fields["consent"].help_text = kind.consent
        for field in kind.fields:
            self.fields[f"said_{field.key}"] = LongTextField(
                label=field.label, rows=3, required=field.required, help_text=field.help
            )
        if not may_link or not any(desk.on_system for desk in desks):
            del self.fields["may_join"]
        if all(desk.on_system for desk in desks):
            for name in ("how", "how_words", "link"):
                del self.fields[name]
        said = [f"said_{field.key}" for field in kind.fields]
        self._ask_for_panel(panels, others)
        self.order_fields(
            ["desk_id", "panel_id", "urgent", "spoken_to", "who", "posing", "children", "criteria", *said]
        )

    def _ask_for_panel(self, panels: Sequence[PanelLine], others: Sequence[tuple[UUID, str]]) -> None:
        """What a panel that hears it is told in its own terms, ticked so that nobody types it again."""
        self.panels = panels
        if not panels:
            return
        if len(panels) > 1:
            self.fields["panel_id"] = RadiosField(
                label="Which panel hears it?", coerce=UUID, choices=[(one.group_id, one.name) for one in panels]
            )
        criteria = [(one.key, one.text) for one in panels[0].kind.criteria]
        self.fields["criteria"] = CheckboxesField(
            label="Which of the panel’s criteria hold?", choices=criteria, required=False,
            help_text="Choose all that hold. Professional judgement is enough, with your reasons below",
        )  # fmt: skip
        if others:
            self.fields["posing"] = CheckboxesField(
                label="Who on the case may pose the risk?", coerce=UUID, choices=others, required=False
            )
            self.fields["children"] = CheckboxesField(
                label="Which children on the case live with it?", coerce=UUID, choices=others, required=False
            )
        self.fields["informed"] = RadiosField(
            label="Does the person at risk know of this referral?", choices=INFORMED.items()
        )
        self.fields["counter_allegation"] = LongTextField(
            label="Does the other say that they are the victim?", rows=2, required=False,
            help_text="Who says what of whom, and what you make of it: who is afraid, who was hurt, who controls",
        )  # fmt: skip
        self.fields["staff_safety"] = LongTextField(label="Is anything dangerous for staff?", rows=2, required=False)
        self.fields["from_area"] = TextField(
            label="Transferred here from another area", required=False, max_length=200, help_text="Which area’s panel"
        )
        self.fields.update(mark_fields())

    def details(self) -> dict[str, Any]:
        """All that the command takes of it."""
        given = dict(self.cleaned_data)
        said = {name.removeprefix("said_"): given.pop(name) for name in list(given) if name.startswith("said_")}
        desk_id = given.pop("desk_id")
        given |= marks_given(given) if self.panels else {}
        given = {name: value for name, value in given.items() if not name.startswith("mark_")}
        asked = {one.name for one in fields(ForPanel)} & set(given)
        panel = {name: value for name in sorted(asked) if (value := given.pop(name)) is not None}
        panel = {name: tuple(value) if isinstance(value, list) else value for name, value in panel.items()}
        return {"desk_id": desk_id, "told": Told(said=said, **given), "for_panel": ForPanel(**panel)}


class ChaseForm(Form):
    """That the sender asked after it."""

    spoke_to = TextField(label="Whom did you speak to?", help_text="Name and post; or that nobody answered, and when")
    have_it = YesNoField(label="Do they have it?")
    words = LongTextField(label="What was said", rows=2, required=False)


class ReplyForm(Form):
    """What was decided or came of it, as its receiver says it."""

    reply = RadiosField(label="What was decided, or what came of it?", choices=REPLIES)
    words = LongTextField(label="Why, and what happens now?", rows=4, help_text="Whoever sent it reads this")


class AnswerForm(ReplyForm):
    """The same by a team that may not be the only one to answer: `version` is how many decisions it has read."""

    version = HiddenVersion()


class OutsideReplyForm(ReplyForm):
    """The same as an agency outside the system told it."""

    told_by = TextField(label="Who told you?", help_text="Name and post")


class WithdrawForm(Form):
    """Why a referral is taken back."""

    reason = LongTextField(label="Why do you take it back?", rows=3)


def _desk_label(desk: DeskLine) -> str:
    where = f"{desk.team}, {desk.agency}" if desk.on_system else f"{desk.agency} (not on the system)"
    return f"{where}: {desk.telephone}{f', {desk.hours}' if desk.hours else ''}"
