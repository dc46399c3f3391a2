"""Who, where, when, and who must act."""
