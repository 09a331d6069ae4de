"""The lookup `among`: one of these keys, as one parameter. Django's `in` has one for each, and a filter may name hundreds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


def written(keys: Iterable[UUID]) -> str:
    """Some keys as PostgreSQL writes an array of them; empty where there are none. Given to `among`, it is taken as it is."""
    found = sorted(str(key) for key in keys)
    return f"{{{','.join(found)}}}" if found else ""


@models.UUIDField.register_lookup
@models.ForeignKey.register_lookup
class Among(models.Lookup):
    """`case_id__among=keys`: whether a key, or the key that a foreign key holds, is one of some UUIDs. None of none."""

    lookup_name = "among"
    prepare_rhs = False

    def __init__(self, lhs: Any, rhs: Iterable[UUID] | str) -> None:
        """Write the keys out at once, in an order of their own: a filter is copied and compared many times."""
        super().__init__(lhs, rhs if isinstance(rhs, str) else written(rhs) or "{}")

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        """PostgreSQL's own test of an array, with which it uses an index as with `in`."""
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} = ANY(%s::uuid[])", (*params, self.rhs)
