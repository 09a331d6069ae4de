"""Scoring: risk matrices and the register check.

Pure: usable in a notebook without Django. `matrix` holds the likelihood x impact scale as a value,
`register` the lines of a register, `check` runs the rules over them, `handbook` prints the rules.
"""
