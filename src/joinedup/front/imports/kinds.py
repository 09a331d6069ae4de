"""The kinds of thing that can be imported, each wired to its room's query and command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.front.imports.forms import AsAtForm
from joinedup.kit.forms import Form
from joinedup.meetings.imports import commands as meetings
from joinedup.meetings.imports.queries import actions_there, meetings_there
from joinedup.partnership.imports import commands as seats
from joinedup.partnership.imports.queries import names_in, seats_there
from joinedup.partnership.themes.queries import themes
from joinedup.planning.registers import commands as registers
from joinedup.planning.registers.queries import get_register
from joinedup.planning.registers.queries import registers as all_registers
from joinedup.planning.southend.queries import published_registers
from joinedup_core.imports import Chosen, Kind, Reading, read_rows
from joinedup_core.imports.actions import ACTIONS
from joinedup_core.imports.meetings import MEETINGS
from joinedup_core.imports.names import Named, Names
from joinedup_core.imports.seats import SEATS
from joinedup_core.permits import Actor, Permission, Thing, decide
from joinedup_core.scoring.reading import RISKS
from joinedup_core.tables import RawTable, suggest_mapping

GROUP = "Which group is it for?"
GROUP_HINT = "A row that names another group in a column of its own goes to that one"


@dataclass(frozen=True)
class Importable:
    """A kind of import: where it may go, how a table is read for there, and the one command that takes it."""

    kind: Kind
    noun: tuple[str, str]
    target_label: str
    targets: Callable[[Actor, str, date], list[tuple[str, str]]]
    read: Callable[[Actor, str, str, RawTable, Chosen, date], Reading]
    take: Callable[..., int]
    """Called with the actor, partnership, target, values and today, and what `last_form` asked by its names."""
    url: Callable[[str, str], str]
    nowhere: str = "There is nothing here that you may import into. The business manager looks after this."
    """What is said to somebody who may import this nowhere here."""
    target_hint: str = GROUP_HINT
    sort: str = "group"
    """What sort of thing a target is, in a sentence."""
    samples: Callable[[str], list[tuple[str, str]]] = lambda partnership: []
    """Files to try it with, where the demonstration runs."""
    last_form: type[Form] = Form
    """What else the last step asks."""


def _register_targets(actor: Actor, partnership: str, on: date) -> list[tuple[str, str]]:
    lines = all_registers(actor, partnership, on=on)
    return [
        (line.key, line.name) for line in lines if decide(actor, Permission.IMPORT_TABLES, Thing(line.place)).allowed
    ]


def _read_risks(actor: Actor, partnership: str, target: str, table: RawTable, chosen: Chosen, on: date) -> Reading:
    register = get_register(actor, partnership, target, on=on)
    listed = tuple(
        Named(str(theme.id), theme.name, (theme.name, theme.key)) for theme in themes(actor, partnership, on=on)
    )
    return read_rows(RISKS, table, chosen, matrix=register.matrix, themes=listed)


def _take_risks(
    actor: Actor, partnership: str, target: str, values: tuple[Any, ...], on: date, *, as_at_on: date | None = None
) -> int:
    register = get_register(actor, partnership, target, on=on)
    return registers.import_risks(actor, register.id, risks=values, on=on, as_at_on=as_at_on)


def _risk_samples(partnership: str) -> list[tuple[str, str]]:
    return [
        (
            f"{published.label}, January 2020 (Word)",
            reverse("planning:southend_word", args=[partnership, published.key]),
        )
        for published in published_registers()
    ]


def _group_targets(permission: Permission) -> Callable[[Actor, str, date], list[tuple[str, str]]]:
    """The groups whose rows the actor may bring in; a row that names another of them goes there."""

    def targets(actor: Actor, partnership: str, on: date) -> list[tuple[str, str]]:
        found = names_in(actor, partnership, permission, "", on=on).groups
        return [(group.key, group.label) for group in found]

    return targets


def _names(actor: Actor, partnership: str, permission: Permission, target: str, on: date) -> Names:
    names = names_in(actor, partnership, permission, target, on=on)
    if target not in {group.key for group in names.groups}:
        raise NotFound("no such group to import into")
    return names


def _groups(target: str, rows: tuple[Any, ...]) -> tuple[UUID, list[UUID]]:
    """The group the file was meant for, and the others that its rows name."""
    return UUID(target), [UUID(key) for key in sorted({row.group for row in rows} - {target})]


def _read_actions(actor: Actor, partnership: str, target: str, table: RawTable, chosen: Chosen, on: date) -> Reading:
    names = _names(actor, partnership, Permission.IMPORT_TABLES, target, on)
    return read_rows(ACTIONS, table, chosen, names=names, taken=actions_there(partnership), today=on)


def _take_actions(actor: Actor, partnership: str, target: str, values: tuple[Any, ...], on: date) -> int:
    group, others = _groups(target, values)
    return meetings.import_actions(actor, group, others=others, rows=values, at=timezone.now())


def _read_seats(actor: Actor, partnership: str, target: str, table: RawTable, chosen: Chosen, on: date) -> Reading:
    names = _names(actor, partnership, Permission.EDIT_PARTNERSHIP, target, on)
    return read_rows(SEATS, table, chosen, names=names, taken=seats_there(partnership, on=on))


def _take_seats(actor: Actor, partnership: str, target: str, values: tuple[Any, ...], on: date) -> int:
    group, others = _groups(target, values)
    return seats.import_seats(actor, group, others=others, rows=values)


def _read_meetings(actor: Actor, partnership: str, target: str, table: RawTable, chosen: Chosen, on: date) -> Reading:
    names = _names(actor, partnership, Permission.IMPORT_TABLES, target, on)
    return read_rows(MEETINGS, table, chosen, names=names, taken=meetings_there(partnership), today=on)


def _take_meetings(actor: Actor, partnership: str, target: str, values: tuple[Any, ...], on: date) -> int:
    group, others = _groups(target, values)
    return meetings.import_meetings(actor, group, others=others, rows=values)


def _actions_url(partnership: str, target: str) -> str:
    return f"{reverse('actions:register', args=[partnership])}?{urlencode({'sort': '-number', 'status': 'any'})}"


IMPORTABLES = {
    "risks": Importable(
        RISKS, ("risk", "risks"), "Risk register", _register_targets, _read_risks, _take_risks,
        lambda partnership, key: reverse("planning:register", args=[partnership, key]),
        "There is nothing here that you may import into. A business manager can make a risk register first.",
        "", "risk register", _risk_samples, AsAtForm,
    ),
    "actions": Importable(
        ACTIONS, ("action", "actions"), GROUP, _group_targets(Permission.IMPORT_TABLES), _read_actions, _take_actions,
        _actions_url,
    ),
    "seats": Importable(
        SEATS, ("seat", "seats"), GROUP, _group_targets(Permission.EDIT_PARTNERSHIP), _read_seats, _take_seats,
        lambda partnership, key: reverse("partnership:group", args=[partnership, key]),
    ),
    "meetings": Importable(
        MEETINGS, ("meeting", "meetings"), GROUP, _group_targets(Permission.IMPORT_TABLES), _read_meetings, _take_meetings,
        lambda partnership, key: reverse("meetings:calendar", args=[partnership]),
    ),
}  # fmt: skip


def get_importable(kind: str) -> Importable:
    """One kind by its key. Raises `NotFound`."""
    if kind not in IMPORTABLES:
        raise NotFound("no such kind of import")
    return IMPORTABLES[kind]


def suggested(one: Importable, table: RawTable, remembered: dict[str, str] | None = None) -> Chosen:
    """The likeliest column of each field; what was chosen for these headings the last time comes first."""
    return suggest_mapping(table.headings, table.rows, one.kind.fields, remembered).chosen


def likeliest(one: Importable, tables: Sequence[RawTable]) -> int:
    """Which of several tables is the likeliest to be meant: that with the most columns understood, then rows."""
    return max(range(len(tables)), key=lambda n: (len(suggested(one, tables[n])), len(tables[n].rows), -n))
