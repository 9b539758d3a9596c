"""The play of config/quickstart, twice: what it shows is what the database and the simulator hold.

    main_job_test.py DIRECTORY     where roomgate and exchange_simulator were built"""
import contextlib
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "config" / "play"))

import calendars
import main_job
from world import World

PROGRAMS = sys.argv.pop()


class MainJob(unittest.TestCase):
    def play(self):
        shown = io.StringIO()
        with World(PROGRAMS, {main_job.ROOM: main_job.RECEIVING}) as world:
            with contextlib.redirect_stdout(shown):
                main_job.play(world)
            self.expect_shown(shown.getvalue(), world)

    def expect_shown(self, shown, world):
        answers = world.exchange.ask("/organizer-mail")["mail"]
        self.assertEqual([answer["kind"] for answer in answers], ["accept", "decline", "accept", "accept", "accept"])
        for answer in answers:
            self.assertIn(f"got the answer \"{answer['subject']}\" ({answer['kind']}), from {answer['from']}:", shown)
            for line in answer["text"].splitlines():
                self.assertIn(line, shown)
        for forward in world.exchange.ask("/forwards")["forwards"]:
            self.assertIn(f"and heard: {forward['reply']}\n", shown)
        self.assertEqual(len(calendars.database_lines(world)), 7)
        for line in calendars.database_lines(world) + calendars.exchange_lines(world)[1:]:
            self.assertIn(f"    {line}\n", shown)
        for number, in world.rows("SELECT message_id FROM message"):
            self.assertIn(f"250 2.0.0 Stored as message {number}\n", shown)

    def test_it_works(self):
        self.play()

    def test_it_works_again(self):
        self.play()


if __name__ == "__main__":
    unittest.main()
