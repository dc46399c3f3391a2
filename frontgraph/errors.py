"""One tree of errors: what a user did wrong is one clear line that names the file, the place and the way out."""

from __future__ import annotations


class FrontgraphError(Exception):
    """The root of all errors that frontgraph raises on purpose; its text is one line for the user."""


class ReadError(FrontgraphError):
    """A file cannot be read as a document."""


class RegistryError(FrontgraphError):
    """A registry file breaks its own rules."""


class GraphNotFoundError(FrontgraphError):
    """No graph stands at the place named."""


class GraphLockedError(FrontgraphError):
    """Another process is writing the graph."""


class QueryError(FrontgraphError):
    """A SPARQL text does not parse, or a question is asked with the wrong words."""


class LookupFailedError(FrontgraphError):
    """No document answers to what was asked for."""


class AmbiguousLookupError(LookupFailedError):
    """Several documents answer to what was asked for; the message lists them."""

    def __init__(self, asked: str, matches: tuple[str, ...]) -> None:
        self.asked = asked
        self.matches = matches
        shown = ", ".join(matches[:10]) + (f" and {len(matches) - 10} more" if len(matches) > 10 else "")
        super().__init__(f"“{asked}” names {len(matches)} documents: {shown}; give one of these.")


class ValidationError(FrontgraphError):
    """A graph breaks a shape, or a quote is not in its source."""


class MissingExtraError(FrontgraphError):
    """A command needs a package that is not installed; the message names the extra to install."""


class MissingReaderError(ReadError, MissingExtraError):
    """A file cannot be read because the package that reads its form is not installed."""
