"""swaks, the Swiss Army knife for SMTP, with and without STARTTLS."""
import unittest

from receiver import REQUEST, ROOM, SENDER, ReceiverTest


class Swaks(ReceiverTest):
    def swaks(self, *arguments):
        file = self.directory / "request.txt"
        file.write_bytes(REQUEST.replace("\r\n", "\n").encode())
        return self.run_client("swaks", "--server", "127.0.0.1", "--port", self.port, "--from", SENDER, "--ehlo",
                               "swaks.example.com", "--data", f"@{file}", *arguments)

    def test_a_message_arrives_unchanged(self):
        said = self.swaks("--to", ROOM)
        self.assertEqual(self.exit_code, 0, said)
        self.assertIn("Simple Mail Transfer Service Ready", said)
        [message] = self.wait_for_messages(1)
        self.assertTrue(message.startswith(REQUEST.encode()), message)
        self.assertEqual(self.envelope(1), ("127.0.0.1", "swaks.example.com", SENDER, [ROOM]))

    def test_several_recipients_of_which_some_are_unknown(self):
        said = self.swaks("--to", f"{ROOM},nobody@elsewhere.example.com,r14@rooms.example.com")
        self.assertIn("550 5.1.1 <nobody@elsewhere.example.com>", said)
        self.wait_for_messages(1)
        self.assertEqual(self.envelope(1)[3], [ROOM, "r14@rooms.example.com"])

    def test_an_unknown_recipient_alone_is_refused(self):
        said = self.swaks("--to", "nobody@elsewhere.example.com")
        self.assertEqual(self.exit_code, 24, said)  # no RCPT accepted

    def test_a_refused_requester_hears_its_address(self):
        self.answer("refused")
        self.assertIn(f"550 5.7.1 <{SENDER}>", self.swaks("--to", ROOM))
        self.assertEqual(self.exit_code, 26)  # refused after DATA

    def test_unavailable_storage_is_a_delay(self):
        self.answer("unavailable")
        self.assertIn("451 4.3.0", self.swaks("--to", ROOM))

    def test_pipelining(self):
        said = self.swaks("--to", ROOM, "--pipeline")
        self.assertEqual(self.exit_code, 0, said)
        self.wait_for_messages(1)

    def test_the_null_sender_and_postmaster(self):
        said = self.swaks("--to", "postmaster", "--from", "<>")
        self.assertEqual(self.exit_code, 0, said)
        self.wait_for_messages(1)
        self.assertEqual(self.envelope(1)[2:], ("", ["postmaster"]))

    def test_tls_is_not_to_be_had_without_a_certificate(self):
        self.swaks("--to", ROOM, "--tls")
        self.assertEqual(self.exit_code, 29)
        self.assertEqual(self.messages(), [])


class SwaksWithTls(Swaks):
    tls = True
    test_tls_is_not_to_be_had_without_a_certificate = None

    def test_a_message_arrives_under_tls(self):
        said = self.swaks("--to", ROOM, "--tls")
        self.assertEqual(self.exit_code, 0, said)
        self.assertIn("TLS started", said)
        [message] = self.wait_for_messages(1)
        self.assertTrue(message.startswith(REQUEST.encode()))


if __name__ == "__main__":
    unittest.main()
