"""Reading referrals and cases before a panel, and what only its coordinator is told: repeats, and who is before another panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.casework.panel_cases.models import PanelCase, PanelReferral, ReferralAnswer
from joinedup.casework.panel_cases.rules import COLOURS, STATES
from joinedup.casework.panels.queries import panel_names
from joinedup.casework.queries import Case, CaseHead
from joinedup.foundation.accounts.queries import people as users
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.meetings.calendar.queries import COMING
from joinedup.partnership.queries import agencies_called
from joinedup.people.cases.queries import CasePerson, Person
from joinedup_core.panels import Earlier, Kind, Repeat, judge_repeat, length_of
from joinedup_core.permits import ALLOWS, Actor, Permission, Thing, decide

WHO_REFERS = (
    "Those who work on the case for their agency refer it. Ask the lead worker; if somebody is in danger now, ring 999."
)


@dataclass(frozen=True)
class ReferralLine:
    """A referral that the reader may read."""

    id: UUID
    case_id: UUID
    panel_id: UUID
    agency_id: UUID
    agency: str
    by: str
    at: datetime
    considers: str
    words: str
    victims: tuple[UUID, ...]
    posing: tuple[UUID, ...]
    children: tuple[UUID, ...]
    criteria: tuple[str, ...]
    because: str
    concern: str
    safe_contact: str
    counter_allegation: str
    staff_safety: str
    consent: str
    consent_because: str
    informed: str
    informed_because: str
    marks: tuple[str, ...]
    no_marks: tuple[str, ...]
    urgent: bool
    from_area: str
    sent: bool = False
    """It came by a referral, whose sender is told what becomes of it."""
    state: str = "waiting"
    answer_because: str = ""
    completed_at: datetime | None = None
    """When the coordinator completed or corrected it: that stands instead of what was written."""


@dataclass(frozen=True)
class PanelCaseLine:
    """A case before a panel, in one line; the people by name, for a reader who may see them."""

    id: UUID
    case_id: UUID
    panel_id: UUID
    place: str
    referral_id: UUID
    about: str
    agency: str
    referred_on: date
    state: str
    because: str
    repeat: str
    repeat_because: str
    flag_until_on: date | None
    flag_removed_on: date | None
    transferred_to: str
    transferred_on: date | None
    receipt: str
    children: int
    version: int


@dataclass(frozen=True)
class Collision:
    """That somebody on the case is before another panel now."""

    person: str
    panel: str


def keeps(actor: Actor, place: str, panel_id: UUID) -> bool:
    """Whether a link of the actor lets them keep a case before a panel."""
    return any(
        grant.place == place and grant.panel == str(panel_id) and Permission.KEEP_PANEL_CASES in ALLOWS[grant.role]
        for grant in actor.grants
    )


def check_keeps(actor: Actor, place: str, panel_id: UUID) -> None:
    """Raise `NotAllowed` before a form is shown to whoever sees a case before a panel and does not keep it."""
    if not keeps(actor, place, panel_id):
        raise NotAllowed("The coordinator of the panel does this.")


def may_refer(actor: Actor, case: Case | CaseHead) -> bool:
    """Whether the actor may refer a case to a panel: that records in their agency's name, and shares with the panel."""
    there = Thing(case.place)
    return all(decide(actor, one, there).allowed for one in (Permission.RECORD_ITEMS, Permission.SHARE_ITEMS))


def state_words(line: ReferralLine) -> tuple[str, str]:
    """How a referral stands, in words and colour."""
    return STATES[line.state], COLOURS[line.state]


def referrals(actor: Actor, panel_id: UUID) -> list[ReferralLine]:
    """The referrals to a panel that wait for an answer and that the actor keeps: urgent ones first, then the oldest."""
    rows = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(panel_id=panel_id)
    answered = PanelCase.objects.filter(panel_id=panel_id).values("referral_id")
    taken_back = ReferralAnswer.objects.filter(state="withdrawn").values("referral_id")
    found = list(rows.exclude(pk__in=answered).exclude(pk__in=taken_back).order_by("-urgent", "referred_at"))
    return lines_of([row for row in found if keeps(actor, row.place, panel_id)])


def referrals_of_case(actor: Actor, case_id: UUID) -> list[ReferralLine]:
    """The referrals of a case to panels that the actor may read, with their answers, the newest first."""
    rows = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    answers = _answers(actor, case_id)
    return lines_of(rows.order_by("-referred_at"), answers)


@dataclass(frozen=True)
class Desk:
    """What a panel's coordinator has before them. Everybody else finds it empty, or what they may see of it."""

    waiting: list[ReferralLine]
    unlisted: list[PanelCaseLine]
    flags: list[PanelCaseLine]
    unreceived: list[PanelCaseLine]
    met: list[PanelCaseLine]
    """Those with somebody who is before another panel too."""
    names: dict[str, str]

    @property
    def case_ids(self) -> list[UUID]:
        """The cases in it."""
        return [
            one.case_id for part in (self.waiting, self.unlisted, self.flags, self.unreceived, self.met) for one in part
        ]


def desk(actor: Actor, panel_id: UUID, *, today: date) -> Desk:
    """What waits, what is on no agenda, whose flag has run out, and what was transferred and has not arrived."""
    waiting = referrals(actor, panel_id)
    cases = panel_cases(actor, panel_id, states=("accepted", "finished", "transferred"))
    listed = _on_an_agenda(actor, panel_id)
    met = {case for case, _ in met_elsewhere(actor, panel_id=panel_id)}
    over = [c for c in cases if c.flag_until_on and c.flag_until_on <= today and not c.flag_removed_on]
    return Desk(
        waiting, [c for c in cases if c.state == "accepted" and c.id not in listed], over,
        [c for c in cases if c.state == "transferred" and not c.receipt], [c for c in cases if c.id in met],
        names_of(actor, [one for row in waiting for one in (*row.victims, *row.posing)]),
    )  # fmt: skip


def _on_an_agenda(actor: Actor, panel_id: UUID) -> set[UUID]:
    rows = PanelCase.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(panel_id=panel_id)
    return set(
        rows.filter(items__state="listed", items__hearing__meeting__state__in=COMING).values_list("pk", flat=True)
    )


def get_referral(actor: Actor, partnership: str, referral_id: UUID) -> ReferralLine:
    """One referral. Raises `NotFound`."""
    rows = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case__partnership__key=partnership)
    row = rows.filter(pk=referral_id).first()
    if row is None:
        raise NotFound("no such referral")
    return lines_of([row], _answers(actor, row.case_id))[0]


def panel_referral_as(actor: Actor, referral_id: UUID) -> UUID | None:
    """What came before a panel by a referral, where the actor may read it."""
    rows = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(sent_as_id=referral_id)
    return rows.values_list("pk", flat=True).first()


def is_urgent(actor: Actor, referral_id: UUID) -> bool:
    """Whether whoever referred a case said that it cannot wait, where the actor may read it."""
    rows = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS)
    return bool(rows.filter(pk=referral_id, urgent=True).exists())


def state_of_referral(referral_id: UUID) -> str:
    """What a referral was answered last, from what the database shows of the answers; `waiting`: nothing."""
    rows = ReferralAnswer.objects.filter(referral_id=referral_id).order_by("-answered_at", "-made_at")
    return rows.values_list("state", flat=True).first() or "waiting"


def stands_before(case_id: UUID, panel_id: UUID) -> bool:
    """Whether a panel still has a case before it, or is asked to take it on, by any referral; for whoever works on the case."""
    with connection.cursor() as cursor:
        cursor.execute("select %s in (select app.standing_before(%s))", [case_id, panel_id])
        return bool(cursor.fetchone()[0])


def get_panel_case(actor: Actor, partnership: str, panel_case_id: UUID) -> PanelCaseLine:
    """One case before a panel. Raises `NotFound`."""
    rows = PanelCase.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(case__partnership__key=partnership)
    found = case_lines(actor, rows.filter(pk=panel_case_id))
    if not found:
        raise NotFound("no such case before a panel")
    return found[0]


def panel_cases(actor: Actor, panel_id: UUID, *, states: Iterable[str] = ("accepted",)) -> list[PanelCaseLine]:
    """The cases before a panel that the actor may see, in some states, the longest there first."""
    rows = PanelCase.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(panel_id=panel_id, state__in=states)
    return case_lines(actor, rows.order_by("referred_on", "made_at"))


def case_lines(actor: Actor, rows: Iterable[PanelCase]) -> list[PanelCaseLine]:
    """Rows that the reader may see as values."""
    found = list(rows)
    agencies = agencies_called({row.referring_agency_id for row in found})
    names = names_of(actor, [one for row in found for one in (*row.victims, *row.posing)])
    return [
        PanelCaseLine(
            row.pk, row.case_id, row.panel_id, row.place, row.referral_id, _about(row, names),
            agencies.get(row.referring_agency_id, ""), row.referred_on, row.state, row.because, row.repeat, row.repeat_because,
            row.flag_until_on, row.flag_removed_on, row.transferred_to, row.transferred_on, row.receipt, len(row.children),
            row.version,
        )
        for row in found
    ]  # fmt: skip


def names_of(actor: Actor, ids: Sequence[str | UUID]) -> dict[str, str]:
    """The names of people by their id as text: those whom the actor may see."""
    rows = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in={str(one) for one in ids})
    return {str(row.pk): row.name for row in rows}


def earlier_of(case_id: UUID, panel_id: UUID) -> list[Earlier]:
    """What this panel took on before about anybody on a case, for whoever keeps it; people by identity."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.heard_before(%s, %s)", [case_id, panel_id])
        return [
            Earlier(day, frozenset(map(str, victims)), frozenset(map(str, posing)))
            for day, victims, posing in cursor.fetchall()
        ]


def repeat_of(kind: Kind, referral: PanelReferral) -> Repeat:
    """Whether a referral is a repeat, and why; found from what this panel took on before."""
    within = length_of(kind, "repeat")
    if within is None:
        return Repeat("not_repeat", "This kind of panel counts no repeats.")
    identities = _identities([*referral.victims, *referral.posing])
    harmed = [identities[one] for one in referral.victims if one in identities]
    feared = [identities[one] for one in referral.posing if one in identities]
    day = timezone.localdate(referral.referred_at)
    return judge_repeat(harmed, feared, day, earlier_of(referral.case_id, referral.panel_id), within)


def collisions(actor: Actor, case_id: UUID, panel_id: UUID) -> list[Collision]:
    """Who on a case is before another panel now; told to whoever keeps the case before this panel, and to nobody else."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.panel_collisions(%s, %s)", [case_id, panel_id])
        rows = cursor.fetchall()
    names, panels = names_of(actor, [person for person, _ in rows]), panel_names({panel for _, panel in rows})
    found = {(names.get(str(person), "Somebody"), panels.get(panel, "another panel")) for person, panel in rows}
    return [Collision(*one) for one in sorted(found)]


def met_elsewhere(actor: Actor, partnership: str = "", *, panel_id: UUID | None = None) -> list[tuple[UUID, UUID]]:
    """The cases before a panel, or before any of a partnership, that the actor keeps there and with somebody who is before another panel.

    Each with its panel (a group). No query for whoever keeps none.
    """
    if not any(grant.panel and Permission.KEEP_PANEL_CASES in ALLOWS[grant.role] for grant in actor.grants):
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "select panel_case_id, panel_id from app.my_collisions(%s)", [f"{partnership}/" if partnership else ""]
        )
        return [(case, panel) for case, panel in cursor.fetchall() if panel_id in (None, panel)]


def kept_out(case_id: UUID, panel_id: UUID, user_ids: Iterable[UUID]) -> set[UUID]:
    """Of some members, those who must not be in the room for a case nor get its papers. Why is told to nobody."""
    return kept_out_of([case_id], panel_id, user_ids).get(case_id, set())


def kept_out_of(case_ids: Iterable[UUID], panel_id: UUID, user_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """The same for some cases at once: those with anybody who is kept out, each with whom."""
    found: dict[UUID, set[UUID]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.id, k from unnest(%s::uuid[]) c (id) cross join lateral app.kept_out(c.id, %s, %s) k",
            [list(case_ids), panel_id, list(user_ids)],
        )
        for case_id, user in cursor.fetchall():
            found.setdefault(case_id, set()).add(user)
    return found


def lines_of(rows: Iterable[PanelReferral], answers: dict[UUID, ReferralAnswer] | None = None) -> list[ReferralLine]:
    """Referrals that the reader may read as values."""
    found, told = list(rows), answers or {}
    agencies = agencies_called({row.agency_id for row in found})
    names = users({row.referred_by_id for row in found})
    return [
        ReferralLine(
            row.pk, row.case_id, row.panel_id, row.agency_id, agencies[row.agency_id], names[row.referred_by_id].name,
            row.referred_at, row.considers, row.words, _ids(row.victims), _ids(row.posing), _ids(row.children),
            tuple(row.criteria), row.because, row.concern, row.safe_contact, row.counter_allegation, row.staff_safety,
            row.consent, row.consent_because, row.informed, row.informed_because, tuple(row.marks), tuple(row.no_marks), row.urgent, row.from_area,
            row.sent_as_id is not None,
            *((told[row.pk].state, told[row.pk].because) if row.pk in told else ()),
        )
        for row in found
    ]  # fmt: skip


def _answers(actor: Actor, case_id: UUID) -> dict[UUID, ReferralAnswer]:
    rows = ReferralAnswer.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    return {row.referral_id: row for row in rows.order_by("answered_at", "made_at")}


def _ids(found: list[str]) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in found)


def _about(row: PanelCase, names: dict[str, str]) -> str:
    if row.considers != "people":
        return row.words
    return ", ".join(names.get(one, "Somebody") for one in row.victims) or "Nobody named"


def _identities(ids: list[str]) -> dict[str, str]:
    rows = Person.objects.filter(pk__in=ids).values_list("pk", "identity")
    return {str(pk): str(identity) for pk, identity in rows}


__all__ = [
    "CasePerson", "Collision", "Desk", "PanelCaseLine", "ReferralLine", "case_lines", "check_keeps", "collisions", "desk", "get_panel_case", "get_referral",
    "is_urgent", "keeps", "kept_out", "kept_out_of", "lines_of", "met_elsewhere", "names_of", "panel_cases", "referrals", "referrals_of_case", "repeat_of", "state_words",
]  # fmt: skip
