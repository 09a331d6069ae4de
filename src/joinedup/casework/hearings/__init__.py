"""Hearings: the meetings at which a panel discusses cases, their agenda, who is not in the room, what is decided."""
