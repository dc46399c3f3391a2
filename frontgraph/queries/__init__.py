"""One file a question, and the helpers that run it."""
