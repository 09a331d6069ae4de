"""Making registers, setting their scale, and bringing rows in from a table, all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.utils.text import slugify

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.partnership.groups.commands import Group
from joinedup.planning.registers.queries import matrices, references_in
from joinedup.planning.registers.rules import RESERVED, bands_to_store
from joinedup.planning.risks.models import Control, Risk, RiskMatrix, RiskRegister, RiskScore
from joinedup.planning.risks.rules import AUDIENCES, reference_sort
from joinedup_core.calendar.months import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.scoring import register as lines
from joinedup_core.scoring.matrix import Matrix, Score, matrix_problems, next_review

BATCH = 500


@command(Permission.EDIT_RISKS)
def create_register(
    actor: Actor,
    group: Group,
    *,
    name: str,
    key: str = "",
    audience: str = "",
    short_names: str = "",
    as_at_on: date | None = None,
    source: str = "",
) -> Outcome[UUID]:
    """Make a risk register for a board. Its key stands in addresses; without one it is made from the name."""
    key = slugify(key or name)[:80]
    if not key or key in RESERVED:
        raise Refused("bad_key", "Give the register a name of its own, such as 'Adults risk register'.", "name")
    if RiskRegister.objects.filter(partnership_id=group.partnership_id, key=key).exists():
        raise Refused("name_taken", "Another register of this partnership has this name: choose another.", "name")
    if audience not in AUDIENCES:
        raise Refused("bad_audience", "Choose whom the register is about from those listed.", "audience")
    made = RiskRegister.objects.create(
        partnership_id=group.partnership_id,
        group=group,
        place=group.place,
        key=key,
        name=name.strip(),
        audience=audience,
        short_names=short_names,
        as_at_on=as_at_on,
        source=source,
    )
    return Outcome(made.pk, f"register {made.pk}")


@command(Permission.EDIT_RISKS)
def edit_register(
    actor: Actor, register: RiskRegister, *, version: int, name: str, audience: str, short_names: str, source: str,
    as_at_on: date | None, on: date,
) -> Outcome[list[str]]:  # fmt: skip
    """Change what a register is called, whom it is about and as at which day it counts (None: always today)."""
    shown = {
        "Name": register.name, "Whom it is about": AUDIENCES[register.audience], "As at": register.as_at_on,
        "Source": register.source,
    }  # fmt: skip
    check_version(register, version, shown=shown)
    _refuse_to_come(as_at_on, on)
    changed = register.save_changes(
        name=name.strip(), audience=audience, short_names=short_names, source=source, as_at_on=as_at_on
    )
    return Outcome(changed, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.SET_MATRIX)
def set_matrix(actor: Actor, register: RiskRegister, *, matrix: Matrix, from_on: date) -> Outcome[UUID]:
    """Set the scale of a register from a day on. Refused where a live risk would not fit it."""
    if wrong := matrix_problems(matrix):
        raise Refused("bad_matrix", " ".join(wrong))
    outside = register.risks.exclude(state="closed").filter(current_likelihood__gt=len(matrix.likelihoods))
    outside |= register.risks.exclude(state="closed").filter(current_impact__gt=len(matrix.impacts))
    if misfits := list(outside.order_by("reference_sort").values_list("reference", flat=True)[:5]):
        raise Refused("score_off_scale", f"Risks {', '.join(misfits)} are scored above this scale: score them first.")
    made = RiskMatrix.objects.create(
        register=register,
        place=register.place,
        from_on=from_on,
        likelihoods=list(matrix.likelihoods),
        impacts=list(matrix.impacts),
        bands=bands_to_store(matrix),
    )
    stated = replace(matrix, stated=True)
    for risk in register.risks.exclude(reviewed_on=None).exclude(current_likelihood=None):
        due = next_review(stated, Score(risk.current_likelihood, risk.current_impact), risk.reviewed_on)
        if due != risk.next_review_on:
            risk.save_changes(next_review_on=due)
    return Outcome(made.pk, f"matrix {len(matrix.likelihoods)} x {len(matrix.impacts)}")


@command(Permission.IMPORT_TABLES)
def import_risks(
    actor: Actor, register: RiskRegister, *, risks: Sequence[lines.Risk], on: date, reviewed: bool = False,
    as_at_on: date | None = None,
) -> Outcome[int]:  # fmt: skip
    """Add every row of a table to a register, or none. Earlier scores come without reasons, as they were written.

    Nothing is recorded as reviewed on the day of the import unless it was: a table says how things stood.
    `as_at_on` makes an empty register one that stands still as at that day, and counts its scores from then.
    """
    if not risks:
        raise Refused("nothing_to_import", "The table holds no risks: nothing was imported.")
    _refuse_taken(register, risks)
    if as_at_on:
        _stand_as_at(register, as_at_on, on)
    on = register.as_at_on or on
    matrix = matrices([register.pk], on=on)[register.pk]
    for number, risk in enumerate(risks, 1):
        for score in filter(None, (risk.current, risk.target, risk.inherent)):
            if wrong := matrix.problem(score.likelihood, score.impact):
                raise Refused("score_off_scale", f"Risk {risk.reference} (number {number} in the table): {wrong}")
    rows, scores, controls = [], [], []
    for risk in risks:
        row = _risk_row(register, risk, matrix, on if reviewed else None)
        rows.append(row)
        scores += _score_rows(row, risk, actor, on)
        controls += _control_rows(row, risk)
    Risk.objects.bulk_create(rows, batch_size=BATCH)
    Risk.themes.through.objects.bulk_create(_cited(register, rows, risks), batch_size=BATCH)
    RiskScore.objects.bulk_create(scores, batch_size=BATCH)
    Control.objects.bulk_create(controls, batch_size=BATCH)
    return Outcome(len(rows), f"imported {len(rows)} risks, {len(scores)} scores, {len(controls)} controls")


def _stand_as_at(register: RiskRegister, as_at_on: date, today: date) -> None:
    """Let an empty register stand as at a day; one that holds risks has its day already."""
    _refuse_to_come(as_at_on, today)
    if register.as_at_on == as_at_on:
        return
    if register.risks.exists():
        stands = f"as at {day_in_words(register.as_at_on)}" if register.as_at_on else "as at today"
        raise Refused(
            "as_at_differs",
            f"The register already holds risks, which count {stands}. Leave the day empty, change it for the whole "
            "register first, or import into a register of its own.",
            "as_at_on",
        )
    register.save_changes(as_at_on=as_at_on)


def _refuse_to_come(as_at_on: date | None, today: date) -> None:
    if as_at_on and as_at_on > today:
        raise Refused("as_at_to_come", "Enter a day that has been, or leave it empty for today.", "as_at_on")


def _cited(register: RiskRegister, rows: Sequence[Risk], risks: Sequence[lines.Risk]) -> list[Any]:
    """The links to themes; refused where one is not of the partnership."""
    here = {str(key) for key in register.partnership.themes.values_list("pk", flat=True)}
    if {key for risk in risks for key in risk.themes} - here:
        raise Refused("row_out_of_date", "A theme that the table names is no longer here: read it again.")
    through = Risk.themes.through
    return [through(risk_id=row.pk, theme_id=key) for row, risk in zip(rows, risks, strict=True) for key in risk.themes]


def _refuse_taken(register: RiskRegister, risks: Sequence[lines.Risk]) -> None:
    taken = references_in(register.pk)
    seen: set[str] = set()
    for number, risk in enumerate(risks, 1):
        if risk.reference in taken:
            raise Refused(
                "reference_taken",
                f"Number {number} in the table: the register already has a risk {risk.reference}. "
                "Take the row out, or give it another reference.",
            )
        if risk.reference in seen:
            raise Refused("reference_twice", f"The reference {risk.reference} stands twice in the table.")
        seen.add(risk.reference)


def _risk_row(register: RiskRegister, risk: lines.Risk, matrix: Matrix, reviewed_on: date | None) -> Risk:
    before = risk.changes[-1].before if risk.changes else None
    return Risk(
        id=uuid4(),
        register=register,
        place=register.place,
        reference=risk.reference,
        reference_sort=reference_sort(risk.reference),
        category=risk.category[:200],
        text=risk.text,
        consequence=risk.consequence,
        owner_words=risk.owner[:200],
        state=risk.state,
        reviewed_on=reviewed_on,
        next_review_on=next_review(matrix, risk.current, reviewed_on),
        current_likelihood=risk.current and risk.current.likelihood,
        current_impact=risk.current and risk.current.impact,
        current_value=risk.current and risk.current.value,
        previous_likelihood=before and before.likelihood,
        previous_impact=before and before.impact,
        target_likelihood=risk.target and risk.target.likelihood,
        target_impact=risk.target and risk.target.impact,
        target_value=risk.target and risk.target.value,
    )


def _score_rows(row: Risk, risk: lines.Risk, actor: Actor, on: date) -> list[RiskScore]:
    """The history of a row: earlier current scores without a day, then what stands now."""
    told = [("current", change.before, "", None) for change in risk.changes[:1]]
    told += [("current", change.after, change.reason, change.on) for change in risk.changes[:-1]]
    reason = risk.changes[-1].reason if risk.changes else ""
    told += [
        ("current", risk.current, reason, on),
        ("target", risk.target, "", on),
        ("inherent", risk.inherent, "", on),
    ]
    numbers: dict[str, int] = {}
    made = []
    for kind, score, why, day in told:
        if score is None:
            continue
        numbers[kind] = numbers.get(kind, 0) + 1
        made.append(
            RiskScore(
                id=uuid4(),
                place=row.place,
                risk=row,
                kind=kind,
                number=numbers[kind],
                likelihood=score.likelihood,
                impact=score.impact,
                reason=why,
                scored_on=day,
                author_id=actor.user_id,
            )
        )
    return made


def _control_rows(row: Risk, risk: lines.Risk) -> list[Control]:
    return [
        Control(
            id=uuid4(),
            place=row.place,
            risk=row,
            position=position,
            text=control.text,
            owner_words=control.owner[:200],
            timeframe=control.timeframe[:200],
            due_on=control.due_on,
            state=control.state,
        )
        for position, control in enumerate(risk.controls, 1)
    ]
