"""An organizer who is told by an X.500 name, and a directory that knows it."""
from fixture import NOBODY, RECEIVING, GatewayTest, main
from invitation import ADA, Invitation
from session import Session
from world import wait_for

NAME = "/O=CORP/OU=BERLIN/CN=RECIPIENTS/CN=ADA"


class X500Test(GatewayTest):
    def setUp(self):
        super().setUp()
        self.exchange.tell("/accounts", {"name": "ada", "password": "-", "mailbox": ADA, "x500": NAME})

    def arrives_with_the_name(self, invitation):
        """In the room's mailbox Exchange shows the address; what it forwards has the name. Nobody may book for From."""
        self.arrives(invitation)
        forwarded = invitation.mail().replace(f"ORGANIZER:mailto:{ADA}".encode(), f"ORGANIZER:mailto:EX:{NAME}".encode())
        forwarded = forwarded.replace(f"From: Ada <{ADA}>".encode(), f"From: <{NOBODY}>".encode())
        with Session(self.port) as session:
            session.say("EHLO exchange.corp.example.com")
            self.assertTrue(session.mail(NOBODY, RECEIVING, forwarded).startswith("250"))

    def waiting(self):
        return self.gateway.query("SELECT 1 FROM item WHERE status = 0 AND reason LIKE '%X.500%'")

    def test_is_who_the_directory_says(self):
        invitation = Invitation()
        self.arrives_with_the_name(invitation)
        self.expect_booked(invitation)
        self.assertEqual(self.gateway.query("SELECT organizer FROM reservation"), [(ADA,)])

    def test_is_waited_for_while_exchange_is_away(self):
        self.exchange.tell("/down")
        invitation = Invitation()
        self.arrives_with_the_name(invitation)
        wait_for("the message to wait", self.waiting)
        other = Invitation(number=2)
        with Session(self.port) as session:
            session.say("EHLO exchange.corp.example.com")
            session.mail(ADA, RECEIVING, self.arrives(other))
        self.assertEqual([item["status"] for item in self.settled(2)], [3])
        self.assertTrue(self.waiting())
        self.exchange.tell("/up")
        self.expect_booked(invitation)


if __name__ == "__main__":
    main()
