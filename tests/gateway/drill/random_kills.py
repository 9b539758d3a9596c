"""Kills the gateway at random moments under load, while Exchange goes up and down and another program writes too."""

import random
import sqlite3
import threading

from meetings import FIRST_DAY, SLOT
from worlds import in_a_world


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
            start = int((FIRST_DAY + SLOT * self.dice.randrange(self.slots)).timestamp())
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


def random_kills(options):
    def play(world):
        kills = 0
        clients = world.crowd()
        world.answer_once_in_each_room()
        clients.start()
        for gateway in world.gateways[1:]:
            gateway.start()
        with OtherProgram(world.gateway, random.Random(options.seed), options.slots):
            while not clients.done():
                victim = world.dice.choice(world.gateways)
                if world.dice.random() < 0.8:  # the others die while they start
                    victim.wait_until_up()
                clients.work_for(world.dice.uniform(0.05, options.longest_life))
                victim.kill()
                kills += 1
                world.turn_exchange_perhaps()
                victim.start()
        if not all(gateway.wait_until_up() for gateway in world.gateways):
            return ["the gateway does not start after its last death"]
        print(f"random: seed {options.seed}, {kills} kills", flush=True)
        return world.finish()

    return in_a_world(options, options.seed, play)
