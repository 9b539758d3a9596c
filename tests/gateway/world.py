"""A gateway and an Exchange simulator as real processes in a directory of their own."""

import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request


class Failed(Exception):
    """The drill cannot go on."""


def wait_for(what, condition, seconds=60.0):
    """Polls until condition() is true; what it says on the way counts for nothing."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.03)


class ReservedPort:
    """A port that nobody else is given while this is held: bound and not listening, so that who sets SO_REUSEADDR,
    as servers do, can listen on it, again and again."""

    def __init__(self):
        self._holder = socket.socket()
        self._holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._holder.bind(("127.0.0.1", 0))
        self.number = self._holder.getsockname()[1]

    def release(self):
        self._holder.close()


class Simulator:
    """The Exchange simulator of tests/exchange; the drill only uses its control port."""

    def __init__(self, program, directory, rooms, account=("svc-roomgate", "secret")):
        arguments = [program, "--ews", "127.0.0.1:0", "--control", "127.0.0.1:0",
                     "--account", ":".join(account), "--sign-in", "basic"]
        for mailbox, receiving in rooms:
            arguments += ["--room", f"{mailbox}={receiving}"]
        self.log = open(directory / "simulator.log", "wb")
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=self.log)
        ports = json.loads(self.process.stdout.readline())
        self.ews_url = ports["ews"]
        self.control_url = ports["control"]

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.control_url + path, data=body, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text.strip() else None

    def tell(self, path, body=None):
        self.call("POST", path, None if body is None else json.dumps(body).encode())

    def deliver(self, mailbox, message):
        self.call("POST", f"/deliver?forward=no&room={mailbox}", message)

    def pages(self, path, since=0):
        """All rows of a list that is read in pages, by their numbers."""
        while True:
            page = self.call("GET", f"{path}?since={since}&limit=1000")
            rows = next(value for key, value in page.items() if key != "last")
            if not rows:
                return
            yield from rows
            since = max(row["number"] for row in rows)

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()
        self.log.close()


class Gateway:
    """roomgate with a database that outlives its deaths. `settings`: keys of [[exchange]], then tables of TOML;
    `smtp` and `database`: further keys of those tables. Without rooms its directory is left to be set up."""

    def __init__(self, program, directory, simulator, rooms, settings="", smtp="", database=""):
        self.program = program
        self.directory = pathlib.Path(directory)
        self.database = self.directory / "roomgate.sqlite"
        self.reserved = ReservedPort()
        self.port = self.reserved.number
        self.config = self.directory / "roomgate.toml"
        self.process = None
        self.log = open(self.directory / "roomgate.log", "ab")
        (self.directory / "password").write_text("secret\n")
        (self.directory / "password").chmod(0o600)
        self.config.write_text(CONFIG.format(port=self.port, smtp=smtp, file=self.database, database=database,
                                             ews_url=simulator.ews_url if simulator else NOWHERE, settings=settings,
                                             password_file=self.directory / "password"))
        if rooms:
            self.set_up(rooms)

    def set_up(self, rooms):
        for number, (mailbox, receiving) in enumerate(rooms, 1):
            self.command("rooms", "add", "--name", f"Room {number}", "--mailbox", mailbox, "--receiving", receiving,
                         "--zone", "Europe/Berlin")
        self.command("users", "add", "--email", ORGANIZER, "--first-name", "Ada", "--last-name", "Lovelace")

    def command(self, *arguments):
        done = subprocess.run([self.program, "--config", str(self.config), *arguments], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"roomgate {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def start(self, environment=None):
        self.process = subprocess.Popen([self.program, "serve", "--config", str(self.config)], stdout=self.log,
                                        stderr=self.log, env={**os.environ, **(environment or {})})

    def answers(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                return connection.recv(3) == b"220"
        except OSError:
            return False

    def dead(self):
        return self.process.poll() is not None

    def wait_until_up(self):
        """True when it answers, False when it died before."""
        wait_for("the gateway to answer or to die", lambda: self.answers() or self.dead())
        return not self.dead()

    def kill(self):
        if not self.dead():
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def stop(self):
        self.process.terminate()
        code = self.process.wait(60)
        if code != 0:
            raise Failed(f"the gateway stopped with {code}")

    def close(self):
        """The end of it, however it stands."""
        if self.process:
            self.kill()
        self.log.close()
        self.reserved.release()

    def decided(self):
        return not self.query("SELECT 1 FROM item WHERE status IN (0, 1) LIMIT 1")

    def finished(self):
        return not self.query("SELECT 1 FROM item WHERE status IN (0, 1) UNION ALL "
                              "SELECT 1 FROM answer WHERE state IN ('waiting', 'sending') LIMIT 1")

    def query(self, sql):
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def write(self, sql):
        with sqlite3.connect(self.database, timeout=10) as connection:
            connection.execute(sql)
        connection.close()


ORGANIZER = "ada@corp.example.com"
NOWHERE = "http://127.0.0.1:9/EWS/Exchange.asmx"

CONFIG = """
[smtp]
listen = ["127.0.0.1:{port}"]
{smtp}
[database]
file = "{file}"
{database}

[[exchange]]
name = "simulator"
url = "{ews_url}"
mail_domains = ["corp.example.com"]
user = "svc-roomgate"
password_file = "{password_file}"
sign_in = "basic"
plain_http_to_loopback = true
{settings}
"""
