"""Risk alerts: what named agencies must know and do about a person, until a day, and that each has it."""
