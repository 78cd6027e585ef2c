"""Runs the command line with ``python -m cip``."""

from cip.commands import main

if __name__ == "__main__":
    main()
