"""Every deny rule taken out of each of the three deciders in turn: prints which of them the prover did not notice.

Run as a program, since the prover has a database and settings of its own: `python -m tests.rooms.people.mutants`.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from joinedup.foundation.cluster.roles import ADMIN, APP, OWNER
from joinedup.front.proving.ground import Ground

Change = tuple[str, str]
RULES = "joinedup_core.case_access"
ORM = "joinedup.people.cases.queries"
BOUND = "joinedup.people.bound"
SQL = "policies.sql"
LIVE_LINK = "where l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())"

MUTANTS: dict[str, tuple[str, Change]] = {
    # 1: account, role, agency
    "rules: anybody practises": (RULES, ("if not reader.practises or reader.agency is None:", "if reader.agency is None:")),
    "orm: an account that ended": (ORM, ("if not keys or not may_sign_in(UUID(actor.user_id)):", "if not keys:")),
    "orm: a practitioner of another agency": (ORM, (" and g.agency == actor.agency_id", "")),
    "sql: an account that ended": (SQL, ("and u.is_active and g.place", "and g.place")),
    "sql: a practitioner of another agency": (SQL, (" and g.agency_id = app.acting_agency()", "")),
    "sql: a role that has not begun": (SQL, ("and u.is_active and g.place = split_part(at_place, '/', 1) || '/'\n          and g.from_on <= app.today() and", "and u.is_active and g.place = split_part(at_place, '/', 1) || '/' and")),
    "sql: a role that ended": (SQL, ("and u.is_active and g.place = split_part(at_place, '/', 1) || '/'\n          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())", "and u.is_active and g.place = split_part(at_place, '/', 1) || '/'\n          and g.from_on <= app.today()")),
    "sql: a role elsewhere": (SQL, (" and g.place = split_part(at_place, '/', 1) || '/'", "")),
    # 2: conflicts
    "rules: conflicts": (RULES, ("if any(_bars(bar, reader) and bar.span.holds(at) for bar in case.bars):", "if False:")),
    "rules: conflicts of teams": (RULES, ("return bar.user == reader.user or (bar.team is not None and bar.team in reader.teams | reader.supervises)", "return bar.user == reader.user")),
    "orm: conflicts with cases": (ORM, ("{case for case, _, _ in bars if case} | ", "")),
    "orm: conflicts with people": (ORM, (" | set(named.values_list(\"case_id\", flat=True))", "")),
    "orm: conflicts with households": (ORM, (" | Q(pk__in=at_home.values(\"person_id\"))", "")),
    "orm: conflicts of teams": (ORM, (" or c.team_id in (select t.team_id from teams t)", "")),
    "orm: conflicts with who is the same": (ORM, ("person__identity__in=barred.values(\"identity\")", "person_id__in=barred.values(\"pk\")")),
    "sql: conflicts": (SQL, ("and h.case_id not in (select b.case_id from barred b)", "")),
    "sql: conflicts with people": (SQL, ("where p.identity in (select app.barred_identities())", "where false")),
    "sql: conflicts with households": (SQL, ("join mine on mine.household_id = h.household_id", "join mine on false")),
    "sql: conflicts with who is the same": (SQL, ("    select p.identity from people_person p join mine on mine.person_id = p.id\n    union", "    select p.id from people_person p join mine on mine.person_id = p.id\n    union")),
    # 3: the agency takes part
    "rules: agencies that take no part": (RULES, ("if reader.agency not in case.agencies:", "if False:")),
    "orm: agencies that take no part": (ORM, ("return sorted(keys & partnership.keys_where_taking_part(actor.agency_id, on=today))", "return sorted(keys)")),
    "sql: agencies that take no part": (SQL, (" and m.agency_id = me.agency", "")),
    "sql: agencies that left": (SQL, (" and (m.to_on is null or m.to_on >= app.today()))),\n    barred", ")),\n    barred")),
    # 4: restrictions
    "rules: restrictions": (RULES, ("listed = all(_is_listed(reader, thing, at) for thing in case.restricted if thing.level > INVOLVED)", "listed = True")),
    "rules: lists that ended": (RULES, ("return any(user == reader.user and span.holds(at) for user, span in thing.listed)", "return any(user == reader.user for user, span in thing.listed)")),
    "orm: restricted cases": (ORM, ("for case, level in cases.items() if level > INVOLVED}", "for case, level in cases.items() if level >= SEALED}")),
    "orm: restricted people": (ORM, ("        asked.setdefault(case, []).extend(alike[identity])", "        pass")),
    "rules: emergency access to what is sealed": (RULES, ("return not sealed if", "return True if")),
    "rules: a list stops emergency access": (RULES, ("return not sealed if link.kind is Role.EMERGENCY_READER else listed", "return listed and (not sealed or link.kind is not Role.EMERGENCY_READER)")),
    "orm: emergency access to sealed cases": (ORM, ("for case, level in cases.items() if level > INVOLVED}", "for case, level in cases.items() if level == 1}")),
    "orm: emergency access to cases of sealed people": (ORM, ("return unlisted, {case for case, things in asked.items() if any(level >= SEALED for level, _ in things)}", "return unlisted, {case for case, level in cases.items() if level >= SEALED}")),
    "sql: emergency access to what is sealed": (SQL, ("then c.strictness < 2 else", "then true else")),
    "sql: restrictions": (SQL, ("else c.strictness = 0 or app.is_listed(c.id) end", "else true end")),
    "sql: restricted cases": (SQL, ("where c.id = wanted and c.restriction > 0", "where false")),
    "sql: restricted people": (SQL, ("join people_person q on q.identity = p.identity and q.restriction > 0\n        where n.case_id = wanted", "join people_person q on false\n        where n.case_id = wanted")),
    "sql: lists that ended": (SQL, ("(r.case_id = t.case_id or r.person_id = t.person_id)\n              and r.from_at <= statement_timestamp() and (r.to_at is null or r.to_at > statement_timestamp())", "(r.case_id = t.case_id or r.person_id = t.person_id)")),
    "sql: strictness is not kept": (SQL, ("set strictness = greatest(c.restriction, coalesce((", "set strictness = 0 * greatest(c.restriction, coalesce((")),
    # 5: links
    "rules: links that ended": (RULES, ("if link.agency != reader.agency or not link.span.holds(at):", "if link.agency != reader.agency:")),
    "rules: links of another agency": (RULES, ("if link.agency != reader.agency or not", "if not")),
    "rules: a colleague's link": (RULES, ("(link.user is None and link.team in reader.teams)", "link.team in reader.teams")),
    "orm: links that ended": (ORM, ("where l.from_at <= %(now)s and (l.to_at is null or l.to_at > %(now)s)", "where true")),
    "orm: links of another agency": (ORM, ("and l.agency_id = %(agency)s and", "and")),
    "sql: links that ended": (SQL, (f"l.agency_id = me.agency\n        {LIVE_LINK}\n        union\n        select l.case_id, l.kind, l.panel_id\n", "l.agency_id = me.agency\n        union\n        select l.case_id, l.kind, l.panel_id\n")),
    "sql: links of another agency": (SQL, ("l.user_id = me.id and l.agency_id = me.agency", "l.user_id = me.id")),
    "sql: a colleague's link": (SQL, ("and l.user_id is null and l.agency_id", "and l.agency_id")),
    "sql: teams one has left": (SQL, ("where m.user_id = app.acting_user() and m.from_on <= app.today() and (m.to_on is null or m.to_on >= app.today())", "where m.user_id = app.acting_user()")),
    "sql: any kind of link shows items": (SQL, ("where l.kind = any ({sees_items})\n$$;", "\n$$;")),
    # 6: items
    "rules: items of others": (RULES, ("    shared = any(s.span.holds(at) and", "    return Ruling(True, 6, '')\n    shared = any(s.span.holds(at) and")),
    "rules: sharing that ended": (RULES, ("s.span.holds(at) and (s.agency", "(s.agency")),
    "orm: items of others": (BOUND, ("owned = Q(agency_id=actor.agency_id)", "owned = Q(pk__isnull=False)")),
    "orm: sharing that was withdrawn": (BOUND, ("Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=now)", "Q(pk__isnull=False)")),
    "sql: sharing that was withdrawn": (SQL, ("and (s.withdrawn_at is null or s.withdrawn_at > statement_timestamp())", "")),
    "sql: sharing that ended": (SQL, (" and (s.until_at is null or s.until_at > statement_timestamp())", "")),
    "sql: sharing that has not begun": (SQL, ("and s.from_at <= statement_timestamp()", "and true")),
    "sql: a panel one is not on": (SQL, ("(s.case_id, s.to_panel_id) in (\n               select l.case_id, l.panel_id from links l where", "s.to_panel_id in (\n               select l.panel_id from links l where")),
    # 8: disposed
    "rules: disposed": (RULES, ("if case.disposed:", "if False:")),
    "orm: disposed": (ORM, ("\n          and c.state <> 'disposed'", "")),
    "sql: disposed": (SQL, ("where c.state <> 'disposed' and", "where")),
}  # fmt: skip


@contextmanager
def changed(name: str, ground: Ground) -> Iterator[None]:
    """Within it, the mutant's rule is gone from its decider; the others are as they were."""
    where, (before, after) = MUTANTS[name]
    if where == SQL:
        from joinedup.people import protection

        text = protection.FUNCTIONS.read_text()
        _protect(ground, text.replace(before, after))
        yield
        _protect(ground, text)
        return
    module = importlib.import_module(where)
    text = Path(str(module.__file__)).read_text()
    with _swapped(module, text.replace(before, after)):
        yield


@contextmanager
def _swapped(module: Any, text: str) -> Iterator[None]:
    """The module's own functions do as the changed text says; whoever imported them sees it too."""
    fresh: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(text, str(module.__file__), "exec"), fresh)
    ours = [
        f for f in vars(module).values() if getattr(f, "__module__", "") == module.__name__ and hasattr(f, "__code__")
    ]
    kept = [(function, function.__code__) for function in ours]
    for function in ours:
        function.__code__ = fresh[function.__name__].__code__
    try:
        yield
    finally:
        for function, code in kept:
            function.__code__ = code


def unchanged() -> list[str]:
    """The mutants whose text is no longer in the source."""
    sources = {SQL: Path("src/joinedup/people/policies.sql").read_text()}
    for where in (RULES, ORM, BOUND):
        sources[where] = Path(f"src/{where.replace('.', '/')}.py").read_text()
    return [name for name, (where, (before, _)) in MUTANTS.items() if before not in sources[where]]


def _protect(ground: Ground, text: str) -> None:
    from django.db import connection, transaction

    from joinedup.people import protection

    whole, protection.FUNCTIONS = protection.FUNCTIONS, _Text(text)  # type: ignore[assignment]
    try:
        ground.become(OWNER)
        with transaction.atomic(), connection.cursor() as cursor:
            protection.protect(cursor, APP)
        ground.become(ADMIN)
    finally:
        protection.FUNCTIONS = whole


class _Text(str):
    """A text that can be read as a file can."""

    def read_text(self) -> str:
        """Itself."""
        return str(self)


def main() -> None:
    """Print the mutants that lived, as JSON, and what the prover says when nothing is changed."""
    assert unchanged() == []
    with Ground() as ground:
        from joinedup.front.proving.comparing import prove

        sound = prove(3_000, 7).apart
        lived = []
        for name in MUTANTS:
            with changed(name, ground):
                if not prove(40_000, 3, until_apart=True).apart:
                    lived.append(name)
        print(json.dumps({"sound": sound, "mutants": len(MUTANTS), "lived": lived, "again": prove(3_000, 8).apart}))


if __name__ == "__main__":
    main()
