"""Quorum rules as published, and Northvale's invented year: who came, what was decided, what is still unratified."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from joinedup.front.demo.world import INVENTED, World, read
from joinedup.meetings.attendance import commands as attendance
from joinedup.meetings.attendance import queries as attended
from joinedup.meetings.attendance.lines import AttendanceLine
from joinedup.meetings.attendance.queries import Mark, Sheet
from joinedup.meetings.decisions import commands as decisions
from joinedup.meetings.decisions import queries as decided
from joinedup.meetings.minutes import commands as minutes
from joinedup.meetings.minutes import queries as minuted
from joinedup.meetings.quorum import commands as quorum
from joinedup.meetings.quorum.parts import AGENCIES, ALL_OF, SOME_OF, Part
from joinedup.meetings.quorum.queries import agency_book

Entry = dict[str, Any]


def load(world: World) -> None:
    """Record the rules, then Northvale's year."""
    world.say("Loading attendance, decisions and minutes")
    data = read("attendance")
    for entry in data["rules"]:
        _rule(world, entry)
    _Year(world, data).tell()


def _rule(world: World, entry: Entry) -> None:
    key = entry["partnership"]

    def ids(refs: list[str]) -> tuple[str, ...]:
        return tuple(str(world.agencies[f"{key}/{ref}"]) for ref in refs)

    parts = []
    if "all_of" in entry:
        parts.append(Part(ALL_OF, agencies=ids(entry["all_of"]), says=entry["says"]))
    if "some_of" in entry:
        parts.append(Part(SOME_OF, entry["some_number"], agencies=ids(entry["some_of"]), says=entry["some_says"]))
    if "in_all" in entry:
        parts.append(Part(AGENCIES, entry["in_all"]))
    for group in entry["groups"]:
        if group_id := world.groups.get(f"{key}/{group}"):
            quorum.record_quorum_rule(
                world.installer, group_id, rule_parts=parts, source=entry["source"], from_on=entry.get("from")
            )


class _Year:
    """Northvale's year, told from its oldest meeting to its latest, by its business support officer and its chair."""

    def __init__(self, world: World, data: Entry) -> None:
        self.world, self.data = world, data
        self.by, self.chair, self.manager = world.actor("tom"), world.actor("chris"), world.actor("maya")
        self.told = {(m["group"], m["back"]): m for m in data["meetings"]}
        self.agency = {str(i): ref.split("/")[1] for ref, i in world.agencies.items() if ref.startswith(INVENTED)}
        self.names = agency_book().names
        self.meetings: dict[str, UUID] = getattr(world, "meetings", {})
        self.made: dict[tuple[str, int], list[UUID]] = {}

    def tell(self) -> None:
        """Every past meeting, then what is out of meetings, judged, invited and minuted."""
        past = sorted(self._past(), key=lambda found: found[2].meeting.starts_at)
        for group, back, sheet in past:
            self._mark(group, back, sheet)
            self._decide(group, back, sheet)
            self._minute(group, back, sheet)
        for entry in self.data["out_of_meeting"]:
            self._agree(entry)
        self._judge()
        for group in ("children", "executive", "adults"):
            if coming := self.meetings.get(f"{INVENTED}/{group}/+1"):
                attendance.invite_seats(self.by, coming)
        self._answer()

    def _past(self) -> list[tuple[str, int, Sheet]]:
        found = []
        for key, meeting_id in self.meetings.items():
            _, group, back = key.split("/")
            if back.startswith("-"):
                found.append((group, int(back[1:]), attended.get_sheet(self.by, INVENTED, meeting_id)))
        return found

    def _mark(self, group: str, back: int, sheet: Sheet) -> None:
        entry = self.told.get((group, back), {})
        start = sheet.meeting.starts_at
        marks = [self._mark_of(entry, li, f"{group}{back}{li.key}", start) for li in sheet.lines]
        attendance.record_attendance(self.by, sheet.meeting.id, marks=marks, now=self.world.now)

    def _mark_of(self, entry: Entry, line: AttendanceLine, key: str, start: datetime) -> Mark:
        """What the story says of this agency; otherwise its habit."""
        agency = self.agency.get(str(line.agency_id), "")
        state = entry.get("came", {}).get(agency) or self._habit(agency, line, key, told=bool(entry))
        name = entry.get("deputy", {}).get(agency) or (line.deputy if state == "deputy" else "")
        reason = entry.get("reason", {}).get(agency, "")
        if state == "absent" and not line.holder:
            reason = ""
        if state == "apology" and not reason:
            reasons = self.data["reasons"].get(agency, self.data["reasons"]["default"])
            reason = reasons[_chance(key + "why") % len(reasons)]
        left = entry.get("left", {}).get(agency)
        clock = attended.here(start + timedelta(minutes=left)).time() if left else None
        return Mark(
            line.key,
            line.version,
            state,
            name,
            line.deputy_has_authority,
            _chance(key + "remote") < 15,
            None,
            clock,
            reason,
        )

    def _habit(self, agency: str, line: AttendanceLine, key: str, *, told: bool) -> str:
        """Statutory partners come to the meetings that the story tells, unless it says otherwise."""
        if not line.holder:
            return "absent"
        if agency in {"council", "icb", "police"} and (told or line.role == "chair"):
            return "present"
        away = self.data["habits"].get(agency, self.data["habits"]["default"])
        chance = _chance(key)
        if chance >= away:
            return "present"
        if line.deputy:
            return "deputy"
        return "absent" if chance % 4 == 0 else "apology"

    def _decide(self, group: str, back: int, sheet: Sheet) -> None:
        entry, meeting = self.told.get((group, back), {}), sheet.meeting
        items = decided.items_to_decide(self.by, meeting.id)
        item = items[0][0] if items else None
        if item and (interest := entry.get("interest")):
            seat = next(
                (li.seat_id for li in sheet.lines if self.agency.get(str(li.agency_id)) == interest["agency"]), None
            )
            if seat:
                decisions.declare_interest(self.by, item, seat=seat, nature=interest["nature"])
        for told in entry.get("decisions", ()):
            made = decisions.record_decision(
                self.by, meeting.id, text=told["text"], reason=told.get("reason", ""),
                at=meeting.starts_at + timedelta(minutes=told["at"]), item=item if told.get("item") else None,
                confidential=told.get("confidential", False), now=meeting.ends_at,
            )  # fmt: skip
            self.made.setdefault((group, back), []).append(made)
        for word, ratified in (("ratifies", True), ("refuses", False)):
            for told in entry.get(word, ()):
                self._settle(told, meeting.id, meeting.starts_at + timedelta(minutes=told["at"]), ratified=ratified)

    def _settle(self, told: Entry, meeting: UUID, at: datetime, *, ratified: bool) -> None:
        for decision in self.made.get((told["group"], told["back"]), ()):
            found = decided.get_decision(self.manager, INVENTED, decision)
            if found.is_open:
                decisions.settle_decision(
                    self.manager,
                    decision,
                    version=found.version,
                    how="meeting",
                    ratified=ratified,
                    at=at,
                    meeting=meeting,
                    now=self.world.now,
                )

    def _agree(self, entry: Entry) -> None:
        group = self.world.groups[f"{INVENTED}/{entry['group']}"]
        at = self.world.now - timedelta(days=3)
        made = decisions.seek_agreement(
            self.by, group, text=entry["text"], reason=entry["reason"], urgent=entry.get("urgent", False), at=at
        )
        for answer in decided.agreements(self.by, INVENTED, made):
            ref = next((r for r in entry["agrees"] if self._named(r) == answer.agency), None)
            if ref and decided.get_decision(self.by, INVENTED, made).is_open:
                hours = 1 + entry["agrees"].index(ref)
                decisions.record_agreement(
                    self.by, made, seat=answer.seat_id, agrees=True, at=at + timedelta(hours=hours), means="E-mail"
                )

    def _named(self, ref: str) -> str:
        return self.names[str(self.world.agencies[f"{INVENTED}/{ref}"])]

    def _judge(self) -> None:
        """The chair has judged what is older than two months; one letter was made of what was not valid."""
        since = self.world.today - timedelta(days=60)
        letters = 0
        for away in attended.absences(self.chair, INVENTED, until=since, months=10):
            if away.vacant or (not away.reason and away.state == "written_update"):
                continue
            valid = away.reason not in {"", "Operational pressure"}
            attendance.judge_absence(self.chair, away.id, version=1, valid=valid, at=self.world.now)
            if not valid and letters < 1:
                attendance.make_absence_letter(self.manager, away.id, at=self.world.now)
                letters += 1

    def _answer(self) -> None:
        for person, answer in (("pat", {"accepts": True}), ("joel", {"accepts": False, "reason": "Annual leave"}),
                               ("helen", {"accepts": True}), ("ana", {"accepts": False, "sends_deputy": True})):  # fmt: skip
            actor = self.world.actor(person)
            for invitation in attended.my_invitations(actor, now=self.world.now)[:1]:
                attendance.answer_invitation(actor, invitation.id, at=self.world.now, **answer)

    def _minute(self, group: str, back: int, sheet: Sheet) -> None:
        """Minutes of the boards: the latest a draft, those of the last half year approved."""
        meeting = sheet.meeting
        if group not in {"children", "executive", "adults"} or meeting.on < self.world.today - timedelta(days=183):
            return
        after = meeting.ends_at + timedelta(days=2)
        made = minutes.draft_minutes(self.by, meeting.id, at=min(after, self.world.now))
        if back > 1:
            at = min(after + timedelta(days=5), self.world.now)
            page = minuted.get_minutes(self.manager, INVENTED, meeting.id)
            written = page.text.replace("(what was said)", self.data["said"][meeting.on.day % len(self.data["said"])])
            version = minutes.edit_minutes(self.manager, made, version=page.version, text=written, at=at)
            minutes.approve_minutes(self.manager, made, version=version, at=at)


def _chance(key: str) -> int:
    """A number from 0 to 99 that is the same every time."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 100
