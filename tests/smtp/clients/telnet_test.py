"""A person with telnet, on a terminal."""
import os
import pty
import re
import unittest

from receiver import ROOM, SENDER, ReceiverTest, program


class Telnet(ReceiverTest):
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

    def test_a_person_can_type_the_whole_dialogue(self):
        self.expect(r"220 mx\.example\.com Simple Mail Transfer Service Ready")
        self.type("HELP")
        self.expect(r"214-2\.0\.0 To try it by hand")
        self.expect(r"214 2\.0\.0 4xx")
        self.type("ehlo desk.example.com")
        self.expect(r"250 HELP")
        self.type(f"mail from:<{SENDER}>")
        self.expect(r"250 2\.1\.0")
        self.type("rcpt to:<nobody@elsewhere.example.com>")
        self.expect(r"550 5\.1\.1")
        self.type(f"rcpt to:<{ROOM}>")
        self.expect(r"250 2\.1\.5")
        self.type("data")
        self.expect(r"354 ")
        for line in ("Subject: typed", "", "By hand", "."):
            self.type(line)
        self.expect(r"250 2\.0\.0 Stored as message 1")
        self.type("quit")
        self.expect(r"221 2\.0\.0")
        self.assertEqual(self.wait_for_messages(1), [b"Subject: typed\r\n\r\nBy hand\r\n"])

    def test_an_interrupt_key_does_no_harm(self):
        self.expect(r"220 mx\.example\.com")
        os.write(self.terminal, b"\x1d")  # telnet's own prompt
        self.expect(r"telnet> ")
        self.type("send ip")  # IAC IP, and perhaps IAC DO TIMING-MARK
        self.type("NOOP")
        self.expect(r"250 2\.0\.0 OK")
        self.type("QUIT")
        self.expect(r"221 2\.0\.0")


if __name__ == "__main__":
    unittest.main()
