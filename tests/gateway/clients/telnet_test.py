"""A person with telnet, on a terminal."""
import os
import pty
import re

from fixture import NOBODY, RECEIVING, GatewayTest, main, program
from invitation import ADA, Invitation
from session import Session


class Telnet(GatewayTest):
    def setUp(self):
        super().setUp()
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.execv(program("telnet"), ["telnet", "127.0.0.1", str(self.port)])
        self.addCleanup(os.waitpid, pid, 0)
        self.addCleanup(os.close, self.terminal)
        self.seen = ""

    def expect(self, pattern):
        """Reads on until the pattern has come; the test's time limit ends what never comes."""
        while not (found := re.search(pattern, self.seen)):
            try:
                octets = os.read(self.terminal, 4096)
            except OSError:
                octets = b""  # telnet has ended
            self.assertTrue(octets, f"{pattern} did not come: {self.seen}")
            self.seen += octets.decode(errors="replace")
        self.seen = self.seen[found.end():]

    def type(self, line):
        os.write(self.terminal, line.encode() + b"\n")

    def test_a_person_can_type_a_whole_meeting_request(self):
        invitation = Invitation()
        self.arrives(invitation)
        self.expect(r"\n220 mx\.example\.com Simple Mail Transfer Service Ready\r\n")
        self.type("HELP")
        self.expect(r"214-2\.0\.0 To try it by hand")
        self.expect(r"214 2\.0\.0 4xx")
        self.type("ehlo desk.example.com")
        self.expect(r"250 HELP")
        self.type(f"mail from:<{ADA}>")
        self.expect(r"250 2\.1\.0")
        self.type(f"rcpt to:<{NOBODY}>")
        self.expect(r"550 5\.1\.1")
        self.type(f"rcpt to:<{RECEIVING}>")
        self.expect(r"250 2\.1\.5")
        self.type("data")
        self.expect(r"354 ")
        for line in invitation.mail().decode().split("\r\n")[:-1]:
            self.type("." + line if line.startswith(".") else line)
        self.type(".")
        self.expect(r"250 2\.0\.0 Stored as message 1\r\n")
        self.assertEqual(self.stored(), [invitation.mail()])
        self.type("quit")
        self.expect(r"221 2\.0\.0")
        self.expect_booked(invitation)

    def test_the_interrupt_key_does_no_harm(self):
        self.expect(r"220 mx\.example\.com")
        os.write(self.terminal, b"\x1d")  # telnet's own prompt
        self.expect(r"telnet> ")
        self.type("send ip")  # IAC IP, and perhaps IAC DO TIMING-MARK
        self.type("NOOP")
        self.expect(r"250 2\.0\.0 OK")
        self.type("QUIT")
        self.expect(r"221 2\.0\.0")


class WithoutTelnet(GatewayTest):
    """What nc and hand-made clients send."""

    def setUp(self):
        super().setUp()
        self.session = Session(self.port)
        self.addCleanup(self.session.close)
        self.assertEqual(self.session.greeting, "220 mx.example.com Simple Mail Transfer Service Ready")

    def test_a_bare_line_feed_explains_itself_and_does_no_harm(self):
        self.session.send(b"NOOP\n")
        self.assertIn("500 5.5.2 The line ended with LF alone; SMTP lines end with CR LF", self.session.reply())
        self.assertEqual(self.session.say("NOOP"), "250 2.0.0 OK")

    def test_negotiation_bytes_of_telnet_are_skipped(self):
        will_naws, size = b"\xff\xfb\x1f", b"\xff\xfa\x1f\x00\x50\x00\x18\xff\xf0"
        self.session.send(will_naws + b"NO" + size + b"OP\r\n")
        self.assertEqual(self.session.reply(), "250 2.0.0 OK")


if __name__ == "__main__":
    main()
