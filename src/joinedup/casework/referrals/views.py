"""Pages of referrals for those who work on the case: sending one, how it stands, chasing, what came of it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.desks.queries import desks
from joinedup.casework.enquiries.queries import brought_by, is_council
from joinedup.casework.panel_cases.queries import panel_referral_as
from joinedup.casework.queries import (
    CaseHead,
    PersonOnCase,
    check_open,
    get_case,
    may_record,
    may_share,
    offer_recording,
    offer_sharing,
    who_is_who,
)
from joinedup.casework.reasons import reason_for
from joinedup.casework.referral_kinds.queries import kinds_of
from joinedup.casework.referrals import commands, queries
from joinedup.casework.referrals.forms import ChaseForm, KindForm, OutsideReplyForm, ReferForm, WithdrawForm
from joinedup.casework.referrals.queries import ReferralDetail, ReferralLine
from joinedup.casework.referrals.shown import events, facts, table, way
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup.kit.forms import Form
from joinedup.people.files.queries import last_telephone, practice
from joinedup_core.permits import Permission, Thing, decide

NONE_SENT = (
    "No referral is recorded that you may see. Not finding one does not mean that none was made: act on your concern."
)


def referrals(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """The referrals of a case, and for whom one can be made."""
    case = get_case(request.actor, partnership, case_id)
    reason = reason_for(request, case)
    found = commands.open_referrals(request.actor, case_id, at=timezone.now(), reason=reason)
    listed = table("Referrals", found, lambda x: reverse("casework:referral", args=[partnership, x.id]), NONE_SENT)
    return page(
        request, "casework/referrals/list.html", case=case, partnership=partnership, table=listed, crumbs=way(case),
        may_record=case.state != "closed" and may_record(request.actor, case),
    )  # fmt: skip


def choose(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Choose what is referred, with immediate danger first."""
    case, who = _person(request, partnership, case_id, person_id)
    here = kinds_of(partnership, timezone.localdate())
    form = KindForm(request.POST or None, choices={"kind": [(key, kind.label) for key, kind in here.items()]})
    if form.is_valid():
        to = reverse("casework:refer", args=[partnership, case_id, person_id, form.cleaned_data["kind"]])
        return redirect(f"{to}?contact={request.GET['contact']}" if "contact" in request.GET else to)
    about = [(kind.label, kind.decides) for kind in here.values()]
    return page(
        request, "casework/referrals/choose.html", form=form, person=who, about=about, crumbs=way(case, "Refer")
    )


def refer(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID, kind: str) -> HttpResponse:
    """Fill in and send a referral of one kind."""
    case, who = _person(request, partnership, case_id, person_id)
    what = kinds_of(partnership, timezone.localdate()).get(kind)
    if what is None:
        raise NotFound("no such kind of referral")
    found = desks(partnership, kind)
    apart = who_is_who(request.actor, case)
    begin = {
        "who": f"{who.name}, {apart[who.id].born_words}",
        "sender_telephone": last_telephone(request.actor),
    }
    begin |= {"desk_id": found[0].id} if len(found) == 1 else {}
    links = decide(request.actor, Permission.LINK_WORKERS, Thing(case.place)).allowed
    panels = queries.receiving_panels(request.actor, partnership, what, on=timezone.localdate())
    form = ReferForm(
        request.POST or None, initial=begin, kind=what, desks=found, may_link=links, panels=panels,
        others=[(one.id, f"{one.name} ({one.part}; {apart[one.id].born_words})") for one in case.persons if one.id != person_id],
    )  # fmt: skip
    if submit(form, lambda: _send(request, case, person_id, kind, form)):
        messages.success(request, "It is sent. It is not received until they say so: see below what to do.")
        return redirect("casework:referral", partnership, form.result)
    return page(
        request, "casework/referrals/refer.html", form=form, kind=what, person=who, desks=found, panels=panels, case=case,
        partnership=partnership, crumbs=way(case, "Refer"),
    )  # fmt: skip


def referral(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """A referral: how it stands, what its sender does next, what it says and what happened to it."""
    line, case = _found(request, partnership, referral_id)
    reason = reason_for(request, case)
    found = commands.open_referral(request.actor, referral_id, at=timezone.now(), reason=reason)
    return page(
        request, "casework/referrals/referral.html", found=found, line=found.line, partnership=partnership, facts=facts(found),
        events=events(found), person=case.person(line.person_id), crumbs=way(case, line.reference),
        panel_referral=panel_referral_as(request.actor, referral_id),
        enquiries=brought_by(request.actor, referral_id), to_enquire=_to_enquire(request, case, found),
        may_record=line.own and line.stand.key != "withdrawn" and may_record(request.actor, case),
        may_share=line.own and case.state != "closed" and may_share(request.actor, case),
        disagree=line.own and line.stand.key != "withdrawn" and case.state != "closed",
    )  # fmt: skip


def _to_enquire(request: HttpRequest, case: CaseHead, found: ReferralDetail) -> str:
    """Where a council records the concern about an adult that a referral brought, to decide on it; empty for anybody else."""
    line = found.line
    if not found.of_adult or line.stand.key == "withdrawn" or case.state == "closed":
        return ""
    if not is_council(request.actor.agency_id) or not may_record(request.actor, case):
        return ""
    to = reverse("casework:record_adult_concern", args=[case.partnership, case.id, line.person_id])
    return f"{to}?referral={line.id}"


def chase(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """Record that one asked after it."""
    form = ChaseForm(request.POST or None)
    return _record(request, partnership, referral_id, form, commands.record_chase, "I asked after it")


def reply(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """Record what an agency outside the system answered."""
    form = OutsideReplyForm(request.POST or None)
    return _record(request, partnership, referral_id, form, commands.record_reply, "What they answered")


def withdraw(request: HttpRequest, partnership: str, referral_id: UUID) -> HttpResponse:
    """Take a referral back."""
    form = WithdrawForm(request.POST or None)
    return _record(request, partnership, referral_id, form, commands.withdraw_referral, "Take this referral back")


def to_chase(request: HttpRequest, partnership: str) -> HttpResponse:
    """What one's agency sent and still waits for: what was not received first."""
    membership = practice(request.actor, partnership)
    found = commands.list_to_chase(request.actor, membership, at=timezone.now())
    listed = table(
        "Sent", found.lines, lambda x: reverse("casework:referral", args=[partnership, x.id]),
        "Nothing that your agency sent on your cases waits for an answer.",
    )  # fmt: skip
    late = [line for line in found.lines if line.stand.key == "not_received"]
    return page(
        request, "casework/referrals/to_chase.html", table=listed, late=late, partnership=partnership, more=found.more, shown=len(found.lines),
        crumbs=[("My cases", reverse("cases:my_cases", args=[partnership])), ("Referrals sent", "")],
    )  # fmt: skip


def _send(request: HttpRequest, case: CaseHead, person_id: UUID, kind: str, form: ReferForm) -> UUID:
    try:
        contact = UUID(request.GET["contact"]) if "contact" in request.GET else None
    except ValueError as why:
        raise NotFound("no such contact") from why
    try:
        return commands.send_referral(
            request.actor, case.id, person_id=person_id, kind=kind, at=timezone.now(), key=uuid4(), contact_id=contact,
            **form.details(),
        )  # fmt: skip
    except commands.Refused as refusal:
        if refusal.code == "said":
            refusal.field = f"said_{refusal.field}"
        raise


def _record(
    request: HttpRequest, partnership: str, referral_id: UUID, form: Form, act: object, title: str
) -> HttpResponse:
    """One short form about a referral of the own agency."""
    line, case = _found(request, partnership, referral_id)
    offer_recording(request.actor, case, own=line.own)
    if submit(form, lambda: act(request.actor, referral_id, at=timezone.now(), **form.cleaned_data)):  # type: ignore[operator]
        messages.success(request, "It is recorded.")
        return redirect("casework:referral", partnership, referral_id)
    told = {"title": title, "caption": line.reference, "crumbs": way(case, line.reference)}
    return page(request, "casework/concern_form.html", form=form, **told)


def _person(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> tuple[CaseHead, PersonOnCase]:
    case = get_case(request.actor, partnership, case_id)
    who = case.person(person_id)
    check_open(case)
    offer_sharing(request.actor, case)
    return case, who


def _found(request: HttpRequest, partnership: str, referral_id: UUID) -> tuple[ReferralLine, CaseHead]:
    line = queries.get_referral(request.actor, partnership, referral_id, timezone.now())
    return line, get_case(request.actor, partnership, line.case_id)
