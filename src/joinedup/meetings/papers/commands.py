"""Changing papers: adding them, new versions, who may read the restricted ones, withdrawing, and deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.utils import timezone

from joinedup.foundation.commands import NotFound, Outcome, Refused, check_version, command
from joinedup.foundation.files import commands as files
from joinedup.foundation.files import queries as file_queries
from joinedup.meetings.agenda.models import AgendaItem
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.papers.models import Paper, PaperDeadline, PaperReader, PaperVersion
from joinedup.meetings.papers.rules import MOST_DAYS, deadline, judge_lateness
from joinedup.partnership.commands import Group, Seat
from joinedup_core.permits import Actor, Permission


@command(Permission.ADD_PAPERS)
def add_paper(
    actor: Actor, meeting: Meeting, *, title: str, file_name: str, data: bytes, item: AgendaItem | None = None,
    restricted: bool = False, seats: Sequence[UUID] = (), note: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Add a paper to a meeting, or to one of its items. A restricted one is for the named seats, the chair and support."""
    if not title.strip():
        raise Refused("no_title", "Enter the title of the paper", "title")
    if meeting.state == "cancelled":
        raise Refused("cancelled", "This meeting is cancelled: add the paper to another meeting")
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused("other_meeting", "Choose an item of this meeting's agenda", "item")
    paper = Paper.objects.create(
        meeting=meeting, place=meeting.place, item=item, title=title.strip()[:300], restricted=restricted
    )
    if restricted:
        _name_readers(actor, paper, seats)
    late = _add_version(actor, paper, file_name, data, note)
    return Outcome(paper.pk, f"paper {paper.pk}{' restricted' if restricted else ''}, late by {late}")


@command(Permission.ADD_PAPERS)
def add_version(actor: Actor, paper: Paper, *, file_name: str, data: bytes, note: str = "") -> Outcome[int]:
    """Add a newer version of a paper; the earlier ones are kept."""
    _check_readable(actor, paper)
    if paper.withdrawn_because:
        raise Refused("withdrawn", "This paper is withdrawn: add it again as a new paper")
    _add_version(actor, paper, file_name, data, note)
    number = paper.versions.aggregate(n=Max("number"))["n"]
    return Outcome(number, f"version {number}")


@command(Permission.ARRANGE_MEETINGS)
def restrict_paper(
    actor: Actor, paper: Paper, *, version: int, restricted: bool, seats: Sequence[UUID] = ()
) -> Outcome[None]:
    """Say who may read a paper: everybody in the group, or only the named seats, the chair and business support."""
    _check_readable(actor, paper)
    check_version(paper, version, shown={"Restricted": paper.restricted})
    PaperReader.objects.filter(paper=paper).delete()
    if restricted:
        _name_readers(actor, paper, seats)
    paper.save_changes(restricted=restricted)
    return Outcome(None, f"restricted to {len(seats)} seats" if restricted else "not restricted")


@command(Permission.ARRANGE_MEETINGS)
def withdraw_paper(actor: Actor, paper: Paper, *, because: str) -> Outcome[None]:
    """Withdraw a paper, saying why. Its versions are kept, but nobody is given them any more."""
    _check_readable(actor, paper)
    if not because.strip():
        raise Refused("no_reason", "Say why the paper is withdrawn", "because")
    paper.save_changes(withdrawn_because=because.strip()[:500])
    return Outcome(None, "withdrawn")


@command(Permission.SEE_MEETINGS, reads=True)
def open_restricted_paper(actor: Actor, paper: Paper, *, number: int) -> Outcome[None]:
    """Read a restricted paper. Looking at one is an act, so it is checked and kept like any other."""
    _check_readable(actor, paper)
    return Outcome(None, f"read version {number}")


@command(Permission.ARRANGE_MEETINGS)
def set_paper_deadline(
    actor: Actor, group: Group, *, working_days: int, source: str = "", version: int = 0
) -> Outcome[None]:
    """Set how many working days before a meeting a group wants its papers, and where that is written."""
    if not 0 <= working_days <= MOST_DAYS:
        raise Refused("bad_days", f"Enter a whole number of working days from 0 to {MOST_DAYS}", "working_days")
    setting, made = PaperDeadline.objects.get_or_create(
        group=group, defaults={"place": group.place, "working_days": working_days, "source": source}
    )
    if not made:
        shown = {"Working days": setting.working_days, "Where it is written": setting.source}
        check_version(setting, version, shown=shown)
        setting.save_changes(working_days=working_days, source=source)
    return Outcome(None, f"{working_days} working days")


def _check_readable(actor: Actor, paper: Paper) -> None:
    """A restricted paper is not there for anybody it is not for, whatever else they may do in the group."""
    if not Paper.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(pk=paper.pk).exists():
        raise NotFound("no such paper")


def _name_readers(actor: Actor, paper: Paper, seats: Sequence[UUID]) -> None:
    """Name the seats, and those of whoever adds the paper, so that they can still see what they added."""
    here = Seat.objects.filter(group_id=paper.meeting.group_id)
    wanted = set(here.filter(pk__in=seats).values_list("pk", flat=True))
    if len(wanted) != len(set(seats)):
        raise Refused("other_seat", "Choose seats of this group", "seats")
    if not wanted:
        raise Refused("no_readers", "Choose the seats this paper is for", "seats")
    if actor.user_id is not None:
        own = here.filter(Q(holder_id=actor.user_id) | Q(deputy_id=actor.user_id))
        wanted |= set(own.values_list("pk", flat=True))
    PaperReader.objects.bulk_create([PaperReader(paper=paper, place=paper.place, seat_id=seat) for seat in wanted])


def _add_version(actor: Actor, paper: Paper, file_name: str, data: bytes, note: str) -> int:
    """Store the file as the next version, with how late it came; give back the days late."""
    now, stored = timezone.now(), files.store_file(actor, place=paper.place, name=file_name, data=data)
    about = file_queries.files({stored})[stored]
    setting = PaperDeadline.objects.filter(group_id=paper.meeting.group_id).first()
    meeting_on = timezone.localtime(paper.meeting.starts_at).date()
    due = deadline(meeting_on, setting.working_days if setting else None)
    late = judge_lateness(timezone.localtime(now).date(), due.on).days
    number = (paper.versions.aggregate(n=Max("number"))["n"] or 0) + 1
    details: dict[str, Any] = {
        "file_id": stored, "file_name": about.name, "content_type": about.content_type, "size": about.size,
        "note": note.strip()[:500], "late_days": late, "added_at": now, "added_by_id": actor.user_id,
    }  # fmt: skip
    PaperVersion.objects.create(paper=paper, number=number, **details)
    return late
