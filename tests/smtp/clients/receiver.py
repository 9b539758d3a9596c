"""The program smtp_receiver for the tests with real clients: started in a directory of its own, stopped again."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

ROOM = "r12@rooms.example.com"
SENDER = "ada@corp.example.com"
REQUEST = (
    "From: Ada <ada@corp.example.com>\r\nTo: room.12@corp.example.com\r\nSubject: review\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n"
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n.a line with a dot in front\r\n"
)


def wait_until(holds, seconds=60, what="the condition"):
    """Fails only when it does not come true at all."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain for {what}")
        time.sleep(0.02)


def program(name):
    """A client that is not there is a failure, never a skipped test; tests/run installs them."""
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    if not found:
        raise AssertionError(f"{name} is not installed")
    return found


class ReceiverTest(unittest.TestCase):
    tls = False

    def setUp(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="smtp_clients_"))
        self.addCleanup(shutil.rmtree, self.directory)
        self.process = None
        self.port = 0
        self.start()
        self.addCleanup(self.stop)

    def start(self):
        """On the port it had before, if it ran before."""
        command = [os.environ["SMTP_RECEIVER"], str(self.directory), f"127.0.0.1:{self.port}"]
        if self.tls:
            command += self.certificate()
        (self.directory / "port").unlink(missing_ok=True)
        log = open(self.directory / "log", "ab")
        self.process = subprocess.Popen(command, stdout=log, stderr=log)
        log.close()
        wait_until(lambda: (self.directory / "port").exists() or self.process.poll() is not None, what="the port")
        self.assertIsNone(self.process.poll(), (self.directory / "log").read_text())
        self.port = int((self.directory / "port").read_text())

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.assertEqual(self.process.wait(60), 0)
            self.process = None

    def certificate(self):
        files = [self.directory / "certificate.pem", self.directory / "key.pem"]
        if not files[0].exists():
            self.run_client("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                            "/CN=mx.example.com", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                            "-out", files[0], "-keyout", files[1])
        return [str(file) for file in files]

    def answer(self, how):
        part = self.directory / "answer.part"
        part.write_text(how)
        part.rename(self.directory / "answer")

    def messages(self):
        return sorted(self.directory.glob("*.eml"), key=lambda file: int(file.stem))

    def wait_for_messages(self, count, seconds=60):
        wait_until(lambda: len(self.messages()) >= count, seconds, f"{count} messages")
        self.assertEqual(len(self.messages()), count)
        return [file.read_bytes() for file in self.messages()]

    def envelope(self, number):
        peer, helo, sender, *recipients = (self.directory / f"{number}.envelope").read_text().splitlines()
        return peer, helo, sender, recipients

    def run_client(self, name, *arguments, input=None, timeout=100):
        """Its output, both streams together; the exit code lands in self.exit_code."""
        ran = subprocess.run([program(name), *map(str, arguments)], input=input, timeout=timeout,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.exit_code = ran.returncode
        return ran.stdout.decode(errors="replace")
