"""Fresh worlds to play in: a gateway, Exchange, and what is checked at the end."""

import pathlib
import random
import shutil
import sys
import tempfile

import checker
from clients import Clients, Log
from meetings import FIRST_DAY, SLOT, life, mail
from world import Failed, Gateway, Simulator, wait_for

SETTINGS = """
call_limit = "1 s"

[booking]
booking_window_in_days = 1080
conflict_percentage_allowed = 50
maximum_conflict_instances = 1

[desk]
poll_quantity = {poll_quantity}
in_doubt_events = "reprocess"

[post]
retry_duration = "1 s"
retry_at_most = "1 s"
slow_retry = "1 s"
slow_retry_at_most = "1 s"
call_limit = "1 s"
grace = "{grace}"
"""


def rooms_of(options):
    return [(f"room.{n}@corp.example.com", f"r{n}@rooms.example.com") for n in range(1, options.rooms + 1)]


def fresh_directory():
    return pathlib.Path(tempfile.mkdtemp(prefix="roomgate-drill-"))


class World:
    """`database`: one with the rooms in it, to be copied, as setting them up takes its time."""

    def __init__(self, options, seed, database=None):
        self.options = options
        self.dice = random.Random(seed)
        self.directory = fresh_directory()
        self.rooms = rooms_of(options)
        self.simulator = Simulator(options.simulator, self.directory, self.rooms)
        self.copies = self.directory / "mail"  # of one gateway alone: each has its own
        keep = f'keep_email = true\nkeep_email_directory = "{self.copies}"\n' if options.gateways == 1 else ""
        self.gateway = Gateway(options.setup_program or options.program, self.directory, self.simulator,
                               [] if database else self.rooms,
                               settings=self.settings(), smtp=keep)
        if database:
            shutil.copy(database, self.gateway.database)
        self.gateway.program = options.program
        self.gateways = [self.gateway, *(self.another_gateway(n) for n in range(1, options.gateways))]
        if options.without_constraint:
            self.gateway.write("DROP TRIGGER occurrence_no_overlap_insert")
        for fault in options.fault:
            what, _, times = fault.partition("=")
            kind, _, operation = what.partition(":")
            self.simulator.tell("/faults", {"kind": kind, "operation": operation, "times": int(times or -1)})
        self.log_path = self.directory / "clients.jsonl"
        self.log = Log(self.log_path)
        self.exchange_up = True

    def settings(self):
        return SETTINGS.format(poll_quantity=self.options.poll_quantity, grace=self.options.grace)

    def another_gateway(self, number):
        """One more on the same database, not started yet."""
        directory = self.directory / f"gateway-{number}"
        directory.mkdir()
        gateway = Gateway(self.options.program, directory, self.simulator, [], settings=self.settings())
        own, gateway.database = gateway.database, self.gateway.database
        gateway.config.write_text(gateway.config.read_text().replace(str(own), str(gateway.database)))
        return gateway

    def crowd(self):
        """Clients with random meetings."""
        lives = [life(self.dice, n, self.rooms, self.options.slots) for n in range(self.options.meetings)]
        return Clients(self.gateways, self.simulator, self.rooms, lives, self.log, self.options.threads)

    def answer_once_in_each_room(self):
        """So that the gateway can know later that Exchange shows what it does there; leaves it running."""
        lives = [[mail(f"first-in-{number}@example.com", 0, "REQUEST", number, mailbox,
                       FIRST_DAY + SLOT * (self.options.slots + 1))] for number, (mailbox, _) in enumerate(self.rooms)]
        clients = Clients([self.gateway], self.simulator, self.rooms, lives, self.log, len(lives))
        self.gateway.start()
        clients.start()
        wait_for("the first meeting of each room to be answered", lambda: clients.done() and self.drained(),
                 self.options.drain_seconds)

    def turn_exchange_perhaps(self):
        if self.dice.random() < 0.4:
            self.exchange_up = not self.exchange_up
            self.simulator.tell("/up" if self.exchange_up else "/down")

    def drained(self):
        for gateway in self.gateways:
            if gateway.process and gateway.dead():
                raise Failed(f"a gateway died by itself with {gateway.process.returncode}")
        return self.gateway.finished()

    def finish(self):
        """Lets everything come to rest, and returns the faults."""
        self.simulator.tell("/up")
        wait_for("the gateways to be up", lambda: all(gateway.answers() for gateway in self.gateways))
        wait_for("all items and answers to be finished", self.drained, self.options.drain_seconds)
        faults = checker.check(self.log_path, self.gateway, self.simulator, self.rooms, self.options.fault)
        for gateway in self.gateways:
            gateway.stop()
        if len(self.gateways) > 1:
            return faults
        return faults + list(checker.copies_are_complete(self.gateway, self.copies))

    def close(self, keep):
        for gateway in self.gateways:
            gateway.close()
        self.simulator.stop()
        self.log.file.close()
        if keep:
            print(f"  kept for you: {self.directory}", file=sys.stderr)
        else:
            shutil.rmtree(self.directory)


def in_a_world(options, seed, play, database=None):
    """Plays in a fresh world; what was found is printed and its directory kept."""
    world = World(options, seed, database)
    faults = ["the drill itself failed"]
    try:
        faults = play(world)
    except Failed as failure:
        faults = [f"stuck: {failure}"]
    finally:
        world.close(keep=bool(faults) and not options.expect)
    return faults
