"""Kills the gateway at each commit point of a load, each time in a world of its own; several play side by side."""

import collections
import concurrent.futures
import itertools
import shutil

from script import Organizer, kinds_that_are_missing
from world import Gateway, wait_for
from worlds import fresh_directory, in_a_world, rooms_of


def make_database(options, directory):
    gateway = Gateway(options.setup_program or options.program, directory, None, rooms_of(options))
    gateway.close()
    return gateway.database


def killed_at(options, database, number, when):
    """Dies at that commit point; returns the faults, or None when there was no such point any more."""
    reached = []

    def play(world):
        crowd = world.crowd() if options.meetings else None
        clients = crowd or Organizer(world.gateway, world.simulator, world.rooms, world.log)
        world.gateway.start({"LD_PRELOAD": options.kill_at_commit, "ROOMGATE_KILL_AT_COMMIT": str(number),
                             "ROOMGATE_KILL_WHEN": when})
        clients.start()
        wait_for("the gateway to die or to finish",
                 lambda: world.gateway.dead() or (clients.done() and world.drained()), options.drain_seconds)
        if not world.gateway.dead():
            return [] if crowd else list(kinds_that_are_missing(world.gateway))
        reached.append(number)
        clients.hurry()
        world.gateway.start()
        wait_for("the clients to be done", clients.done)
        return world.finish()

    faults = in_a_world(options, options.seed, play, database)
    return faults if reached or faults else None


def in_order(pool, play, points, at_most):
    """The points with what play() found there, some being played ahead."""
    ahead = collections.deque()
    for point in points:
        ahead.append((point, pool.submit(play, *point)))
        if len(ahead) == at_most:
            yield ahead[0][0], ahead.popleft()[1].result()


def commits(options):
    directory = fresh_directory()
    database = make_database(options, directory)
    points = ((number, when) for number in itertools.count(options.first, options.step) for when in ("before", "after"))

    def play(number, when):
        return killed_at(options, database, number, when)

    pool = concurrent.futures.ThreadPoolExecutor(options.side_by_side)
    try:
        for (number, when), faults in in_order(pool, play, points, options.side_by_side + 2):
            if faults is None:
                print(f"commits: this load has {number - 1} commits")
                return [] if number > options.first else ["not played: it was not killed even once"]
            print(f"commits: killed {when} commit {number}: {len(faults)} faults", flush=True)
            if faults:
                return faults
    finally:
        pool.shutdown(cancel_futures=True)
        shutil.rmtree(directory)
