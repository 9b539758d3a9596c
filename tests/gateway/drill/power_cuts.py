"""Cuts the power at random moments under load, while Exchange goes up and down: what was not synced is lost or torn."""

import os
import shutil

from world import Failed, wait_for
from worlds import in_a_world


def open_if_read(pipe):
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None


def cut(options, world, number, at_work):
    """Leaves the database as the disk would have it, and puts it in its place."""
    left = world.directory / f"cut-{number}"
    pipe = world.directory / f"pipe-{number}"
    os.mkfifo(pipe)
    world.gateway.start({"LD_PRELOAD": options.power_cut, "POWER_CUT_FIFO": str(pipe),
                         "POWER_CUT_DIRECTORY": str(left)})
    if not world.gateway.wait_until_up():
        raise Failed("the gateway does not start after a power cut")
    at_work(world.dice.uniform(0.05, options.longest_life))
    with open(wait_for("the preloaded library to read its pipe", lambda: open_if_read(pipe), 20), "w") as commands:
        commands.write(f"{world.dice.choice(['lost', 'torn'])} {number}\n")
    wait_for("the power to be cut", world.gateway.dead)
    for file in world.gateway.database.parent.glob(world.gateway.database.name + "*"):
        file.unlink()
    for file in left.rglob(world.gateway.database.name + "*"):
        shutil.copy(file, world.gateway.database.parent / file.name)


def power_cuts(options):
    def play(world):
        clients = world.crowd()

        def at_work(seconds):
            if number == 0:
                clients.start()
            clients.work_for(seconds)

        world.answer_once_in_each_room()
        world.gateway.stop()
        number = 0
        while number == 0 or not clients.done():
            cut(options, world, number, at_work)
            world.turn_exchange_perhaps()
            number += 1
        world.gateway.start()
        print(f"power: seed {options.seed}, {number} cuts", flush=True)
        return world.finish()

    return in_a_world(options, options.seed, play)
