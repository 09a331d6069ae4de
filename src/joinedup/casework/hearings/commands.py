"""Hearings: arranging one, putting cases on its agenda, who takes no part, what is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils import timezone

from joinedup.casework.hearings import queries, rules
from joinedup.casework.hearings.models import Hearing, HearingItem, Recusal, WrittenUpdate
from joinedup.casework.panel_cases.commands import PanelCase
from joinedup.casework.panel_cases.queries import is_urgent, keeps, kept_out
from joinedup.casework.panels.commands import Panel
from joinedup.casework.panels.queries import Member, PanelLine, coordinates, get_panel, members, panel_of_group
from joinedup.casework.queries import Case, check_open
from joinedup.casework.research.models import ResearchRequest
from joinedup.casework.research.rules import AT_LEAST
from joinedup.casework.telling.commands import NOT_WHOLE, tell
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound, Outcome, Refused, check_version, command
from joinedup.meetings.calendar.commands import arrange_meeting
from joinedup.meetings.calendar.queries import COMING, get_meeting
from joinedup.people.cases.commands import address_panel, end_panel_links, link_for_panel
from joinedup_core.calendar import day_in_words
from joinedup_core.panels import end_of_window, span_of
from joinedup_core.permits import Actor, Permission, Role


@dataclass(frozen=True)
class Discussion:
    """What was said and decided of a case."""

    decision: str
    decided: str = ""
    information: str = ""
    risks: str = ""


@command(Permission.ARRANGE_MEETINGS)
def arrange_hearing(
    actor: Actor, panel: Panel, *, on: date, start_time: time, minutes: int = 180, where: str = "", link: str = "",
    emergency: bool = False, now: datetime,
) -> Outcome[UUID]:  # fmt: skip
    """Arrange a hearing: a meeting of the panel, without content. An emergency meeting opens its cases to members at once."""
    kind = get_panel(actor, places.key_of(panel.place), panel.pk).kind
    title = f"{kind.short}: emergency meeting" if emergency else f"{kind.short} meeting"
    meeting_id = arrange_meeting(
        actor, panel.group_id, title=title, on=on, start_time=start_time, minutes=minutes, where=where, link=link
    )
    meeting = get_meeting(actor, places.key_of(panel.place), meeting_id)
    found = rules.windows(kind, meeting.starts_at, now, emergency=emergency)
    made = uuid4()
    Hearing.objects.create(
        pk=made, panel=panel, place=panel.place, meeting_id=meeting_id, emergency=emergency, opens_at=found.opens_at,
        closes_at=found.closes_at, research_due_at=found.research_due_at, stands_on=timezone.localdate(meeting.starts_at),
    )  # fmt: skip
    return Outcome(made, f"hearing {made}, meeting {meeting_id}" + (", emergency" if emergency else ""))


@command(Permission.KEEP_PANEL_CASES)
def put_on_agenda(
    actor: Actor, panel_case: PanelCase, *, hearing_id: UUID, minutes: int | None = None, at: datetime
) -> Outcome[UUID]:
    """Put a case on the agenda of a hearing. Members who may are given the case, for the window of the hearing."""
    check_open(panel_case.case)
    panel = panel_of_group(actor, places.key_of(panel_case.place), panel_case.panel_id)
    hearing = next((one for one in queries.coming(queries.hearings(actor, panel), at) if one.id == hearing_id), None)
    if hearing is None:
        raise Refused("no_such_hearing", "Choose a hearing that is still to come", "hearing_id")
    if panel_case.state != "accepted":
        raise Refused("not_before", "Take the referral on first: only a case before the panel is heard")
    closed = queries.agenda_closed(panel, hearing, timezone.localdate(at))
    if closed and not is_urgent(actor, panel_case.referral_id):
        raise Refused("agenda_closed", rules.AGENDA_CLOSED.format(day_in_words(closed)), "hearing_id")
    if minutes is not None and not 5 <= minutes <= 180:
        raise Refused("minutes", "A case takes from 5 minutes to 3 hours", "minutes")
    if HearingItem.objects.filter(hearing_id=hearing_id, panel_case=panel_case).exclude(state="withdrawn").exists():
        raise Refused("listed", "This case is on the agenda of this hearing already", "hearing_id")
    last = HearingItem.objects.filter(hearing_id=hearing_id).aggregate(last=Max("position"))["last"] or 0
    item = HearingItem.objects.filter(hearing_id=hearing_id, panel_case=panel_case).first()
    if item is not None:
        item.save_changes(state="listed", position=last + 1, minutes=minutes or panel.minutes_a_case)
    else:
        item = HearingItem.objects.create(
            pk=uuid4(), case_id=panel_case.case_id, place=panel_case.place, panel_id=panel_case.panel_id, hearing_id=hearing_id,
            panel_case=panel_case, position=last + 1, minutes=minutes or panel.minutes_a_case,
        )  # fmt: skip
    given = give_to_members(actor, panel, panel_case, hearing.opens_at, hearing.closes_at, at)
    return Outcome(item.pk, f"item {item.pk} of hearing {hearing_id}, {len(given)} members")


@command(Permission.ARRANGE_MEETINGS)
def follow_meeting(actor: Actor, hearing: Hearing, *, at: datetime) -> Outcome[int]:
    """Follow a meeting to the day it was moved to: members have its cases around that day, and research is due by it. Gives how many cases."""
    line = queries.get_hearing(actor, places.key_of(hearing.place), hearing.pk)
    if line.state not in COMING:
        raise Refused("not_coming", "This meeting is not to come any more")
    panel = get_panel(actor, places.key_of(hearing.place), hearing.panel_id)
    if not coordinates(
        actor, panel, on=timezone.localdate(at)
    ):  # others keep no case: the day would move, and no access with it
        raise NotAllowed("The coordinator of the panel does this: members’ access to each case moves with the day.")
    found, was_due = (
        rules.windows(panel.kind_on(line.begun_on), line.starts_at, at, emergency=line.emergency),
        hearing.research_due_at,
    )
    opens_at = hearing.opens_at if line.emergency else found.opens_at
    hearing.save_changes(
        opens_at=opens_at, closes_at=found.closes_at, research_due_at=found.research_due_at, stands_on=line.on
    )
    kept = HearingItem.objects.visible_to(actor, Permission.KEEP_PANEL_CASES)
    items = list(kept.filter(hearing_id=hearing.pk, state="listed").select_related("panel_case"))
    for item in items:
        asked = ResearchRequest.objects.filter(panel_case_id=item.panel_case_id, due_at=was_due)
        for request in asked:
            request.save_changes(due_at=max(found.research_due_at, at + AT_LEAST))
        _close_to_members(item, panel, at)
        listed = HearingItem.objects.filter(panel_case_id=item.panel_case_id, state="listed", hearing__closes_at__gt=at)
        for one in listed.select_related("hearing"):
            give_to_members(actor, panel, item.panel_case, one.hearing.opens_at, one.hearing.closes_at, at)
    what = f"moved:{hearing.pk}:{line.starts_at.isoformat()}"
    tell(
        hearing.place,
        queries.left_behind(hearing.pk),
        what=what,
        page=f"panels/hearing/{hearing.pk}",
        at=at,
        wording=NOT_WHOLE,
    )
    return Outcome(len(items), "cases " + " ".join(str(item.case_id) for item in items) if items else "no case")


@command(Permission.SEE_MEETINGS, reads=True)
def open_agenda(actor: Actor, hearing: Hearing) -> Outcome[list[queries.ItemLine]]:
    """The cases of a hearing that the reader may see, in a list; which ones stands on the trail."""
    line = queries.get_hearing(actor, places.key_of(hearing.place), hearing.pk)
    found = queries.agenda(actor, line)
    return Outcome(found, "cases " + " ".join(str(one.case.case_id) for one in found) if found else "no case")


@command(Permission.KEEP_PANEL_CASES)
def move_item(actor: Actor, item: HearingItem, *, earlier: bool) -> Outcome[None]:
    """Hear a case one place earlier or later than the next one that the actor keeps."""
    beside = HearingItem.objects.visible_to(actor, Permission.KEEP_PANEL_CASES).filter(hearing_id=item.hearing_id)
    order = list(beside.exclude(state="withdrawn").order_by("position", "made_at", "pk"))
    at = next(n for n, one in enumerate(order) if one.pk == item.pk)
    to = at - 1 if earlier else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    for position, one in enumerate(order, 1):
        one.save_changes(position=position)
    return Outcome(None, f"item {item.pk} {'earlier' if earlier else 'later'}")


@command(Permission.KEEP_PANEL_CASES)
def take_off_agenda(actor: Actor, item: HearingItem, *, at: datetime) -> Outcome[None]:
    """Take a case off the agenda before it is heard: members' access for it ends; for an agency that was asked, a little after its reply is due."""
    if item.state != "listed":
        raise Refused("not_listed", "This case was heard or taken off already")
    item.save_changes(state="withdrawn")
    elsewhere = HearingItem.objects.filter(panel_case_id=item.panel_case_id, state="listed")
    if not elsewhere.exists():
        _close_to_members(item, panel_of_group(actor, places.key_of(item.place), item.panel_id), at)
    return Outcome(None, "withdrawn")


@command(Permission.SEE_PANEL_CASES)
def recuse_myself(actor: Actor, case: Case, *, panel_case_id: UUID, because: str, at: datetime) -> Outcome[None]:
    """Take no part in a case: from now on it is not shown any more, and its papers hold nothing of it."""
    shown = PanelCase.objects.visible_to(actor, Permission.SEE_PANEL_CASES)
    panel_case = shown.filter(case=case, pk=panel_case_id).first()
    if panel_case is None:
        raise NotFound("no such case before a panel")
    if keeps(actor, panel_case.place, panel_case.panel_id):
        raise Refused(
            "coordinates", "You coordinate this case: another coordinator takes it over and records it for you"
        )
    _recuse(panel_case, UUID(str(actor.user_id)), because, at)
    return Outcome(None, f"recused {actor.user_id} from {panel_case_id}")


@command(Permission.KEEP_PANEL_CASES)
def recuse_member(actor: Actor, panel_case: PanelCase, *, user_id: UUID, because: str, at: datetime) -> Outcome[None]:
    """Record that a member takes no part in a case."""
    panel = panel_of_group(actor, places.key_of(panel_case.place), panel_case.panel_id)
    if user_id not in {one.user_id for one in members(actor, panel, on=timezone.localdate(at))}:
        raise Refused("not_a_member", "Choose somebody who sits on this panel or deputises", "user_id")
    _recuse(panel_case, user_id, because, at)
    return Outcome(None, f"recused {user_id}")


@command(Permission.SEE_PANEL_CASES)
def write_update(actor: Actor, case: Case, *, item_id: UUID, text: str, at: datetime) -> Outcome[UUID]:
    """Write what one's agency has to say, for a hearing at which it is not there; the panel reads it."""
    check_open(case)
    item = HearingItem.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(case=case, pk=item_id).first()
    if item is None:
        raise NotFound("no such item")
    if not text.strip():
        raise Refused("no_text", "Write what your agency knows and what it will do", "text")
    row = WrittenUpdate.objects.create(
        pk=uuid4(), case_id=item.case_id, place=item.place, agency_id=actor.agency_id, panel_id=item.panel_id, item_id=item.pk,
        text=text.strip(), written_by_id=actor.user_id, written_at=at,
    )  # fmt: skip
    address_panel(row, item.panel_id)
    return Outcome(row.pk, f"written update {row.pk}")


@command(Permission.KEEP_PANEL_CASES)
def record_discussion(
    actor: Actor, item: HearingItem, *, version: int, discussion: Discussion, at: datetime
) -> Outcome[None]:
    """Record what was said and decided of a case. The flag on its records runs from here."""
    shown = {"Decision": item.decision, "What was decided": item.decided, "What was read and said": item.information}
    check_version(item, version, shown=shown)
    panel = get_panel(actor, places.key_of(item.place), item.hearing.panel_id)
    kind = panel.kind_on(item.panel_case.referred_on)
    if discussion.decision not in {one.key for one in kind.decisions}:
        raise Refused("decision", "Choose what was decided", "decision")
    if not discussion.decided.strip():
        raise Refused("decided", "Write what was decided, and why", "decided")
    held = timezone.localdate(item.hearing.meeting.starts_at)
    if held > timezone.localdate(at):
        raise Refused("not_yet", f"This hearing is on {day_in_words(held)}: it has not been held yet")
    if (
        item.case.closed_on is None or held > item.case.closed_on
    ):  # what was heard before it closed may be written down later
        check_open(item.case)
    first = item.held_at is None
    item.save_changes(
        state="heard", decision=discussion.decision, decided=discussion.decided.strip(), held_at=item.held_at or at,
        information=discussion.information.strip(), risks=discussion.risks.strip(),
    )  # fmt: skip
    if first:  # a later correction of the words moves no flag, and puts none back
        _flag(item.panel_case, end_of_window(kind, "flag", held))
    return Outcome(None, f"heard: {discussion.decision}")


# -- for the other corners of panels -----------------------------------------------------------------------


def give_to_members(
    actor: Actor, panel: PanelLine, panel_case: PanelCase, from_at: datetime, to_at: datetime, at: datetime,
    *, agency_ids: set[UUID] | None = None,
) -> list[Member]:  # fmt: skip
    """Give a case to the members who may have it, between two moments: signed, practising, and not kept out of it."""
    sitting = members(actor, panel, on=timezone.localdate(at))
    may = [
        one for one in sitting
        if not one.missing and not one.coordinates and (agency_ids is None or one.agency_id in agency_ids)
    ]  # fmt: skip
    out = kept_out(panel_case.case_id, panel_case.panel_id, {one.user_id for one in may})
    given = [one for one in may if one.user_id not in out]
    for one in given:
        begins = from_at if from_at > at else None
        link_for_panel(
            panel_case.case,
            Role.PANEL_REPRESENTATIVE,
            panel.group_id,
            one.agency_id,
            one.user_id,
            from_at=begins,
            to_at=to_at,
        )
    return given


def _close_to_members(item: HearingItem, panel: PanelLine, at: datetime) -> None:
    """Members' links to the case end; those of an agency that was asked and may still answer a little after its reply is due."""
    after = span_of(panel.kind_on(item.panel_case.referred_on), "after_due")
    asked = ResearchRequest.objects.filter(panel_case_id=item.panel_case_id, due_at__gt=at - after)
    until = dict(asked.values_list("agency_id", "due_at"))
    kinds = [Role.PANEL_REPRESENTATIVE]
    end_panel_links(item.case, item.panel_id, kinds=kinds, at=at, but_agencies=list(until))
    for agency_id, due_at in until.items():
        end_panel_links(item.case, item.panel_id, kinds=kinds, at=due_at + after, agency_id=agency_id)


def _recuse(panel_case: PanelCase, user_id: UUID, because: str, at: datetime) -> None:
    if because not in rules.RECUSALS:
        raise Refused("because", "Choose why", "because")
    same = Recusal.objects.filter(case_id=panel_case.case_id, panel_id=panel_case.panel_id, user_id=user_id)
    if same.exists():
        raise Refused("recused", "They take no part in this case already", "user_id")
    Recusal.objects.create(
        pk=uuid4(), case_id=panel_case.case_id, place=panel_case.place, panel_id=panel_case.panel_id, user_id=user_id,
        because=because, recused_at=at,
    )  # fmt: skip
    kinds = [Role.PANEL_REPRESENTATIVE, Role.PANEL_COORDINATOR, Role.CASE_ACTION_OWNER]
    end_panel_links(panel_case.case, panel_case.panel_id, kinds=kinds, at=at, user_ids=[user_id])


def _flag(panel_case: PanelCase, until: date | None) -> None:
    if until:
        panel_case.save_changes(flag_until_on=until, flag_removed_on=None, flag_removed_because="")


__all__ = [
    "Discussion", "Hearing", "HearingItem", "arrange_hearing", "follow_meeting", "give_to_members", "move_item", "open_agenda",
    "put_on_agenda", "record_discussion", "recuse_member", "recuse_myself", "take_off_agenda", "write_update",
]  # fmt: skip
