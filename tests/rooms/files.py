"""The lists that a page offers to take away, followed as a reader would."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

OFFERED = re.compile(r'href="(\?[^"]*format=[^"]*)" download>')


def files_offered(client: Client, address: str) -> dict[str, bytes]:
    """What each link of a page to a list gives, by its query; each must answer with a file."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    found = {}
    for query in map(unescape, OFFERED.findall(page.content.decode())):
        answer = client.get(address.partition("?")[0] + query)
        assert answer.status_code == 200, query
        assert "attachment" in answer["Content-Disposition"], query
        found[query] = answer.content
    return found
