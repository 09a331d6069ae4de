"""What is asked before a message goes out: whether it is still meant for whom it was written to. The rooms above register it as they load."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

Asked = Callable[[UUID, str], bool]
_asked: list[Asked] = []


def asked_before_sending(ask: Asked) -> Asked:
    """Have a room asked, with the user and what the message is about (as the trail writes it), whether it may still go to them."""
    if ask not in _asked:
        _asked.append(ask)
    return ask


def still_meant(user_id: UUID | None, about: str) -> bool:
    """Whether a message may still go out: nobody who was asked says no. One to no user of ours is not asked about."""
    return user_id is None or not about or all(ask(user_id, about) for ask in _asked)
