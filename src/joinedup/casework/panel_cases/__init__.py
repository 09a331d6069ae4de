"""Cases before a panel: referral, the coordinator's answer, repeat, flag, transfer to another area."""
