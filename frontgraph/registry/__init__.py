"""What we know before reading: document kinds, issuers and their codes, bodies, places, laws by name."""
