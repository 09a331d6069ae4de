"""Forms of concerns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from joinedup.casework.concerns.commands import Stand
from joinedup.casework.concerns.rules import KNOWN, OTHER, PARTS, Domain, domains, levels_offered
from joinedup.kit.forms import DayField, Form, HiddenVersion, LongTextField, RadiosField, SelectField, TextField


class StandForm(Form):
    """How a concern stands from a day on. The reason is compulsory."""

    level = RadiosField(label="Level")
    from_on = DayField(label="From which day")
    reason = LongTextField(
        label="Why is it at this level?", rows=3, help_text="What was seen or heard, by whom, and when"
    )
    harm_at_home = RadiosField(label="Is harm likely in the home?", choices=KNOWN.items())
    significant_harm = RadiosField(
        label="Is significant harm to a child feared?",
        choices=KNOWN.items(),
        help_text="About concerns for children. Choose “Not known” for others",
    )

    def stand(self) -> Stand:
        """What was told, as the commands take it."""
        said = self.cleaned_data
        names = ("from_on", "reason", "harm_at_home", "significant_harm")
        return Stand(said["level"].rpartition(":")[2], **{name: said[name] for name in names})


class ConcernForm(StandForm):
    """A new concern."""

    about = SelectField(label="What is the concern about?")
    words = TextField(label="In your words", required=False, help_text="Needed where you chose “Something else”")
    part = RadiosField(label="Are they at risk, or may they pose a risk?", choices=PARTS.items())
    field_order = ("about", "words", "part", "level")

    def __init__(self, *args: Any, own: Mapping[str, Domain], **options: Any):
        known = [one for one in domains().values() if one.key != OTHER]
        about = [(one.key, one.label) for one in (*known, *own.values(), domains()[OTHER])]
        super().__init__(*args, choices={"about": about, "level": levels_offered()}, **options)
        self.fields["about"].help_text = " ".join(f"{one.label}: {one.what.rstrip('.')}." for one in own.values())

    def details(self) -> dict[str, Any]:
        """All that the command takes of it."""
        said = self.cleaned_data
        asked = {name: said[name] for name in ("about", "words", "part")}
        return {**asked, "scale": said["level"].partition(":")[0], "stand": self.stand()}


class LevelForm(StandForm):
    """A new level of a concern, or the same one looked at again."""

    version = HiddenVersion()


class EndForm(Form):
    """The end of a concern."""

    reason = LongTextField(label="Why is the worry over?", rows=3, help_text="On what evidence, and who agrees")
    version = HiddenVersion()
