"""The policies of the database over every table with a case or a person in it, made from the models' own forms.

`protect` is run by the owner after every migration; `check` refuses to serve where a table stands unprotected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from joinedup.foundation.hardening import Unsafe
from joinedup_core.permits import ALLOWS, LINKS, Permission

FUNCTIONS = Path(__file__).with_name("policies.sql")
NAMING = {"people.case", "people.person", "people.household"}

MINE, MINE_WITH_ITEMS = "in (select app.my_cases())", "in (select app.my_item_cases())"
"""Hashed once a statement. As `= any (array (...))` the list would be sorted again for every row of a join that is looked up by its
key, and of 600 cases that is most of the time; the program's own queries narrow by key, place or agency anyway."""
WORKED, WORKED_PEOPLE = "in (select app.my_worked_cases())", "in (select app.my_worked_people())"
"""Emergency access only reads: what is added or changed needs another link."""
MY_PEOPLE, MY_AGENCY = "in (select app.my_people())", "(select app.acting_agency())"
STANDING = "kind <> 'emergency_reader'"
BEFORE = "(case_id, panel_id) in (select * from app.my_panel_cases())"
KEPT = "(case_id, panel_id) in (select * from app.my_kept_cases())"
OWED = "(case_id, panel_id) in (select * from app.my_owed_cases())"
"""A link to the case given for the panel: one that sees, one that keeps, one that owes an action."""
OWN_ACTION = f"(owner_agency_id = {MY_AGENCY} and {OWED})"
ARRIVED = "in (select a.item_id, a.to_agency_id from app.arrivals_to_me() a)"
"""What was sent to a desk or a stage of the actor's, with the agency that it was sent to."""
MY_ARRIVALS = "in (select a.id from app.arrivals_to_me() a)"
SENT_TO_ME = "in (select a.item_id from app.arrivals_to_me() a)"
OFFICER = "app.holds('conflict_officer', place)"
COUNTING = "starts_with(app.acting(3), 'job:')"
"""Numbers for boards name nobody: everybody may read them, where the pages let them; jobs alone count."""


@dataclass(frozen=True)
class Form:
    """What the app role may see, add and change of a table. Nothing is ever deleted.

    `change` says of which rows as they are; `into`, where it differs, what they may become.
    """

    see: str
    add: str
    change: str = ""
    into: str = ""


FORMS: dict[str, Form] = {
    "the case": Form(f"id {MINE}", "app.practises(place)", f"id {WORKED}"),
    "case": Form(f"case_id {MINE}", f"case_id {WORKED}", f"case_id {WORKED}"),
    "case person": Form(
        f"case_id {MINE}", f"case_id {WORKED} and app.may_name(person_id)", f"case_id {WORKED}"
    ),
    "link": Form(
        f"case_id {MINE}",
        f"(case_id {WORKED} or app.is_new_case(case_id)) and {STANDING}",
        f"case_id {WORKED} and {STANDING}",
    ),
    "item": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
    ),
    "finished item": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
        f"case_id {WORKED} and agency_id = {MY_AGENCY} and completed_at is null",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
    ),
    "added item": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
    ),
    "arrival": Form(f"id {MY_ARRIVALS} or (case_id {MINE_WITH_ITEMS} and agency_id = {MY_AGENCY})", "false"),
    "sent item": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))"
        f" or id {SENT_TO_ME}",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
    ),
    "escalation": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))"
        f" or id {SENT_TO_ME}",
        f"agency_id = {MY_AGENCY} and started_by_id = (select app.acting_user())"
        f" and (case_id {WORKED} or app.may_disagree(case_id, about_id))",
    ),
    "caused": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me())) or id {SENT_TO_ME}",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
    ),
    "alert step": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))"
        f" or (alert_id, agency_id) {ARRIVED} or (kind = 'ended' and alert_id {SENT_TO_ME})",
        f"(case_id {WORKED} and agency_id = {MY_AGENCY}) or (kind = 'acknowledged' and (alert_id, agency_id) {ARRIVED})",
    ),
    "request reply": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))"
        f" or (request_id, agency_id) {ARRIVED}",
        f"(case_id {WORKED} and agency_id = {MY_AGENCY}) or (request_id, agency_id) {ARRIVED}",
    ),
    "escalation step": Form(
        "app.sees_escalation(escalation_id)",
        f"app.sees_escalation(escalation_id) and"
        f" ((case_id {WORKED} and agency_id = {MY_AGENCY}) or (escalation_id, agency_id) {ARRIVED})",
    ),
    "referral": Form(
        f"case_id {MINE_WITH_ITEMS} and (agency_id = {MY_AGENCY} or id in (select app.shared_with_me()))"
        " or id in (select app.referrals_to_me())",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}",
    ),
    "referral step": Form("app.sees_referral(referral_id)", f"agency_id = {MY_AGENCY} and app.may_answer_referral(referral_id)"),
    "shared": Form(
        f"case_id {MINE}",
        f"case_id {WORKED} and from_agency_id = {MY_AGENCY}",
        f"case_id {WORKED} and from_agency_id = {MY_AGENCY}",
    ),
    "acknowledged": Form(
        f"case_id {MINE}",
        f"case_id {WORKED} and agency_id = {MY_AGENCY}"
        " and exists (select from people_shareditem s where s.id = shared_id and s.to_agency_id = agency_id)",
    ),
    "the person": Form(f"id {MY_PEOPLE}", "app.practises(place)", f"id {WORKED_PEOPLE}"),
    "person": Form(
        f"person_id {MY_PEOPLE}",
        f"person_id {WORKED_PEOPLE} or app.is_new_person(person_id)",
        f"person_id {WORKED_PEOPLE}",
    ),
    "relationship": Form(
        f"person_id {MY_PEOPLE} and other_id {MY_PEOPLE}",
        *[f"person_id {WORKED_PEOPLE} and other_id {WORKED_PEOPLE}"] * 2,
    ),
    "household": Form("id in (select app.my_households())", "app.practises(place)", "id in (select app.my_households())"),
    "conflict": Form(OFFICER, OFFICER, OFFICER),
    "listed": Form(
        f"case_id {MINE} or person_id {MY_PEOPLE} or {OFFICER}",
        f"case_id {WORKED} or person_id {WORKED_PEOPLE} or {OFFICER}",
        f"case_id {WORKED} or person_id {WORKED_PEOPLE} or {OFFICER}",
    ),
    "emergency": Form(
        f"case_id {WORKED} or ((user_id = (select app.acting_user()) or app.holds('privacy_officer', place))"
        " and not app.is_barred((select app.acting_user()), case_id))",
        "false",
    ),
    "setting": Form("true", "app.holds('business_manager', place)"),
    "numbers": Form("true", COUNTING, COUNTING),
    "recount": Form("true", "app.holds('business_manager', place)", COUNTING),
    "panel case": Form(BEFORE, KEPT, KEPT),
    "recusal": Form(BEFORE, f"{KEPT} or (user_id = (select app.acting_user()) and {BEFORE})"),
    "case action": Form(f"{BEFORE} or {OWN_ACTION}", KEPT, f"{KEPT} or {OWN_ACTION}"),
    "action step": Form(f"{BEFORE} or {OWN_ACTION}", f"{KEPT} or {OWN_ACTION}"),
    "own at panel": Form(*[f"agency_id = {MY_AGENCY} and app.sits_on(panel_id)"] * 3),
    "secret": Form("false", f"person_id {WORKED_PEOPLE}"),
    "kept": Form("false", "false"),
    "nobody": Form("false", "app.acting_user() is not null"),
}  # fmt: skip
"""The forms a model can name in `protected`. `nobody` and `secret`: read only through a definer's function; `kept`: written so too;
`emergency`: written so, and read by those it concerns; `finished item`: what is completed stays as it is; `added item`: only ever added;
`referral`: also read by the team it was sent to; `referral step`, `escalation step`: by whoever may read that."""


def protected_models() -> Iterator[tuple[type[models.Model], str]]:
    """Every model with a form, and the form's name."""
    for model in apps.get_models():
        form = getattr(model, "protected", None)
        if form:
            yield model, form


def unprotected_models() -> list[str]:
    """Models that name a case, a person or a household, and have no form: there must be none."""
    return sorted(
        model._meta.label
        for model in apps.get_models()
        if not getattr(model, "protected", None)
        and (model._meta.label_lower in NAMING or any(_names_somebody(field) for field in model._meta.concrete_fields))
    )


def protect(cursor: Any, app_role: str) -> None:
    """Make functions, triggers and policies anew. Run by the owner; safe to repeat."""
    cursor.execute(_functions())
    role = '"' + app_role.replace('"', '""') + '"'
    cursor.execute(f"grant execute on all functions in schema app to {role}")
    cursor.execute(f"revoke all on app.context_key from {role}, public")
    for model, form in protected_models():
        for statement in _policies(model._meta.db_table, FORMS[form], role):
            cursor.execute(statement)


def check(cursor: Any) -> None:
    """Raise `Unsafe` unless every table of the case wing is under policies that its owner cannot forget either."""
    tables = sorted(model._meta.db_table for model, _ in protected_models())
    cursor.execute(
        "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any (%s)"
        " and c.relrowsecurity and c.relforcerowsecurity"
        " and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'app_sees')",
        [tables],
    )
    bare = set(tables) - {name for (name,) in cursor.fetchall()}
    if bare:
        raise Unsafe(
            f"Not protected by the database: {', '.join(sorted(bare))}. Run ./joinedup migrate to put that right"
        )


def corners() -> list[Path]:
    """The files in which corners of the installed rooms add to the functions, read after the rest; this room's first."""
    rooms = [Path(config.path) for config in apps.get_app_configs() if config.name.startswith("joinedup.")]
    rooms.sort(key=lambda room: (room != Path(__file__).parent, room.name))
    return [file for room in rooms for file in sorted(room.glob("*/policies.sql"))]


_BLANKS = {
    "{sees_cases}": Permission.SEE_CASES,
    "{sees_items}": Permission.SEE_ITEMS,
    "{sees_locations}": Permission.SEE_LOCATIONS,
    "{sees_panel_cases}": Permission.SEE_PANEL_CASES,
    "{keeps_panel_cases}": Permission.KEEP_PANEL_CASES,
    "{updates_case_actions}": Permission.UPDATE_CASE_ACTIONS,
}


def _functions() -> str:
    text = "\n".join(part.read_text() for part in (FUNCTIONS, *corners()))
    for blank, permission in _BLANKS.items():
        kinds = ", ".join(f"'{role}'" for role in LINKS if permission in ALLOWS[role])
        text = text.replace(blank, f"array[{kinds}]")
    return text


def _policies(table: str, form: Form, role: str) -> Iterator[str]:
    here = f"public.{table}"
    yield f"alter table {here} enable row level security"
    yield f"alter table {here} force row level security"
    yield f"revoke delete, truncate on {here} from {role}"
    for name in ("owner_sees", "app_sees", "app_adds", "app_changes"):
        yield f"drop policy if exists {name} on {here}"
    yield f"create policy owner_sees on {here} for select to current_user using (true)"
    yield f"create policy app_sees on {here} for select to {role} using ({form.see})"
    yield f"create policy app_adds on {here} for insert to {role} with check ({form.add})"
    if form.change:
        yield f"create policy app_changes on {here} for update to {role} using ({form.change}) with check ({form.into or form.change})"


def _names_somebody(field: models.Field[Any, Any]) -> bool:
    related = getattr(field, "related_model", None)
    return related is not None and related._meta.label_lower in NAMING
