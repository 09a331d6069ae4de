"""The one way to change anything: permission, savepoint and trail together.

A command takes ids and values. The decorator fetches and locks the thing, judges the permission on the locked row and on
every placed thing among the arguments, runs the body and writes the trail, all inside a savepoint of the
request's one transaction. A refusal is trailed too. No flag skips any of it.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from django.db import transaction

from joinedup.foundation import settled
from joinedup.foundation.placed import Placed
from joinedup.foundation.trail import commands as trail
from joinedup_core.permits import EVERYWHERE, Actor, Permission, Thing, decide

T = TypeVar("T")


class Denied(Exception):
    """The actor may not. `thing` is what was tried, so that the denial stands in the record of its place."""

    thing: Thing | None = None


class NotFound(Denied):
    """There is nothing here for this actor. Becomes the 404 page, which does not say whether it exists."""


class NotAllowed(Denied):
    """The actor knows of the thing but may not do this to it. Becomes the 403 page, with the reason."""


class Refused(Exception):
    """The rules say no. Shown beside the form, in words a person can act on; the code is for programs."""

    def __init__(self, code: str, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.field = code, message, field


class Changed(Refused):
    """Somebody else saved in the meantime. `current` holds their version, label by label, to be shown beside yours."""

    def __init__(self, current: Mapping[str, object], version: int | None = None) -> None:
        super().__init__(
            "changed",
            "Somebody else changed this while you were editing. Compare the two versions, then save again to keep yours.",
        )
        self.current, self.version = dict(current), version


class AskFirst(Refused):
    """Something has to be said before this opens; the front door leads to the page that asks it."""

    def __init__(self, message: str, address: str) -> None:
        super().__init__("ask_first", message)
        self.address = address


class Everywhere:
    """The thing of commands about the installation as a whole."""


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What a command did: the value for the caller, and a note for the trail (ids and states, never names or free text)."""

    value: T
    note: str


@dataclass
class Command:
    """A registered command, so that tests and the handbook can list them all."""

    name: str
    permission: Permission
    body: Callable[..., Any]
    reads: bool
    run: Callable[..., Any] = field(init=False)

    @cached_property
    def placed(self) -> dict[str, type[Placed]]:
        """The parameters that are placed things, in order, with their models; the first is the thing itself."""
        hints = get_type_hints(self.body)
        found = {}
        for name in list(inspect.signature(self.body).parameters)[1:]:
            model = _model_in(hints.get(name))
            if model is not None:
                found[name] = model
        return found

    @cached_property
    def about(self) -> str:
        """The name of the parameter that is the thing."""
        return list(inspect.signature(self.body).parameters)[1]

    @property
    def everywhere(self) -> bool:
        """Whether the command is about the installation as a whole."""
        return self.about not in self.placed


COMMANDS: dict[str, Command] = {}


def command(permission: Permission, *, reads: bool = False) -> Callable[[Callable[..., Outcome[T]]], Callable[..., T]]:
    """Check, act and record, or do none of them. `reads`: an act of looking, which takes no lock."""

    def register(body: Callable[..., Outcome[T]]) -> Callable[..., T]:
        name = command_name(body)
        entry = Command(name, permission, body, reads)
        if name in COMMANDS and COMMANDS[name].body.__module__ != body.__module__:
            raise ValueError(f"Two commands are called {name}: the trail could not tell them apart. Rename one")

        @wraps(body)
        def run(actor: Actor, *args: Any, **details: Any) -> T:
            bound = _bind(entry, actor, args, details)
            refusal: Exception
            if not reads:
                settled.forget()
            thing, target = EVERYWHERE, _target(entry, bound)
            try:
                with transaction.atomic():
                    thing = _fetch_all(entry, actor, bound)
                    outcome = body(**bound)
                    trail.record(name, actor, thing, target, outcome=trail.DONE, note=outcome.note)
                    return outcome.value
            except Refused as caught:
                refusal = caught
                trail.record(name, actor, thing, target, outcome=trail.REFUSED, note=caught.code)
            except Denied as caught:
                refusal = caught
                trail.record(name, actor, caught.thing or thing, target, outcome=trail.DENIED, note=str(caught))
            raise refusal

        entry.run = run
        COMMANDS[name] = entry
        return run

    return register


def command_name(body: Callable[..., Any]) -> str:
    """`joinedup.meetings.actions.commands.complete_action` is called `meetings.complete_action`."""
    return f"{body.__module__.split('.')[1]}.{body.__name__}"


def check_version(row: Placed, version: int, *, shown: Mapping[str, object]) -> None:
    """Raise `Changed` where somebody saved the row since this version of it was shown."""
    if row.version != version:
        raise Changed(shown, row.version)


def _bind(entry: Command, actor: Actor, args: tuple[Any, ...], details: dict[str, Any]) -> dict[str, Any]:
    if entry.everywhere:
        args = (Everywhere(), *args)
    bound = inspect.signature(entry.body).bind(actor, *args, **details)
    bound.apply_defaults()
    more = next((p.name for p in bound.signature.parameters.values() if p.kind is p.VAR_KEYWORD), None)
    arguments = dict(bound.arguments)
    arguments.update(arguments.pop(more) if more else {})
    return arguments


def _fetch_all(entry: Command, actor: Actor, bound: dict[str, Any]) -> Thing:
    """Put rows where ids were, each judged; only the thing itself is locked."""
    if entry.everywhere:
        _judge(entry, actor, EVERYWHERE)
    thing = EVERYWHERE
    for name, model in entry.placed.items():
        given = bound[name]
        if given is None:
            continue
        if isinstance(given, (list, tuple, set, frozenset)):
            bound[name] = [_fetch(entry, actor, model, one, lock=False) for one in given]
            continue
        bound[name] = row = _fetch(entry, actor, model, given, lock=name == entry.about and not entry.reads)
        if name == entry.about:
            thing = row.thing
    return thing


def _fetch(entry: Command, actor: Actor, model: type[Placed], given: Any, *, lock: bool) -> Placed:
    rows = model._base_manager.all()
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=given.pk if isinstance(given, Placed) else given).first()
    if row is None:
        raise NotFound(f"no such {model._meta.label}")
    _judge(entry, actor, row.thing)
    return row


def _judge(entry: Command, actor: Actor, thing: Thing) -> None:
    verdict = decide(actor, entry.permission, thing)
    if not verdict.allowed:
        refusal = (NotAllowed if verdict.touches else NotFound)(verdict.because)
        refusal.thing = thing
        raise refusal


def _target(entry: Command, bound: dict[str, Any]) -> str:
    if entry.everywhere:
        return "installation"
    given = bound[entry.about]
    return f"{entry.placed[entry.about]._meta.label}:{given.pk if isinstance(given, Placed) else given}"


def _model_in(hint: Any) -> type[Placed] | None:
    """The placed model in `Meeting`, `Meeting | None` or `list[Meeting]`; None where there is none."""
    if inspect.isclass(hint) and get_origin(hint) is None:
        return hint if issubclass(hint, Placed) else None
    if get_origin(hint) in (Union, types.UnionType, list, tuple, set, frozenset):
        return next((m for m in map(_model_in, get_args(hint)) if m is not None), None)
    return None


__all__ = [
    "COMMANDS", "Changed", "Command", "Everywhere", "NotAllowed", "NotFound", "Outcome", "Refused",
    "check_version", "command",
]  # fmt: skip
