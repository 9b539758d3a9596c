"""Storing fails: the client hears 451, its session lives on, and the message is stored when it comes again."""
import resource

from fixture import RECEIVING, GatewayTest, main
from invitation import ADA, Invitation
from session import Session
from world import wait_for

DELAY = "451 4.3.0 Storage is not available now; try again later"


class StoringFails(GatewayTest):
    def setUp(self):
        super().setUp()
        self.session = Session(self.port)
        self.addCleanup(self.session.close)
        self.session.say("EHLO mail.corp.example.com")

    def send(self, invitation):
        return self.session.mail(ADA, RECEIVING, invitation.mail())

    def expect_all_well_again(self, invitation):
        """In the same session."""
        self.arrives(invitation)
        self.assertEqual(self.send(invitation), "250 2.0.0 Stored as message 1")
        self.assertEqual(self.stored(), [invitation.mail()])
        self.expect_booked(invitation)

    def test_while_another_process_writes_for_longer_than_the_busy_timeout(self):
        with self.storage_locked():
            self.assertEqual(self.send(Invitation()), DELAY)
            self.assertEqual(self.send(Invitation()), DELAY)
            self.assertEqual(self.session.say("NOOP"), "250 2.0.0 OK")
        self.assertIn("storing a message size=", self.log())
        self.assertIn("another process has been writing to it for longer than database.busy_timeout", self.log())
        self.expect_all_well_again(Invitation())

    def test_while_another_session_tries_the_next_hears_it_before_the_content(self):
        with self.storage_locked(), Session(self.port) as trying:
            self.assertEqual(self.send(Invitation()), DELAY)
            trying.say("EHLO other.corp.example.com")
            self.assertEqual(trying.say(f"MAIL FROM:<{ADA}>"), "250 2.1.0 Sender OK")
            self.assertEqual(self.session.say(f"MAIL FROM:<{ADA}>"), DELAY)

    def test_while_the_disk_is_full(self):
        large = Invitation(attachment=(b"x" * 70 + b"\r\n") * 3000)
        self.fill_the_disk()
        self.assertEqual(self.send(large), DELAY)
        self.assertEqual(self.send(large), DELAY)
        self.assertFalse(self.gateway.dead())
        self.assertIn("the disk fails, or the process may not write so much (ulimit -f)", self.log())
        self.empty_the_disk()
        self.expect_all_well_again(large)

    def fill_the_disk(self):
        """The program's files may not grow any more, but for its log."""
        octets = self.directory.joinpath("roomgate.sqlite-wal").stat().st_size + 100_000
        resource.prlimit(self.gateway.process.pid, resource.RLIMIT_FSIZE, (octets, resource.RLIM_INFINITY))

    def empty_the_disk(self):
        resource.prlimit(self.gateway.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)


if __name__ == "__main__":
    main()
