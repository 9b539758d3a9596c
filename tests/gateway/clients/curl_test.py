"""curl smtp://"""
from fixture import MALLORY, NOBODY, RECEIVING, GatewayTest, main
from invitation import ADA, Invitation


class CurlTest(GatewayTest):
    def curl(self, invitation, *arguments):
        return self.run_client("curl", "--silent", "--show-error", "--verbose",
                               f"smtp://127.0.0.1:{self.port}/curl.example.com", "--mail-from", ADA,
                               "--upload-file", "-", *arguments, input=self.arrives(invitation))


class Curl(CurlTest):
    def test_a_request_is_stored_as_it_is_booked_and_answered(self):
        invitation = Invitation()
        said = self.curl(invitation, "--mail-rcpt", RECEIVING)
        self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.stored(), [invitation.mail()])
        self.assertEqual(self.envelope(), ("127.0.0.1", "curl.example.com", ADA, [RECEIVING]))
        self.expect_booked(invitation)

    def test_one_unknown_recipient_among_several(self):
        said = self.curl(Invitation(), "--mail-rcpt", RECEIVING, "--mail-rcpt", NOBODY, "--mail-rcpt-allowfails")
        self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.envelope()[3], [RECEIVING])

    def test_a_refusal_reaches_the_caller(self):
        said = self.curl(Invitation(organizer=MALLORY), "--mail-rcpt", RECEIVING)
        self.assertIn(f"550 5.7.1 <{MALLORY}>", said)
        self.assertNotEqual(self.exit_code, 0)

    def test_vrfy(self):
        said = self.run_client("curl", "--silent", "--verbose", f"smtp://127.0.0.1:{self.port}", "--mail-rcpt", "ada")
        self.assertIn("252 2.5.0", said)


class CurlWithTls(CurlTest):
    tls = True

    def test_a_request_comes_under_tls_with_the_certificate_checked(self):
        invitation = Invitation()
        said = self.curl(invitation, "--mail-rcpt", RECEIVING, "--ssl-reqd", "--cacert", self.certificate()[0])
        self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.stored(), [invitation.mail()])
        self.expect_booked(invitation)


if __name__ == "__main__":
    main()
