"""Invitations and attendance: who was asked, who came, for which agency, and how often over a year."""
