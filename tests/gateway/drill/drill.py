#!/usr/bin/env python3
"""Kills a gateway again and again under load and proves that nothing was lost, invented or booked twice.

Three forms, each over fresh worlds: `commits` kills it at one commit point after the other (before its first write
and after its sync), `random` at random moments while Exchange goes up and down, and `power` cuts the power: what was
not synced is lost or torn. What must be true is in checker.py.
"""

import argparse
import pathlib
import random
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))  # world.py

from commits import commits
from power_cuts import power_cuts
from random_kills import random_kills


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=["commits", "random", "power"])
    parser.add_argument("--program", required=True, help="roomgate")
    parser.add_argument("--setup-program", help="roomgate that makes rooms and users (default: the same)")
    parser.add_argument("--without-constraint", action="store_true",
                        help="takes the constraint against overlaps out of the schema")
    parser.add_argument("--simulator", required=True, help="exchange_simulator")
    parser.add_argument("--kill-at-commit", help="libkill_at_commit.so, for commits")
    parser.add_argument("--power-cut", help="libpower_cut_preload.so, for power")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--meetings", type=int, default=0,
                        help="random meetings at the same time; commits without: one of each kind, one after the other")
    parser.add_argument("--rooms", type=int, default=3)
    parser.add_argument("--slots", type=int, default=24, help="half hours to collide in")
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--poll-quantity", type=int, default=100)
    parser.add_argument("--grace", default="0 s", help="post.grace: a call that was cut off may still be done so long")
    parser.add_argument("--first", type=int, default=1, help="first commit point")
    parser.add_argument("--step", type=int, default=1, help="every so many commit points")
    parser.add_argument("--side-by-side", type=int, default=8, help="worlds that commits plays at the same time")
    parser.add_argument("--longest-life", type=float, default=1.0, help="seconds between random kills")
    parser.add_argument("--drain-seconds", type=float, default=120)
    parser.add_argument("--fault", action="append", default=[], metavar="KIND[:OPERATION][=TIMES]",
                        help="a fault of the simulator's that stays in force, such as withhold_response")
    parser.add_argument("--gateways", type=int, default=1, help="random: so many on one database, of which one is killed")
    parser.add_argument("--expect", help="must find a fault that begins so: proves that the drill can fail")
    return parser.parse_args()


def missing_file(options):
    """Which of the built files that this form needs is not there; a library that cannot be preloaded is only ignored."""
    needed = {"--program": options.program, "--simulator": options.simulator}
    if options.form == "commits":
        needed["--kill-at-commit"] = options.kill_at_commit
    if options.form == "power":
        needed["--power-cut"] = options.power_cut
    for name, file in needed.items():
        if not file or not pathlib.Path(file).is_file():
            return f"{name} {file or ''}: no such file; tests/run --quick builds it"
    return None


def main():
    options = read_options()
    if missing := missing_file(options):
        print(f"drill.py: {missing}", file=sys.stderr)
        return 2
    faults = {"commits": commits, "random": random_kills, "power": power_cuts}[options.form](options)
    for fault in faults:
        print(fault)
    if options.expect:
        found = any(fault.startswith(options.expect) for fault in faults)
        print(f"expected '{options.expect}': {'found' if found else 'NOT FOUND'}")
        return 0 if found else 1
    print(f"{options.form}: {'nothing lost, nothing booked twice' if not faults else f'{len(faults)} faults'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
