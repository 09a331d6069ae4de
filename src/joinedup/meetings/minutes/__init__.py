"""Minutes: drafted from agenda, attendance, decisions and actions; edited by version, approved and circulated."""
