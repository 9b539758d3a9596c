"""SMTP clients that behave as a send connector does: whatever is not 250 is tried again, in order."""

import hashlib
import json
import random
import smtplib
import threading
import time

from world import Failed


class Log:
    """What the clients know, one JSON line an event; the checker reads nothing else from them."""

    def __init__(self, path):
        self.file = open(path, "a", encoding="utf-8")
        self.lock = threading.Lock()

    def note(self, event, mail, **more):
        with self.lock:
            self.file.write(json.dumps({"event": event, "key": mail.key, "uid": mail.uid, "room": mail.room,
                                        "sequence": mail.sequence, "method": mail.method, "fate": mail.fate,
                                        "sha256": hashlib.sha256(mail.content).hexdigest(), **more}) + "\n")
            self.file.flush()


class Clients:
    """Threads that share out the lives; within a life a mail is sent when the one before it was accepted."""

    def __init__(self, gateways, simulator, rooms, lives, log, threads=8):
        self.gateways, self.simulator, self.rooms, self.log = gateways, simulator, rooms, log
        self.waiting = list(reversed(lives))
        self.lock = threading.Lock()
        self.failure = None
        self.threads = [threading.Thread(target=self._run, daemon=True) for _ in range(threads)]

    def start(self):
        for thread in self.threads:
            thread.start()

    def hurry(self):
        """Others wait for nothing but their 250."""

    def done(self):
        if self.failure:
            raise self.failure
        return not any(thread.is_alive() for thread in self.threads)

    def work_for(self, seconds):
        """Returns after that time: a random moment to strike at; or when they are done, if that is sooner."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.done():
            time.sleep(0.005)

    def _run(self):
        try:
            while True:
                with self.lock:
                    if not self.waiting:
                        return
                    life = self.waiting.pop()
                self._live(life)
        except Exception as failure:  # told to the drill by done()
            self.failure = failure

    def _live(self, life):
        for mail in life:
            self._post(mail)

    def _post(self, mail):
        self.simulator.deliver(self.rooms[mail.room][0], mail.content)
        self._send(mail)

    def _send(self, mail, minutes=5):
        self.log.note("sent", mail)
        end = time.monotonic() + minutes * 60
        while True:
            try:
                with smtplib.SMTP("127.0.0.1", random.choice(self.gateways).port, timeout=30) as session:
                    session.sendmail("ada@corp.example.com", [self.rooms[mail.room][1]], mail.content)
                self.log.note("accepted", mail)
                return
            except smtplib.SMTPResponseException as refusal:
                if refusal.smtp_code >= 500:
                    raise Failed(f"{mail.key} got {refusal.smtp_code} {refusal.smtp_error}")
            except smtplib.SMTPRecipientsRefused as refusal:
                if any(code >= 500 for code, _ in refusal.recipients.values()):
                    raise Failed(f"{mail.key} got {refusal.recipients}")
            except OSError:
                pass  # it is down or was killed: as a send connector, try again
            if time.monotonic() > end:
                raise Failed(f"{mail.key} was not accepted in {minutes} minutes")
            time.sleep(0.05)
