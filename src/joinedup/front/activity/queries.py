"""The activity record as its page shows it: people by name, things by title where the reader may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.foundation.trail import checkpoints
from joinedup.foundation.trail import queries as trail
from joinedup.front.activity.rules import OUTCOMES, actor_words, kind_words, note_words, people_in, what
from joinedup.front.work.changes import KINDS
from joinedup.kit.parts import Link
from joinedup.partnership.queries import agencies_called, may
from joinedup_core.permits import Actor, Permission

NEWEST = 5_000
"""How many of the newest rows of a chain the page checks; all of them are checked by `joinedup trail verify`."""
Told = dict[tuple[str, UUID], Link]


@dataclass(frozen=True)
class Activity:
    """One line of the record, in words."""

    at: datetime
    who: str
    agency: str
    what: str
    on: Link | None
    on_words: str
    outcome: str
    colour: str
    more: str


@dataclass(frozen=True)
class Check:
    """What the check of the newest rows found."""

    chains: tuple[tuple[str, bool, str], ...]
    problems: tuple[str, ...]
    compared: str

    @property
    def intact(self) -> bool:
        """Whether everything holds."""
        return not self.problems and all(intact for _, intact, _ in self.chains)


def check_may_see(actor: Actor, partnership: str) -> None:
    """Raise `NotFound` for whoever may not see the record of this partnership."""
    if not may(actor, Permission.SEE_TRAIL, places.board(partnership)):
        raise NotFound("no record to be seen here")


def activity(actor: Actor, partnership: str, asked: trail.Asked, listing: Listing) -> Page[Activity]:
    """One page of the record, the newest first; the same number of queries whatever its length."""
    check_may_see(actor, partnership)
    cut = trail.record(actor, places.board(partnership), asked, listing)
    lines = list(cut.items)
    user_ids = {line.actor_key.partition(":")[2] for line in lines if line.actor_key.startswith("user:")}
    named = {*user_ids, *(i for line in lines for i in people_in(line.note))}
    names = {str(i): person.name for i, person in people({UUID(i) for i in named}).items()}
    agencies = agencies_called({line.agency_id for line in lines if line.agency_id})
    links = _links(actor, lines)
    return replace(cut, items=tuple(_line(line, names, agencies, links) for line in lines))  # type: ignore[arg-type]


def choices(actor: Actor, partnership: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Who acted here, and on what kinds of things, as choices of the filters."""
    keys, kinds = trail.recorded(actor, places.board(partnership))
    names = people({UUID(key[5:]) for key in keys if key.startswith("user:")})
    persons = sorted(((f"user:{i}", person.name) for i, person in names.items()), key=lambda pair: pair[1].casefold())
    others = sorted((key, actor_words(key)) for key in keys if key.startswith(("job:", "cli:")))
    return [*persons, *others], sorted(((k, kind_words(k)) for k in kinds if k), key=lambda pair: pair[1])


def check_newest(partnership: str) -> Check:
    """Recalculate the newest rows of this partnership's chain and of the refusals', and compare with the checkpoints."""
    kept = checkpoints.read()
    named = (("What was done here", partnership), ("What was refused, here and elsewhere", "refusals"))
    found = [(words, trail.verify_newest(chain, NEWEST, kept.points)) for words, chain in named]
    return Check(tuple((words, r.intact, r.because) for words, r in found), tuple(kept.problems), kept.words)


def _links(actor: Actor, lines: Iterable[trail.TrailLine]) -> Told:
    """Titles and addresses of the things the reader may see; one query a kind of thing."""
    wanted: dict[str, set[UUID]] = {}
    for line in lines:
        kind, _, key = line.target.partition(":")
        if kind in KINDS and (thing := _uuid(key)):
            wanted.setdefault(kind, set()).add(thing)
    found: Told = {}
    for kind, ids in wanted.items():
        titles, route = KINDS[kind]
        for thing, (partnership, title) in titles(actor, ids).items():
            found[kind, thing] = Link(title, reverse(route, args=[partnership, thing]))
    return found


def _line(line: trail.TrailLine, names: dict[str, str], agencies: dict[UUID, str], links: Told) -> Activity:
    sort, _, user = line.actor_key.partition(":")
    kind, _, key = line.target.partition(":")
    thing = _uuid(key)
    words, colour = OUTCOMES.get(line.outcome, (line.outcome, "grey"))
    return Activity(
        line.at, names.get(user, "Somebody whose account is gone") if sort == "user" else actor_words(line.actor_key),
        agencies.get(line.agency_id, "") if line.agency_id else "", what(line.verb, line.outcome),
        links.get((kind, thing)) if thing else None, kind_words(kind), words, colour, note_words(line.note, names),
    )  # fmt: skip


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
