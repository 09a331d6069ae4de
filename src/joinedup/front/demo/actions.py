"""The demonstration's actions: a lived-in register for Northvale, and Southend's published ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.links.queries import find_link, holder_of, token_for
from joinedup.front.demo.world import INVENTED, World, read
from joinedup.meetings.actions import commands
from joinedup.meetings.actions.by_link.commands import send_update_link, update_by_link

Entry = dict[str, Any]
SIMPLE: dict[str, Callable[..., Any]] = {
    "start": commands.start_action, "confirm": commands.confirm_action, "back": commands.send_back_action,
    "not": commands.decide_not_to_implement, "cannot": commands.report_cannot_be_done,
    "superseded": commands.supersede_action, "reopen": commands.reopen_action,
}  # fmt: skip


def load(world: World) -> None:
    """Load Southend's published actions and Northvale's invented ones."""
    world.say("Filling the action register")
    load_published(world)
    load_invented(world)


def load_published(world: World) -> None:
    """Southend's actions as published: who and what, and nothing about progress."""
    data = read("southend_actions")
    for part in ("section11", "board", "partners", "survey"):
        entry = data[part]
        for row in entry["actions"]:
            agency, words = _published(entry["words"], part, row)
            commands.add_action(
                world.installer, world.groups[f"southend/{entry['group']}"], text=row[-1], at=world.now,
                owner_agency_id=world.agencies[f"southend/{agency}"] if agency else None, due_words="Not published",
                source_kind=entry["kind"], source_words=f"{words}; {data['source']}", published=True,
            )  # fmt: skip


def load_invented(world: World) -> None:
    """Northvale's actions, each with its story, told by the people of the cast on the days it happened."""
    for entry in read("northvale_actions")["actions"]:
        _Story(world, entry).tell()


class _Story:
    """One invented action: how it came into the register, and what happened to it."""

    def __init__(self, world: World, entry: Entry) -> None:
        self.world, self.entry, self.action = world, entry, UUID(int=0)

    def tell(self) -> None:
        """Add the action, then take its steps in order."""
        entry, world = self.entry, self.world
        kind, _, agency = entry["owner"].partition(":")
        seat = None if agency else world.seats[f"{INVENTED}/{entry['group']}/{kind}"]
        self.action = commands.add_action(
            world.actor("maya"), world.groups[f"{INVENTED}/{entry['group']}"], text=entry["text"], at=self._at(entry["made"]),
            owner_seat_id=seat, owner_agency_id=world.agencies[f"{INVENTED}/{agency}"] if agency else None,
            due_on=world.day(entry["due"]), priority=entry.get("priority", "normal"), source_kind=entry["kind"],
            source_words=entry["source"], repeats=entry.get("repeats", ""),
        )  # fmt: skip
        for step, who, day, *words in entry.get("story", ()):
            self._step(step, who, self._at(day), *words)

    def _step(self, step: str, who: str, at: datetime, *words: str) -> None:
        if step in ("asked", "link"):
            self._by_link(who, at, *words)
            return
        actor, said = self.world.actor(who), words[0]
        if step in SIMPLE:
            SIMPLE[step](actor, self.action, at=at, reason=said)
        elif step == "note":
            commands.add_note(actor, self.action, text=said, at=at, evidence_words="".join(words[1:]))
        elif step == "done":
            commands.complete_action(actor, self.action, at=at, reason=said, evidence_words="".join(words[1:]))
        elif step == "ask":
            commands.ask_impact(actor, self.action, at=at, due_on=self.world.day(words[1]), reason=said)
        elif step == "show":
            commands.show_impact(
                actor, self.action, at=at, reason=said, tested_on=self.world.day(words[1]), tested_how=words[2]
            )

    def _by_link(self, address: str, at: datetime, *words: str) -> None:
        """Maya sends a link; where there are words, the agency answers it two days later."""
        sent = send_update_link(self.world.actor("maya"), self.action, email=f"{address}@example.org", at=at)
        answered = at + timedelta(days=2)
        link = find_link(token_for(sent), answered)
        if words and link:
            text, claim, *reason = words
            update_by_link(holder_of(link), sent, text=text, claim=claim, at=answered, reason="".join(reason))

    def _at(self, day: str) -> datetime:
        """Ten in the morning of a day."""
        return timezone.make_aware(datetime.combine(self.world.day(day) or self.world.today, time(10)))


def _published(words: str, part: str, row: list[str]) -> tuple[str, str]:
    """The agency that owns a published action, if one is named, and its source in words."""
    if part == "section11":
        agency, when, standard, _ = row
        return agency, f"{words}, {when}" + (f", standard {standard}" if standard else "")
    addressed, number, _ = row
    return "", f"{words}, recommendation {number}, addressed to: {addressed}"
