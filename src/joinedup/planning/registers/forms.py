"""Forms for registers: what it is, its scale, a new risk, and what narrows the list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from joinedup.kit.forms import (
    DayField,
    FilterForm,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
    WholeNumberField,
)
from joinedup.planning.registers.rules import COLOURS
from joinedup.planning.risks.rules import AUDIENCES, STATES
from joinedup_core.scoring.matrix import DEFAULT, Band, Matrix

BANDS = range(1, 6)


class RegisterForm(Form):
    """A new register."""

    group_id = SelectField(label="Board or group", coerce=UUID)
    name = TextField(label="Name of the register", help_text="For example, Adults risk register")
    audience = RadiosField(
        label="Whom it is about",
        choices=AUDIENCES.items(),
        required=False,
        empty_value="",
        help_text="The register check then finds words copied from another board's register",
    )
    short_names = TextField(
        label="Short names of the board",
        required=False,
        help_text="Parted by commas, for example SSPA. Read as one when registers are compared",
    )


class EditRegisterForm(Form):
    """What a register is called and whom it is about."""

    name = TextField(label="Name")
    audience = RadiosField(label="Whom it is about", choices=AUDIENCES.items(), required=False, empty_value="")
    short_names = TextField(label="Short names of the board", required=False)
    as_at_on = DayField(
        label="As at",
        required=False,
        help_text="Only for a register that stands still, such as one of an earlier year: it is checked as it stood on this "
        "day. Leave it empty for a register in use, which is checked as at today. For example, 31 1 2020",
    )
    source = LongTextField(label="Source", required=False, rows=2)
    version = HiddenVersion()


class RiskFilters(FilterForm):
    """What narrows the list of risks."""

    q = TextField(label="Words or reference")
    state = SelectField(
        label="State",
        choices=[("live", "Open and accepted"), *STATES.items(), ("all", "All")],
        first="Open and accepted",
        empty_value="",
    )
    category = SelectField(label="Category", first="Any", empty_value="")
    theme = SelectField(label="Theme", first="Any", empty_value="")
    moved = SelectField(
        label="Direction", first="Any", choices=[("worse", "Worse"), ("better", "Better")], empty_value=""
    )
    review = SelectField(label="Review", first="Any", choices=[("overdue", "Overdue")], empty_value="")


class MatrixForm(Form):
    """The scale of a register: words for each step, and up to five bands; a band without a name is left out."""

    says_optional = False

    likelihoods = LongTextField(
        label="Likelihood", rows=5, help_text="One word or two on each line, the least likely first"
    )
    impacts = LongTextField(label="Impact", rows=5, help_text="One word or two on each line, the smallest first")
    from_on = DayField(label="It holds from")

    def __init__(self, *args: Any, matrix: Matrix = DEFAULT, **options: Any):
        options.setdefault("initial", {}).update(self._as_initial(matrix))
        super().__init__(*args, **options)
        for number in BANDS:
            self.fields |= {
                f"band{number}_label": TextField(label="Name of the band", required=number == 1),
                f"band{number}_start": WholeNumberField(
                    label="Starts at a score of", required=number == 1, min_value=1
                ),
                f"band{number}_colour": SelectField(
                    label="Colour", choices=COLOURS.items(), required=False, empty_value="grey"
                ),
                f"band{number}_months": WholeNumberField(
                    label="Reviewed every … months", required=number == 1, min_value=1, max_value=60
                ),
            }
        for field in self.fields.values():
            field.label_suffix = ""

    @staticmethod
    def _as_initial(matrix: Matrix) -> dict[str, Any]:
        found: dict[str, Any] = {"likelihoods": "\n".join(matrix.likelihoods), "impacts": "\n".join(matrix.impacts)}
        for number, band in enumerate(matrix.bands[: len(BANDS)], 1):
            found |= {
                f"band{number}_label": band.label,
                f"band{number}_start": band.starts_at,
                f"band{number}_colour": band.colour,
                f"band{number}_months": band.review_months,
            }
        return found

    def band_rows(self) -> list[list[Any]]:
        """The fields of each band, for the page."""
        return [[self[f"band{n}_{part}"] for part in ("label", "start", "colour", "months")] for n in BANDS]

    def clean(self) -> dict[str, Any]:
        """A band that has a name needs a start and an interval."""
        told = super().clean() or self.cleaned_data
        for number in BANDS:
            if told.get(f"band{number}_label"):
                for part, words in (
                    ("start", "the score it starts at"),
                    ("months", "how often its risks are reviewed"),
                ):
                    if told.get(f"band{number}_{part}") is None and f"band{number}_{part}" not in self.errors:
                        self.add_error(f"band{number}_{part}", f"Enter {words}")
        return told

    def matrix(self) -> Matrix:
        """The scale as a value, for its command to judge."""
        told = self.cleaned_data
        bands = tuple(
            Band(
                key=told[f"band{n}_label"].lower().replace(" ", "-")[:40],
                label=told[f"band{n}_label"],
                starts_at=told[f"band{n}_start"],
                colour=told[f"band{n}_colour"] or "grey",
                review_months=told[f"band{n}_months"],
            )
            for n in BANDS
            if told.get(f"band{n}_label")
        )
        return replace(
            DEFAULT,
            key="stated",
            label="Set by the board",
            likelihoods=_lines(told["likelihoods"]),
            impacts=_lines(told["impacts"]),
            bands=bands,
            stated=True,
            source="",
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
