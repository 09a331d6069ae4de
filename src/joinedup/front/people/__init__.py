"""Who can sign in and what they hold: at one partnership, and in the installation."""
