"""Recording concerns, changing their level with a reason, ending them; and opening them, which leaves a row on the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from joinedup.casework.concerns import queries
from joinedup.casework.concerns.models import Concern, ConcernLevel
from joinedup.casework.concerns.queries import ConcernDetail, ConcernLine
from joinedup.casework.concerns.rules import KNOWN, OTHER, PARTS, direction, domain, domains, level_label, level_problem
from joinedup.casework.domains.queries import own_domains
from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission, here


@dataclass(frozen=True)
class Stand:
    """How a concern stands from a day on, and why."""

    level: str
    from_on: date
    reason: str
    harm_at_home: str = "not_known"
    significant_harm: str = "not_known"


@command(Permission.SEE_ITEMS, reads=True)
def open_concerns(
    actor: Actor, case: Case, *, person_id: UUID | None = None, reason: str = ""
) -> Outcome[list[ConcernLine]]:
    """The concerns of a case or about one person on it, in a list; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.concern_lines(here(actor, case.place), case.pk, person_id)
    return Outcome(found, f"{reason} concerns ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_ITEMS, reads=True)
def open_concern(actor: Actor, concern: Concern, *, reason: str = "") -> Outcome[ConcernDetail]:
    """One concern with its history, to be read."""
    check_reason(concern.case, reason)
    return Outcome(queries.concern_detail(actor, concern), f"{reason} concern {concern.pk}".lstrip())


@command(Permission.RECORD_ITEMS)
def record_concern(
    actor: Actor,
    case: Case,
    *,
    person_id: UUID,
    about: str,
    part: str,
    scale: str,
    stand: Stand,
    at: datetime,
    key: UUID,
    words: str = "",
) -> Outcome[UUID]:
    """Record a concern about a person on the case. `key` is the id that it gets."""
    check_open(case)
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")
    own = {} if about in domains() else own_domains(places.key_of(case.place), timezone.localdate(at))
    if problem := level_problem(about, scale, stand.level, own):
        raise Refused("level", problem, "level")
    if part not in PARTS:
        raise Refused("part", "Choose whether they are at risk or may pose a risk.", "part")
    if about == OTHER and not words.strip():
        raise Refused("words", "Say in your words what the concern is about.", "words")
    _check(stand, at)
    mine = Concern.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(case_id=case.pk)
    if about != OTHER and mine.filter(person_id=person_id, domain=about, part=part, ended_on=None).exists():
        raise Refused("stands", "Your agency has this concern about them already: open it and change its level.")
    said = {
        "person_id": person_id,
        "domain": about,
        "named": own[about].label if about in own else words.strip(),
        "part": part,
    }
    _add(actor, case, key, stand, at, said)
    return Outcome(key, f"concern {key} {stand.level}")


@command(Permission.RECORD_ITEMS)
def change_level(actor: Actor, concern: Concern, *, stand: Stand, at: datetime, version: int) -> Outcome[str]:
    """Change or confirm the level of a concern, always with a reason. Every level stays in its history."""
    check_open(concern.case)
    label = level_label(concern.domain, concern.level)
    check_version(concern, version, shown={"Level": label, "Why": concern.reason})
    if concern.ended_on:
        raise Refused("ended", "This concern was ended. Record a new one where the worry is back.")
    now = domain(concern.domain)
    if problem := level_problem(now.key, now.scale, stand.level, {now.key: now}):
        raise Refused("level", problem, "level")
    _check(stand, at)
    if stand.from_on < concern.level_from_on:
        since = day_in_words(concern.level_from_on)
        raise Refused("before", f"The level it has now is from {since}: give that day or a later one.", "from_on")
    going = direction(concern.domain, (concern.level, stand.level)).key
    same = stand.level == concern.level
    concern.save_changes(
        level=stand.level, level_from_on=concern.level_from_on if same else stand.from_on, reason=stand.reason.strip(),
        harm_at_home=stand.harm_at_home, significant_harm=stand.significant_harm, direction=going,
    )  # fmt: skip
    _add_level(actor, concern, stand, at)
    return Outcome(going, f"level {stand.level}")


@command(Permission.RECORD_ITEMS)
def end_concern(actor: Actor, concern: Concern, *, reason: str, at: datetime, version: int) -> Outcome[None]:
    """End a concern, with a reason. It stays in the case."""
    check_open(concern.case)
    check_version(concern, version, shown={"Level": level_label(concern.domain, concern.level), "Why": concern.reason})
    if concern.ended_on:
        raise Refused("ended", "This concern was ended already.")
    if not reason.strip():
        raise Refused("reason", "Say why the worry is over, and on what evidence.", "reason")
    concern.save_changes(ended_on=timezone.localdate(at), end_reason=reason.strip())
    return Outcome(None, "ended")


def _check(stand: Stand, at: datetime) -> None:
    """Refuse a level without a reason, from a day to come, or with an answer that is none."""
    if not stand.reason.strip():
        raise Refused("reason", "Say why it is at this level: what was seen or heard, and by whom.", "reason")
    today = timezone.localdate(at)
    if stand.from_on > today:
        told, now = day_in_words(stand.from_on), day_in_words(today)
        raise Refused("future", f"{told} has not come yet (today is {now}). Give today or an earlier day.", "from_on")
    for name in ("harm_at_home", "significant_harm"):
        if getattr(stand, name) not in KNOWN:
            raise Refused(name, "Choose yes, no or not known.", name)


def _add(actor: Actor, case: Case, key: UUID, stand: Stand, at: datetime, said: dict[str, object]) -> None:
    """The concern and its first level."""
    if actor.agency_id is None or actor.user_id is None:
        raise Refused("agency", "Say for which agency you act before you record anything.")
    concern = Concern.objects.create(
        pk=key, case_id=case.pk, place=case.place, agency_id=actor.agency_id, recorded_by_id=actor.user_id,
        level=stand.level, level_from_on=stand.from_on, reason=stand.reason.strip(),
        harm_at_home=stand.harm_at_home, significant_harm=stand.significant_harm, **said,
    )  # fmt: skip
    _add_level(actor, concern, stand, at)


def _add_level(actor: Actor, concern: Concern, stand: Stand, at: datetime) -> None:
    ConcernLevel.objects.create(
        concern_id=concern.pk, case_id=concern.case_id, place=concern.place, agency_id=concern.agency_id,
        number=concern.levels.count() + 1, level=stand.level, from_on=stand.from_on, harm_at_home=stand.harm_at_home,
        significant_harm=stand.significant_harm, reason=stand.reason.strip(), recorded_by_id=actor.user_id, recorded_at=at,
    )  # fmt: skip
