"""Steps of a journey as a person takes them: by keyboard, with a look at every page on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.journeys.conftest import signed_in
from tests.journeys.looking import Looker


class Walker(Looker):
    """A person going through pages by keyboard."""

    walks = True

    def look(self, words: str) -> None:
        """The page has this heading and no fault."""
        heading = self.page.locator("h1").first
        assert words in heading.inner_text(), f"{heading.inner_text()!r} at {self.page.url}"
        wrong = self.faults(everything=not self.narrow)
        assert not wrong, f"{self.page.url}\n" + "\n".join(wrong)

    def go(self, path: str, words: str) -> None:
        """Open an address and look."""
        self.page.goto(path)
        self.look(words)

    def reach(self, what: Any) -> None:
        """Press Tab until something has the focus."""
        if not what.count():
            raise AssertionError(f"{what} is not on {self.page.url}:\n{self.page.locator('main').inner_text()[:2000]}")
        for _ in range(150):
            if what.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not reach {what}")

    def press(self, words: str, *, role: str = "button", exact: bool = True, beside: str = "") -> None:
        """Go to a button or link by Tab and press Enter; wait for the page that comes. `beside`: in the table's row of these words."""
        where = self.page.locator("tr", has_text=beside) if beside else self.page
        what = where.get_by_role(role, name=words, exact=exact).first
        self.reach(what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfold(self, words: str) -> None:
        """Open what is folded away under these words."""
        self.reach(self.page.locator("summary", has_text=words).first)
        self.page.keyboard.press("Enter")

    def type(self, label: Any, words: str) -> None:
        """Go to a box (by its label) by Tab and type, over what was in it."""
        self.reach(self.page.get_by_label(label, exact=True).first if isinstance(label, str) else label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list, or tick, once the Tab key is there."""
        what = self.page.get_by_label(label, exact=True).first
        self.reach(what)
        what.select_option(label=option)

    def tick(self, label: str) -> None:
        """Tick a box, or choose a radio button, with the space bar."""
        what = self.page.get_by_label(label, exact=True).first
        what.focus()
        self.page.keyboard.press("Space")

    def tells(self, words: str) -> None:
        """The page says so."""
        text = " ".join(self.page.locator("main").inner_text().split())
        assert words in text, f"{words!r} is not in {text[:3000]!r}"


@contextmanager
def browsers(chromium: Any, address: str, *, wide: bool) -> Iterator[Callable[[str], Walker]]:
    """Within it, a browser for whoever is named: wide, or at 320 px without scripts. All of them are closed at the end."""
    opened: list[Walker] = []

    def give(person: str) -> Walker:
        opened.append(Walker(chromium, address, signed_in(person), scripts=wide, narrow=not wide))
        return opened[-1]

    try:
        yield give
    finally:
        for one in opened:
            one.close()
