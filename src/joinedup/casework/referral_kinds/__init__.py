"""Kinds of referral as a partnership settled them for itself, or its own: approved by a group, from a day on, by version."""
