"""The registers as the check reads them, and what it finds in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.planning.check.rules import Answer, Found, RuleCount, count_by_rule
from joinedup.planning.registers.queries import RegisterLine, registers
from joinedup.planning.risks.models import Control, FindingAnswer, Risk, RiskScore, SameRisk
from joinedup.planning.risks.rules import owner_in_words, score_of
from joinedup_core.permits import Actor, Permission
from joinedup_core.scoring import register as lines
from joinedup_core.scoring.checks import check_registers
from joinedup_core.scoring.findings import day
from joinedup_core.scoring.matrix import Score


@dataclass(frozen=True)
class Check:
    """The outcome of a register check: registers looked at, findings, counts by rule."""

    registers: tuple[RegisterLine, ...]
    found: tuple[Found, ...]
    by_rule: tuple[RuleCount, ...]
    risks: int

    @property
    def waiting(self) -> int:
        """Findings about which nothing was done yet."""
        return sum(1 for item in self.found if item.answer is None)


def register_check(actor: Actor, partnership: str, *, on: date, keys: Iterable[str] = ()) -> Check:
    """Check the registers the actor may see (or only some of them), each as at its own day."""
    wanted = set(keys)
    chosen = [line for line in registers(actor, partnership, on=on) if not wanted or line.key in wanted]
    values = _values(actor, chosen, on)
    names = {line.key: line.name for line in chosen}
    answers = _answers([line.id for line in chosen])
    found = tuple(
        Found(
            finding,
            names[finding.register],
            names.get(finding.other_register, ""),
            answers.get((finding.risk_key, finding.control_key, finding.rule)),
        )
        for finding in check_registers(values)
    )
    return Check(tuple(chosen), found, count_by_rule(found), sum(len(value.risks) for value in values))


def _values(actor: Actor, chosen: list[RegisterLine], on: date) -> tuple[lines.Register, ...]:
    ids = [line.id for line in chosen]
    rows = Risk.objects.visible_to(actor, Permission.SEE_RISKS).filter(register_id__in=ids)
    rows = rows.exclude(state="closed").select_related("owner_agency", "owner_seat").order_by("reference_sort", "id")
    controls, changes, twins = _controls(ids), _changes(ids), _twins(ids)
    by_register: dict[UUID, list[lines.Risk]] = defaultdict(list)
    for row in rows:
        by_register[row.register_id].append(_risk(row, controls[row.pk], changes[row.pk], twins[row.pk]))
    return tuple(
        lines.Register(
            key=line.key,
            label=line.name,
            as_at=line.day(on),
            risks=tuple(by_register[line.id]),
            audience=line.audience,
            names=tuple(name.strip() for name in line.short_names.split(",") if name.strip()),
            matrix=line.matrix,
        )
        for line in chosen
    )


def _risk(row: Risk, controls: list[lines.Control], changes: list[lines.ScoreChange], twins: list[str]) -> lines.Risk:
    return lines.Risk(
        reference=row.reference,
        text=row.text,
        consequence=row.consequence,
        category=row.category,
        current=score_of(row.current_likelihood, row.current_impact),
        target=score_of(row.target_likelihood, row.target_impact),
        changes=tuple(changes),
        owner=owner_in_words(
            row.owner_agency.name if row.owner_agency else "",
            row.owner_seat.post if row.owner_seat else "",
            row.owner_words,
        ),
        controls=tuple(controls),
        state=row.state,
        next_review_on=row.next_review_on,
        same_as=tuple(twins),
        key=str(row.pk),
    )


def _controls(register_ids: list[UUID]) -> dict[UUID, list[lines.Control]]:
    found: dict[UUID, list[lines.Control]] = defaultdict(list)
    for row in Control.objects.filter(risk__register_id__in=register_ids).order_by("position", "made_at"):
        found[row.risk_id].append(
            lines.Control(row.text, row.owner_words, row.timeframe, row.due_on, row.state, str(row.pk))
        )
    return found


def _changes(register_ids: list[UUID]) -> dict[UUID, list[lines.ScoreChange]]:
    """The changes of the current score, read from its history."""
    found: dict[UUID, list[lines.ScoreChange]] = defaultdict(list)
    before: dict[UUID, Score] = {}
    rows = RiskScore.objects.filter(risk__register_id__in=register_ids, kind="current").order_by("number")
    for risk_id, likelihood, impact, reason, scored_on in rows.values_list(
        "risk_id", "likelihood", "impact", "reason", "scored_on"
    ):
        score = Score(likelihood, impact)
        if risk_id in before:
            found[risk_id].append(lines.ScoreChange(before[risk_id], score, reason, scored_on))
        before[risk_id] = score
    return found


def _twins(register_ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for one, other in SameRisk.objects.filter(risk__register_id__in=register_ids).values_list("risk_id", "other_id"):
        found[one].append(str(other))
        found[other].append(str(one))
    return found


def _answers(register_ids: list[UUID]) -> dict[tuple[str, str, str], Answer]:
    rows = FindingAnswer.objects.filter(risk__register_id__in=register_ids, withdrawn_on=None).order_by("made_at")
    return {
        (str(row.risk_id), str(row.control_id or ""), row.rule): Answer(row.answer, row.note, day(row.answered_on))
        for row in rows
    }
