"""One risk with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from joinedup.foundation.commands import NotFound
from joinedup.meetings.calendar.queries import meeting_titles, meetings_between
from joinedup.planning.registers.queries import SHOWN, RiskLine, matrices, risk_line
from joinedup.planning.risks.models import Acceptance, Control, FindingAnswer, Risk, RiskEvent, RiskScore, SameRisk
from joinedup.planning.risks.rules import SCORE_KINDS, lapse_in_words, score_in_words
from joinedup_core.calendar.months import add_months
from joinedup_core.permits import Actor, Permission
from joinedup_core.scoring.matrix import Matrix, Score

MORE = ("reviewed_on", "owner_agency_id", "owner_seat_id", "place", "register__group_id", "made_at")
"""What the page of one risk needs of it beyond what lists show."""


@dataclass(frozen=True)
class ScoreLine:
    """One score in the history of a risk."""

    id: UUID
    kind: str
    label: str
    score: Score
    words: str
    reason: str
    scored_on: date | None
    author: str
    meeting_id: UUID | None
    meeting: str
    number: int
    moved: bool

    @property
    def unexplained(self) -> bool:
        """Whether it moved and nobody said why."""
        return self.moved and not self.reason


@dataclass(frozen=True)
class ControlLine:
    """A control as the risk's page shows it."""

    id: UUID
    risk_id: UUID
    position: int
    text: str
    owner: str
    timeframe: str
    due_on: date | None
    state: str
    done_on: date | None
    version: int
    asked: bool


@dataclass(frozen=True)
class EventLine:
    """Something that happened to a risk."""

    kind: str
    text: str
    happened_on: date
    author: str


@dataclass(frozen=True)
class AcceptanceLine:
    """The acceptance that holds."""

    id: UUID
    approver: str
    reason: str
    score: str
    accepted_on: date
    until_on: date


@dataclass(frozen=True)
class Twin:
    """The same risk in another register."""

    id: UUID
    reference: str
    register: str
    words: str


@dataclass(frozen=True)
class RiskDetail:
    """A risk with its history."""

    line: RiskLine
    register_id: UUID
    reviewed_on: date | None
    owner_agency_id: UUID | None
    owner_seat_id: UUID | None
    owner_words: str
    inherent: Score | None
    scores: tuple[ScoreLine, ...]
    events: tuple[EventLine, ...]
    controls: tuple[ControlLine, ...]
    acceptance: AcceptanceLine | None
    twins: tuple[Twin, ...]
    asked: tuple[str, ...]
    place: str
    group_id: UUID
    made_at: datetime

    @property
    def matrix(self) -> Matrix:
        """The scale it is shown against."""
        return self.line.matrix

    def of_kind(self, kind: str) -> tuple[ScoreLine, ...]:
        """The scores of one kind, oldest first."""
        return tuple(score for score in self.scores if score.kind == kind)


def get_risk(actor: Actor, partnership: str, risk_id: UUID, *, on: date) -> RiskDetail:
    """One risk. Raises `NotFound`."""
    rows = Risk.objects.visible_to(actor, Permission.SEE_RISKS).filter(register__partnership__key=partnership)
    row = rows.filter(pk=risk_id).values_list(*SHOWN, *MORE, named=True).first()
    if row is None:
        raise NotFound("no such risk")
    matrix = matrices([row.register_id], on=on)[row.register_id]
    answers = list(FindingAnswer.objects.filter(risk_id=risk_id, answer="asked", withdrawn_on=None))
    scores = _scores(actor, risk_id, matrix)
    inherent = [line.score for line in scores if line.kind == "inherent"]
    return RiskDetail(
        line=risk_line(row, matrix, _themes(risk_id)),
        register_id=row.register_id,
        reviewed_on=row.reviewed_on,
        owner_agency_id=row.owner_agency_id,
        owner_seat_id=row.owner_seat_id,
        owner_words=row.owner_words,
        inherent=inherent[-1] if inherent else None,
        scores=scores,
        events=_events(risk_id),
        controls=_controls(risk_id, {answer.control_id for answer in answers}),
        acceptance=_acceptance(risk_id),
        twins=_twins(actor, risk_id),
        asked=tuple(sorted({answer.rule for answer in answers})),
        place=row.place,
        group_id=row.register__group_id,
        made_at=row.made_at,
    )


@dataclass(frozen=True)
class LapsedAcceptance:
    """A risk that is open again because its acceptance ended, and that nobody has looked at since."""

    id: UUID
    register_key: str
    register: str
    reference: str
    text: str
    until_on: date

    @property
    def because(self) -> str:
        """Why it is open again."""
        return lapse_in_words(self.until_on)


def lapsed_acceptances(
    actor: Actor, partnership: str, *, register_id: UUID | None = None, risk_id: UUID | None = None
) -> list[LapsedAcceptance]:
    """Open risks whose acceptance ended by itself and that were not scored or reviewed since, the longest ago first."""
    open_risks = Risk.objects.visible_to(actor, Permission.SEE_RISKS).filter(
        place__startswith=f"{partnership}/", state="open"
    )
    open_risks = open_risks.filter(register_id=register_id) if register_id else open_risks
    open_risks = open_risks.filter(pk=risk_id) if risk_id else open_risks
    rows = Acceptance.objects.filter(risk__in=open_risks).select_related("risk__register")
    latest = {row.risk_id: row for row in rows.order_by("accepted_on", "made_at")}.values()
    lapsed = [a for a in latest if a.until_on == a.ended_on and (a.risk.reviewed_on or a.until_on) <= a.until_on]
    return [
        LapsedAcceptance(
            a.risk_id, a.risk.register.key, a.risk.register.name, a.risk.reference, a.risk.text, a.until_on
        )
        for a in sorted(lapsed, key=lambda a: (a.until_on, a.risk.reference_sort, a.risk_id))
    ]


def acceptances_to_end(actor: Actor, today: date) -> list[UUID]:
    """The risks whose acceptance's last day has passed; a published register stands still and is left alone."""
    rows = Acceptance.objects.visible_to(actor, Permission.ACCEPT_RISKS).filter(
        ended_on=None, until_on__lt=today, risk__register__as_at_on=None
    )
    return list(rows.order_by("until_on", "id").values_list("risk_id", flat=True))


def get_control(actor: Actor, partnership: str, control_id: UUID) -> ControlLine:
    """One control, for its form. Raises `NotFound`."""
    rows = Control.objects.visible_to(actor, Permission.SEE_RISKS)
    row = rows.filter(pk=control_id, risk__register__partnership__key=partnership).first()
    if row is None:
        raise NotFound("no such control")
    return _control(row, asked=False)


def _scores(actor: Actor, risk_id: UUID, matrix: Matrix) -> tuple[ScoreLine, ...]:
    rows = list(RiskScore.objects.filter(risk_id=risk_id).select_related("author").order_by("kind", "number"))
    cited = meeting_titles(actor, {score.meeting_id for score in rows if score.meeting_id})
    found: list[ScoreLine] = []
    before: dict[str, Score] = {}
    for score in rows:
        value = Score(score.likelihood, score.impact)
        found.append(
            ScoreLine(
                id=score.pk,
                kind=score.kind,
                label=SCORE_KINDS[score.kind],
                score=value,
                words=score_in_words(matrix, value) if _fits(matrix, value) else f"{value.value} ({value})",
                reason=score.reason,
                scored_on=score.scored_on,
                author=score.author.name if score.author else "",
                meeting_id=score.meeting_id if score.meeting_id in cited else None,
                meeting=cited[score.meeting_id][1] if score.meeting_id in cited else "",
                number=score.number,
                moved=before.get(score.kind, value) != value,
            )
        )
        before[score.kind] = value
    return tuple(found)


def _fits(matrix: Matrix, score: Score) -> bool:
    return not matrix.problem(score.likelihood, score.impact)


def _events(risk_id: UUID) -> tuple[EventLine, ...]:
    rows = RiskEvent.objects.filter(risk_id=risk_id).select_related("author").order_by("-happened_on", "-made_at")
    return tuple(EventLine(e.kind, e.text, e.happened_on, e.author.name if e.author else "") for e in rows)


def _themes(risk_id: UUID) -> tuple[tuple[UUID, str], ...]:
    rows = Risk.objects.filter(pk=risk_id, themes__isnull=False)
    return tuple(rows.order_by("themes__position", "themes__name", "themes").values_list("themes", "themes__name"))


def _controls(risk_id: UUID, asked: set[UUID | None]) -> tuple[ControlLine, ...]:
    rows = Control.objects.filter(risk_id=risk_id).order_by("position", "made_at")
    return tuple(_control(control, asked=control.pk in asked) for control in rows)


def _control(row: Control, *, asked: bool) -> ControlLine:
    return ControlLine(
        id=row.pk,
        risk_id=row.risk_id,
        position=row.position,
        text=row.text,
        owner=row.owner_words,
        timeframe=row.timeframe,
        due_on=row.due_on,
        state=row.state,
        done_on=row.done_on,
        version=row.version,
        asked=asked,
    )


def _acceptance(risk_id: UUID) -> AcceptanceLine | None:
    held = Acceptance.objects.filter(risk_id=risk_id, ended_on=None).select_related("approver").first()
    if held is None:
        return None
    return AcceptanceLine(
        held.pk,
        held.approver.name if held.approver else "",
        held.reason,
        held.score,
        held.accepted_on,
        held.until_on,
    )


def _twins(actor: Actor, risk_id: UUID) -> tuple[Twin, ...]:
    """The same risk in other registers, as far as the actor may see them."""
    pairs = SameRisk.objects.filter(risk_id=risk_id).values_list("other_id", flat=True)
    back = SameRisk.objects.filter(other_id=risk_id).values_list("risk_id", flat=True)
    seen = Risk.objects.visible_to(actor, Permission.SEE_RISKS).filter(pk__in=pairs.union(back))
    return tuple(
        Twin(twin.pk, twin.reference, twin.register.name, f"{twin.current_value or 'not scored'}")
        for twin in seen.select_related("register").order_by("register__name", "reference_sort")
    )


def meetings_to_cite(actor: Actor, partnership: str, group_id: UUID, *, on: date) -> list[tuple[UUID, str]]:
    """The group's meetings of the last eighteen months, the newest first, for saying where a score was agreed."""
    held = meetings_between(actor, partnership, add_months(on, -18), on, group_id=group_id)
    return [(m.id, f"{m.title}, {m.on.day} {m.on:%B %Y}") for m in reversed(held)]


def risk_titles(actor: Actor, ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Of the given risks those the actor may see: the partnership's key and a title."""
    rows = Risk.objects.visible_to(actor, Permission.SEE_RISKS).filter(pk__in=ids).select_related("register")
    return {r.pk: (r.place.split("/", 1)[0], f"{r.register.name} {r.reference}: {r.text[:80]}") for r in rows}
