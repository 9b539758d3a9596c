"""Postfix as a relaying send connector: an instance of its own, which queues and redelivers."""
import pathlib
import shutil
import subprocess

from fixture import MALLORY, NOBODY, OTHER_RECEIVING, RECEIVING, GatewayTest, main, program
from invitation import ADA, OTHER_ROOM, ROOM, Invitation
from world import wait_for

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "postfix"


class Relay(GatewayTest):
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
        self.assertEqual(ran.returncode, 0, (self.directory / "postfix").read_text() + self.mail_log())

    def send(self, invitation, *recipients):
        said = self.run_client("sendmail", "-C", self.configuration, "-i", "-f", ADA, *recipients,
                               input=self.arrives(invitation).replace(b"\r\n", b"\n"))
        self.assertEqual(self.exit_code, 0, said)

    def mail_log(self):
        file = self.directory / "maillog"
        return file.read_text() if file.exists() else ""

    def wait_for_mail_log(self, part):
        wait_for(part, lambda: part in self.mail_log())

    def queue(self):
        return self.run_client("postqueue", "-c", self.configuration, "-j").splitlines()

    def try_again_now(self):
        self.run_client("postqueue", "-c", self.configuration, "-f")

    def expect_delivery(self, invitation):
        wait_for("an empty queue", lambda: not self.queue())
        [message] = self.stored()
        self.assertTrue(message.endswith(invitation.mail()), message)  # behind the Received line of Postfix
        self.expect_booked(invitation)


class Postfix(Relay):
    def test_a_request_for_several_rooms_is_relayed_in_one_transaction(self):
        invitation = Invitation(rooms=(ROOM, OTHER_ROOM))
        self.send(invitation, RECEIVING, OTHER_RECEIVING)
        self.expect_delivery(invitation)
        self.assertEqual(self.envelope(), ("127.0.0.1", "ex01.corp.example.com", ADA, [RECEIVING, OTHER_RECEIVING]))

    def test_a_request_is_kept_and_tried_again_while_storage_is_unavailable(self):
        invitation = Invitation()
        with self.storage_locked():
            self.send(invitation, RECEIVING)
            self.wait_for_mail_log("451 4.3.0 Storage is not available now")
            self.assertEqual((len(self.queue()), self.stored()), (1, []))
        self.expect_delivery(invitation)

    def test_a_request_is_kept_and_tried_again_while_the_service_is_down(self):
        invitation = Invitation()
        self.gateway.stop()
        self.send(invitation, RECEIVING)
        self.wait_for_mail_log("Connection refused")
        self.assertEqual(len(self.queue()), 1)
        self.start()
        self.try_again_now()
        self.expect_delivery(invitation)

    def test_an_unknown_requester_gets_a_report_at_once(self):
        self.send(Invitation(organizer=MALLORY), RECEIVING)
        self.wait_for_mail_log(f"550 5.7.1 <{MALLORY}> is not known here")
        self.wait_for_mail_log("status=bounced")
        wait_for("an empty queue", lambda: not self.queue())

    def test_an_unknown_room_does_not_hold_back_the_others(self):
        invitation = Invitation()
        self.send(invitation, NOBODY, RECEIVING)
        self.wait_for_mail_log(f"550 5.1.1 <{NOBODY}> is no room here")
        self.expect_delivery(invitation)
        self.assertEqual(self.envelope()[3], [RECEIVING])


class PostfixWithTls(Relay):
    tls = True

    def test_a_request_is_relayed_under_tls(self):
        invitation = Invitation()
        self.send(invitation, RECEIVING)
        self.expect_delivery(invitation)


if __name__ == "__main__":
    main()
