"""The rules of the register check find what their examples say, and nothing else."""

import pytest

from joinedup_core.scoring.checks import RULES

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.key}: {example.title}") for rule in RULES for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_finds_what_its_example_says(rule, example):
    assert tuple(found.where for found in rule.judge(example.given)) == example.finds


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_rule_has_an_example_for_each_answer(rule):
    assert any(example.finds for example in rule.examples)
    assert any(not example.finds for example in rule.examples)
    assert rule.says
    assert rule.why
    assert rule.source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_finding_says_why_on_what_evidence_and_what_to_do(rule):
    for example in rule.examples:
        for found in rule.judge(example.given):
            assert found.rule == rule.key
            assert found.because.endswith(".")
            assert found.evidence
            assert found.correction.label
