"""What a partnership has settled and seldom changes: read once, and kept in the process until somebody changes it.

Every page asks for the same few: who takes part, the names of agencies, the standards, intervals, notices and settings that
hold. The database puts a new mark whenever one of their tables changes (`app.settled_mark`, by triggers); a request learns
the mark with the roles of its reader and takes what was kept under the same one. A command that writes forgets the mark,
so what it and its page show is read anew. Nothing about a person is kept. docs/decisions/what-is-settled-is-kept.md.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar, cast
from uuid import UUID

from django.apps import apps
from django.db.models.signals import post_save

from joinedup.foundation.placed import Placed
from joinedup_core.permits import Actor, Permission, reaches

T = TypeVar("T")
MOST = 2048
"""How many answers a process keeps: those asked for longest ago go first."""


@dataclass
class _Request:
    """What a request knows of the mark, and whether it writes."""

    mark: UUID | None = None
    writes: bool = False


_request: ContextVar[_Request | None] = ContextVar("settled_request", default=None)
_kept: OrderedDict[Hashable, tuple[UUID, object]] = OrderedDict()
_lock = Lock()


@contextmanager
def within_request() -> Iterator[None]:
    """Within it, what is settled may be kept, from the moment the mark was learned."""
    token = _request.set(_Request())
    try:
        yield
    finally:
        _request.reset(token)


def learned(mark: UUID) -> None:
    """The mark, as the database told it in this request; outside requests it is of no use."""
    request = _request.get()
    if request is not None and not request.writes:
        request.mark = mark


def forget() -> None:
    """From here on this request reads anew, whatever mark it learns: something is being written."""
    request = _request.get()
    if request is not None:
        request.mark, request.writes = None, True


def reach(actor: Actor, permission: Permission) -> Hashable:
    """Where somebody holds a permission: two who hold it in the same places see the same of what is settled there."""
    return frozenset(reaches(actor, permission))


class Settled:
    """Answers by their question, read from the tables of some models and from no other."""

    def __init__(self, *read_from: type[Placed]) -> None:
        """Raise `ValueError` for a model whose changes put no mark (`Placed.settled`)."""
        if unmarked := [model.__name__ for model in read_from if not model.settled]:
            raise ValueError(
                f"Say settled = True on {', '.join(unmarked)}, or what changes there would be seen too late."
            )

    def kept(self, question: Hashable, read: Callable[[], T]) -> T:
        """The answer to a question (its name, and all that the answer depends on), read where it is not kept.

        Whoever gets an answer never changes it: tuples and frozen things only.
        """
        request = _request.get()
        mark = request.mark if request else None
        if mark is None:
            return read()
        with _lock:
            held = _kept.get(question)
            if held is not None and held[0] == mark:
                _kept.move_to_end(question)
                return cast("T", held[1])
        answer = read()
        with _lock:
            _kept[question] = (mark, answer)
            _kept.move_to_end(question)
            while len(_kept) > MOST:
                _kept.popitem(last=False)
        return answer


def _saved(sender: type, **_: Any) -> None:
    """Whatever saves something settled forgets the mark, a command of looking too."""
    if issubclass(sender, Placed) and sender.settled:
        forget()


post_save.connect(_saved, dispatch_uid="settled")


def put_triggers(cursor: Any) -> None:
    """Let every change of what is settled put a new mark; run by the owner after every migration, safe to repeat."""
    for model in apps.get_models():
        if issubclass(model, Placed) and model.settled:
            cursor.execute(
                f"create or replace trigger settled after insert or update or delete or truncate on public.{model._meta.db_table}"
                " for each statement execute function app.put_settled_mark()"
            )
