"""Panels that discuss cases: which kind a group is, who sits on it, who has signed the confidentiality agreement."""
