"""Escalation: professionals who disagree about somebody's safety, stage by stage; what is overdue climbs by itself."""
