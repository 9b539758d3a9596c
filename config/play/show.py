"""What the user sees, and the check that it is what should have happened."""
import sys
import textwrap
import time

BOLD, DIM, PLAIN = ("\033[1m", "\033[2m", "\033[0m") if sys.stdout.isatty() else ("", "", "")
PATIENCE_SECONDS = 60


class Unexpected(Exception):
    """A step did not come out as it should."""


def step(words):
    print(f"\n{BOLD}== {words}{PLAIN}", flush=True)


def say(words):
    print(textwrap.fill(words, 110), flush=True)


def indented(text):
    print(textwrap.indent(text.rstrip("\n"), "    "), flush=True)


def expect(holds, words):
    if not holds:
        raise Unexpected(words)


def wait_for(condition, words):
    """The first true value that `condition` gives; it is asked again until then."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise Unexpected(f"waited {PATIENCE_SECONDS} s for {words}")
