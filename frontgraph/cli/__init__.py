"""The program `frontgraph`: one thin function a command.

Results go to standard output, messages and progress to standard error. A mistake of the user is one line and exit
status 2; nothing heavy is imported before a command needs it.
"""

from frontgraph.cli.program import main, program

__all__ = ["main", "program"]
