"""Registers, their scale, and the risks in them as lists show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.planning.controls.rules import CONTROL_STATES
from joinedup.planning.registers.rules import heat_in_words, matrix_from
from joinedup.planning.risks.models import Control, Risk, RiskMatrix, RiskRegister
from joinedup.planning.risks.rules import owner_in_words, reference_sort, score_of
from joinedup_core.permits import Actor, Permission
from joinedup_core.scoring.matrix import DEFAULT, Direction, Matrix, Score, direction_of_travel

SORTS = {
    "reference": ("reference_sort", "id"),
    "risk": ("text", "id"),
    "category": ("category", "reference_sort"),
    "current": ("current_value", "reference_sort"),
    "target": ("target_value", "reference_sort"),
    "state": ("state", "reference_sort"),
    "review": ("next_review_on", "reference_sort"),
}
LIVE = ("open", "accepted")
EVERY_ROW = 100_000
TOP = 5
SHOWN = (
    "id", "register_id", "reference", "category", "text", "consequence", "owner_agency__name", "owner_seat__post", "owner_words", "state",
    "current_likelihood", "current_impact", "target_likelihood", "target_impact", "previous_likelihood",
    "previous_impact", "next_review_on", "register__key", "register__name", "version",
)  # fmt: skip
"""What `risk_line` needs of a risk and of what it belongs to."""


@dataclass(frozen=True)
class RegisterLine:
    """A register as lists show it."""

    id: UUID
    key: str
    name: str
    group_id: UUID
    group: str
    audience: str
    short_names: str
    as_at_on: date | None
    source: str
    version: int
    place: str
    matrix: Matrix

    def day(self, today: date) -> date:
        """The day the register is looked at: its own, for a published one that stands still."""
        return self.as_at_on or today


@dataclass(frozen=True)
class CountedRegister(RegisterLine):
    """A register with the number of its risks in each state, for the list of registers."""

    open: int
    accepted: int
    closed: int
    overdue: int


@dataclass(frozen=True)
class ControlWords:
    """A control as a file shows it."""

    text: str
    owner: str
    timeframe: str
    state: str


@dataclass(frozen=True)
class RiskLine:
    """A risk as lists show it."""

    id: UUID
    reference: str
    category: str
    text: str
    consequence: str
    owner: str
    state: str
    current: Score | None
    target: Score | None
    direction: Direction
    next_review_on: date | None
    register_key: str
    register_name: str
    matrix: Matrix
    version: int
    themes: tuple[tuple[UUID, str], ...] = ()
    """Only where they were asked for: id and name of each theme it cites, in the order of the partnership's list."""
    controls: tuple[ControlWords, ...] = ()
    """Only where they were asked for: for a file."""


@dataclass(frozen=True)
class Heat:
    """Which open risks stand at each likelihood and impact (id and reference), and the same in words."""

    matrix: Matrix
    standing: dict[tuple[int, int], list[tuple[UUID, str]]]
    words: tuple[str, ...]


@dataclass(frozen=True)
class TopRisk:
    """One of the highest open risks."""

    id: UUID
    reference: str
    text: str
    current: Score
    direction: Direction
    matrix: Matrix


@dataclass(frozen=True)
class Overview:
    """All of a register at once: where the open risks stand, the highest of them, the categories used, and how many
    risks are in each state."""

    heat: Heat
    top: tuple[TopRisk, ...]
    categories: tuple[str, ...]
    states: Mapping[str, int]

    def total(self, filters: Mapping[str, str]) -> int | None:
        """How many risks a list shows that is narrowed by their state alone; None where more is asked of them."""
        if filters.keys() - {"state"}:
            return None
        state = filters.get("state", "live")
        counted = LIVE if state == "live" else self.states if state == "all" else (state,)
        return sum(self.states.get(one, 0) for one in counted)


def registers(actor: Actor, partnership: str, *, on: date) -> list[CountedRegister]:
    """The registers of a partnership the actor may see, with what stands in them."""
    found = list(_counted(_seen(actor, partnership), on).order_by("name"))
    scales = matrices([row.pk for row in found], on=on)
    return [
        CountedRegister(
            **_values_of(row, scales[row.pk]), open=row.open, accepted=row.accepted, closed=row.closed, overdue=row.overdue
        )
        for row in found
    ]  # fmt: skip


def get_register(actor: Actor, partnership: str, key: str, *, on: date) -> RegisterLine:
    """One register by its key. Raises `NotFound`."""
    row = _seen(actor, partnership).filter(key=key).first()
    if row is None:
        raise NotFound("no such register")
    return RegisterLine(**_values_of(row, matrices([row.pk], on=on)[row.pk]))


def matrices(register_ids: Iterable[UUID], *, on: date) -> dict[UUID, Matrix]:
    """The scale of each register on a day: the latest that its board set, or the labelled default."""
    ids = list(register_ids)
    found = dict.fromkeys(ids, DEFAULT)
    for row in RiskMatrix.objects.filter(register_id__in=ids, from_on__lte=on).order_by("from_on", "made_at"):
        found[row.register_id] = matrix_from(row.likelihoods, row.impacts, row.bands)
    return found


def risks_page(
    actor: Actor, register: RegisterLine, listing: Listing, *, on: date, total: int | None = None
) -> Page[RiskLine]:
    """A page of the risks of a register, filtered and sorted, without their themes and controls; `total` if it is known."""
    rows = _filtered(_risks(actor).filter(register_id=register.id), listing, register.day(on))
    return listing.cut(rows, lambda row: risk_line(row, register.matrix), sorts=SORTS, default="reference", total=total)


def whole_register(actor: Actor, register: RegisterLine, listing: Listing, *, on: date) -> list[RiskLine]:
    """Every risk of a register as it is filtered and sorted, each with its themes and controls, to take away; four queries."""
    everything = Listing(listing.sort, per_page=EVERY_ROW, filters=listing.filters)
    lines = risks_page(actor, register, everything, on=on)
    cited: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for risk_id, theme_id, name in _citations(actor, register):
        cited[risk_id].append((theme_id, name))
    held: dict[UUID, list[ControlWords]] = defaultdict(list)
    rows = Control.objects.visible_to(actor, Permission.SEE_RISKS).filter(risk__register_id=register.id)
    for c in rows.order_by("position", "made_at"):
        state = CONTROL_STATES[c.state]
        held[c.risk_id].append(ControlWords(c.text, c.owner_words, c.timeframe, state))
    return [replace(line, themes=tuple(cited[line.id]), controls=tuple(held[line.id])) for line in lines]


def risks_of(actor: Actor, partnership: str, listing: Listing, *, on: date) -> Page[RiskLine]:
    """A page of all risks of a partnership the actor may see: what an agency's lead, or a search, is shown."""
    rows = _filtered(_risks(actor).filter(register__partnership__key=partnership), listing, on)
    scales = matrices(rows.order_by().values_list("register_id", flat=True).distinct(), on=on)
    return listing.cut(rows, lambda row: risk_line(row, scales[row.register_id]), sorts=SORTS, default="-current")


def overview(actor: Actor, register: RegisterLine) -> Overview:
    """What the whole register comes to, of the risks that the actor may see, in one query."""
    rows = Risk.objects.visible_to(actor, Permission.SEE_RISKS).filter(register_id=register.id)
    shown = (
        "state", "category", "id", "reference", "text", "current_likelihood", "current_impact", "previous_likelihood",
        "previous_impact",
    )  # fmt: skip
    states: Counter[str] = Counter()
    categories: set[str] = set()
    standing: dict[tuple[int, int], list[tuple[UUID, str]]] = defaultdict(list)
    scored = []
    for state, category, risk_id, reference, text, *scores in rows.order_by("reference_sort").values_list(*shown):
        states[state] += 1
        categories.add(category)
        if state == "open" and scores[0] and scores[1]:
            standing[scores[0], scores[1]].append((risk_id, reference))
            scored.append((risk_id, reference, text, *scores))
    counts = {pair: len(risks) for pair, risks in standing.items()}
    heat = Heat(register.matrix, dict(standing), tuple(heat_in_words(register.matrix, counts)))
    top = sorted(scored, key=lambda risk: -risk[3] * risk[4])[:TOP]
    return Overview(heat, tuple(_top(risk, register.matrix) for risk in top), tuple(sorted(categories - {""})), states)


def _top(risk: tuple[Any, ...], matrix: Matrix) -> TopRisk:
    risk_id, reference, text, likelihood, impact, *before = risk
    current = Score(likelihood, impact)
    return TopRisk(risk_id, reference, text, current, direction_of_travel(score_of(*before), current), matrix)


def themes_cited(actor: Actor, register: RegisterLine) -> list[tuple[str, str]]:
    """The themes that risks of a register cite, as choices of its filter."""
    return list({str(theme_id): name for _, theme_id, name in _citations(actor, register)}.items())


def references_in(register_id: UUID) -> set[str]:
    """References already taken in a register (for its own commands)."""
    return set(Risk.objects.filter(register_id=register_id).values_list("reference", flat=True))


def _citations(actor: Actor, register: RegisterLine) -> QuerySet[Any]:
    """Which risk of a register cites which theme: the ids of both and the theme's name, in the order of the themes."""
    rows = Risk.objects.visible_to(actor, Permission.SEE_RISKS).filter(register_id=register.id, themes__isnull=False)
    return rows.order_by("themes__position", "themes__name", "themes").values_list("id", "themes", "themes__name")


def risk_line(row: Any, matrix: Matrix, themes: tuple[tuple[UUID, str], ...] = ()) -> RiskLine:
    """A row, with what `SHOWN` names, as a value."""
    current = score_of(row.current_likelihood, row.current_impact)
    return RiskLine(
        id=row.id,
        reference=row.reference,
        category=row.category,
        text=row.text,
        consequence=row.consequence,
        owner=owner_in_words(row.owner_agency__name or "", row.owner_seat__post or "", row.owner_words),
        state=row.state,
        current=current,
        target=score_of(row.target_likelihood, row.target_impact),
        direction=direction_of_travel(score_of(row.previous_likelihood, row.previous_impact), current),
        next_review_on=row.next_review_on,
        register_key=row.register__key,
        register_name=row.register__name,
        matrix=matrix,
        version=row.version,
        themes=themes,
    )


def _seen(actor: Actor, partnership: str) -> QuerySet[RiskRegister]:
    """The registers of a partnership, each with its board."""
    rows = RiskRegister.objects.visible_to(actor, Permission.SEE_RISKS).filter(partnership__key=partnership)
    return rows.select_related("group")


def _counted(rows: QuerySet[RiskRegister], on: date) -> QuerySet[Any]:
    """The registers, each with the number of its risks in each state."""
    return rows.annotate(
        open=Count("risks", filter=Q(risks__state="open")),
        accepted=Count("risks", filter=Q(risks__state="accepted")),
        closed=Count("risks", filter=Q(risks__state="closed")),
        overdue=Count("risks", filter=Q(risks__state__in=LIVE, risks__next_review_on__lt=on)),
    )


def _risks(actor: Actor) -> QuerySet[Any]:
    """Rows for `risk_line`: named tuples, of what lists show (to make objects of them took longer than all else)."""
    return Risk.objects.visible_to(actor, Permission.SEE_RISKS).values_list(*SHOWN, named=True)


def _filtered(rows: QuerySet[Any], listing: Listing, on: date) -> QuerySet[Any]:
    """Narrow by state, category, direction, review and words."""
    chosen = listing.filters
    state = chosen.get("state", "live")
    if state == "live":
        rows = rows.filter(state__in=LIVE)
    elif state != "all":
        rows = rows.filter(state=state)
    if chosen.get("category"):
        rows = rows.filter(category=chosen["category"])
    if chosen.get("moved") == "worse":
        rows = rows.filter(previous_likelihood__isnull=False, current_value__gt=_before())
    if chosen.get("moved") == "better":
        rows = rows.filter(previous_likelihood__isnull=False, current_value__lt=_before())
    if chosen.get("review") == "overdue":
        rows = rows.filter(next_review_on__lt=on)
    if is_uuid(chosen.get("agency", "")):
        rows = rows.filter(owner_agency_id=chosen["agency"])
    if is_uuid(chosen.get("theme", "")):
        rows = rows.filter(themes=chosen["theme"])
    if words := chosen.get("q"):
        rows = rows.filter(
            Q(text__icontains=words)
            | Q(consequence__icontains=words)
            | Q(owner_words__icontains=words)
            | Q(reference_sort=reference_sort(words))
        )
    return rows


def is_uuid(text: str) -> bool:
    """Whether a filter from an address is an id at all; what is not filters nothing."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _before() -> F:
    return F("previous_likelihood") * F("previous_impact")


def _values_of(row: RiskRegister, matrix: Matrix) -> dict[str, Any]:
    """A register's row as the values of its line."""
    return {
        "id": row.pk, "key": row.key, "name": row.name, "group_id": row.group_id, "group": row.group.name,
        "audience": row.audience, "short_names": row.short_names, "as_at_on": row.as_at_on, "source": row.source,
        "version": row.version, "place": row.place, "matrix": matrix,
    }  # fmt: skip
