"""A stop finishes what is in flight; copies of messages outlive whatever the program dies of."""
import subprocess

from fixture import RECEIVING, GatewayTest, main, program
from invitation import ADA, Invitation
from session import Session
from world import wait_for


class Stop(GatewayTest):
    def begin_to_send(self, invitation):
        """A message of which curl has half, and has heard 354."""
        command = [program("curl"), "--silent", "--show-error", "--verbose", "--no-buffer", "--upload-file", "-",
                   f"smtp://127.0.0.1:{self.port}", "--mail-from", ADA, "--mail-rcpt", RECEIVING]
        said = open(self.directory / "curl", "wb")
        self.addCleanup(said.close)
        curl = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said)
        self.addCleanup(curl.stdin.close)
        curl.stdin.write(self.arrives(invitation)[:200])
        curl.stdin.flush()
        wait_for("the 354", lambda: "< 354" in self.curl_said())
        return curl

    def curl_said(self):
        return (self.directory / "curl").read_text()

    def test_a_message_in_flight_is_finished_and_idle_sessions_hear_421(self):
        invitation = Invitation()
        with Session(self.port) as idle:
            curl = self.begin_to_send(invitation)
            self.gateway.process.terminate()
            self.assertEqual(idle.reply(), "421 4.3.2 mx.example.com is shutting down; try again later")
            self.assertEqual(idle.reply(), "")
        curl.communicate(invitation.mail()[200:])
        self.assertEqual(curl.returncode, 0, self.curl_said())
        self.assertIn("< 250 2.0.0 Stored as message 1", self.curl_said())
        self.assertEqual(self.gateway.process.wait(), 0)
        self.assertEqual(self.stored(), [invitation.mail()])
        self.start()
        self.expect_booked(invitation)


class Copies(GatewayTest):
    smtp = 'keep_email = true\nkeep_email_directory = "copies"\n'

    def setUp(self):
        super().setUp()
        self.folder = self.directory / "copies"
        self.session = Session(self.port)
        self.addCleanup(self.session.close)
        self.session.say("EHLO mail.corp.example.com")

    def copies(self):
        return sorted(self.folder.glob("*.eml"))

    def expect_copy(self, invitation, number):
        wait_for("the copy", lambda: len(self.copies()) == number)
        [copy] = [file for file in self.copies() if file.name.endswith(f"Z_{RECEIVING}_{number}.eml")]
        self.assertEqual(copy.read_bytes(), invitation.mail())
        self.assertEqual(copy.stat().st_mode & 0o7777, 0o600)

    def test_a_copy_is_kept_byte_for_byte_for_its_owner_only(self):
        octets = Invitation(attachment=bytes(range(256)).replace(b"\r", b"").replace(b"\n", b"") + b"\r\n")
        self.assertEqual(self.session.mail(ADA, RECEIVING, octets.mail()), "250 2.0.0 Stored as message 1")
        self.expect_copy(octets, 1)

    def test_a_copy_that_was_not_written_when_the_program_died_is_made_up_at_the_next_start(self):
        first, second = Invitation(1), Invitation(2)
        self.session.mail(ADA, RECEIVING, first.mail())
        self.expect_copy(first, 1)
        away = self.folder.rename(self.directory / "away")
        self.assertEqual(self.session.mail(ADA, RECEIVING, second.mail()), "250 2.0.0 Stored as message 2")
        wait_for("the copy to fail", lambda: "copy" in self.log())
        self.gateway.kill()
        away.rename(self.folder)
        self.start()
        self.expect_copy(second, 2)


if __name__ == "__main__":
    main()
