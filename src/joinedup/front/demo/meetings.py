"""Meetings of the demonstration: a lived-in calendar for Northvale, and what Warrington's boards owe each other."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

import typst

from joinedup.foundation.listing import Listing
from joinedup.front.demo.world import INVENTED, World, read
from joinedup.meetings.agenda import commands as agenda
from joinedup.meetings.agenda import queries as agenda_queries
from joinedup.meetings.calendar import commands as calendar
from joinedup.meetings.calendar import queries as calendar_queries
from joinedup.meetings.calendar.queries import MeetingLine
from joinedup.meetings.obligations import commands as obligations
from joinedup.meetings.papers import commands as papers
from joinedup_core.calendar import add_months, parse_half_date
from joinedup_core.calendar.rhythm import Closed
from joinedup_core.permits import Actor

PAPER = """#set document(title: sys.inputs.title)
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "en", region: "GB", size: 12pt)
= #sys.inputs.title
#sys.inputs.text
"""
MONTHS_BACK, MONTHS_AHEAD = 13, 12


def load(world: World) -> None:
    """Load Northvale's calendar, agendas and papers (invented), and Warrington's rules between boards (published)."""
    world.say("Loading meetings")
    _Calendar(world, read("northvale_meetings")).run()
    published = read("warrington_owed")
    for entry in published["owed"]:
        _rule(world, world.installer, "warrington", entry, published["from_on"], published["source"])


class _Calendar:
    """Turns Northvale's data file into commands, done by its business support officer."""

    def __init__(self, world: World, data: dict[str, Any]) -> None:
        self.world, self.data, self.by = world, data, world.actor("tom")
        self.first = add_months(world.today.replace(day=1), -MONTHS_BACK)
        self.last = add_months(world.today, MONTHS_AHEAD)

    def run(self) -> None:
        """Everything, in the order in which one needs the other."""
        for entry in self.data["owed"]:
            _rule(self.world, self.by, INVENTED, entry, self.first, "Joint protocol of the three boards (invented)")
        self._standing()
        closed = self._closed()
        for entry in self.data["series"]:
            self._series(entry, closed)
        self._extra()
        obligations.place_owed_items(self.by, self.world.partnerships[INVENTED], today=self.first)
        self._lapse()
        self._past()
        self._plan()
        self._raised()
        self._papers()

    def group(self, ref: str) -> UUID:
        """A group of Northvale."""
        return self.world.groups[f"{INVENTED}/{ref}"]

    def meetings(self, ref: str, show: str, sort: str = "when") -> tuple[MeetingLine, ...]:
        """The meetings of a group, past (newest first with `-when`) or coming."""
        listing = Listing(sort, per_page=500)
        found = calendar_queries.meetings(
            self.by, INVENTED, listing, now=self.world.now, show=show, group_id=self.group(ref)
        )
        return found.items

    def _closed(self) -> list[Closed]:
        years = range(self.first.year, self.last.year + 1)
        return [_span(line.format(year=year)) for year in years for line in self.data["school_holidays"]]

    def _standing(self) -> None:
        for ref, items in self.data["standing"].items():
            for title, purpose, minutes in items:
                agenda.add_standing_item(self.by, self.group(ref), title=title, purpose=purpose, minutes=minutes)
        for ref in self.data["closing"]["groups"]:
            title = self.data["closing"]["title"]
            agenda.add_standing_item(
                self.by, self.group(ref), title=title, purpose="information", minutes=5, closing=True
            )
        for ref, (days, source) in self.data["deadlines"].items():
            papers.set_paper_deadline(self.by, self.group(ref), working_days=days, source=source)

    def _series(self, entry: dict[str, Any], closed: list[Closed]) -> None:
        start = self.first
        while (start.month - entry["month"]) % entry["step"]:
            start = add_months(start, 1)
        calendar.plan_series(
            self.by, self.group(entry["group"]), title=entry["title"], every=entry["every"], starts_on=start,
            until_on=self.last, start_time=time.fromisoformat(entry["at"]), weekday=entry["weekday"], nth=entry["nth"],
            minutes=entry["minutes"], where=entry["where"], closed=closed,
        )  # fmt: skip

    def _extra(self) -> None:
        """A meeting at the time of another group's, so that somebody who sits on both is in two places."""
        for entry in self.data["extra"]:
            beside = self.meetings(entry["with"], "coming")[0]
            start = calendar_queries.local_time(beside.starts_at)
            calendar.arrange_meeting(
                self.by, self.group(entry["group"]), title=entry["title"], on=beside.on, start_time=start,
                minutes=entry["minutes"], where=entry["where"],
            )  # fmt: skip

    def _lapse(self) -> None:
        """Take a past item owed between boards off its agenda, so that the page has something to complain of."""
        for entry in (e for e in self.data["owed"] if e.get("missed")):
            for meeting in self.meetings(entry["to"], "past", "-when")[1:2]:
                for item in agenda_queries.agenda_of(self.by, meeting).items:
                    if item.source == "rule":
                        agenda.withdraw_item(self.by, item.id, because="The figures were not ready in time")

    def _past(self) -> None:
        """Past meetings were held, but for one that was cancelled; name them for the steps that come after."""
        for entry in self.data["series"]:
            ref, past = entry["group"], self.meetings(entry["group"], "past", "-when")
            if ref == self.data["cancelled"]["group"] and past:
                calendar.cancel_meeting(
                    self.by, past[0].id, version=past[0].version, because=self.data["cancelled"]["because"]
                )
                past = past[1:]
            for number, meeting in enumerate(past, 1):
                calendar.hold_meeting(self.by, meeting.id, at=meeting.starts_at)
                self.world.meetings[f"{INVENTED}/{ref}/-{number}"] = meeting.id
            for number, meeting in enumerate(self.meetings(ref, "coming"), 1):
                self.world.meetings[f"{INVENTED}/{ref}/+{number}"] = meeting.id

    def _plan(self) -> None:
        for entry in self.data["plan"]:
            agenda.plan_item(
                self.by, self.group(entry["group"]), title=entry["title"], purpose=entry["purpose"], minutes=entry["minutes"],
                month_on=add_months(self.world.today.replace(day=1), entry["months"]),
            )  # fmt: skip

    def _raised(self) -> None:
        for entry in self.data["raised"]:
            meeting = self.world.meetings[f"{INVENTED}/{entry['group']}/+1"]
            item = agenda.raise_item(
                self.world.actor(entry["by"]), meeting, title=entry["title"], purpose=entry["purpose"],
                minutes=entry["minutes"], note=entry.get("note", ""),
            )  # fmt: skip
            for accept, words in ((True, entry.get("accepted")), (False, entry.get("declined"))):
                if words:
                    agenda.answer_item(self.by, item, accept=accept, because=words)

    def _papers(self) -> None:
        for entry in self.data["papers"]:
            seats = [self.world.seats[f"{INVENTED}/{entry['group']}/{ref}"] for ref in entry.get("seats", ())]
            papers.add_paper(
                self.by, self.world.meetings[f"{INVENTED}/{entry['group']}/+1"], title=entry["title"],
                file_name=f"{entry['title'].split(':')[0]}.pdf", restricted=bool(seats), seats=seats,
                data=typst.compile(
                    PAPER.encode(), format="pdf", pdf_standards=["ua-1"],
                    sys_inputs={"title": entry["title"], "text": entry["text"]},
                ),
            )  # fmt: skip


def _rule(world: World, by: Actor, key: str, entry: dict[str, Any], from_on: date, source: str) -> None:
    obligations.add_cross_board_rule(
        by, world.partnerships[key], to_group=world.groups[f"{key}/{entry['to']}"],
        from_group=world.groups[f"{key}/{entry['from']}"] if "from" in entry else None,
        from_words=entry.get("from_words", ""), title=entry["title"], kind=entry.get("kind", "item"), every=entry["every"],
        from_on=from_on, paragraph=entry.get("paragraph", ""), source=source, doubt=entry.get("doubt", ""),
    )  # fmt: skip


def _span(line: str) -> Closed:
    days, name = line.split(": ")
    first, last = (parse_half_date(part).earliest for part in days.split(" to "))
    return Closed(first, last, name)
