"""What the documents name is there: the commands of docs/promises.md, and what the links of every document lead to."""

import importlib.util
import re
from pathlib import Path

import pytest

from joinedup.front.command_list import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


def commands_in(text):
    """What a document tells its reader to run: modules of ours, and commands of the launcher."""
    modules = re.findall(r"python -m ((?:bench|tests)[\w.]*)", text)
    words = re.findall(r"\./joinedup ([a-z-]+)", text)
    return modules, words


def test_promises_name_only_commands_that_exist():
    modules, words = commands_in((ROOT / "docs" / "promises.md").read_text())
    assert modules
    known = {command.name.split(" ")[0] for command in COMMANDS}
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []
    assert [name for name in words if name not in known] == []


def test_every_bench_has_its_promise():
    told = (ROOT / "docs" / "promises.md").read_text()
    scripts = [path.stem for path in (ROOT / "bench").glob("*.py") if "__main__" in path.read_text()]
    assert [name for name in scripts if f"bench.{name}" not in told] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_within_the_repository_lead_somewhere(document):
    links = [link.split("#")[0] for link in LINK.findall(document.read_text())]
    ours = [link for link in links if link and "://" not in link and not link.startswith("mailto:")]
    assert [link for link in ours if not (document.parent / link).exists()] == []
