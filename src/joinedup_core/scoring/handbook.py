"""Prints the handbook page of the register check from its rules: `python -m joinedup_core.scoring.handbook`."""

from joinedup_core.scoring.checks import RULES
from joinedup_core.scoring.findings import Example, Rule

OPENING = """# The register check

Printed from the rules in `joinedup_core.scoring.checks`; change the rules, not this page
(`python -m joinedup_core.scoring.handbook > docs/handbook/register-check.md`).

The check reads one or more risk registers as at a day and lists what it finds: the rule, the row and
field, why, and the words or numbers that it rests on. It judges how the register is kept, never the risk.
Each rule stands here with its worked examples; the examples are also its tests.
"""


def handbook() -> str:
    """The whole page."""
    return "\n".join([OPENING, *(_chapter(rule) for rule in RULES)])


def _chapter(rule: Rule) -> str:
    lines = [
        f"## {rule.title}",
        "",
        f"`{rule.key}`. {rule.says}",
        "",
        f"*Why it matters.* {rule.why}",
        "",
        f"*Where it comes from.* {rule.source}",
        "",
        "| Example | The check finds |",
        "|---|---|",
        *(_row(rule, example) for example in rule.examples),
        "",
    ]
    return "\n".join(lines)


def _row(rule: Rule, example: Example) -> str:
    found = "; ".join(finding.because for finding in rule.judge(example.given)) or "nothing"
    return f"| {example.title} | {found} |"


if __name__ == "__main__":
    print(handbook(), end="")
