"""Actions: one register of what somebody will do by a day, whatever asked for it."""
