"""The servers that are measured beside each other, each in a fresh directory of its own."""

import pathlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "gateway"))

from world import ReservedPort

BUILD = ROOT / "build" / "release"
STOPWATCH = ROOT.parent / "shared" / "bench" / "gcsmtp.c"
FROM = "anna.keller@corp.example.com"

ROOMGATE = """
[smtp]
listen = ["127.0.0.1:{port}"]
[booking]
booking_window_in_days = 1080
[database]
file = "{directory}/roomgate.db"
[log]
file = "{directory}/log"
[[exchange]]
name = "simulator"
url = "{ews_url}"
mail_domains = ["corp.example.com"]
user = "svc-roomgate"
password_file = "{directory}/password"
sign_in = "basic"
plain_http_to_loopback = true
"""

POSTFIX_MAIN = """
compatibility_level = 3.6
queue_directory = {directory}/queue
data_directory = {directory}/data
maillog_file = /dev/stdout
inet_interfaces = 127.0.0.1
mynetworks = 127.0.0.0/8
mydestination =
relay_domains = rooms.example.com
alias_maps =
local_recipient_maps =
smtpd_client_restrictions = check_client_access static:HOLD
smtpd_peername_lookup = no
"""

POSTFIX_MASTER = """
127.0.0.1:{port} inet n - n - 100 smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
error unix - - n - - error
"""


def wait_for_greeting(port, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                if connection.recv(3) == b"220":
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"nothing answers on port {port}")


class Roomgate:
    """A fresh gateway; with desk_paused its rooms are paused, so that items stay in the inbox."""

    name = "roomgate"

    def __init__(self, rooms, desk_paused, ews_url="http://127.0.0.1:9/EWS/Exchange.asmx"):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="roomgate-bench-"))
        self.reserved = ReservedPort()
        self.port = self.reserved.number
        self.database = self.directory / "roomgate.db"
        password = self.directory / "password"
        password.write_text("secret\n")
        password.chmod(0o600)
        self.config = self.directory / "roomgate.toml"
        self.config.write_text(ROOMGATE.format(port=self.port, directory=self.directory, ews_url=ews_url))
        rows = "".join(f"Room {n},room.{n}@corp.example.com,r{n}@rooms.example.com,Europe/Berlin\n"
                       for n in range(1, rooms + 1))
        self._import("rooms", "name,mailbox,receiving,zone\n" + rows)
        self._import("users", f"email,first_name,last_name\n{FROM},Anna,Keller\n")
        if desk_paused:
            with sqlite3.connect(self.database) as connection:
                connection.execute("UPDATE room SET paused = 1")
            connection.close()
        self.process = subprocess.Popen([BUILD / "roomgate", "serve", "--config", self.config],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_greeting(self.port)

    def _import(self, what, rows):
        table = self.directory / f"{what}.csv"
        table.write_text(rows)
        subprocess.run([BUILD / "roomgate", "--config", self.config, what, "import", table], check=True,
                       stdout=subprocess.DEVNULL)

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
        shutil.rmtree(self.directory)


class Postfix:
    """An instance of its own that accepts into its queue and holds everything there: its best case."""

    name = "Postfix"

    def __init__(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="roomgate-bench-postfix-"))
        self.directory.chmod(0o755)
        self.reserved = ReservedPort()
        self.port = self.reserved.number
        config = self.directory / "etc"
        config.mkdir()
        (self.directory / "data").mkdir()
        shutil.chown(self.directory / "data", "postfix")
        (self.directory / "queue").mkdir()
        (config / "main.cf").write_text(POSTFIX_MAIN.format(directory=self.directory))
        (config / "master.cf").write_text(POSTFIX_MASTER.format(port=self.port))
        self.log = open(self.directory / "log", "wb")
        self.process = subprocess.Popen(["postfix", "-c", config, "start-fg"], stdout=self.log, stderr=self.log)
        self.config = config
        wait_for_greeting(self.port)

    def stop(self):
        subprocess.run(["postfix", "-c", self.config, "stop"], stderr=subprocess.DEVNULL)
        self.process.wait(60)
        self.log.close()
        shutil.rmtree(self.directory)


class Stopwatch:
    """The smallest server that could do it: one thread, group commit, no reading, no checks."""

    name = "stopwatch"
    program = None

    def __init__(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="roomgate-bench-stopwatch-"))
        if Stopwatch.program is None:
            Stopwatch.program = pathlib.Path(tempfile.mkdtemp(prefix="roomgate-bench-")) / "gcsmtp"
            subprocess.run(["cc", "-O2", "-o", Stopwatch.program, STOPWATCH], check=True)
        self.reserved = ReservedPort()
        self.port = self.reserved.number
        self.process = subprocess.Popen([Stopwatch.program, str(self.port), self.directory / "ring", "group"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_greeting(self.port)

    def stop(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.directory)
