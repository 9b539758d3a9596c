"""BDAT and DATA in Exchange's manner, by the load driver of ../shared/bench where that lies beside the clone."""
import os
import pathlib
import subprocess

from fixture import RECEIVING, GatewayTest, main, needs, program
from invitation import ADA, Invitation
from world import wait_for

SHARED = pathlib.Path(os.environ.get("SHARED", pathlib.Path(__file__).resolve().parents[4] / "shared"))
SOURCE = SHARED / "bench" / "exload.c"


@needs(SOURCE)
class ExchangesManner(GatewayTest):
    def test_twenty_connections_of_ten_messages_each(self):
        load, message, invitation = self.directory / "exload", self.directory / "message", Invitation()
        subprocess.run([os.environ.get("CC") or program("cc"), "-O2", "-w", "-o", load, SOURCE], check=True)
        message.write_bytes(self.arrives(invitation).replace(b"\r\n", b"\n"))
        for mode in ("bdat", "data", "step"):
            said = self.run_client(load, self.port, 20, 200, 10, mode, message, ADA, RECEIVING)
            self.assertEqual(self.exit_code, 0, said)
        self.assertEqual(self.stored(), [invitation.mail()] * 600)
        wait_for("all to be decided", lambda: self.gateway.query(
            "SELECT status, count(*) FROM item GROUP BY status ORDER BY status") == [(2, 599), (3, 1)])  # repeats
        self.expect_booked(invitation)


if __name__ == "__main__":
    main()
