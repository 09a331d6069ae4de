"""What every page's frame shows: the partnership, navigation for this actor, who is signed in, the demonstration banner."""

from __future__ import annotations

import hmac
from base64 import b64encode
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from joinedup.foundation import places
from joinedup.front import case_wing
from joinedup.partnership import queries as partnership
from joinedup_core.permits import Actor, Permission, holds_anywhere

NAVIGATION = [
    ("Overview", "partnership:overview", Permission.SEE_PARTNERSHIP),
    ("Meetings", "meetings:calendar", Permission.SEE_MEETINGS),
    ("Actions", "actions:register", Permission.SEE_ACTIONS),
    ("Risks", "planning:registers", Permission.SEE_RISKS),
    ("Groups", "partnership:groups", Permission.SEE_PARTNERSHIP),
    ("Duties", "partnership:duties", Permission.SEE_PARTNERSHIP),
    ("Our agency", "our_agency", Permission.SEE_PARTNERSHIP),
    ("My cases", "cases:my_cases", Permission.FIND_PEOPLE),
    ("Panels", "panels:list", Permission.FIND_PEOPLE),
    ("Chair’s page", "chair", Permission.CONFIRM_ACTIONS),
]
NUMBERS = ("Numbers from cases", "numbers:numbers", Permission.SEE_NUMBERS)
KEEPING = [
    NUMBERS,
    ("People who can sign in", "people:people", Permission.GRANT_ROLES),
    ("Teams", "cases:teams", Permission.KEEP_TEAMS),
    ("Emergency access", "emergency:ask", Permission.TAKE_EMERGENCY_ACCESS),
    ("Emergency access to review", "emergency:reviews", Permission.REVIEW_EMERGENCY_ACCESS),
    ("Conflicts of interest", "conflicts:conflicts", Permission.KEEP_CONFLICTS),
    ("Contact standards: what was agreed", "casework:agreed", Permission.EDIT_DUTIES),
    ("Disagreements: the stages", "casework:stages", Permission.EDIT_DUTIES),
    ("What a concern can be about", "casework:domains", Permission.EDIT_DUTIES),
    ("Where referrals go", "casework:desks", Permission.KEEP_TEAMS),
    ("Sharing agreements", "casework:agreements", Permission.TELL_CONTACTS),
    ("Forms for cases", "casework:form_definitions", Permission.EDIT_DUTIES),
    ("Panels", "panels:list", Permission.EDIT_PARTNERSHIP),
    ("Kinds of number", "cases:number_kinds", Permission.EDIT_PARTNERSHIP),
    ("Settings of access to cases", "cases:settings", Permission.SEE_PARTNERSHIP),
    ("Activity record", "activity:activity", Permission.SEE_TRAIL),
]
"""What is needed seldom: at the foot of the page, so that the navigation stays one line."""
FOOTER = [("Help", "help"), ("Accessibility statement", "accessibility"), ("Published arrangements", "public:list")]


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's own values, added to every template."""
    actor: Actor | None = getattr(request, "actor", None)
    frame: dict[str, Any] = {
        "demonstration": settings.DEMO,
        "footer_links": [(label, url) for label, name in FOOTER if (url := _address(name))],
    }
    if actor is None or actor.user_id is None:
        return frame
    key = _partnership_key(request)
    name, agency = partnership.names_in_frame(actor, key) if key else ("", _agency_name(actor))
    frame["unsent_key"] = _unsent_key(actor.user_id)
    frame["user_menu"] = _user_menu(request, actor, agency)
    frame["emergencies"] = case_wing.emergencies(actor)
    if key and name:
        frame["partnership_name"] = name
        now = timezone.localtime()
        if marking := case_wing.marking(request.resolver_match.namespace, key, now.date()):  # type: ignore[union-attr]
            frame["printed"] = {"marking": marking, "by": request.user.get_full_name(), "agency": agency, "at": now}  # type: ignore[union-attr]
        rooms = _navigation(request, actor, key)
        frame["navigation"] = [("My work", reverse("home"), False), *rooms, ("Search", reverse("search"), False)]
        frame["hearing_url"] = _hearing(request, actor, key)
        frame["numbers_url"] = next((url for _, url in _offered(actor, key, [NUMBERS])), "")
        frame["footer_links"] += [(label, url) for label, url in _offered(actor, key, KEEPING)]
    else:
        frame["navigation"] = _everywhere(request)
    return frame


def _unsent_key(user_id: str) -> str:
    """By what the browser files what this reader typed and did not send, and the key it is encrypted with: kit/unsent.js."""
    mark, key = (
        hmac.digest(settings.SECRET_KEY.encode(), f"{what}:{user_id}".encode(), "sha256")
        for what in ("unsent mark", "unsent key")
    )
    return f"{mark[:6].hex()} {b64encode(key).decode()}"


def _hearing(request: HttpRequest, actor: Actor, key: str) -> str:
    """On the page of a meeting at which a panel hears cases: where its own agenda is. A board's page shows nothing of a case."""
    match = request.resolver_match
    if match is None or match.view_name != "meetings:meeting":
        return ""
    meeting = match.kwargs["meeting_id"]
    found = case_wing.hearings_at(actor, [meeting])
    return reverse("panels:hearing", args=[key, found[meeting]]) if meeting in found else ""


def _navigation(request: HttpRequest, actor: Actor, key: str) -> list[tuple[str, str, bool]]:
    """The rooms of a partnership the actor may enter; the current one is the longest address that begins this one."""
    offered = _offered(actor, key, NAVIGATION)
    path = case_wing.room_of(request.path, key)
    here = max((url for _, url in offered if path.startswith(url)), key=len, default="")
    return [(label, url, url == here) for label, url in offered]


def _offered(actor: Actor, key: str, links: list[tuple[str, str, Permission]]) -> list[tuple[str, str]]:
    """The links whose permission the actor holds somewhere in the partnership."""
    return [
        (label, url)
        for label, name, permission in links
        if holds_anywhere(actor, permission, places.board(key))
        and (actor.agency_id or name != "our_agency")  # who acts for no agency has no page of one
        and (url := _address(name, key))
    ]


def _everywhere(request: HttpRequest) -> list[tuple[str, str, bool]]:
    wanted = [("My work", "home"), ("Partnerships", "partnerships"), ("Search", "search")]
    if holds_anywhere(request.actor, Permission.RUN_INSTALLATION):  # type: ignore[attr-defined]
        wanted.append(("Installation", "installation:installation"))
    return [(label, url, url == request.path) for label, name in wanted if (url := _address(name))]


def _agency_name(actor: Actor) -> str:
    return partnership.agency_name(actor.agency_id) if actor.agency_id else ""


def _user_menu(request: HttpRequest, actor: Actor, agency: str) -> dict[str, Any]:
    menu = {
        "name": request.user.get_full_name(),  # type: ignore[union-attr]
        "account_url": _address("account") or "",
        "sign_out_url": _address("account_logout") or "",
    }
    if actor.agency_id:
        menu["agency"] = agency
        menu["change_agency_url"] = _address("acting_agency") or ""
    return menu


def _partnership_key(request: HttpRequest) -> str | None:
    match = request.resolver_match
    return match.kwargs.get("partnership") if match else None


@lru_cache(maxsize=4096)
def _address(name: str, *args: str) -> str | None:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
