#!/usr/bin/env python3
"""Kills a gateway again and again under load and proves that nothing was lost, invented or booked twice.

Three forms, each over fresh worlds: `commits` kills it at one commit point after the other (before and after the
sync), `random` at random moments while Exchange goes up and down, and `power` cuts the power: what was not synced
is lost or torn. What must be true is in checker.py.
"""

import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import sqlite3
import sys
import tempfile
import threading

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))  # world.py

import checker
from clients import Clients, Log
from meetings import life
from world import Failed, Gateway, Simulator, wait_for

SETTINGS = """
call_limit = "2 s"

[booking]
booking_window_in_days = 1080

[desk]
poll_quantity = {poll_quantity}
in_doubt_events = "reprocess"

[post]
retry_duration = "1 s"
retry_at_most = "2 s"
slow_retry = "2 s"
slow_retry_at_most = "2 s"
call_limit = "2 s"
grace = "1 s"
"""

FIRST_DAY = datetime.datetime.now(datetime.timezone.utc).replace(hour=8, minute=0, second=0, microsecond=0) + \
    datetime.timedelta(days=10)


class OtherProgram:
    """Writes reservations into the database with SQL and checks nothing: the constraint of the schema does."""

    def __init__(self, gateway, dice, slots):
        self.gateway, self.dice, self.slots = gateway, dice, slots
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self):
        number = 0
        while not self.stopping.wait(0.05):
            number += 1
            start = int((FIRST_DAY + datetime.timedelta(minutes=30) * self.dice.randrange(self.slots)).timestamp())
            connection = sqlite3.connect(self.gateway.database, timeout=5)
            try:
                with connection:
                    room = self.dice.choice([row[0] for row in connection.execute("SELECT room_id FROM room")])
                    cursor = connection.execute(
                        "INSERT INTO reservation (room_id, uid, organizer, found_by_address, origin) "
                        "VALUES (?, ?, '', 0, 'drill')", (room, f"other-program-{number}"))
                    connection.execute(
                        "INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, "
                        "blocked_from_at, blocked_to_at, exclusive) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                        (cursor.lastrowid, start, room, start, start + 1800, start, start + 1800))
            except (sqlite3.IntegrityError, sqlite3.OperationalError):
                pass  # booked already, or the database is busy: it is another program's business to try again
            finally:
                connection.close()

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join()


class World:
    def __init__(self, options, seed):
        self.dice = random.Random(seed)
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="roomgate-drill-"))
        self.rooms = [(f"room.{n}@corp.example.com", f"r{n}@rooms.example.com") for n in range(1, options.rooms + 1)]
        self.simulator = Simulator(options.simulator, self.directory, self.rooms)
        self.gateway = Gateway(options.setup_program or options.program, self.directory, self.simulator, self.rooms,
                               SETTINGS.format(poll_quantity=options.poll_quantity))
        self.gateway.program = options.program
        if options.without_constraint:
            self.gateway.write("DROP TRIGGER occurrence_no_overlap_insert")
        lives = [life(self.dice, n, self.rooms, FIRST_DAY, options.slots) for n in range(options.meetings)]
        for fault in options.fault:
            kind, _, times = fault.partition("=")
            self.simulator.call("POST", "/faults", json.dumps({"kind": kind, "times": int(times or -1)}).encode())
        self.log_path = self.directory / "clients.jsonl"
        self.clients = Clients(self.gateway, self.simulator, self.rooms, lives, Log(self.log_path), options.threads)

    def drained(self):
        if self.gateway.dead():
            raise Failed(f"the gateway died by itself with {self.gateway.process.returncode}")
        return not self.gateway.query("SELECT 1 FROM item WHERE status IN (0, 1) UNION ALL "
                                      "SELECT 1 FROM answer WHERE state IN ('waiting', 'sending') LIMIT 1")

    def finish(self, options):
        """Lets everything come to rest, and returns the faults."""
        self.simulator.call("POST", "/up")
        wait_for("the gateway to be up", self.gateway.answers)
        wait_for("all items and answers to be finished", self.drained, options.drain_seconds)
        faults = checker.check(self.log_path, self.gateway, self.simulator, self.rooms, options.answers_at_most,
                               shows_responses="withhold_response" not in " ".join(options.fault))
        self.gateway.stop()
        return faults

    def close(self, keep):
        self.gateway.kill()
        self.simulator.stop()
        if keep:
            print(f"  kept for you: {self.directory}", file=sys.stderr)
        else:
            shutil.rmtree(self.directory)


def in_a_world(options, seed, play):
    """Plays in a fresh world; what was found is printed and its directory kept."""
    world = World(options, seed)
    faults = ["the drill itself failed"]
    try:
        faults = play(world)
    except Failed as failure:
        faults = [f"stuck: {failure}"]
    finally:
        world.close(keep=bool(faults))
    return faults


def killed_at(options, number, when):
    """Dies at that commit point; returns the faults, or None when there was no such point any more."""
    reached = []

    def play(world):
        world.gateway.start({"LD_PRELOAD": options.kill_at_sync, "ROOMGATE_KILL_AT_SYNC": str(number),
                             "ROOMGATE_KILL_WHEN": when})
        world.clients.start()
        wait_for("the gateway to die or to finish",
                 lambda: world.gateway.dead() or (world.clients.done() and world.drained()))
        if not world.gateway.dead():
            return []  # there is no such commit point
        reached.append(number)
        world.gateway.start()
        wait_for("the clients to be done", world.clients.done)
        return world.finish(options)

    faults = in_a_world(options, options.seed, play)
    return faults if reached or faults else None


def commits(options):
    number = options.first
    while True:
        for when in ("before", "after"):
            faults = killed_at(options, number, when)
            if faults is None:
                print(f"commits: this load has no commit {number}")
                return []
            print(f"commits: killed {when} commit {number}: {len(faults)} faults", flush=True)
            if faults:
                return faults
        number += options.step


def random_kills(options):
    def play(world):
        exchange_up = True
        kills = 0
        world.gateway.start()
        world.gateway.wait_until_up()
        world.clients.start()
        with OtherProgram(world.gateway, random.Random(options.seed), options.slots):
            while not world.clients.done():
                world.clients.work_for(world.dice.uniform(0.05, options.longest_life))
                world.gateway.kill()
                kills += 1
                if world.dice.random() < 0.4:
                    exchange_up = not exchange_up
                    world.simulator.call("POST", "/up" if exchange_up else "/down")
                world.gateway.start()
        if not world.gateway.wait_until_up():
            return ["the gateway does not start after its last death"]
        print(f"random: seed {options.seed}, {kills} kills", flush=True)
        return world.finish(options)

    return in_a_world(options, options.seed, play)


def power_cuts(options):
    def cut(world, number):
        """Leaves the database as the disk would have it, and puts it in its place."""
        left = world.directory / f"cut-{number}"
        pipe = world.directory / f"pipe-{number}"
        os.mkfifo(pipe)
        world.gateway.start({"LD_PRELOAD": options.power_cut, "POWER_CUT_FIFO": str(pipe),
                             "POWER_CUT_DIRECTORY": str(left)})
        if not world.gateway.wait_until_up():
            raise Failed("the gateway does not start after a power cut")
        if number == 0:
            world.clients.start()
        world.clients.work_for(world.dice.uniform(0.05, options.longest_life))
        pipe.write_text(f"{world.dice.choice(['lost', 'torn'])} {number}\n")
        wait_for("the power to be cut", world.gateway.dead)
        for file in world.gateway.database.parent.glob(world.gateway.database.name + "*"):
            file.unlink()
        for file in left.rglob(world.gateway.database.name + "*"):
            shutil.copy(file, world.gateway.database.parent / file.name)

    def play(world):
        number = 0
        while number == 0 or not world.clients.done():
            cut(world, number)
            number += 1
        world.gateway.start()
        print(f"power: seed {options.seed}, {number} cuts", flush=True)
        return world.finish(options)

    return in_a_world(options, options.seed, play)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=["commits", "random", "power"])
    parser.add_argument("--program", required=True, help="roomgate")
    parser.add_argument("--setup-program", help="roomgate that makes rooms and users (default: the same)")
    parser.add_argument("--without-constraint", action="store_true",
                        help="takes the constraint against overlaps out of the schema")
    parser.add_argument("--simulator", required=True, help="exchange_simulator")
    parser.add_argument("--kill-at-sync", help="libkill_at_sync.so, for commits")
    parser.add_argument("--power-cut", help="libpower_cut_preload.so, for power")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--meetings", type=int, default=12)
    parser.add_argument("--rooms", type=int, default=3)
    parser.add_argument("--slots", type=int, default=24, help="half hours to collide in")
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--poll-quantity", type=int, default=100)
    parser.add_argument("--first", type=int, default=1, help="first commit point")
    parser.add_argument("--step", type=int, default=1, help="every so many commit points")
    parser.add_argument("--longest-life", type=float, default=1.0, help="seconds between random kills")
    parser.add_argument("--drain-seconds", type=float, default=120)
    parser.add_argument("--fault", action="append", default=[], metavar="KIND[=TIMES]",
                        help="a fault of the simulator's that stays in force, such as withhold_response")
    parser.add_argument("--answers-at-most", type=int, default=1)
    parser.add_argument("--expect", help="must find a fault that begins so: proves that the drill can fail")
    return parser.parse_args()


def main():
    options = read_options()
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
