"""How invitations reach people: messages, e-mailed links for those without an account, and one reminder."""
