"""A world put into the database's tables by plain SQL, so that neither commands nor policies have a say."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.utils import timezone
from psycopg.types.json import Jsonb

from joinedup.front.proving.worlds import During, World

KEYS = ("northvale", "southmoor")


def key_of(kind: str, number: int) -> UUID:
    """The identifier of the row that a world calls by a number."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}:{number}")


class Filler:
    """Fills the tables from a moment on; whatever surrounds it rolls it back."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.now = timezone.now()
        self.today = timezone.localdate()

    def fill(self) -> None:
        """Every row of the world."""
        self._partnerships()
        self._users()
        self._people()
        self._cases()
        self._denials()
        self._panels()
        self._referrals()
        self._arrivals()

    def _partnerships(self) -> None:
        for number, key in enumerate(KEYS):
            rows = {"id": key_of("partnership", number), "place": f"{key}/", "key": key, "name": key}
            self._add("partnership_partnership", [rows | {"provenance": "invented"}])
        self._add(
            "partnership_agency",
            [
                {"id": a, "place": "agencies/", "name": str(a), "sort_name": str(a), "kind": "council"}
                for a in self.world.agencies
            ],
        )
        self._add(
            "partnership_membership",
            [
                {"partnership_id": key_of("partnership", p), "agency_id": a, "place": f"{KEYS[p]}/board/", "standing": "partner"}
                | self._days(days)
                for a, p, days in self.world.takes_part
            ],
        )  # fmt: skip
        self._add(
            "partnership_group",
            [
                {
                    "id": key_of("panel", n), "partnership_id": key_of("partnership", 0), "key": f"panel-{n}", "name": "Panel",
                    "kind": "panel", "place": "northvale/board/", "critical": False, "line_inferred": False,
                }
                for n in range(self.world.panels)
            ],
        )  # fmt: skip

    def _users(self) -> None:
        for user in self.world.users:
            self._add_user(user)
        grants = [
            {"user_id": p.user, "role": "practitioner", "agency_id": p.agency, "place": f"{KEYS[p.partnership]}/"}
            | self._days(p.days)
            for p in self.world.practices
        ]
        self._add("foundation_rolegrant", grants)
        teams = [
            {
                "id": key_of("team", n),
                "agency_id": agency,
                "name": "Team",
                "telephone": "",
                "place": "northvale/people/",
            }
            for n, agency in enumerate(self.world.teams)
        ]
        self._add("people_team", teams)
        members = [
            {"team_id": key_of("team", t), "user_id": u, "supervises": s, "place": "northvale/people/"}
            | self._days(days)
            for t, u, s, days in self.world.members
        ]
        self._add("people_teammembership", members)

    def _add_user(self, user: UUID) -> None:
        from joinedup.foundation.models import User

        row = User(
            id=user,
            email=f"{user}@example.org",
            name="Invented",
            is_active=user not in self.world.inactive,
            joined_at=self.now,
        )
        fields = [f for f in User._meta.concrete_fields if not f.generated]
        self._insert("foundation_user", [{f.column: getattr(row, f.attname) for f in fields}])

    def _people(self) -> None:
        here = "northvale/people/"
        persons = [
            {
                "id": key_of("person", n), "partnership_id": key_of("partnership", 0), "place": here, "sort_name": "",
                "identity": key_of("person", identity), "restriction": restriction,
            }
            for n, (identity, restriction) in enumerate(self.world.persons)
        ]  # fmt: skip
        self._add("people_person", persons)
        homes = {h for h, _ in self.world.households}
        owner = {"partnership_id": key_of("partnership", 0), "place": here, "note": ""}
        self._add("people_household", [{"id": key_of("household", h)} | owner for h in homes])
        members = [
            {"household_id": key_of("household", h), "person_id": key_of("person", p), "place": here, "part": ""}
            for h, p in self.world.households
        ]
        self._add("people_householdmember", members)

    def _cases(self) -> None:
        cases = [
            {
                "id": key_of("case", n), "partnership_id": key_of("partnership", p), "place": self._place(n), "strictness": 0,
                "reference": f"C{n}", "kind": "safeguarding", "state": state, "opened_on": self.today, "restriction": level,
                "lead_agency_id": self.world.agencies[0],
            }
            for n, (p, level, state) in enumerate(self.world.cases)
        ]  # fmt: skip
        self._add("people_case", cases)
        named = [
            {"case_id": key_of("case", c), "person_id": key_of("person", p), "part": "subject", "from_on": self.today, "place": self._place(c)}
            for c, p in sorted(self.world.on_case)
        ]  # fmt: skip
        self._add("people_caseperson", named)
        links = [
            {
                "case_id": key_of("case", k.case), "kind": str(k.kind), "agency_id": k.agency, "user_id": k.user, "why": "", "telephone": "",
                "team_id": _maybe("team", k.team), "panel_id": _maybe("panel", k.panel), "place": self._place(k.case),
            }
            | self._hours(k.hours)
            for k in self.world.links
        ]  # fmt: skip
        self._add("people_caselink", links)
        notes = [
            {
                "id": key_of("item", n), "case_id": key_of("case", c), "agency_id": a, "text": "", "place": self._place(c),
                "written_by_id": self.world.users[0], "written_at": self.now,
            }
            for n, (c, a) in enumerate(self.world.items)
            if n not in self.world.sent and n not in self.world.alerts
        ]  # fmt: skip
        self._add("people_casenote", notes)
        self._add("people_shareditem", [self._share(s) for s in self.world.shared])

    def _share(self, shared: Any) -> dict[str, Any]:
        case = self.world.items[shared.item][0]
        row = {
            "item_id": key_of("item", shared.item), "case_id": key_of("case", case), "place": self._place(case),
            "from_agency_id": self.world.items[shared.item][1], "to_agency_id": shared.agency,
            "to_panel_id": _maybe("panel", shared.panel), "decision_id": key_of("decision", shared.item),
        }  # fmt: skip
        hours = self._hours(shared.hours)
        ended = None if shared.withdrawn is None else self.now + timedelta(hours=shared.withdrawn)
        return row | {"from_at": hours["from_at"], "until_at": hours["to_at"], "withdrawn_at": ended}

    def _denials(self) -> None:
        users = self.world.users
        bars = [
            {
                "user_id": b.user, "team_id": _maybe("team", b.team), "person_id": _maybe("person", b.person),
                "household_id": _maybe("household", b.household), "case_id": _maybe("case", b.case), "nature": "",
                "place": "northvale/people/", "ended_by_id": users[0], "end_agreed_by_id": users[1],
            }
            | self._hours(b.hours)
            for b in self.world.bars
        ]  # fmt: skip
        self._add("people_conflict", bars)
        listed = [
            {
                "user_id": e.user, "case_id": _maybe("case", e.case), "person_id": _maybe("person", e.person),
                "place": "northvale/people/",
            }
            | self._hours(e.hours)
            for e in self.world.listed
        ]  # fmt: skip
        self._add("people_namedreader", listed)

    def _panels(self) -> None:
        """What panels keep about cases, and who sits on them."""
        first = self.world.users[0]
        before = [
            {
                "id": key_of("before", n), "case_id": key_of("case", c), "panel_id": key_of("panel", p), "place": self._place(c),
                "referral_id": uuid.uuid4(), "referring_agency_id": self.world.agencies[0], "referred_on": self.today,
                "state": "accepted", "decided_by_id": first, "decided_at": self.now,
            }
            for n, (c, p) in enumerate(self.world.before)
        ]  # fmt: skip
        self._add("casework_panelcase", before)
        actions = [
            {
                "id": key_of("action", n), "panel_case_id": key_of("before", b), "case_id": before[b]["case_id"], "number": n,
                "panel_id": before[b]["panel_id"], "place": before[b]["place"], "owner_agency_id": owner, "text": "",
                "due_on": self.today, "state_at": self.now,
            }
            for n, (b, owner) in enumerate(self.world.actions)
        ]  # fmt: skip
        self._add("casework_caseaction", actions)
        board = "northvale/board/"
        seats = [
            {
                "group_id": key_of("panel", s.panel), "agency_id": s.agency, "holder_id": s.holder, "deputy_id": s.deputy,
                "post": "", "role": "member", "place": board,
            }
            | self._days(s.days)
            for s in self.world.seats
        ]  # fmt: skip
        self._add("partnership_seat", seats)
        own = [
            {
                "id": key_of("own", n), "panel_id": key_of("panel", p), "agency_id": a, "text": "", "due_on": self.today,
                "noted_by_id": first, "place": board,
            }
            for n, (p, a) in enumerate(self.world.own)
        ]  # fmt: skip
        self._add("casework_ownaction", own)

    def _referrals(self) -> None:
        """The items that are referrals, each to a desk, which a team reads or nobody here."""
        desks = {sent: uuid.uuid4() for sent in self.world.sent.values()}
        self._add(
            "casework_desk",
            [
                {
                    "id": desk, "partnership_id": key_of("partnership", 0), "agency_id": agency, "team_id": _maybe("team", team),
                    "telephone": "", "place": "northvale/board/",
                }
                for (agency, team), desk in desks.items()
            ],
        )  # fmt: skip
        named = dict(sorted(self.world.on_case))
        rows = []
        for item, sent in self.world.sent.items():
            case, owner = self.world.items[item]
            rows.append(
                {
                    "id": key_of("item", item), "case_id": key_of("case", case), "agency_id": owner, "place": self._place(case),
                    "reference": f"R{item}", "person_id": key_of("person", named[case]), "kind": "child", "desk_id": desks[sent],
                    "to_agency_id": sent[0], "who": "", "consent": "given", "how": "system", "sender_telephone": "",
                    "referred_by_id": self.world.users[0], "referred_at": self.now, "wait_until": self.now,
                }
            )  # fmt: skip
        self._add("casework_referral", rows)

    def _arrivals(self) -> None:
        """The items that are alerts, to whom each was sent, and who holds a role by which they are sent something."""
        alerts, named = [], dict(sorted(self.world.on_case))
        for item in self.world.alerts:
            case, owner = self.world.items[item]
            alerts.append(
                {
                    "id": key_of("item", item), "case_id": key_of("case", case), "agency_id": owner, "place": self._place(case),
                    "person_id": key_of("person", named[case]), "look_out_for": "", "do": "", "from_at": self.now, "until_at": self.now,
                    "raised_by_id": self.world.users[0],
                }
            )  # fmt: skip
        self._add("casework_riskalert", alerts)
        sent = [
            {
                "id": key_of("arrival", n), "case_id": key_of("case", self.world.items[one.item][0]), "item_id": key_of("item", one.item),
                "place": self._place(self.world.items[one.item][0]), "what": "alert", "agency_id": self.world.items[one.item][1],
                "to_agency_id": one.agency, "team_id": _maybe("team", one.team), "role": one.role, "stage": n, "sent_at": self.now,
                "to_user_id": one.user,
            }
            for n, one in enumerate(self.world.arrived)
        ]  # fmt: skip
        self._add("casework_arrival", sent)
        roles = [
            {"user_id": one.user, "role": str(one.role), "agency_id": one.agency, "place": f"{KEYS[one.partnership]}/board/"} | self._days(one.days)
            for one in self.world.roles
        ]  # fmt: skip
        self._add("foundation_rolegrant", roles)

    def _place(self, case: int) -> str:
        return f"{KEYS[self.world.cases[case][0]]}/case/{key_of('case', case)}/"

    def _hours(self, hours: During) -> dict[str, datetime | None]:
        ends = None if hours.ends is None else self.now + timedelta(hours=hours.ends)
        return {"from_at": self.now + timedelta(hours=hours.begins), "to_at": ends}

    def _days(self, days: During) -> dict[str, date | None]:
        ends = None if days.ends is None else self.today + timedelta(days=days.ends)
        return {"from_on": self.today + timedelta(days=days.begins), "to_on": ends}

    def _add(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Rows with what every placed row has, and whatever else the table has at its beginning: a new column needs no line here."""
        begun = _beginning(table)
        self._insert(table, [begun | {"id": uuid.uuid4(), "version": 1, "made_at": self.now} | row for row in rows])

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        names = list(rows[0])
        columns = ", ".join(f'"{name}"' for name in names)
        blanks = ", ".join(["%s"] * len(names))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"insert into public.{table} ({columns}) values ({blanks})",  # noqa: S608
                [[_told(row[name]) for name in names] for row in rows],
            )


@cache
def _beginning(table: str) -> dict[str, Any]:
    """What the columns of a table hold in a row of which nothing is said."""
    model = next(m for m in apps.get_models() if m._meta.db_table == table)
    fields = [field for field in model._meta.concrete_fields if not field.is_relation and not field.generated]
    own = [field for field in fields if not field.has_db_default()]  # the database fills the others by itself
    return {field.column: field.get_default() for field in own if field.has_default() or not field.null}


def _told(value: Any) -> Any:
    return Jsonb(value) if isinstance(value, list | dict) else value


def _maybe(kind: str, number: int | None) -> UUID | None:
    return None if number is None else key_of(kind, number)
