"""Whatever is sent, every form answers with a page and a sentence, keeps what was typed, and never fails."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin
from zlib import crc32

import pytest
from django.test import Client

from tests.house.addresses import listed
from tests.journeys.conftest import signed_in
from tests.journeys.crawling import Map, name_of
from tests.journeys.forms import WORDS, Form, bad_files, forms_in
from tests.whole import part

ODD = [
    "nonsense",
    "-1",
    "9" * 30,
    "9" * 5000,
    "4, 5",
    "a\0b",
    WORDS,
    "",
    "00000000-0000-0000-0000-000000000007",
    "2026-02-31",
]


Kind = tuple[str | None, tuple[str, ...]]
"""The address that a form is sent to, and what it asks."""


@pytest.fixture(scope="module")
def tried() -> set[Kind]:
    """The kinds of form that were sent already: the box of a search stands on every page, and is tried on the first."""
    return set()


def new_ones(forms: list[Form], tried: set[Kind]) -> list[Form]:
    """The forms of a page that were not tried yet, one of each kind; signing out never is."""
    kinds = {(name_of(urljoin("/", form.action).split("?")[0]), tuple(form.fields)): form for form in forms}
    found = [form for kind, form in kinds.items() if kind not in tried and "logout" not in form.action]
    tried |= kinds.keys()
    return found


def send(client: Client, path: str, data: dict, *, get: bool = False):
    """Send; an exception is answered with where it was raised."""
    try:
        answer = client.get(path, data) if get else client.post(path, data)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        ours = [f for f in traceback.extract_tb(error.__traceback__) if "/joinedup" in f.filename]
        return f"{type(error).__name__} {str(error)[:200]} at {ours[-1] if ours else frame}"
    return f"{answer.status_code}" if answer.status_code >= 500 else answer


def judge(form: Form, given: dict, answer) -> str:
    """What is wrong with an answer; "" where nothing is."""
    if isinstance(answer, str):
        return answer
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return ""
    text = answer.content.decode()
    if "<script>alert(1)" in text:
        return "what was typed runs as a script"
    if "There is a problem" not in text:
        return ""
    lost = [n for n in form.typed if given.get(n) == WORDS and WORDS not in unescape(text)]
    return f"what was typed is lost: {lost}" if lost else ""


@pytest.mark.parametrize("name", listed())
def test_page(name: str, found: Map, tried: set[Kind], db, northvale: str) -> None:
    """Every form of an address is filled wrongly in every way, and the address is asked every odd question."""
    example = found.example(name)
    if example is None:
        return  # only ever sent to, or a file
    person, path = example
    client = signed_in(person)
    client.raise_request_exception = True
    forms = new_ones(forms_in(client.get(path).content.decode(), path), tried)
    wrong = [
        fault for form in forms for fault in (*wrongly_filled(client, path, form), *bad_uploads(client, path, form))
    ]
    wrong += odd_questions(client, path, sorted(found.queries), crc32(name.encode()))
    assert not wrong, "\n".join(wrong)


def wrongly_filled(client: Client, path: str, form: Form) -> Iterator[str]:
    """What goes wrong when a form is filled wrongly; outside CI in every other way, and the next form in the others."""
    target = urljoin(path, unescape(form.action))
    for kind, given in part(list(form.wrongly()), " ".join(form.fields)):
        if fault := judge(form, given, send(client, target, given, get=form.method == "get")):
            yield f"{kind} to {target}: {fault}"


def bad_uploads(client: Client, path: str, form: Form) -> Iterator[str]:
    """What goes wrong with files that nobody should have to open: each must be refused on the page."""
    for kind, file in bad_files() if form.files else ():
        answer = send(client, urljoin(path, form.action), form.filled("Words", number="1") | {form.files[0]: file})
        if isinstance(answer, str) or answer.status_code != 200 or "There is a problem" not in answer.content.decode():
            yield f"{kind}: {answer if isinstance(answer, str) else answer.status_code}"


def odd_questions(client: Client, path: str, asked: list[str], start: int) -> Iterator[str]:
    """What goes wrong when the part of an address after "?" is nonsense; by where each page starts, each odd word is tried somewhere."""
    for turn in range(2):
        given = {name: ODD[(start + number + turn * 5) % len(ODD)] for number, name in enumerate([*asked, "unknown"])}
        answer = send(client, path, given, get=True)
        if isinstance(answer, str):
            yield f"odd questions {turn}: {answer}"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"text=\xff\xfe\x80&name=%ff%fe%00&version=%F0%28%8C%28", "application/x-www-form-urlencoded"),
        (b"text=caf\xe9", "application/x-www-form-urlencoded; charset=no-such-thing"),
        (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
        (b"{}", "multipart/form-data"),
        (b'{"a": 1}', "application/json"),
        (b"&".join(b"a%d=1" % n for n in range(6000)), "application/x-www-form-urlencoded"),
        (b"text=" + b"a" * 6_000_000, "application/x-www-form-urlencoded"),
    ],
    ids=["bytes", "charset", "cut short", "no boundary", "json", "too many", "too much"],
)
def test_bodies(body: bytes, kind: str, northvale: str, found: Map, db) -> None:
    client, wrong = signed_in("maya"), []
    client.raise_request_exception = True
    for name in ("partnership:add_group", "planning:create_register", "actions:add", "imports:upload"):
        path = (found.example(name) or ("", "/"))[1]
        try:
            status = client.generic("POST", path, body, content_type=kind).status_code
        except Exception as error:
            wrong.append(f"{path}: {error!r}")
            continue
        wrong += [f"{path}: {status}"] if status >= 500 else []
    assert not wrong, "\n".join(wrong)
