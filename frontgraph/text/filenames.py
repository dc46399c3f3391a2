"""Names of files as they can be written down: on one line, in Unicode."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def writable_name(name: str) -> str:
    r"""A file's name without line breaks and other control characters; bytes that are no Unicode as `\xff`.

    Systems allow both in names (POSIX: any byte but `/` and zero); Python hands such bytes on as surrogates (PEP 383).

    >>> print(writable_name("kế\nhoạch \udcff.txt"))
    kế hoạch \xff.txt
    """
    known = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _CONTROL.sub(" ", known)
