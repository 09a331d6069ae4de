"""Pages of cases before a panel: referring, answering, one case with all that the panel holds, transfer, flag."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.case_actions.queries import actions_of
from joinedup.casework.case_actions.shown import actions_table
from joinedup.casework.hearings.queries import coming, hearings, items_of_case, recusals
from joinedup.casework.hearings.shown import choices as hearing_choices
from joinedup.casework.hearings.shown import held_table, recusal_facts
from joinedup.casework.panel_cases import commands, forms, queries, rules, shown
from joinedup.casework.panel_cases.rules import WAITING
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import PanelLine, get_panel, members, panel_names, panel_of_group
from joinedup.casework.panels.queries import panels as all_panels
from joinedup.casework.queries import check_open, get_case, named, who_is_who
from joinedup.casework.reasons import reason_for
from joinedup.casework.referrals.steps.queries import decided_elsewhere
from joinedup.casework.reports.queries import disruption_of, reports_of, threshold_of
from joinedup.casework.reports.shown import disruption_table, reports_table
from joinedup.casework.research.commands import take_on
from joinedup.casework.research.queries import requests_of
from joinedup.casework.research.shown import replies_table
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit
from joinedup.people.files.queries import practice
from joinedup_core.panels import text_of


def of_case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """A case's referrals to panels, and to which it can be referred."""
    framed = panels.frame(request, partnership, ("Case", ""))
    case = get_case(request.actor, partnership, case_id)
    found = commands.open_panel_referrals(request.actor, case_id, reason=reason_for(request, case))
    names = {str(one.id): one.name for one in case.persons}
    table = shown.referrals_table(partnership, found, names, panel_names({one.panel_id for one in found}))
    offered = [one for one in all_panels(request.actor, partnership) if not one.kind.held_elsewhere]
    offered.sort(key=lambda one: case.kind not in one.kind.case_kinds)
    elsewhere = [one for one in all_panels(request.actor, partnership) if one.kind.held_elsewhere]
    may = case.state != "closed" and queries.may_refer(request.actor, case)
    told = {"case": case, "table": table, "offered": offered, "elsewhere": elsewhere, "may_refer": may}
    return page(request, "casework/panel_of_case.html", **told, **framed)


def refer(request: HttpRequest, partnership: str, panel_id: UUID, case_id: UUID) -> HttpResponse:
    """Refer a case to a panel."""
    found = get_panel(request.actor, partnership, panel_id)
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, found), ("Refer", ""))
    case = get_case(request.actor, partnership, case_id)
    check_open(case)
    if not queries.may_refer(request.actor, case):
        raise NotAllowed(queries.WHO_REFERS)
    apart = who_is_who(request.actor, case)
    people = {one.id: f"{one.name} ({one.part}; {apart[one.id].born_words})" for one in case.persons}
    begin = forms.parts_on_case(case.persons)
    choices = forms.referral_choices(found.kind.criteria, people)
    form = forms.ReferralForm(request.POST or None, initial=begin, choices=choices)

    def act() -> UUID:
        said = {"panel_id": found.group_id, "referral": form.referral(), "at": timezone.now()}
        return commands.refer_to_panel(request.actor, case_id, key=uuid4(), **said)

    if submit(form, act):
        messages.success(
            request, "It is referred. Until the coordinator answers, nobody has taken it on: in danger, telephone."
        )
        return redirect("panels:referral", partnership, form.result)
    told = {"title": f"Refer to {found.name}", "caption": f"Case {case.reference}", "button": "Refer", "danger": True}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def refer_other(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """Refer a group or a place to a panel."""
    found = get_panel(request.actor, partnership, panel_id)
    framed = panels.frame(
        request, partnership, panels.panel_crumb(partnership, found), ("Refer a group or a place", "")
    )
    here = practice(request.actor, partnership)
    choices = {
        **forms.referral_choices(found.kind.criteria, {}),
        "considers": forms.considers_choices(found.kind.considers),
    }
    form = forms.OtherReferralForm(request.POST or None, choices={k: choices[k] for k in ("criteria", "considers")})

    def act() -> UUID:
        said = {"panel_id": found.group_id, "referral": form.referral(), "at": timezone.now()}
        return commands.refer_group_or_place(request.actor, here, key=uuid4(), **said)

    if submit(form, act):
        messages.success(request, "It is referred, in a case of its own. Put people on that case as they become known.")
        return redirect("panels:referral", partnership, form.result)
    told = {"title": "Refer a group or a place", "caption": found.name, "button": "Refer", "danger": True}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


@require_POST
def have(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """Say that the coordinator has it."""
    line = queries.get_referral(request.actor, partnership, referral_id)
    commands.acknowledge_panel_referral(request.actor, line.case_id, referral_id=referral_id, at=timezone.now())
    messages.success(request, "Its sender sees that you have it. Now decide, and tell them.")
    return redirect("panels:referral", partnership, referral_id)


def referral(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """A referral, with the coordinator's answer to it."""
    line = queries.get_referral(request.actor, partnership, referral_id)
    case = get_case(request.actor, partnership, line.case_id)
    found = commands.open_panel_referral(request.actor, referral_id, reason=reason_for(request, case))
    panel = panel_of_group(request.actor, partnership, found.panel_id)
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), ("Referral", ""))
    open_still = (
        found.state in WAITING or request.method == "POST"
    )  # answered meanwhile: the command says so, and nothing is lost
    answering = open_still and queries.keeps(request.actor, case.place, found.panel_id)
    decided = decided_elsewhere(referral_id) if answering else []
    form = _answer_form(request, panel, len(decided)) if answering else None
    if form and submit(form, lambda: _answer(request, found, form.cleaned_data)):
        messages.success(
            request, "The referrer is told." if form.cleaned_data["accepts"] else "Declined: the referrer is told why."
        )
        return redirect("panels:before", partnership, form.result)
    names = {str(one.id): one.name for one in case.persons}
    kind = panel.kind_on(timezone.localdate(found.at))
    facts = shown.referral_facts(found, kind, named(who_is_who(request.actor, case)))
    told = {
        "letter": _letter(panel, found), "referral": found, "facts": facts, "panel": panel, "state": queries.state_words(found), "about": panels.about(found, names),
        "decided": decided,
    }  # fmt: skip
    return page(request, "casework/panel_referral.html", form=form, **told, **framed)


def before(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """A case before a panel, with all that the panel holds of it."""
    line = queries.get_panel_case(request.actor, partnership, panel_case_id)
    case = get_case(request.actor, partnership, line.case_id)
    opened = commands.open_panel_case(request.actor, panel_case_id, reason=reason_for(request, case))
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), ("Case before the panel", ""))
    apart = named(who_is_who(request.actor, case))
    facts = shown.referral_facts(opened.referral, panel.kind_on(line.referred_on), apart) if opened.referral else []
    held = items_of_case(request.actor, panel_case_id)
    tables = {
        "requests": replies_table(partnership, requests_of(request.actor, panel_case_id, now=timezone.now())),
        "actions": actions_table(partnership, actions_of(request.actor, [panel_case_id], today=framed["today"]), with_case=False),
        "held": held_table(partnership, held, panel.kind_on(line.referred_on)),
        "recused": recusal_facts(recusals(request.actor, line.case_id, line.panel_id)),
    }  # fmt: skip
    keeps = queries.keeps(request.actor, case.place, line.panel_id)
    told = {"line": line, "case": case, "panel": panel, "before_facts": panels.before_facts(line), "facts": facts}
    told["closed"] = rules.STILL_WRITTEN if case.state == "closed" else ""
    told |= _more(request, panel, line, framed)
    told["safe_contact"] = opened.referral.safe_contact if opened.referral else ""
    return page(
        request, "casework/panel_before.html", collisions=opened.collisions, keeps=keeps, **told, **tables, **framed
    )


def _letter(panel: PanelLine, found: queries.ReferralLine) -> str:
    """What the panel writes to whoever referred, by what held then."""
    key = {"accepted": "taken_on", "declined": "declined"}.get(found.state, "")
    return text_of(panel.kind_on(timezone.localdate(found.at)), key, panels.filled(panel))


def _more(request: HttpRequest, panel: PanelLine, line: queries.PanelCaseLine, framed: panels.Frame) -> dict[str, Any]:
    """What some kinds of panel hold besides: reports of antisocial behaviour with their threshold, what was done to disrupt."""
    found: dict[str, Any] = {}
    if panel.kind.key == "asb":
        told = reports_of(request.actor, line.case_id, line.panel_id)
        found = {
            "reports": reports_table(told),
            "threshold": threshold_of(places.key_of(panel.place), told, framed["today"]),
        }
    if panel.kind.disruption:
        found["disruption"] = disruption_table(disruption_of(request.actor, line.case_id, line.panel_id), panel.kind)
    return found


def transfer(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Transfer a case to another area."""
    line, framed = _kept(request, partnership, panel_case_id, "Transfer")
    form = forms.TransferForm(request.POST or None, initial={"version": line.version, "on": framed["today"]})
    return _act(request, form, lambda: commands.transfer_case(request.actor, panel_case_id, **form.cleaned_data), framed,
                line, "Transfer to another area", "Recorded. Make the document to hand over below, and ask them to say that it arrived.")  # fmt: skip


def receipt(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Record that the other area has the case."""
    line, framed = _kept(request, partnership, panel_case_id, "Arrived")
    form = forms.ReceiptForm(request.POST or None)
    return _act(
        request, form, lambda: commands.record_receipt(request.actor, panel_case_id, at=timezone.now(), **form.cleaned_data),
        framed, line, "It arrived there", "Recorded.",
    )  # fmt: skip


def finish(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """The panel has finished with a case."""
    line, framed = _kept(request, partnership, panel_case_id, "Finish")
    form = forms.FinishForm(request.POST or None, initial={"version": line.version})
    return _act(
        request, form, lambda: commands.finish_case(request.actor, panel_case_id, at=timezone.now(), **form.cleaned_data),
        framed, line, "The panel has finished with it", "Finished: members cannot open it any more.",
    )  # fmt: skip


def flag(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Take a flag off."""
    line, framed = _kept(request, partnership, panel_case_id, "Flag")
    form = forms.FlagForm(request.POST or None)
    said = {"on": framed["today"], "at": timezone.now()}
    return _act(
        request, form, lambda: commands.remove_flag(request.actor, panel_case_id, **said, **form.cleaned_data), framed, line,
        "Take the flag off", "Recorded. Tell each agency to take it off its own records.",
    )  # fmt: skip


def _act(
    request: HttpRequest, form: Any, act: Any, framed: panels.Frame, line: queries.PanelCaseLine, title: str, done: str
) -> HttpResponse:
    """A form about a case before a panel: done, its page; else the form."""
    if submit(form, act):
        messages.success(request, done)
        return redirect("panels:before", framed["partnership"], line.id)
    return page(
        request, "casework/panel_form.html", form=form, title=title, caption=line.about, button="Save", **framed
    )


def _kept(
    request: HttpRequest, partnership: str, panel_case_id: UUID, last: str
) -> tuple[queries.PanelCaseLine, panels.Frame]:
    """A case that the reader keeps before its panel, and the way to a page about it."""
    line = queries.get_panel_case(request.actor, partnership, panel_case_id)
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    queries.check_keeps(request.actor, line.place, line.panel_id)
    return line, panels.frame(
        request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), (last, "")
    )


def _answer_form(request: HttpRequest, panel: PanelLine, version: int) -> forms.AnswerForm:
    now = timezone.now()
    next_ones = coming(hearings(request.actor, panel), now)
    sitting = members(request.actor, panel, on=timezone.localdate(now))
    agencies = sorted({(one.agency_id, one.agency) for one in sitting if one.agency_id}, key=lambda pair: pair[1])
    begin = {
        "hearing_id": next_ones[0].id if next_ones else None,
        "agency_ids": [pk for pk, _ in agencies],
        "version": version,
    }
    return forms.AnswerForm(
        request.POST or None,
        initial=begin,
        choices={"hearing_id": hearing_choices(panel, next_ones, timezone.localdate(now)), "agency_ids": agencies},
    )


def _answer(request: HttpRequest, line: queries.ReferralLine, said: dict[str, Any]) -> UUID:
    """Decline, or take on with the agenda and the research in one go."""
    given = {"referral_id": line.id, "because": said["because"], "version": said["version"], "at": timezone.now()}
    if not said["accepts"]:
        return commands.answer_panel_referral(request.actor, line.case_id, accepts=False, **given)
    more = {"hearing_id": said["hearing_id"], "agency_ids": said["agency_ids"]}
    return take_on(request.actor, line.case_id, **given, **more)
