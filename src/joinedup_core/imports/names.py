"""Whom and what a cell may name: the groups, agencies and seats of a partnership, by what people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from joinedup_core.imports.rows import Cells
from joinedup_core.tables.mapping import plain

_PARTS = re.compile(r"[,;/&()\n]|\s+-\s+|\s+–\s+|\band\b")


@dataclass(frozen=True)
class Named:
    """Something that can be named: its key, its label and every name it goes by. `group` is a seat's group."""

    key: str
    label: str
    names: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True)
class Names:
    """What stands in a partnership, and the group that rows without one go to."""

    groups: tuple[Named, ...]
    agencies: tuple[Named, ...] = ()
    seats: tuple[Named, ...] = ()
    group: str = ""

    def group_of(self, cells: Cells) -> Named | None:
        """The group a row names in its own column, or the one chosen for the file; a problem where there is none."""
        if written := cells["group"]:
            found = self._groups.get(plain(written))
            if found is None:
                cells.problem(
                    "group",
                    f"“{written}” is no group that you may import into. Write its name as it stands here, or leave it empty.",
                )
            return found
        return next((one for one in self.groups if one.key == self.group), None)

    def agency(self, written: str) -> Named | None:
        """The agency that goes by a name or an alias."""
        return self._agencies.get(plain(written))

    def owners(self, written: str, group: str) -> list[tuple[str, Named]]:
        """The seats (`seat`) and agencies (`agency`) a cell names, those of the group first: as a whole, else by parts."""
        whole = self._owner(written, group)
        if whole:
            return [whole]
        found = (self._owner(part, group) for part in _PARTS.split(written) if part.strip())
        return list(dict.fromkeys(one for one in found if one))

    def groups_with(self, written: str) -> int:
        """How many seats go by a name: of several none can be taken unless their group is known."""
        return len(self._seats.get(plain(written), []))

    def _owner(self, written: str, group: str) -> tuple[str, Named] | None:
        name = plain(written)
        held = self._seats.get(name, [])
        here = [seat for seat in held if seat.group == group] or held
        if len(here) == 1:
            return "seat", here[0]
        agency = self._agencies.get(name)
        return ("agency", agency) if agency else None

    @cached_property
    def _groups(self) -> Mapping[str, Named]:
        return by_name(self.groups)

    @cached_property
    def _agencies(self) -> Mapping[str, Named]:
        return by_name(self.agencies)

    @cached_property
    def _seats(self) -> Mapping[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for seat in self.seats:
            for name in dict.fromkeys(map(plain, seat.names)):
                found.setdefault(name, []).append(seat)
        return found


def by_name(things: Iterable[Named]) -> dict[str, Named]:
    """By every name; what two go by names neither."""
    found: dict[str, Named] = {}
    shared: set[str] = set()
    for thing in things:
        for name in {plain(name) for name in thing.names} - {""}:
            if found.setdefault(name, thing) is not thing:
                shared.add(name)
    return {name: thing for name, thing in found.items() if name not in shared}
