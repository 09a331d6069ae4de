"""A new installation is begun on the command line, each step in plain sentences."""

import json

from tests.launch.program import run

ADA = ("--as", "ada@example.org")


def test_from_nothing_to_a_business_manager(data) -> None:
    first = run("user", "first", "ada@example.org", "--name", "Ada Nwosu", "--data", data)
    assert first.returncode == 0, first.stderr
    assert "/link/" in first.stdout
    steps = (
        ("partnership", "add", "north-vale", "North Vale Partnership"),
        ("user", "add", "mo@example.org", "--name", "Mo Diaz"),
        ("role", "grant", "mo@example.org", "business_manager", "--partnership", "north-vale"),
    )
    for words in steps:
        done = run(*words, "--json", *ADA, "--data", data)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["done"]
    proved = run("trail", "verify", "--json", "--data", data)
    assert json.loads(proved.stdout)["intact"] is True
