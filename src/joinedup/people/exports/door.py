"""Answers that are files of a case. Every view of the case wing that gives one calls this: a house test holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from joinedup.foundation.accounts.fresh import require_fresh_sign_in
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import FILE_TYPES, attachment, export_table
from joinedup.kit.tables import Table
from joinedup.people.exports.commands import take_away


def file_of_case(
    request: HttpRequest, case_id: UUID, *, what: str, fmt: str, name: str, make: Callable[[], bytes], content_type: str = ""
) -> HttpResponse:  # fmt: skip
    """A file (a letter, a pack) of a case: a fresh sign-in and the permission first; only then is it made.

    `name` must not tell whom it is about; `fmt` is csv, xlsx or docx unless a content type is given.
    """
    require_fresh_sign_in(request)
    take_away(request.actor, case_id, what=what, fmt=fmt)
    return attachment(make(), f"{name}.{fmt}", content_type or FILE_TYPES[fmt])


def file_of_cases(
    request: HttpRequest, case_ids: Iterable[UUID], *, what: str, fmt: str, name: str, make: Callable[[], bytes],
    content_type: str = "",
) -> HttpResponse:  # fmt: skip
    """A file about several cases (the papers of a hearing): as for one, asked of each of them; of none, the sign-in alone."""
    require_fresh_sign_in(request)
    for case_id in case_ids:
        take_away(request.actor, case_id, what=what, fmt=fmt)
    return attachment(make(), f"{name}.{fmt}", content_type or FILE_TYPES[fmt])


def table_of_counts(request: HttpRequest, table: Table, *, fmt: str, name: str) -> HttpResponse:
    """A table of numbers that come from cases and tell of none. A fresh sign-in first; the command that counted is on the trail."""
    if fmt not in FILE_TYPES:
        raise NotFound("no such kind of file")
    require_fresh_sign_in(request)
    return export_table(table, fmt, name, request=request)


def table_of_case(
    request: HttpRequest, case_id: UUID, *, what: str, fmt: str, name: str, make: Callable[[], Table]
) -> HttpResponse:  # fmt: skip
    """A table of a case as csv, xlsx or docx: a fresh sign-in and the permission first; only then are its rows read.

    Make one whose rows the reader may see, all of them.
    """
    if fmt not in FILE_TYPES:
        raise NotFound("no such kind of file")
    require_fresh_sign_in(request)
    take_away(request.actor, case_id, what=what, fmt=fmt)
    return export_table(make(), fmt, name, request=request)
