"""The one family of errors: a command that cannot go on. Bad plan data is never one of these."""


class CipError(Exception):
    """A command cannot go on. The text is for the person at the terminal.

    ``exit_status`` is what the process ends with: 2 for wrong usage, 3 where the repository
    cannot be read.
    """

    exit_status = 2


class UsageError(CipError):
    """Something in the call is wrong: an unknown plan, an address, a date."""

    exit_status = 2


class RepositoryError(CipError):
    """The repository cannot be read: no ``plans`` folder, no git where git is needed."""

    exit_status = 3


class PlanTooLargeError(RepositoryError):
    """A plan can be read, and what follows from it is more than is worked out."""
