"""Finding actions, decisions, meetings, agenda items and papers by words."""
