"""The planning room's models, from its corners, gathered where Django looks for them."""

from joinedup.planning.risks.models import (
    Acceptance,
    Control,
    FindingAnswer,
    Risk,
    RiskEvent,
    RiskMatrix,
    RiskRegister,
    RiskScore,
    SameRisk,
)

__all__ = [
    "Acceptance",
    "Control",
    "FindingAnswer",
    "Risk",
    "RiskEvent",
    "RiskMatrix",
    "RiskRegister",
    "RiskScore",
    "SameRisk",
]
