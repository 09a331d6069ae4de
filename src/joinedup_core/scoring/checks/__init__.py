"""The rules of the register check, and the check itself."""

from joinedup_core.scoring.checks.controls import CONTROL_RULES
from joinedup_core.scoring.checks.people import PEOPLE_RULES
from joinedup_core.scoring.checks.scores import SCORE_RULES
from joinedup_core.scoring.checks.words import WORD_RULES
from joinedup_core.scoring.findings import Finding, Rule
from joinedup_core.scoring.register import Register

RULES: tuple[Rule, ...] = (*CONTROL_RULES, *SCORE_RULES, *WORD_RULES, *PEOPLE_RULES)
BY_KEY = {rule.key: rule for rule in RULES}


def check_registers(registers: tuple[Register, ...], rules: tuple[Rule, ...] = RULES) -> tuple[Finding, ...]:
    """Run the rules over registers, each as at its own day; findings in the order of rows, then rules."""
    rows = {
        (register.key, risk.reference): number
        for number, (register, risk) in enumerate((r, risk) for r in registers for risk in r.risks)
    }
    found = [
        (rows[finding.register, finding.reference], order, number, finding)
        for order, rule in enumerate(rules)
        for number, finding in enumerate(rule.judge(registers))
    ]
    return tuple(finding for *_, finding in sorted(found, key=lambda entry: entry[:3]))
