"""curl smtp://"""
import unittest

from receiver import REQUEST, ROOM, SENDER, ReceiverTest


class Curl(ReceiverTest):
    def curl(self, *arguments):
        return self.run_client("curl", "--silent", "--show-error", "--verbose",
                               f"smtp://127.0.0.1:{self.port}/curl.example.com", "--mail-from", SENDER,
                               "--upload-file", "-", *arguments, input=REQUEST.encode())

    def test_a_message_arrives_unchanged(self):
        said = self.curl("--mail-rcpt", ROOM)
        self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.wait_for_messages(1), [REQUEST.encode()])
        self.assertEqual(self.envelope(1), ("127.0.0.1", "curl.example.com", SENDER, [ROOM]))

    def test_one_unknown_recipient_among_several(self):
        said = self.curl("--mail-rcpt", ROOM, "--mail-rcpt", "nobody@elsewhere.example.com",
                         "--mail-rcpt-allowfails")
        self.assertEqual(self.exit_code, 0, said)
        self.wait_for_messages(1)
        self.assertEqual(self.envelope(1)[3], [ROOM])

    def test_a_refusal_reaches_the_caller(self):
        self.answer("refused")
        self.assertIn("550 5.7.1", self.curl("--mail-rcpt", ROOM))
        self.assertNotEqual(self.exit_code, 0)

    def test_vrfy(self):
        said = self.run_client("curl", "--silent", "--verbose", f"smtp://127.0.0.1:{self.port}", "--mail-rcpt", "ada")
        self.assertIn("252 2.5.1", said)


class CurlWithTls(ReceiverTest):
    tls = True

    def test_a_message_arrives_under_tls_with_the_certificate_checked(self):
        said = self.run_client("curl", "--silent", "--verbose", "--ssl-reqd", "--cacert", self.certificate()[0],
                               f"smtp://127.0.0.1:{self.port}", "--mail-from", SENDER, "--mail-rcpt", ROOM,
                               "--upload-file", "-", input=REQUEST.encode())
        self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.wait_for_messages(1), [REQUEST.encode()])


if __name__ == "__main__":
    unittest.main()
