"""BDAT: a client of our own for the byte-exact cases, and the load driver in Exchange's manner where it exists."""
import os
import pathlib
import random
import socket
import subprocess
import unittest

from receiver import ROOM, SENDER, ReceiverTest, program


class Bdat(ReceiverTest):
    def setUp(self):
        super().setUp()
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.addCleanup(self.socket.close)
        self.replies = self.socket.makefile("rb")
        self.addCleanup(self.replies.close)
        self.reply()
        self.socket.sendall(b"EHLO bdat.example.com\r\n")
        self.assertIn("CHUNKING", self.reply())

    def reply(self):
        lines = [self.replies.readline().decode()]
        while lines[-1][3:4] == "-":
            lines.append(self.replies.readline().decode())
        return "".join(lines)

    def test_every_octet_arrives_whatever_the_chunks_are(self):
        chance = random.Random(4711)
        message = bytes(chance.randrange(256) for _ in range(200_000))
        group, rest, chunks = f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<{ROOM}>\r\n".encode(), message, 0
        while rest:
            size = min(chance.choice([0, 1, 100, 5000, 70_000]), len(rest))
            group += b"BDAT %d\r\n" % size + rest[:size]
            rest = rest[size:]
            chunks += 1
        self.socket.sendall(group + b"BDAT 0 LAST\r\n")
        replies = [self.reply() for _ in range(2 + chunks + 1)]
        self.assertTrue(all(reply.startswith("250 ") for reply in replies), replies)
        self.assertEqual(self.wait_for_messages(1), [message])

    def test_a_lost_connection_drops_the_chunks(self):
        self.socket.sendall(f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<{ROOM}>\r\nBDAT 3\r\nabc".encode())
        self.assertEqual([self.reply()[:3] for _ in range(3)], ["250"] * 3)
        self.socket.shutdown(socket.SHUT_RDWR)
        self.stop()  # a message that is being received would hold it up
        self.assertEqual(self.messages(), [])


class ExchangesManner(ReceiverTest):
    def test_twenty_connections_of_twenty_messages_each(self):
        shared = pathlib.Path(os.environ.get("SHARED", pathlib.Path(__file__).resolve().parents[4] / "shared"))
        source = shared / "bench" / "exload.c"
        if not source.exists():
            print(f"left out: {source} is not there")
            return
        load = self.directory / "exload"
        subprocess.run([os.environ.get("CC") or program("cc"), "-O2", "-w", "-o", load, source], check=True)
        (self.directory / "message").write_text("Subject: load\n\n.stuffed\n")
        for number, mode in enumerate(("bdat", "data", "step"), 1):
            self.run_client(load, self.port, 20, 400, 20, mode, self.directory / "message", SENDER, ROOM)
            self.assertEqual(self.exit_code, 0)
            messages = self.wait_for_messages(400 * number)
            self.assertEqual(set(messages), {b"Subject: load\r\n\r\n.stuffed\r\n"})


if __name__ == "__main__":
    unittest.main()
