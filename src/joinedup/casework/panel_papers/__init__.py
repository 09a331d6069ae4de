"""Papers of a hearing for one recipient: a pack before it, minutes after it; each holds only what that recipient may see."""
