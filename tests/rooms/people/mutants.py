"""Every deny rule taken out of each of the three deciders in turn: prints which of them the prover did not notice.

Run as a program, since the prover has a database and settings of its own: `python -m tests.rooms.people.mutants [3]`.
"""

from __future__ import annotations
import __future__

import ast
import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from joinedup.foundation.cluster.roles import ADMIN, APP, OWNER
from joinedup.front.proving.ground import Ground

Change = tuple[str, str]
RULES = "joinedup_core.case_access"
ORM = "joinedup.people.cases.queries"
CLOSED = "joinedup.people.closed"
BOUND = "joinedup.people.bound"
SQL = "policies.sql"
FORM = "form "
"""What follows names a form of people/protection.FORMS, of which the rule of seeing is changed."""
ACTIONS = "joinedup.casework.case_actions.models"
REFERRALS = "joinedup.casework.referrals.models"
ARRIVALS = "joinedup.casework.arrivals.models"
ELSEWHERE = "joinedup.casework.held_elsewhere.models"
OWNED = "(agency_id = (select app.acting_agency()) or id in (select app.shared_with_me()))"
LIVE_LINK = "where l.from_at <= statement_timestamp() and (l.to_at is null or l.to_at > statement_timestamp())"

MUTANTS: dict[str, tuple[str, Change]] = {
    # 1: account, role, agency
    "rules: anybody practises": (RULES, ("if not reader.practises or reader.agency is None:", "if reader.agency is None:")),
    "orm: an account that ended": (CLOSED, ("if not keys or not may_sign_in(UUID(actor.user_id)):", "if not keys:")),
    "orm: a practitioner of another agency": (CLOSED, (" and g.agency == actor.agency_id", "")),
    "sql: an account that ended": (SQL, ("and u.is_active and g.place", "and g.place")),
    "sql: a practitioner of another agency": (SQL, (" and g.agency_id = app.acting_agency()", "")),
    "sql: a role that has not begun": (SQL, ("and u.is_active and g.place = split_part(at_place, '/', 1) || '/'\n          and g.from_on <= app.today() and", "and u.is_active and g.place = split_part(at_place, '/', 1) || '/' and")),
    "sql: a role that ended": (SQL, ("and u.is_active and g.place = split_part(at_place, '/', 1) || '/'\n          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())", "and u.is_active and g.place = split_part(at_place, '/', 1) || '/'\n          and g.from_on <= app.today()")),
    "sql: a role elsewhere": (SQL, (" and g.place = split_part(at_place, '/', 1) || '/'", "")),
    # 2: conflicts
    "rules: conflicts": (RULES, ("if any(_bars(bar, reader) and bar.span.holds(at) for bar in case.bars):", "if False:")),
    "rules: conflicts of teams": (RULES, ("return bar.user == reader.user or (bar.team is not None and bar.team in reader.teams | reader.supervises)", "return bar.user == reader.user")),
    "orm: conflicts with cases": (CLOSED, ("{case for case, _, _ in bars if case} | ", "")),
    "orm: conflicts with people": (CLOSED, (" | set(named.values_list(\"case_id\", flat=True))", "")),
    "orm: conflicts with households": (CLOSED, (" | Q(pk__in=at_home.values(\"person_id\"))", "")),
    "orm: conflicts of teams": (CLOSED, (" or c.team_id in (select t.team_id from teams t)", "")),
    "orm: conflicts with who is the same": (CLOSED, ("person__identity__in=kept_off.values(\"identity\")", "person_id__in=kept_off.values(\"pk\")")),
    "sql: conflicts": (SQL, ("and h.case_id not in (select b.case_id from barred b)", "")),
    "sql: conflicts with people": (SQL, ("where p.identity in (select app.barred_identities())", "where false")),
    "sql: conflicts with households": (SQL, ("join mine on mine.household_id = h.household_id", "join mine on false")),
    "sql: conflicts with who is the same": (SQL, ("    select p.identity from people_person p join mine on mine.person_id = p.id\n    union", "    select p.id from people_person p join mine on mine.person_id = p.id\n    union")),
    # 3: the agency takes part
    "rules: agencies that take no part": (RULES, ("if reader.agency not in case.agencies:", "if False:")),
    "orm: agencies that take no part": (CLOSED, ("return sorted(keys & keys_where_taking_part(actor.agency_id, on=today))", "return sorted(keys)")),
    "sql: agencies that take no part": (SQL, (" and m.agency_id = me.agency", "")),
    "sql: agencies that left": (SQL, (" and (m.to_on is null or m.to_on >= app.today()))),\n    barred", ")),\n    barred")),
    # 4: restrictions
    "rules: restrictions": (RULES, ("listed = all(_is_listed(reader, thing, at) for thing in case.restricted if thing.level > INVOLVED)", "listed = True")),
    "rules: lists that ended": (RULES, ("return any(user == reader.user and span.holds(at) for user, span in thing.listed)", "return any(user == reader.user for user, span in thing.listed)")),
    "orm: restricted cases": (CLOSED, ("for case, level in cases.items() if level > INVOLVED}", "for case, level in cases.items() if level >= SEALED}")),
    "orm: restricted people": (CLOSED, ("        asked.setdefault(case, []).extend(alike[identity])", "        pass")),
    "rules: emergency access to what is sealed": (RULES, ("return not sealed if", "return True if")),
    "rules: a list stops emergency access": (RULES, ("return not sealed if link.kind is Role.EMERGENCY_READER else listed", "return listed and (not sealed or link.kind is not Role.EMERGENCY_READER)")),
    "orm: emergency access to sealed cases": (CLOSED, ("for case, level in cases.items() if level > INVOLVED}", "for case, level in cases.items() if level == 1}")),
    "orm: emergency access to cases of sealed people": (CLOSED, ("return unlisted, {case for case, things in asked.items() if any(level >= SEALED for level, _ in things)}", "return unlisted, {case for case, level in cases.items() if level >= SEALED}")),
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
    # what panels keep, and their actions
    "rules: a link for another panel": (RULES, ("link for link in ruling.by if link.panel == panel)", "link for link in ruling.by)")),
    "rules: an action of another agency": (RULES, ("if ruling.allowed or owner != reader.agency:", "if ruling.allowed:")),
    "rules: an action by any link for the panel": (RULES, ("return rule_on_panel_row(reader, case, panel, Permission.UPDATE_CASE_ACTIONS, at)", "return rule_on_case(reader, case, Permission.SEE_CASES, at)")),
    "orm: a link for another panel": (BOUND, ("seen |= Q(panel_id=panel, case_id__among=cases)", "seen |= Q(case_id__among=cases)")),
    "orm: an action of another agency": (ACTIONS, (" & Q(owner_agency_id=actor.agency_id)", "")),
    "sql: any link for a panel shows what it keeps": (SQL, (" and l.kind = any ({sees_panel_cases})", "")),
    "sql: any link for a panel owes actions": (SQL, (" and l.kind = any ({updates_case_actions})", "")),
    "form: a link for another panel": (FORM + "panel case", ("(case_id, panel_id) in (select * from app.my_panel_cases())", "case_id in (select p.case_id from app.my_panel_cases() p)")),
    "form: an action of another agency": (FORM + "case action", ("owner_agency_id = (select app.acting_agency()) and ", "")),
    "form: items of others": (FORM + "item", (OWNED, "true")),
    "form: referrals of others": (FORM + "referral", (OWNED, "true")),
    # own actions from panels held elsewhere
    "orm: a seat that ended": (ELSEWHERE, ("live &= Q(to_on__isnull=True) | Q(to_on__gte=today)", "")),
    "orm: a seat of somebody else": (ELSEWHERE, ("(live, held, agency_id", "(live, agency_id")),
    "orm: a seat of an account that ended": (ELSEWHERE, ("holder_id=actor.user_id, holder__is_active=True", "holder_id=actor.user_id")),
    "orm: own actions of another agency": (ELSEWHERE, ("Q(agency_id=actor.agency_id, panel_id__in", "Q(panel_id__in")),
    "sql: a seat that ended": (SQL, ("in (s.holder_id, s.deputy_id)\n          and (s.from_on is null or s.from_on <= app.today()) and (s.to_on is null or s.to_on >= app.today()))", "in (s.holder_id, s.deputy_id)\n          and (s.from_on is null or s.from_on <= app.today()))")),
    "sql: a seat for another agency": (SQL, ("where s.group_id = wanted and s.agency_id = app.acting_agency() and u.is_active", "where s.group_id = wanted and u.is_active")),
    "sql: a seat of an account that ended": (SQL, ("and s.agency_id = app.acting_agency() and u.is_active", "and s.agency_id = app.acting_agency()")),
    "form: own actions of another agency": (FORM + "own at panel", ("agency_id = (select app.acting_agency()) and ", "")),
    # referrals, as their receivers see them
    "rules: a referral to another team": (RULES, ("sent = CaseLink(Role.REFERRER, agency, Span(at), team=team)", "sent = CaseLink(Role.REFERRER, agency, Span(at), reader.user, team)")),
    "orm: a referral to another team": (REFERRALS, ("desk__team__memberships__user_id=actor.user_id, ", "")),
    "orm: a referral to another agency": (REFERRALS, ("works &= Q(to_agency_id=actor.agency_id)", "")),
    "orm: a referral to a team one has left": (REFERRALS, ("works &= Q(desk__team__memberships__to_on__isnull=True) | Q(desk__team__memberships__to_on__gte=today)", "")),
    "orm: a referral of a case that is closed to one": (REFERRALS, (".exclude(closed_cases(actor))", "")),
    "orm: a referral of somebody restricted": (CLOSED, ("kept, _ = restricted(actor, levels, standing.restricted, now, anywhere=True)", "kept = set()")),
    "orm: a referral of a case disposed of": (CLOSED, ('Q(state="disposed") | ~Q(', "~Q(")),
    "orm: a referral where the agency takes no part": (CLOSED, (' | ~Q(partnership__key__in=practised(actor, today))', "")),
    "sql: a referral to another team": (SQL, (" and d.team_id in (select t.team_id from app.my_teams() t)", "")),
    "sql: a referral to another agency": (SQL, ("where r.to_agency_id = (select app.acting_agency()) and d.team_id", "where d.team_id")),
    "sql: a referral where one does not practise": (SQL, ("and app.practises(r.place) and c.state", "and c.state")),
    "sql: a referral of a case disposed of": (SQL, ("and app.practises(r.place) and c.state <> 'disposed'", "and app.practises(r.place)")),
    "sql: a referral with a conflict": (SQL, ("      and r.case_id not in (select b.case_id from app.barred_cases() b (case_id))\n", "")),
    "sql: a referral of somebody restricted": (SQL, ("      and (c.strictness = 0 or app.is_listed(c.id))\n$$;\n\ncreate or replace function app.unacknowledged_to_me", "$$;\n\ncreate or replace function app.unacknowledged_to_me")),
    # what was sent to desks and stages
    "rules: an alert for supervisors": (RULES, ("sent = CaseLink(Role.REFERRER, agency, Span(at), user=\"\", team=team)", "sent = CaseLink(Role.REFERRER, agency, Span(at), team=team)")),
    "rules: a role that is not held": (RULES, ("    if not holds:\n        return _no(1)\n", "")),
    "rules: a conflict of whoever holds a role": (RULES, ("        return _no(1)\n    if any(_bars(bar, reader) and bar.span.holds(at) for bar in case.bars):\n        return _no(2)\n    if case.disposed:\n        return _no(8)\n    if role", "        return _no(1)\n    if case.disposed:\n        return _no(8)\n    if role")),
    "rules: disposed, for whoever holds a role": (RULES, ("        return _no(2)\n    if case.disposed:\n        return _no(8)\n    if role", "        return _no(2)\n    if role")),
    "rules: lists, for whoever holds a role": (RULES, ("    if not all(_is_listed(reader, thing, at) for thing in case.restricted if thing.level > INVOLVED):\n        return _no(4)\n", "")),
    "rules: the lead of an agency that left": (RULES, ("if role == Role.AGENCY_LEAD and agency not in case.agencies:", "if False:")),
    "orm: an alert to another team": (ARRIVALS, ("Q(role=DESK, team_id__in=list(teams))", "Q(role=DESK)")),
    "orm: an alert for supervisors": (ARRIVALS, (" for one, leads in teams.items() if leads]", " for one, leads in teams.items()]")),
    "orm: an alert to another agency": (ARRIVALS, (" & works & Q(to_agency_id=actor.agency_id)", " & works")),
    "orm: an alert to a team one has left": (ARRIVALS, ("    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=today))\n", "")),
    "orm: an alert to a team one joins later": (ARRIVALS, ("user_id=str(actor.user_id), from_on__lte=today)", "user_id=str(actor.user_id))")),
    "orm: an alert of a case that is closed to one": (ARRIVALS, ("_to_starter(actor)).exclude(closed_cases(actor))", "_to_starter(actor))")),
    "orm: an alert to the lead, of a case that is closed to them": (ARRIVALS, (".exclude(closed_cases(actor, by_role=True))", "")),
    "orm: an alert to the lead of another agency": (ARRIVALS, ("Q(role=LEAD, to_agency_id=grant.agency)", "Q(role=LEAD)")),
    "orm: an alert to the lead of an agency that left": (ARRIVALS, (" and key in keys_where_taking_part(grant.agency, on=today)", "")),
    "orm: an alert to the chair of another partnership": (ARRIVALS, ("found |= there & Q(role=CHAIR)", "found |= Q(role=CHAIR)")),
    "orm: an alert to a lead whose account ended": (ARRIVALS, ("if found and may_sign_in(UUID(str(actor.user_id))) else Q()", "")),
    "orm: an alert to the lead, of a case disposed of": (CLOSED, ("        gone = _rows(\"Case\").filter(state=\"disposed\")", "        gone = _rows(\"Case\").none()")),
    "orm: where an alert of another agency went": (ARRIVALS, ("    return Q(agency_id=actor.agency_id)", "    return Q()")),
    "sql: an alert to another agency": (SQL, ("where r.to_agency_id = (select app.acting_agency()) and app.practises(r.place)", "where app.practises(r.place)")),
    "sql: an alert where one does not practise": (SQL, ("(select app.acting_agency()) and app.practises(r.place)\n          and (r.role", "(select app.acting_agency())\n          and (r.role")),
    "sql: an alert for supervisors": (SQL, ("(r.role = 'case_supervisor' and t.supervises)", "r.role = 'case_supervisor'")),
    "sql: an alert to the lead of another agency": (SQL, ("and (k.role = 'independent_chair' or k.agency_id = r.to_agency_id)\n        union", "\n        union")),
    "sql: an alert to the chair of another partnership": (SQL, ("and k.key = split_part(r.place, '/', 1)", "")),
    "sql: an alert to a role that ended": (SQL, ("          and g.from_on <= app.today() and (g.to_on is null or g.to_on >= app.today())),\n    sent as", "          and g.from_on <= app.today()),\n    sent as")),
    "sql: an alert to a lead whose account ended": (SQL, ("join foundation_user u on u.id = g.user_id and u.is_active\n        where g.user_id = app.acting_user() and g.role in", "join foundation_user u on u.id = g.user_id\n        where g.user_id = app.acting_user() and g.role in")),
    "sql: an alert of a case disposed of": (SQL, ("sent r join people_case c on c.id = r.case_id\n    where c.state <> 'disposed'", "sent r join people_case c on c.id = r.case_id\n    where true")),
    "sql: an alert to an agency that left": (SQL, ("m.agency_id = r.to_agency_id\n            and (m.from_on is null or m.from_on <= app.today()) and (m.to_on is null or m.to_on >= app.today())))", "m.agency_id = r.to_agency_id))")),
    "sql: an alert with a conflict": (SQL, ("m.to_on >= app.today())))\n      and r.case_id not in (select b.case_id from app.barred_cases() b (case_id))\n      and (c.strictness = 0 or app.is_listed(c.id))\n$$;\n\ncreate or replace function app.heard_cases", "m.to_on >= app.today())))\n      and (c.strictness = 0 or app.is_listed(c.id))\n$$;\n\ncreate or replace function app.heard_cases")),
    "sql: an alert of somebody restricted": (SQL, ("      and (c.strictness = 0 or app.is_listed(c.id))\n$$;\n\ncreate or replace function app.heard_cases", "$$;\n\ncreate or replace function app.heard_cases")),
    "rules: what somebody else started": (RULES, ("begun = CaseLink(Role.REFERRER, agency, Span(at), user=user)", "begun = CaseLink(Role.REFERRER, agency, Span(at), user=reader.user)")),
    "orm: what somebody else started": (ARRIVALS, ("Q(role=STARTER, to_user_id=actor.user_id)", "Q(role=STARTER)")),
    "orm: what one started for another agency": (ARRIVALS, ("to_user_id=actor.user_id) & Q(to_agency_id=actor.agency_id)", "to_user_id=actor.user_id)")),
    "sql: what somebody else started": (SQL, ("r.to_user_id = (select app.acting_user()) and r.to_agency_id", "r.to_agency_id")),
    "sql: what one started for another agency": (SQL, ("r.to_user_id = (select app.acting_user()) and r.to_agency_id = (select app.acting_agency()) and", "r.to_user_id = (select app.acting_user()) and")),
    "sql: what one started where one does not practise": (SQL, (" and app.practises(r.place)\n          and r.role = 'starter'", "\n          and r.role = 'starter'")),
    "form: alerts of others": (FORM + "sent item", (OWNED, "true")),
    "form: where an alert of another agency went": (FORM + "arrival", (" and agency_id = (select app.acting_agency())", "")),
}  # fmt: skip


@contextmanager
def changed(name: str, ground: Ground) -> Iterator[None]:
    """Within it, the mutant's rule is gone from its decider; the others are as they were. The database stays so until `restore`."""
    where, (before, after) = MUTANTS[name]
    if where == SQL or where.startswith(FORM):
        _protect(ground, where, before, after)
        yield
        return
    module = importlib.import_module(where)
    text = Path(str(module.__file__)).read_text()
    with _swapped(module, text.replace(before, after)):
        yield


def restore(ground: Ground) -> None:
    """The database decides by all its rules again."""
    _protect(ground, SQL, "", "")


@contextmanager
def _swapped(module: Any, text: str) -> Iterator[None]:
    """The module's own functions do as the changed text says; whoever imported them sees it too."""
    fresh, tree = dict(vars(module)), ast.parse(text)
    tree.body = [part for part in tree.body if isinstance(part, ast.FunctionDef)]  # models are registered once
    exec(compile(tree, str(module.__file__), "exec", flags=__future__.annotations.compiler_flag), fresh)
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
    """The mutants whose text is not where it can be changed: in a function of its module, or among the database's rules."""
    from joinedup.people import protection

    texts = {SQL: _policies()} | {f"{FORM}{name}": form.see for name, form in protection.FORMS.items()}
    for where in {where for where, _ in MUTANTS.values()} - set(texts):
        text = Path(f"src/{where.replace('.', '/')}.py").read_text()
        functions = [part for part in ast.parse(text).body if isinstance(part, ast.FunctionDef)]
        texts[where] = "\n".join(filter(None, (ast.get_source_segment(text, part) for part in functions)))
    return [name for name, (where, (before, _)) in MUTANTS.items() if before not in texts[where]]


def _policies() -> str:
    """Every function of the case wing, as it stands in the files."""
    from joinedup.people import protection

    return "\n".join(part.read_text() for part in (protection.FUNCTIONS, *protection.corners()))


def _protect(ground: Ground, where: str, before: str, after: str) -> None:
    from django.db import connection, transaction

    from joinedup.people import protection

    kept = protection.FUNCTIONS, protection.corners, dict(protection.FORMS)
    text = _policies()
    protection.FUNCTIONS = _Text(text.replace(before, after) if where == SQL and before else text)  # type: ignore[assignment]
    protection.corners = list
    if where != SQL:
        form = protection.FORMS[where.removeprefix(FORM)]
        protection.FORMS[where.removeprefix(FORM)] = replace(form, see=form.see.replace(before, after))
    try:
        ground.become(OWNER)
        with transaction.atomic(), connection.cursor() as cursor:
            protection.protect(cursor, APP)
        ground.become(ADMIN)
    finally:
        protection.FUNCTIONS, protection.corners = kept[:2]
        protection.FORMS.update(kept[2])


class _Text(str):
    """A text that can be read as a file can."""

    def read_text(self) -> str:
        """Itself."""
        return str(self)


def apart_in(name: str) -> tuple[str, str]:
    """The changed decider and another, since the unchanged two are known to agree."""
    decider = name.partition(":")[0]
    return "rules", "visible_to" if decider == "orm" else "policies"


def main(of: int = 1) -> None:
    """Print which of the mutants (of every second or third, if asked) lived, as JSON, and what the prover says unchanged."""
    with Ground() as ground:
        assert unchanged() == []
        from joinedup.front.proving.comparing import prove

        sound = prove(3_000, 7).apart
        lived = []
        in_database = {name for name, (where, _) in MUTANTS.items() if where == SQL or where.startswith(FORM)}
        tried = sorted(list(MUTANTS)[::of], key=lambda one: one in in_database)
        for name in tried:
            with changed(name, ground):
                if not prove(40_000, 3, until_apart=True, deciders=apart_in(name)).apart:
                    lived.append(name)
        restore(ground)
        print(json.dumps({"sound": sound, "mutants": len(tried), "lived": lived, "again": prove(3_000, 8).apart}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
