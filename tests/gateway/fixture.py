"""The real program with its database and the Exchange simulator, for tests that talk to it over real sockets."""
import contextlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from invitation import ADA, OTHER_ROOM, ROOM
from world import Gateway, Simulator, wait_for

RECEIVING = "r12@rooms.example.com"
OTHER_RECEIVING = "r13@rooms.example.com"
NOBODY = "nobody@elsewhere.example.com"
MALLORY = "mallory@elsewhere.example.net"
LEFT_OUT = 77  # ctest reports it as skipped

SETTINGS = """
[desk]
retry_outage_after = "1 s"
[post]
retry_duration = "1 s"
retry_at_most = "1 s"
[booking]
booking_window_in_days = 30
"""


def program(name):
    """A client that is not there is a failure, never a skipped test; tests/run installs them."""
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    if not found:
        raise AssertionError(f"{name} is not installed")
    return found


def needs(file):
    """For tests of what only lies beside the clone or is fetched: left out with words; where SHARED is set, as in CI, a
    failure."""
    if file.exists():
        return lambda tests: tests
    if "SHARED" in os.environ:
        raise AssertionError(f"{file} is not there, though SHARED is set")
    return unittest.skip(f"{file} is not there")


class GatewayTest(unittest.TestCase):
    tls = False
    smtp = ""  # further keys of [smtp]
    server = ""  # further keys of [[exchange]]
    post = ""  # further keys of [post]
    settings = ""  # further tables

    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="roomgate-clients-"))
        self.addCleanup(shutil.rmtree, self.directory)
        rooms = [(ROOM, RECEIVING), (OTHER_ROOM, OTHER_RECEIVING)]
        self.exchange = Simulator(os.environ["EXCHANGE_SIMULATOR"], self.directory, rooms)
        self.addCleanup(self.exchange.stop)
        smtp = 'hostname = "mx.example.com"\n' + self.smtp
        if self.tls:
            smtp += 'certificate_file = "{}"\nkey_file = "{}"\n'.format(*self.certificate())
        # A commit that another process holds up fails soon.
        self.gateway = Gateway(os.environ["ROOMGATE"], self.directory, self.exchange, rooms,
                               self.server + SETTINGS.replace("[post]\n", "[post]\n" + self.post) + self.settings, smtp, 'busy_timeout = "100 ms"')
        self.port = self.gateway.port
        self.addCleanup(self.show_log_of_a_failure)
        self.addCleanup(self.gateway.close)
        self.start()

    def start(self):
        self.gateway.start()
        self.assertTrue(self.gateway.wait_until_up(), self.log())

    def show_log_of_a_failure(self):
        result = self._outcome.result
        if any(test is self for test, _ in result.failures + result.errors):
            print(self.log(), file=sys.stderr)

    def log(self):
        return (self.directory / "roomgate.log").read_text()

    def certificate(self):
        files = [self.directory / "certificate.pem", self.directory / "key.pem"]
        if not files[0].exists():
            self.run_client("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                            "/CN=mx.example.com", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                            "-out", files[0], "-keyout", files[1])
            files[1].chmod(0o600)
        return [str(file) for file in files]

    def run_client(self, name, *arguments, input=None, timeout=100):
        """Its output, both streams together; the exit code lands in self.exit_code."""
        ran = subprocess.run([program(name), *map(str, arguments)], input=input, timeout=timeout,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.exit_code = ran.returncode
        return ran.stdout.decode(errors="replace")

    def arrives(self, invitation):
        """The request lies in the mailboxes of its rooms; what is to come to us by SMTP."""
        for room in invitation.rooms:
            self.exchange.deliver(room, invitation.mail())
        return invitation.mail()

    def command(self, *arguments):
        return json.loads(self.gateway.command(*arguments, "--json"))

    def stored(self):
        """Every message as it lies in the database now; nothing is waited for, so it was committed before."""
        return [raw for raw, in self.gateway.query("SELECT raw FROM message ORDER BY message_id")]

    def envelope(self, number=1):
        """Of a message: peer, name in EHLO, reverse path and recipients."""
        [sent] = self.gateway.query(f"SELECT peer, helo, reverse_path FROM message WHERE message_id = {number}")
        recipients = self.gateway.query(f"SELECT recipient FROM item WHERE message_id = {number} ORDER BY item_id")
        return (*sent, [recipient for recipient, in recipients])

    def settled(self, number):
        """The items of a message, as `roomgate messages` tells, once nothing is left to be done."""
        def done():
            [message] = [one for one in self.command("messages", "--limit", "1000") if one["id"] == number]
            return all(item["status"] not in (0, 1) for item in message["items"]) and message["items"]
        return wait_for(f"message {number} to be decided", done)

    def expect_booked(self, invitation, number=1):
        """The message is decided, its rooms are booked, and its organizer hears of it from Exchange."""
        self.assertEqual([item["status"] for item in self.settled(number)], [3] * len(invitation.rooms))
        why = self.command("why", str(number))
        self.assertEqual({decision["outcome"] for decision in why["decisions"]}, {"accepted"})
        booked = self.gateway.query(
            "SELECT mailbox, start_at FROM occurrence JOIN reservation USING (reservation_id) "
            f"JOIN room ON room.room_id = reservation.room_id WHERE uid = '{invitation.uid}' ORDER BY mailbox")
        self.assertEqual(booked, [(room, invitation.start.timestamp()) for room in invitation.rooms])
        wait_for("the answers", lambda: len(self.answers(invitation)) == len(invitation.rooms))
        self.assertEqual(self.answers(invitation), ["accept"] * len(invitation.rooms))

    def answers(self, invitation):
        return [mail["kind"] for mail in self.exchange.pages("/organizer-mail") if mail["uid"] == invitation.uid]

    @contextlib.contextmanager
    def storage_locked(self):
        """Another process writes, and does not come to an end: nothing can be stored."""
        with contextlib.closing(sqlite3.connect(self.gateway.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield


def main():
    """Ends with LEFT_OUT when every test said that it cannot be run here."""
    result = unittest.main(module="__main__", exit=False).result
    if result.testsRun == len(result.skipped):
        for _, why in result.skipped:
            print(f"left out: {why}")
        sys.exit(LEFT_OUT)
    sys.exit(not result.wasSuccessful())
