"""A gateway with a database of its own and a simulated Exchange beside it, in a fresh directory."""
import contextlib
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import zoneinfo

import calendars
import invitation
from exchange import Exchange
from show import Unexpected, expect, indented, say, wait_for

PASSWORD = "only-for-the-simulator"

SETTINGS = """[smtp]
listen = ["127.0.0.1:{port}"]
[database]
file = "roomgate.db"
[log]
file = "roomgate.log"
[post]
retry_duration = "1 s"
retry_at_most = "2 s"
[[exchange]]
name = "simulator"
url = "{url}"
plain_http_to_loopback = true
user = "roomgate"
password_file = "password"
sign_in = "basic"
"""


def reserved_port():
    """Held as long as this socket: nobody else is given it, and the gateway may listen on it (SO_REUSEADDR)."""
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    return holder


class World:
    """`programs` is the directory they were built in; `rooms`: where each mailbox forwards to."""

    def __init__(self, programs, rooms):
        self.rooms = rooms
        self.programs = pathlib.Path(programs)
        self.program = self.programs / "roomgate"

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self.directory = pathlib.Path(tempfile.mkdtemp(prefix="roomgate-play."))
            stack.callback(shutil.rmtree, self.directory)
            self.exchange = self.start_exchange()
            stack.callback(self.exchange.stop)
            self.smtp_port = stack.enter_context(reserved_port()).getsockname()[1]
            self.settings = self.write_settings()
            self.gateway = subprocess.Popen([self.program, "serve", "--config", self.settings])
            stack.callback(self.stop_gateway)
            wait_for(self.gateway_listens, "roomgate to listen")
            self.exchange.forward_to(self.smtp_port)
            self.closing = stack.pop_all()
        return self

    def __exit__(self, *error):
        return self.closing.__exit__(*error)

    def start_exchange(self):
        arguments = ["--account", f"roomgate:{PASSWORD}"]
        for mailbox, receiving in self.rooms.items():
            arguments += ["--room", f"{mailbox}={receiving}"]
        return Exchange(next(self.programs.rglob("exchange_simulator")), arguments)

    def write_settings(self):
        password = self.directory / "password"
        password.touch(mode=0o600)
        password.write_text(PASSWORD + "\n")
        settings = self.directory / "roomgate.toml"
        settings.write_text(SETTINGS.format(port=self.smtp_port, url=self.exchange.ews_url))
        return settings

    def gateway_listens(self):
        expect(self.gateway.poll() is None, f"roomgate ended with {self.gateway.returncode}: {self.log()}")
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.smtp_port)) == 0

    def stop_gateway(self):
        self.gateway.terminate()
        self.gateway.wait()

    def log(self):
        log = self.directory / "roomgate.log"
        return log.read_text() if log.exists() else ""

    def show_log_on_error(self, play):
        try:
            play(self)
        except Unexpected:
            print("\nThe end of roomgate's log:")
            indented("\n".join(self.log().splitlines()[-20:]))
            raise

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments, "--config", self.settings],
                              capture_output=True, text=True, check=False)
        expect(done.returncode == 0, f"roomgate {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def roomgate(self, *arguments):
        """Runs a command in front of the user."""
        indented("$ roomgate " + " ".join(f"'{one}'" if " " in one else one for one in arguments))
        indented(self.run(*arguments))

    def rows(self, query, *values):
        """What the database says; opened for reading, beside the running gateway."""
        with contextlib.closing(sqlite3.connect(f"file:{self.directory}/roomgate.db?mode=ro", uri=True)) as database:
            return database.execute(query, values).fetchall()

    def send(self, meeting, method="REQUEST"):
        """The organizer's mail arrives at Exchange, which forwards it."""
        number = self.exchange.deliver(meeting.room, invitation.mail(meeting, method))
        forward = wait_for(lambda: self.settled(number), "the forward by SMTP")
        indented(f"Exchange forwarded it to {', '.join(forward['recipients'])} and heard: {forward['reply']}")
        expect(forward["state"] == "accepted", "the forward was to be accepted")

    def settled(self, number):
        forward = self.exchange.forward(number)
        return forward if forward["state"] != "waiting" else None

    def expect_answer(self, meeting, kind):
        """Waits for the answer to this version of the meeting, shows it, and returns it."""
        answers = wait_for(lambda: [mail for mail in self.exchange.organizer_mail(meeting.uid)
                                    if mail["sequence"] == meeting.sequence], "the answer at the organizer")
        expect([answer["kind"] for answer in answers] == [kind], f"one answer was expected, {kind}: {answers}")
        say(f"{meeting.organizer} got the answer \"{answers[0]['subject']}\" ({kind}), from {answers[0]['from']}:")
        indented(answers[0]["text"])
        return answers[0]

    @staticmethod
    def utc(wall_clock):
        return int(wall_clock.replace(tzinfo=zoneinfo.ZoneInfo(invitation.ZONE)).timestamp())

    def expect_freed(self, meeting):
        wait_for(lambda: not calendars.in_database(self, meeting), "the room to be free again")
        wait_for(lambda: not calendars.at_exchange(self, meeting), "the item to leave the room's calendar at Exchange")

    def expect_waiting_answer(self, meeting):
        """Waits until the answer has met the outage, and shows what the database says about it."""
        trouble = wait_for(lambda: self.rows("SELECT state, words FROM answer WHERE uid = ? AND code <> ''",
                                             meeting.uid), "the answer to meet the outage")
        state, words = trouble[0]
        indented(f"answer: {state}; {words}")
        expect(not self.exchange.organizer_mail(meeting.uid), "nobody can have got an answer yet")
