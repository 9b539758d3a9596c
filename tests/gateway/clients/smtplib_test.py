"""Python's smtplib."""
import smtplib
import ssl

from fixture import NOBODY, OTHER_RECEIVING, RECEIVING, GatewayTest, main
from invitation import ADA, OTHER_ROOM, ROOM, Invitation
from world import wait_for


class Smtplib(GatewayTest):
    tls = True

    def connect(self):
        client = smtplib.SMTP("127.0.0.1", self.port, local_hostname="python.example.com", timeout=60)
        self.addCleanup(client.close)
        return client

    def test_it_offers_what_it_should(self):
        client = self.connect()
        client.ehlo()
        self.assertEqual(set(client.esmtp_features), {"pipelining", "size", "8bitmime", "smtputf8", "chunking",
                                                      "enhancedstatuscodes", "starttls", "help"})
        self.assertGreaterEqual(int(client.esmtp_features["size"]), 40 * 1024 * 1024)

    def test_a_request_is_stored_as_it_is_booked_and_answered(self):
        invitation = Invitation()
        self.assertEqual(self.connect().sendmail(ADA, [RECEIVING], self.arrives(invitation)), {})
        self.assertEqual(self.stored(), [invitation.mail()])
        self.expect_booked(invitation)

    def test_a_request_comes_under_tls(self):
        invitation = Invitation()
        client = self.connect()
        client.starttls(context=ssl.create_default_context(cafile=self.certificate()[0]))
        client.sendmail(ADA, [RECEIVING], self.arrives(invitation))
        client.quit()
        self.assertEqual(self.stored(), [invitation.mail()])
        self.expect_booked(invitation)

    def test_many_requests_over_one_connection(self):
        client = self.connect()
        invitations = [Invitation(number) for number in range(50)]
        for invitation in invitations:
            client.sendmail(ADA, [RECEIVING], invitation.mail())
        self.assertEqual(self.stored(), [invitation.mail() for invitation in invitations])
        wait_for("all to be booked", lambda: self.gateway.query("SELECT count(*) FROM occurrence") == [(50,)])

    def test_one_request_for_two_rooms_of_which_it_also_names_one_that_is_none(self):
        invitation = Invitation(rooms=(ROOM, OTHER_ROOM))
        refused = self.connect().sendmail(ADA, [RECEIVING, NOBODY, OTHER_RECEIVING], self.arrives(invitation))
        self.assertEqual({address: code for address, (code, _) in refused.items()}, {NOBODY: 550})
        self.assertEqual(self.stored(), [invitation.mail()])
        self.expect_booked(invitation)

    def test_addresses_beyond_ascii(self):
        mailbox, receiving, organizer = "konferenz@corp.example.com", "räum@rooms.example.com", "ädа@corp.example.com"
        self.gateway.command("rooms", "add", "--name", "Räum", "--mailbox", mailbox, "--receiving", receiving,
                             "--zone", "Europe/Berlin")
        self.gateway.command("users", "add", "--email", organizer)
        invitation = Invitation(rooms=(mailbox,), organizer=organizer)
        client = self.connect()
        client.ehlo()
        client.sendmail(organizer, [receiving], invitation.mail(), mail_options=["SMTPUTF8", "BODY=8BITMIME"])
        self.assertEqual(self.stored(), [invitation.mail()])
        self.assertEqual(self.envelope()[2:], (organizer, [receiving]))
        self.assertEqual([item["status"] for item in self.settled(1)], [3])

    def test_addresses_beyond_ascii_in_another_case(self):
        mailbox, receiving, organizer = "konferenz@corp.example.com", "räum@räume.example.com", "jörg@bücher.example.com"
        self.gateway.command("rooms", "add", "--name", "Räum", "--mailbox", mailbox, "--receiving", receiving,
                             "--zone", "Europe/Berlin")
        self.gateway.command("users", "add", "--email", organizer)
        invitation = Invitation(rooms=(mailbox,), organizer=organizer.upper())
        client = self.connect()
        client.ehlo()
        client.sendmail("", ["RÄUM@" + receiving.partition("@")[2].encode("idna").decode()], invitation.mail(),
                        mail_options=["SMTPUTF8", "BODY=8BITMIME"])
        self.assertEqual([item["status"] for item in self.settled(1)], [3])
        self.assertEqual(self.gateway.query("SELECT found_by_address FROM reservation"), [(1,)])

    def test_a_delay_leaves_the_session_alive(self):
        client = self.connect()
        with self.storage_locked(), self.assertRaises(smtplib.SMTPDataError) as delayed:
            client.sendmail(ADA, [RECEIVING], Invitation().mail())
        self.assertEqual(delayed.exception.smtp_code, 451)
        self.assertEqual(client.noop()[0], 250)
        self.assertEqual(self.stored(), [])


if __name__ == "__main__":
    main()
