"""The command line: arguments in, exit status out. The only room that knows typer and the clock."""


def main() -> None:
    """Run the command that the process was called with, and end the process."""
    from cip.commands.run import run

    run()
