"""`python -m frontgraph` is the program."""

from frontgraph.cli import main

if __name__ == "__main__":
    main()
