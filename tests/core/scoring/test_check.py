"""The rules of the register check find what their examples say, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.scoring.checks import BY_KEY, RULES
from joinedup_core.scoring.checks.words import ALIKE_FROM
from joinedup_core.scoring.findings import example_register, example_risk
from joinedup_core.scoring.wording import likeness, reading

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


WORDS = st.lists(
    st.sampled_from(["attend", "share", "train", "review", "neglect", "delay", "not", "people", "police"]), min_size=1
)


@given(st.lists(st.tuples(st.sampled_from(("a", "b", "c")), WORDS), max_size=9))
def test_the_same_risk_is_found_as_if_every_row_were_compared_with_every_other(rows):
    """The shortcut of the rule leaves no pair out and adds none."""
    risks = {key: [example_risk(str(n), " ".join(w)) for n, (k, w) in enumerate(rows) if k == key] for key in "abc"}
    registers = tuple(example_register(*found, key=key) for key, found in risks.items())
    expected = {
        (one.key, risk.reference, two.key, twin.reference)
        for number, one in enumerate(registers)
        for two in registers[number + 1 :]
        for risk in one.risks
        for twin in two.risks
        if likeness(reading(risk.text), reading(twin.text)).share >= ALIKE_FROM
    }
    found = BY_KEY["same-risk-twice"].judge(registers)
    assert {(f.register, f.reference, f.other_register, f.other_reference) for f in found} == expected
