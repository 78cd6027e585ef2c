"""Libraries that are installed only where somebody asks for them, and the cure where one is not."""

from cip.model.errors import UsageError


def missing(name: str, what: str) -> UsageError:
    """Give the error that says how to install the library of an extra."""
    return UsageError(
        f'{what} needs an extra: uv tool install "cip-tracker[{name}]". With pip, it is '
        f'pip install "cip-tracker[{name}]".'
    )
