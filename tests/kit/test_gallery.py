"""Every part of the kit in a real browser: no accessibility fault, nothing blocked, nothing wider than the screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tests/vendor/axe.min.js"
SHOTS = os.environ.get("SHOTS")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address():
    """The gallery, served without a database by a program of its own."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    serve = subprocess.Popen(
        [sys.executable, "-m", "tests.kit.serve"], cwd=ROOT, env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield serve.stdout.readline().strip()
    serve.stdin.close()
    serve.wait(10)


def faults(page) -> list:
    """What axe finds wrong on the page: the rule and where."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document)")["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize("width", [1100, 320])
@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_the_gallery_has_no_fault(chromium, address, width, scripts):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    if not scripts:  # none of the page's own arrive; axe still can
        page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}/gallery/")
    page.wait_for_load_state("networkidle")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/gallery-{width}-{scripts}.png", full_page=True)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == [] or not scripts
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_error_pages_have_no_fault(chromium, address, status):
    page = chromium.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{address}/gallery/{status}/")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_tabs_and_exit_work_with_scripts(chromium, address):
    page = chromium.new_page()
    page.goto(f"{address}/gallery/")
    page.wait_for_selector(".govuk-tabs__tab[role=tab]")
    assert not page.is_visible("#tab-closed")
    page.click("text=Closed >> visible=true")
    assert page.is_visible("#tab-closed")
    page.close()


def test_print_shows_the_content_alone(chromium, address):
    page = chromium.new_page()
    page.goto(f"{address}/gallery/")
    page.emulate_media(media="print")
    for gone in (".govuk-service-navigation", ".kit-footer", ".kit-filters", ".kit-user"):
        assert not page.is_visible(gone)
    assert page.is_visible("#tab-closed")
    for kept in (".kit-heat__cell", ".kit-bars__bar"):  # a matrix without its cells says nothing of any risk
        assert page.is_visible(f"{kept} >> nth=0"), kept
    if SHOTS:
        page.pdf(path=f"{SHOTS}/gallery.pdf")
    page.close()
