"""BDAT, octet for octet, by a client of our own."""
import random
import socket

from fixture import RECEIVING, GatewayTest, main
from invitation import ADA, Invitation
from session import Session


class Bdat(GatewayTest):
    def setUp(self):
        super().setUp()
        self.session = Session(self.port)
        self.addCleanup(self.session.close)
        self.assertIn("250-CHUNKING", self.session.say("EHLO bdat.example.com"))

    def test_every_octet_arrives_whatever_the_chunks_are(self):
        chance = random.Random(4711)
        invitation = Invitation(attachment=bytes(chance.randrange(256) for _ in range(200_000)))
        rest = self.arrives(invitation)
        group, chunks = f"MAIL FROM:<{ADA}>\r\nRCPT TO:<{RECEIVING}>\r\n".encode(), 0
        while rest:
            size = min(chance.choice([0, 1, 100, 5000, 70_000]), len(rest))
            group += b"BDAT %d\r\n" % size + rest[:size]
            rest = rest[size:]
            chunks += 1
        self.session.send(group + b"BDAT 0 LAST\r\n")
        replies = [self.session.reply() for _ in range(2 + chunks + 1)]
        self.assertTrue(all(reply.startswith("250 ") for reply in replies), replies)
        self.assertEqual(self.stored(), [invitation.mail()])
        self.expect_booked(invitation)

    def test_a_lost_connection_drops_the_chunks(self):
        self.session.send(f"MAIL FROM:<{ADA}>\r\nRCPT TO:<{RECEIVING}>\r\nBDAT 3\r\nabc".encode())
        self.assertEqual([self.session.reply()[:3] for _ in range(3)], ["250"] * 3)
        self.session.socket.shutdown(socket.SHUT_RDWR)
        self.gateway.stop()  # a message that is being received would hold it up
        self.assertEqual(self.stored(), [])


if __name__ == "__main__":
    main()
