"""Numbers go down to the boards, people do not: each quarter counted once, with small numbers kept back before they are stored."""
