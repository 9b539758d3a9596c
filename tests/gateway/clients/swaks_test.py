"""swaks, the Swiss Army knife for SMTP, with and without STARTTLS."""
from fixture import MALLORY, NOBODY, OTHER_RECEIVING, RECEIVING, GatewayTest, main
from invitation import ADA, OTHER_ROOM, ROOM, Invitation


class SwaksTest(GatewayTest):
    def swaks(self, invitation, *arguments):
        file = self.directory / "request.txt"
        # swaks writes CR LF, and ends the last line itself.
        file.write_bytes(self.arrives(invitation).replace(b"\r\n", b"\n").removesuffix(b"\n"))
        return self.run_client("swaks", "--server", "127.0.0.1", "--port", self.port, "--from", ADA, "--ehlo",
                               "swaks.example.com", "--data", f"@{file}", *arguments)


class Swaks(SwaksTest):
    def test_a_request_is_stored_as_it_is_booked_and_answered(self):
        invitation = Invitation()
        said = self.swaks(invitation, "--to", RECEIVING)
        self.assertEqual(self.exit_code, 0, said)
        self.assertIn("<-  220 mx.example.com Simple Mail Transfer Service Ready\n", said)
        self.assertIn("250 2.0.0 Stored as message 1\n", said)
        self.assertEqual(self.stored(), [invitation.mail()])
        self.assertEqual(self.envelope(), ("127.0.0.1", "swaks.example.com", ADA, [RECEIVING]))
        self.expect_booked(invitation)

    def test_several_recipients_of_which_some_are_unknown(self):
        invitation = Invitation(rooms=(ROOM, OTHER_ROOM))
        said = self.swaks(invitation, "--to", f"{RECEIVING},{NOBODY},{OTHER_RECEIVING}")
        self.assertIn(f"550 5.1.1 <{NOBODY}>", said)
        self.assertEqual(self.envelope()[3], [RECEIVING, OTHER_RECEIVING])
        self.expect_booked(invitation)

    def test_an_unknown_recipient_alone_is_refused(self):
        said = self.swaks(Invitation(), "--to", NOBODY)
        self.assertEqual(self.exit_code, 24, said)  # no RCPT accepted
        self.assertEqual(self.stored(), [])

    def test_an_unknown_requester_hears_its_address(self):
        said = self.swaks(Invitation(organizer=MALLORY), "--to", RECEIVING)
        self.assertIn(f"550 5.7.1 <{MALLORY}>", said)
        self.assertEqual(self.exit_code, 26, said)  # refused after DATA
        self.assertEqual(self.stored(), [])

    def test_unavailable_storage_is_a_delay(self):
        with self.storage_locked():
            self.assertIn("451 4.3.0", self.swaks(Invitation(), "--to", RECEIVING))

    def test_pipelining(self):
        invitation = Invitation()
        said = self.swaks(invitation, "--to", RECEIVING, "--pipeline")
        self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.stored(), [invitation.mail()])

    def test_what_nobody_sends_to_the_postmaster_is_kept(self):
        said = self.swaks(Invitation(), "--to", "postmaster", "--from", "<>")
        self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.envelope()[2:], ("", ["postmaster"]))
        [item] = self.settled(1)
        self.assertEqual((item["room"], item["status_word"]), (None, "unsubscribed"))

    def test_tls_is_not_to_be_had_without_a_certificate(self):
        self.swaks(Invitation(), "--to", RECEIVING, "--tls")
        self.assertEqual(self.exit_code, 29)
        self.assertEqual(self.stored(), [])


class SwaksWithTls(SwaksTest):
    tls = True

    def test_a_request_comes_under_tls(self):
        invitation = Invitation()
        said = self.swaks(invitation, "--to", RECEIVING, "--tls")
        self.assertEqual(self.exit_code, 0, said)
        self.assertIn("TLS started", said)
        self.assertEqual(self.stored(), [invitation.mail()])
        self.expect_booked(invitation)


if __name__ == "__main__":
    main()
