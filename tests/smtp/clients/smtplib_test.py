"""Python's smtplib."""
import smtplib
import ssl
import unittest

from receiver import REQUEST, ROOM, SENDER, ReceiverTest


class Smtplib(ReceiverTest):
    tls = True

    def connect(self):
        client = smtplib.SMTP("127.0.0.1", self.port, local_hostname="python.example.com", timeout=60)
        self.addCleanup(client.close)
        return client

    def test_a_message_arrives_unchanged(self):
        self.assertEqual(self.connect().sendmail(SENDER, [ROOM], REQUEST), {})
        self.assertEqual(self.wait_for_messages(1), [REQUEST.encode()])

    def test_it_offers_what_it_should(self):
        client = self.connect()
        client.ehlo()
        self.assertEqual(set(client.esmtp_features), {"pipelining", "size", "8bitmime", "smtputf8", "chunking",
                                                      "enhancedstatuscodes", "starttls", "help"})
        self.assertGreaterEqual(int(client.esmtp_features["size"]), 40 * 1024 * 1024)

    def test_many_messages_over_one_connection(self):
        client = self.connect()
        for number in range(50):
            client.sendmail(SENDER, [ROOM], f"Subject: {number}\r\n\r\n")
        self.assertEqual(self.wait_for_messages(50)[49], b"Subject: 49\r\n\r\n")

    def test_a_message_arrives_under_tls(self):
        client = self.connect()
        client.starttls(context=ssl.create_default_context(cafile=self.certificate()[0]))
        client.sendmail(SENDER, [ROOM], REQUEST)
        client.quit()
        self.assertEqual(self.wait_for_messages(1), [REQUEST.encode()])

    def test_addresses_beyond_ascii(self):
        client = self.connect()
        client.ehlo()
        client.sendmail("ädа@corp.example.com", ["räum@rooms.example.com"], REQUEST.encode(),
                        mail_options=["SMTPUTF8", "BODY=8BITMIME"])
        self.wait_for_messages(1)
        self.assertEqual(self.envelope(1)[3], ["räum@rooms.example.com"])

    def test_unknown_recipients_are_named_to_the_sender(self):
        refused = self.connect().sendmail(SENDER, [ROOM, "nobody@elsewhere.example.com"], REQUEST)
        self.assertEqual(refused["nobody@elsewhere.example.com"][0], 550)
        self.wait_for_messages(1)

    def test_a_delay_leaves_the_session_alive(self):
        client = self.connect()
        self.answer("unavailable")
        with self.assertRaises(smtplib.SMTPDataError) as delayed:
            client.sendmail(SENDER, [ROOM], REQUEST)
        self.assertEqual(delayed.exception.smtp_code, 451)
        self.answer("stored")
        client.sendmail(SENDER, [ROOM], REQUEST)
        self.wait_for_messages(1)


if __name__ == "__main__":
    unittest.main()
