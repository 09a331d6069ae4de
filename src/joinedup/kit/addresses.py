"""Addresses of many rows of one kind."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse

ANY = UUID(int=0)


def addresses(name: str, *args: str) -> Callable[[UUID], str]:
    """A function from a row's id to its address. The router is asked once, and not for every row of a list.

    `name` is a route whose last argument is the id; `args` are those before it. Raises NoReverseMatch.
    """
    before, _, after = reverse(name, args=[*args, ANY]).rpartition(str(ANY))
    return lambda row_id: f"{before}{row_id}{after}"
