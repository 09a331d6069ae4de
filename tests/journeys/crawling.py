"""Following links from page to page, to find a real example of every address."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

LINK = re.compile(r"<a\b[^>]*?\shref=\"([^\"#:]+)")
"""Addresses of our own: never those that begin with a scheme."""
ACTION = re.compile(r"<(?:form\b[^>]*?\saction|button\b[^>]*?\sformaction)=\"([^\"#]+)")
EACH = 3
"""How many examples of one address are opened for the links on them."""


@dataclass
class Map:
    """What was found: address name -> (person, path) of its first examples, and what answered wrongly."""

    pages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    posts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    queries: set[str] = field(default_factory=set)

    @property
    def reached(self) -> set[str]:
        """Every address some link or form leads to."""
        return {*self.pages, *self.posts, *self.files}

    def example(self, name: str) -> tuple[str, str] | None:
        """Who can open an address, and where it is; the first that was found."""
        return next(iter(self.pages.get(name, ())), None)


def crawl(
    sign_in: Callable[[str], Client], start: Iterable[str], people: Iterable[str], rare: Iterable[tuple[str, str]] = (),
    within: tuple[str, ...] = ("/",), each: int = EACH,
) -> Map:  # fmt: skip
    """Open pages as each person, in turn, until no link leads to an address of which there are too few examples.

    `rare` are pages to begin with: who opens each, and where it is. `within` are the beginnings of the addresses that are followed.
    """
    found = Map()
    for person, path in rare:
        _walk(found, person, sign_in(person), [path], within, each)
    for person in people:
        _walk(found, person, sign_in(person), start, within, each)
    return found


def _walk(found: Map, person: str, client: Client, start: Iterable[str], within: tuple[str, ...], each: int) -> None:
    """From pages that each person tries whatever others found, through links of which there are too few examples."""
    queue, begun, seen = deque(start), set(start), set[str]()
    while queue:
        path = queue.popleft()
        bare = urlsplit(path).path
        name = name_of(bare)
        enough = name in found.files or len(found.pages.get(name or "", ())) >= each
        if bare in seen or name is None or not bare.startswith(within) or (enough and path not in begun):
            continue
        seen.add(bare)
        answer = client.get(path)
        if answer.status_code == 302:
            queue.append(urljoin(path, answer["Location"]))
        elif answer.status_code != 200 and path not in begun:
            found.broken.append(f"{person} {path}: {answer.status_code}")
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            if answer.status_code == 200:
                found.files.setdefault(name, (person, path))
            continue
        text = answer.content.decode()
        found.pages.setdefault(name, []).append((person, bare))
        found.queries |= set(re.findall(r"[?&;]([a-z_]+)=", text))
        queue.extend(urljoin(path, unescape(link)) for link in LINK.findall(text))
        for action in ACTION.findall(text):
            if target := name_of(urlsplit(urljoin(path, unescape(action))).path):
                found.posts.setdefault(target, []).append((person, urljoin(path, unescape(action))))


def name_of(path: str) -> str | None:
    """The name of one of our own addresses; None for what is elsewhere or signs out."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return None
    return None if path.startswith("/accounts/") else name
