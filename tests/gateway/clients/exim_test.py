"""Exim as a relaying client that sends by BDAT: an instance of its own, unpacked aside (tests/run)."""
import os
import pathlib
import shutil
import subprocess

from fixture import OTHER_RECEIVING, RECEIVING, GatewayTest, main, needs
from invitation import ADA, OTHER_ROOM, ROOM, Invitation
from world import wait_for

EXIM = pathlib.Path(os.environ["EXIM"])
TEMPLATE = pathlib.Path(__file__).resolve().parents[1] / "exim" / "exim.conf"
EXIMS_USER = "Debian-exim"  # compiled in; the package makes it where it is installed


@needs(EXIM)  # tests/run fetches it
class Exim(GatewayTest):
    def setUp(self):
        super().setUp()
        self.directory.chmod(0o711)  # it delivers as another user
        self.configuration = self.directory / "exim.conf"
        self.configuration.write_text(self.filled_in(TEMPLATE.read_text()))
        (self.directory / "spool").mkdir()
        shutil.chown(self.directory / "spool", "mail", "mail")
        self.environment = {"PATH": os.environ["PATH"], "LD_PRELOAD": "libnss_wrapper.so"}
        for name, more in (("passwd", "x:8:8::/:/bin/false"), ("group", "x:8:")):  # mail's numbers
            file = self.directory / name
            file.write_text(pathlib.Path("/etc", name).read_text() + f"{EXIMS_USER}:{more}\n")
            self.environment[f"NSS_WRAPPER_{name.upper()}"] = str(file)

    def filled_in(self, text):
        for name, value in {"DIRECTORY": self.directory, "PORT": self.port, "EXIM": EXIM}.items():
            text = text.replace(f"@{name}@", str(value))
        return text

    def exim(self, *arguments, input=b""):
        ran = subprocess.run([EXIM, "-C", self.configuration, *arguments], env=self.environment, input=input, timeout=100,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(ran.returncode, 0, ran.stdout.decode() + self.mail_log())
        return ran.stdout.decode()

    def send(self, invitation, *recipients):
        """Returns when it was tried once."""
        self.exim("-odf", "-i", "-f", ADA, *recipients, input=self.arrives(invitation).replace(b"\r\n", b"\n"))

    def empties_its_queue(self):
        self.exim("-qff")
        return self.exim("-bpc") == "0\n"

    def mail_log(self):
        return (self.directory / "spool" / "mainlog").read_text()

    def expect_delivery(self, invitation):
        self.assertIn(' K C="250 ', self.mail_log())  # K: by CHUNKING
        [message] = self.stored()
        self.assertTrue(message.endswith(invitation.mail()), message)  # behind the Received line of Exim
        self.expect_booked(invitation)

    def test_a_request_for_several_rooms_comes_by_bdat_in_one_transaction(self):
        invitation = Invitation(rooms=(ROOM, OTHER_ROOM))
        self.send(invitation, RECEIVING, OTHER_RECEIVING)
        self.expect_delivery(invitation)
        self.assertEqual(self.envelope()[1:], ("ex01.corp.example.com", ADA, [RECEIVING, OTHER_RECEIVING]))

    def test_a_request_is_kept_and_tried_again_while_storage_is_unavailable(self):
        invitation = Invitation()
        with self.storage_locked():
            self.send(invitation, RECEIVING)
            self.assertIn("451 4.3.0 Storage is not available now", self.mail_log())
            self.assertEqual((self.exim("-bpc"), self.stored()), ("1\n", []))
        wait_for("an empty queue", self.empties_its_queue)
        self.expect_delivery(invitation)


if __name__ == "__main__":
    main()
