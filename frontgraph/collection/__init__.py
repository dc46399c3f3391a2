"""Many documents: read, recognise, resolve, describe, store."""
