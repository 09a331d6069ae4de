"""Pages of the administrator. They show no content of any partnership."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.accounts.queries import SignIn
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.jobs.queries import JobLine
from joinedup.foundation.listing import Listing
from joinedup.front.people import commands
from joinedup.front.people.installation import forms, queries
from joinedup.kit.answers import page, submit, taken_away
from joinedup.kit.forms import Form
from joinedup.kit.tables import Column, Table
from joinedup.partnership.commands import create_partnership

EVERYBODY = 100_000


LATE = (
    "Some of the program’s regular work is late: nothing seems to work through it. Start the program again. If that does not help, "
    "send the newest lines of “worker” in its log folder to whoever looks after it."
)


def installation(request: HttpRequest) -> HttpResponse:
    """The partnerships and the users of the installation."""
    framed = _frame(request)
    per_page = EVERYBODY if request.GET.get("format") else 50
    listing = Listing.from_request(request.GET, default="name", filters=queries.FILTERS, per_page=per_page)
    users, partnerships = _users(queries.user_page(request.actor, listing)), _partnerships(queries.partnership_rows())
    lines = queries.regular_work(timezone.now())
    work = _regular_work(lines)
    if file := taken_away(request, f"installation-{timezone.localdate()}", users, partnerships, work):
        return file
    return page(
        request, "front/people/installation.html", users=users, partnerships=partnerships, work=work,
        failed=[line for line in lines if line.failures], late=LATE if any(line.late for line in lines) else "",
        filters=forms.UserFilter(request.GET), **framed,
    )  # fmt: skip


def add_partnership(request: HttpRequest) -> HttpResponse:
    """Make a partnership."""
    framed = _frame(request, ("Add a partnership", ""))
    form = forms.PartnershipForm(request.POST or None)
    if submit(form, lambda: create_partnership(request.actor, **form.cleaned_data)):
        messages.success(request, "The partnership is made. Grant somebody the role of its business manager next.")
        return redirect("installation:installation")
    words = (
        "You run the installation and see nothing of what is in a partnership. Its business manager begins the work."
    )
    return _form(request, framed, form, "Add a partnership", "Add the partnership", words)


def add_user(request: HttpRequest) -> HttpResponse:
    """Add somebody who is to sign in."""
    framed = _frame(request, ("Add a user", ""))
    form = forms.UserForm(request.POST or None)
    if submit(form, lambda: accounts.add_user(request.actor, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "They are added, and a message with a link to choose a password is on its way.")
        return redirect("installation:user", form.result[0])
    words = "They are sent a link to choose a password. It works once, for three days."
    return _form(request, framed, form, "Add a user", "Add the user", words)


def user(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One user: their account, the roles granted to them, and a role to be granted."""
    framed, found = _one(request, user_id)
    form = forms.AppointForm(
        request.POST or None, initial={"from_on": framed["today"]},
        choices={"role": queries.role_choices(), "where": queries.where_choices()},
    )  # fmt: skip
    if submit(form, lambda: _appoint(request, user_id, **form.cleaned_data)):
        messages.success(request, "The role is granted.")
        return redirect("installation:user", user_id)
    granted = queries.granted_to(user_id, on=framed["today"])
    own = request.actor.user_id == str(user_id)
    return page(
        request,
        "front/people/user.html",
        form=form,
        found=found,
        facts=_facts(found),
        granted=granted,
        own=own,
        **framed,
    )


def end_role(request: HttpRequest, user_id: UUID, grant_id: UUID) -> HttpResponse:
    """End a role somebody was granted."""
    framed, found = _one(request, user_id, "End a role")
    role = next((g for g in queries.granted_to(user_id, on=framed["today"]) if g.id == grant_id), None)
    if role is None:
        raise NotFound("no such role")
    form = forms.EndForm(request.POST or None, initial={"on": framed["today"]})
    if submit(form, lambda: accounts.withdraw_role(request.actor, grant_id, **form.cleaned_data)):
        messages.success(request, "The role ends. What they did stays on record.")
        return redirect("installation:user", user_id)
    words = f"{found.name} is {role.words}: {role.where}. Only this role ends."
    return _form(request, framed, form, "End a role", "End the role", words, variant="warning")


def close(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Close an account."""
    framed, found = _one(request, user_id, "Close the account")
    form = forms.CloseForm(request.POST or None)
    act: Callable[[], Any] = lambda: accounts.deactivate_user(  # noqa: E731
        request.actor, user_id=user_id, on=framed["today"], **form.cleaned_data
    )
    if submit(form, act):
        messages.success(request, "The account is closed. They are signed out everywhere.")
        return redirect("installation:user", user_id)
    words = f"{found.name} is signed out everywhere and cannot sign in. What they did, and the seats they hold, stay on record."
    return _form(request, framed, form, "Close the account", "Close the account", words, variant="warning")


def remove_factor(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Remove somebody's second factor."""
    framed, found = _one(request, user_id, "Remove the second factor")
    form = forms.FactorForm(request.POST or None)
    act: Callable[[], Any] = lambda: accounts.reset_second_factor(  # noqa: E731
        request.actor, user_id=user_id, at=timezone.now(), **form.cleaned_data
    )
    if submit(form, act):
        messages.success(request, "The second factor is removed. They are signed out everywhere, and told so.")
        return redirect("installation:user", user_id)
    words = (
        f"Be sure that it is {found.name} who asks: ring them by a number you already have. Until they set up a new one, "
        "their password alone is enough to sign in and set one up. The reason stands in the trail."
    )
    return _form(request, framed, form, "Remove the second factor", "Remove it", words, variant="warning")


@require_POST
def reopen(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Open a closed account again."""
    return _simply(request, user_id, accounts.reactivate_user, "The account is open again.")


@require_POST
def send_link(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Send the link that sets a first password once more."""
    said = "A message with a new link is on its way. It works once, for three days."
    return _simply(request, user_id, accounts.send_password_link, said, at=timezone.now())


def _simply(request: HttpRequest, user_id: UUID, act: Callable[..., Any], said: str, **more: Any) -> HttpResponse:
    _one(request, user_id)
    try:
        act(request.actor, user_id=user_id, **more)
        messages.success(request, said)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("installation:user", user_id)


def _appoint(request: HttpRequest, user_id: UUID, *, role: str, where: str, from_on: Any, to_on: Any) -> None:
    if where == queries.EVERYWHERE:
        accounts.grant_role(request.actor, user_id=user_id, role=role, place="", from_on=from_on, to_on=to_on)
    else:
        commands.appoint(request.actor, UUID(where), user_id=user_id, role=role, from_on=from_on, to_on=to_on)


def _frame(request: HttpRequest, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """What every page here shows; 404 for those who do not run the installation, before anything else is looked at."""
    queries.check_may_run(request.actor)
    first = ("Installation", reverse("installation:installation") if crumbs else "")
    return {"today": timezone.localdate(), "crumbs": [("Home", reverse("home")), first, *crumbs]}


def _one(request: HttpRequest, user_id: UUID, *titles: str) -> tuple[dict[str, Any], SignIn]:
    found = queries.get_user(request.actor, user_id)
    where = reverse("installation:user", args=[user_id]) if titles else ""
    return _frame(request, (found.name, where), *((title, "") for title in titles)), found


def _form(
    request: HttpRequest, framed: dict[str, Any], form: Form, title: str, button: str, words: str, variant: str = ""
) -> HttpResponse:
    more = {"title": title, "button": button, "words": words, "variant": variant, "caption": ""}
    return page(request, "front/people/form.html", form=form, **framed, **more)


def _facts(found: SignIn) -> list[tuple[Any, ...]]:
    return [
        ("E-mail address", found.email), ("Account", "Open" if found.active else "Closed"),
        ("Password", "Chosen" if found.has_password else "Not chosen yet"),
        ("Second factor set up", "Yes" if found.second_factor else "No"),
        ("Last signed in", found.last_login or "Never"),
    ]  # fmt: skip


def _users(rows: Any) -> Table:
    return Table(
        caption="Users", caption_hidden=True, rows=rows, noun=("user", "users"), empty="Nobody matches.",
        key="users", exports=("xlsx", "csv", "docx"),
        row_link=lambda row: reverse("installation:user", args=[row.id]),
        columns=[
            Column("name", "Name", sort="name"),
            Column("email", "E-mail address", sort="email"),
            Column("active", "Account", value=lambda row: "Open" if row.active else "Closed", kind="tag",
                   colour={"Open": "green", "Closed": "grey"}),
            Column("last_login", "Last signed in", value=lambda row: row.last_login or "Never", sort="signed_in"),
            Column("second_factor", "Second factor", value=lambda row: "Yes" if row.second_factor else "No", kind="tag",
                   colour={"Yes": "green", "No": "orange"}),
        ],
    )  # fmt: skip


def _regular_work(lines: list[JobLine]) -> Table:
    columns = [
        Column("words", "What is done, for whom"),
        Column("state", "State", _went, kind="tag", colour=lambda line: "red" if line.failures else "orange" if line.late else "green" if line.finished_at else "grey"),
        Column("finished_at", "Last done", kind="moment"),
        Column("next_at", "Next", kind="moment"),
        Column("to_do", "What to do", value=lambda line: line.without if line.failures or line.late else ""),
        Column("trouble", "For whoever looks into it", spare=True),
    ]  # fmt: skip
    return Table(
        "Regular work", columns, lines, caption_hidden=True, key="work", exports=("xlsx", "csv", "docx"),
    )  # fmt: skip


def _went(line: JobLine) -> str:
    if line.failures:
        return "Failed" if line.failures == 1 else f"Failed {line.failures} times in a row"
    if line.late:
        return "Late"
    return "Done" if line.finished_at else "Not done yet"


def _partnerships(rows: Any) -> Table:
    columns = [Column("name", "Name"), Column("key", "Key"), Column("area", "Area")]
    return Table(
        "Partnerships", columns, rows, caption_hidden=True, empty="There is none yet. Add the first.",
        key="partnerships", exports=("xlsx", "csv", "docx"),
    )  # fmt: skip
