"""Every address of the running router, as it is listed: name, and public, own or placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

LISTED = Path(__file__).parent / "addresses.txt"


@dataclass(frozen=True)
class Address:
    """One address: its full name, its pattern's parameters and their converters."""

    name: str
    route: str
    parameters: tuple[tuple[str, str], ...]


def running(
    resolver: URLResolver | None = None, prefix: str = "", space: str = "", before: tuple = ()
) -> Iterator[Address]:
    """Walk the running router."""
    for entry in (resolver or get_resolver()).url_patterns:
        parameters = before + tuple((k, type(v).__name__) for k, v in entry.pattern.converters.items())
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from running(entry, route, inner, parameters)
        elif isinstance(entry, URLPattern):
            yield Address(f"{space}{entry.name or route}", route, parameters)


def listed() -> dict[str, str]:
    """The approved list: name -> public, own or placed."""
    return dict(line.split() for line in LISTED.read_text().splitlines() if line.strip() and not line.startswith("#"))
