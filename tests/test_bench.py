"""The benchmarks are not run here, but they can be."""

from __future__ import annotations

import http.server
import threading
import time
import urllib.request

from tests.bench.__main__ import PARTS, part
from tests.bench.paced import paced_line_to

SIZE = 500_000


def test_every_part_can_be_measured():
    assert all(callable(part(name).measure) for name in PARTS)


class _Blob(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(bytes(SIZE))

    def log_message(self, *_):
        """Say nothing."""


def _fetched(address: str) -> int:
    with urllib.request.urlopen(address) as answer:
        return len(answer.read())


def test_a_line_is_no_quicker_than_it_says_and_loses_nothing():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Blob)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with paced_line_to(address, megabits=20, round_trip=0.04) as line:
        begun = time.monotonic()
        both = [threading.Thread(target=_fetched, args=(line.address,))]
        both[0].start()
        assert _fetched(line.address) == SIZE
        both[0].join()
        taken = time.monotonic() - begun
    server.shutdown()
    server.server_close()
    # Made and asked, two round trips; then a million bytes at 2.5 million a second.
    assert taken >= 0.08 + 2 * SIZE * 8 / 20e6
