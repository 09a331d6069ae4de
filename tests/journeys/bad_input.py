"""Whatever is sent, every form answers with a page and a sentence, keeps what was typed, and never fails."""

from __future__ import annotations

import traceback
from html import unescape
from urllib.parse import urljoin

import pytest
from django.test import Client

from tests.house.addresses import listed
from tests.journeys.conftest import signed_in
from tests.journeys.crawling import Map, name_of
from tests.journeys.forms import WORDS, Form, bad_files, forms_in

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


@pytest.fixture
def opened(request, db, found: Map) -> tuple[Client, str, list[Form]]:
    """A page that has forms, opened by somebody who may send them."""
    example = found.example(request.param)
    if example is None:
        return Client(), "/", []  # only ever sent to, or a file
    client = signed_in(example[0])
    client.raise_request_exception = True
    html = client.get(example[1]).content.decode()
    return client, example[1], one_of_each(forms_in(html, example[1]))


def one_of_each(forms: list[Form]) -> list[Form]:
    """The forms of a page that differ in where they go and what they ask; signing out is not tried."""
    kinds = {(name_of(urljoin("/", form.action).split("?")[0]), tuple(form.fields)): form for form in forms}
    return [form for form in kinds.values() if "logout" not in form.action]


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


@pytest.mark.parametrize("opened", listed(), indirect=True)
def test_forms(opened, northvale: str) -> None:
    client, path, forms = opened
    wrong = []
    for form in forms:
        for kind, given in form.wrongly():
            target = urljoin(path, unescape(form.action))
            fault = judge(form, given, send(client, target, given, get=form.method == "get"))
            wrong += [f"{kind} to {target}: {fault}"] if fault else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("opened", listed(), indirect=True)
def test_files(opened, northvale: str) -> None:
    client, path, forms = opened
    wrong = []
    for form in [form for form in forms if form.files]:
        for kind, file in bad_files():
            answer = send(client, urljoin(path, form.action), form.filled("Words", number="1") | {form.files[0]: file})
            text = answer if isinstance(answer, str) else answer.content.decode()
            if isinstance(answer, str) or answer.status_code != 200 or "There is a problem" not in text:
                wrong.append(f"{kind}: {answer if isinstance(answer, str) else answer.status_code}")
            file.seek(0)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("opened", listed(), indirect=True)
def test_odd_questions(opened, found: Map, northvale: str) -> None:
    client, path, _ = opened
    wrong = []
    for odd in ODD:
        answer = send(client, path, {**dict.fromkeys(found.queries, odd), "unknown": odd}, get=True)
        if isinstance(answer, str):
            wrong.append(f"{odd[:20]!r}: {answer}")
    assert not wrong, "\n".join(wrong)


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
