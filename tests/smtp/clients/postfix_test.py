"""Postfix as a relaying send connector: an instance of its own, which queues and redelivers."""
import pathlib
import shutil
import subprocess
import unittest

from receiver import REQUEST, ROOM, SENDER, ReceiverTest, program, wait_until

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "postfix"


class Relay(ReceiverTest):
    def setUp(self):
        super().setUp()
        self.directory.chmod(0o711)  # Postfix' processes run as another user
        self.configuration = self.directory / "configuration"
        for folder in (self.configuration, self.directory / "queue", self.directory / "data"):
            folder.mkdir()
        shutil.chown(self.directory / "data", "postfix")
        for file in TEMPLATES.iterdir():
            (self.configuration / file.name).write_text(self.filled_in(file.read_text()))
        self.postfix("start")
        self.addCleanup(self.postfix, "stop")

    def filled_in(self, text):
        values = {"DIRECTORY": self.directory, "PORT": self.port, "TLS": "encrypt" if self.tls else "none",
                  "CERTIFICATE": self.certificate()[0] if self.tls else ""}
        for name, value in values.items():
            text = text.replace(f"@{name}@", str(value))
        return text

    def postfix(self, command):
        # Its output goes to a file: the daemons that it leaves behind would keep a pipe open.
        with open(self.directory / "postfix", "ab") as output:
            ran = subprocess.run([program("postfix"), "-c", self.configuration, command], timeout=100,
                                 stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        self.assertEqual(ran.returncode, 0, (self.directory / "postfix").read_text() + self.log())

    def send(self, *recipients):
        said = self.run_client("sendmail", "-C", self.configuration, "-i", "-f", SENDER, *recipients,
                               input=REQUEST.replace("\r\n", "\n").encode())
        self.assertEqual(self.exit_code, 0, said)

    def log(self):
        file = self.directory / "maillog"
        return file.read_text() if file.exists() else ""

    def wait_for_log(self, part):
        try:
            wait_until(lambda: part in self.log(), what=part)
        except AssertionError as vain:
            raise AssertionError(f"{vain}\n{self.log()}") from vain

    def queue(self):
        return self.run_client("postqueue", "-c", self.configuration, "-j").splitlines()

    def try_again_now(self):
        self.run_client("postqueue", "-c", self.configuration, "-f")

    def expect_delivery(self):
        [message] = self.wait_for_messages(1)
        self.assertTrue(message.endswith(REQUEST.split("\r\n\r\n", 1)[1].encode()), message)
        wait_until(lambda: not self.queue(), what="an empty queue")


class Postfix(Relay):
    def test_a_message_to_several_rooms_is_relayed_in_one_transaction(self):
        self.send(ROOM, "r14@rooms.example.com")
        self.expect_delivery()
        self.assertEqual(self.envelope(1), ("127.0.0.1", "ex01.corp.example.com", SENDER,
                                            [ROOM, "r14@rooms.example.com"]))

    def test_a_message_is_kept_and_tried_again_while_storage_is_unavailable(self):
        self.answer("unavailable")
        self.send(ROOM)
        self.wait_for_log("451 4.3.0 Storage is not available now")
        self.assertEqual((len(self.queue()), self.messages()), (1, []))
        self.answer("stored")
        self.try_again_now()
        self.expect_delivery()

    def test_a_message_is_kept_and_tried_again_while_the_service_is_down(self):
        self.stop()
        self.send(ROOM)
        self.wait_for_log("Connection refused")
        self.assertEqual(len(self.queue()), 1)
        self.start()
        self.try_again_now()
        self.expect_delivery()

    def test_a_refused_requester_gets_a_report_at_once(self):
        self.answer("refused")
        self.send(ROOM)
        self.wait_for_log(f"550 5.7.1 <{SENDER}> is not known here")
        self.wait_for_log("status=bounced")
        wait_until(lambda: not self.queue(), what="an empty queue")

    def test_an_unknown_room_does_not_hold_back_the_others(self):
        self.send("nobody@elsewhere.example.com", ROOM)
        self.wait_for_log("550 5.1.1 <nobody@elsewhere.example.com> is no room here")
        self.expect_delivery()
        self.assertEqual(self.envelope(1)[3], [ROOM])


class PostfixWithTls(Relay):
    tls = True

    def test_a_message_is_relayed_under_tls(self):
        self.send(ROOM)
        self.expect_delivery()


if __name__ == "__main__":
    unittest.main()
