"""The first lines of the ``rempart`` command, so that an interrupt is quiet also while the program loads."""

import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Load the command line and run it."""
    try:
        from rempart.cli.app import main as run  # noqa: PLC0415 -- what takes long to load, under the guard
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.stderr.write("rempart: interrupted; nothing was left half-written.\n")
        sys.exit(INTERRUPTED)
    run()
