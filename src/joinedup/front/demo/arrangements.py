"""One partnership of the demonstration from its data file: agencies, groups, seats, duties and themes."""

from __future__ import annotations

from typing import Any

from joinedup.front.demo.world import World, read
from joinedup.partnership import commands

Entry = dict[str, Any]


def load(world: World, key: str) -> None:
    """Load a partnership and put its arrangements on the public page."""
    data = read(key)
    world.say(f"Loading {data['name']}")
    made = commands.create_partnership(
        world.installer, key=key, name=data["name"], area=data["area"], about=data["about"].strip(),
        provenance=data["provenance"], source=data["source"],
    )  # fmt: skip
    world.partnerships[key] = made
    _Loader(world, key, data).run()
    commands.publish_arrangements(world.installer, made, on=world.today)


class _Loader:
    """Turns the entries of one data file into commands."""

    def __init__(self, world: World, key: str, data: Entry) -> None:
        self.world, self.key, self.data = world, key, data
        self.by, self.partnership = world.installer, world.partnerships[key]

    def run(self) -> None:
        """Everything, in the order in which one needs the other."""
        for entry in self.data["agencies"]:
            self._agency(entry)
        for entry in self.data["agencies"]:
            self._succession(entry)
        for entry in self.data["standings"]:
            self._standings(entry)
        for entry in self.data["groups"]:
            self._group(entry)
        for entry in self.data["seats"]:
            for seat in entry["posts"]:
                self._seat(entry, seat)
        for entry in self.data["duties"]:
            self._duties(entry)
        self._themes()

    def _source(self, entry: Entry) -> str:
        return self.data["sources"].get(entry.get("source", ""), "")

    def _agency_id(self, ref: str | None) -> Any:
        return self.world.agencies[f"{self.key}/{ref}"] if ref else None

    def _group_id(self, ref: str | None) -> Any:
        return self.world.groups[f"{self.key}/{ref}"] if ref else None

    def _agency(self, entry: Entry) -> None:
        first = next(s for s in self.data["standings"] if entry["ref"] in s["agencies"])
        made = commands.add_agency(
            self.by, self.partnership, name=entry["name"], kind=entry["kind"], regime=first.get("regime", ""),
            standing=first["standing"], member_from_on=first.get("from"), member_to_on=first.get("to"),
            source=self._source(entry), note=entry.get("note", ""), member_note=first.get("note", ""),
        )  # fmt: skip
        for alias in entry.get("aliases", ()):
            commands.add_alias(
                self.by, self.partnership, agency_id=made, name=alias["name"], from_on=alias.get("from"),
                to_on=alias.get("to"),
            )  # fmt: skip
        self.world.agencies[f"{self.key}/{entry['ref']}"] = made

    def _succession(self, entry: Entry) -> None:
        if "successor" in entry:
            commands.succeed_agency(
                self.by, self.partnership, agency_id=self._agency_id(entry["ref"]),
                successor_id=self._agency_id(entry["successor"]), on=entry["succeeded_on"], move_standings=False,
                move_seats=False,
            )  # fmt: skip

    def _standings(self, entry: Entry) -> None:
        for ref in entry["agencies"]:
            first = next(s for s in self.data["standings"] if ref in s["agencies"])
            if first is not entry:
                commands.add_standing(
                    self.by, self.partnership, agency_id=self._agency_id(ref), regime=entry.get("regime", ""),
                    standing=entry["standing"], from_on=entry.get("from"), to_on=entry.get("to"),
                    source=self._source(entry), note=entry.get("note", ""),
                )  # fmt: skip

    def _group(self, entry: Entry) -> None:
        day = self.world.day
        self.world.groups[f"{self.key}/{entry['ref']}"] = commands.create_group(
            self.by, self.partnership, name=entry["name"], kind=entry["kind"],
            parent=self._group_id(entry.get("parent")), line_inferred=entry.get("inferred", False),
            purpose=entry.get("purpose", ""), terms_of_reference=entry.get("terms", ""),
            rhythm=entry.get("rhythm", ""), rhythm_words=entry.get("rhythm_words", ""),
            chair_agency_id=self._agency_id(entry.get("chair_agency")), chair_words=entry.get("chair_words", ""),
            chair_since=day(entry.get("chair_since")), rotation_months=entry.get("rotation_months"),
            critical=entry.get("critical", False), from_on=day(entry.get("from")), to_on=day(entry.get("to")),
            source=self._source(entry), note=entry.get("note", ""),
        )  # fmt: skip

    def _seat(self, entry: Entry, seat: Entry | list[str]) -> None:
        if isinstance(seat, list):
            seat = dict(zip(("agency", "post", "role", "ref"), seat, strict=False))
        people, day = self.world.people, self.world.day
        made = commands.add_seat(
            self.by, self._group_id(entry["group"]), post=seat["post"], agency_id=self._agency_id(seat.get("agency")),
            role=seat.get("role", "member"), holder_id=people.get(seat.get("holder", "")),
            holder_name=seat.get("name", ""), deputy_id=people.get(seat.get("deputy", "")),
            deputy_name=seat.get("deputy_name", ""), deputy_has_authority="authority" in seat,
            authority_on=day(seat.get("authority_on")), authority_words=seat.get("authority", ""),
            from_on=day(seat.get("from")), to_on=day(seat.get("to")), source=self._source(entry),
        )  # fmt: skip
        if "ref" in seat:
            self.world.seats[f"{self.key}/{entry['group']}/{seat['ref']}"] = made

    def _duties(self, entry: Entry) -> None:
        day = self.world.day
        for item in entry.get("items") or [{"text": text} for text in entry["texts"]]:
            commands.add_duty(
                self.by, self.partnership, regime=entry["regime"], text=item["text"],
                legislation=entry.get("legislation", ""), source=self._source(entry),
                evidence=item.get("evidence", ""), shown_on=day(item.get("shown")), due_on=day(item.get("due")),
                every_months=item.get("every"), owner=self._group_id(entry.get("owner")),
            )  # fmt: skip

    def _themes(self) -> None:
        for entry in self.data["themes"]:
            for position, (name, aim) in enumerate(entry["names"], start=1):
                commands.add_theme(
                    self.by, self.partnership, name=name, aim=aim, position=position, source=self._source(entry)
                )
