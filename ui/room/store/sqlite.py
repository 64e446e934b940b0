"""Rooms in a file of SQLite, which the processes of one host may share.

One thread writes. It takes all that was asked for within `pause` into one transaction,
and says so after that is on the disk; a class that answers at once waits for one write,
not for two hundred. Reading waits for nobody.
"""

from __future__ import annotations

import asyncio
import json
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from ui.room.room import DAY, MOST_SEATS, ROUNDS, Room
from ui.room.store.rooms import (
    ClosedError,
    NoRoomError,
    Seen,
    ShutError,
    StoreError,
)
from ui.room.votes import Held, Vote, paired

PAUSE = 0.02
PATIENCE = 2.0
"""Seconds to wait for a file that another process writes to."""
_AGAIN = 0.01
SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
)
_TABLES = (
    """CREATE TABLE IF NOT EXISTS room (
        code TEXT PRIMARY KEY, secret TEXT NOT NULL, deck TEXT NOT NULL,
        phase TEXT NOT NULL, question INTEGER NOT NULL, round INTEGER NOT NULL,
        version INTEGER NOT NULL, is_shut INTEGER NOT NULL, touched REAL NOT NULL
    ) STRICT""",
    """CREATE TABLE IF NOT EXISTS seat (
        room TEXT NOT NULL REFERENCES room (code) ON DELETE CASCADE,
        seat TEXT NOT NULL, PRIMARY KEY (room, seat)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS answer (
        room TEXT NOT NULL REFERENCES room (code) ON DELETE CASCADE,
        question INTEGER NOT NULL, round INTEGER NOT NULL, seat TEXT NOT NULL,
        value REAL NOT NULL, counter INTEGER NOT NULL,
        PRIMARY KEY (room, question, round, seat)
    ) STRICT, WITHOUT ROWID""",
)
_COLUMNS = "code, secret, deck, phase, question, round, version, is_shut, touched"
_GIVEN = (
    "FROM answer AS given WHERE given.room = room.code AND "
    "given.question = room.question AND given.round = room.round"
)
Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Any]


class SqliteRooms:
    """Keeps rooms in a file, which is made at the first use.

    Parameters
    ----------
    path
        The file.
    clock
        Says the time, in seconds since 1970.
    pause
        How long writing waits for what else is to be written, in seconds.
    patience
        How long it waits for another process.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], float] = time.time,
        pause: float = PAUSE,
        patience: float = PATIENCE,
    ) -> None:
        self._path = path
        self._clock = clock
        self._pause = pause
        self._patience = patience
        self._asked: queue.SimpleQueue[tuple[Work, Future] | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._readers = ThreadPoolExecutor(2, "rooms-read")
        self._own = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._seen_version = -1

    # What is asked of it

    async def open(self, room: Room) -> bool:
        def work(to: sqlite3.Connection) -> bool:
            self._delete_old(to)
            marks = ", ".join("?" * 9)
            kept = to.execute(
                f"INSERT OR IGNORE INTO room ({_COLUMNS}) VALUES ({marks})", _row(room)
            )
            return kept.rowcount == 1

        return await self._write(work)

    async def look(self, code: str) -> Seen | None:
        return await self._read(lambda of: self._seen(of, code))

    async def change(self, before: Room, after: Room) -> bool:
        def work(to: sqlite3.Connection) -> bool:
            kept = to.execute(
                "UPDATE room SET phase = ?, question = ?, round = ?, version = ?, "
                "is_shut = ?, touched = ? "
                "WHERE code = ? AND secret = ? AND version = ?",
                (*_row(after)[3:], before.code, before.secret, before.version),
            )
            return kept.rowcount == 1

        return await self._write(work)

    async def sit(self, code: str, seat: str) -> bool:
        if await self.is_seated(code, seat):
            return False
        return await self._write(lambda to: self._sit(to, self._room(to, code), seat))

    async def is_seated(self, code: str, seat: str) -> bool:
        return await self._read(lambda of: _is_seated(of, code, seat))

    async def answer(
        self, room: Room, seat: str, *, value: float, counter: int
    ) -> Held:
        place = (room.code, room.question, room.round, seat)

        def work(to: sqlite3.Connection) -> Held:
            now = self._room(to, room.code)
            if now.mark != room.mark:
                raise NoRoomError
            held = _held(to, place)
            if held and held.counter >= counter:
                return held
            if now.phase != "open" or now.place != room.place:
                raise ClosedError
            self._sit(to, now, seat)
            to.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)",
                (*place, value, counter),
            )
            self._touch(to, room.code)
            return Held(value, counter)

        return await self._write(work)

    async def held(self, room: Room, seat: str) -> tuple[Held | None, ...]:
        places = [
            (room.code, room.question, which + 1, seat) for which in range(ROUNDS)
        ]
        return await self._read(lambda of: tuple(_held(of, each) for each in places))

    async def votes(self, room: Room) -> tuple[Vote, ...]:
        of_question = (
            "SELECT seat, round, value FROM answer WHERE room = ? AND question = ?"
        )
        place = (room.code, room.question)
        return await self._read(lambda of: paired(of.execute(of_question, place)))

    async def forget(self, code: str = "") -> None:
        if not code and not self._path.exists():
            return

        def work(to: sqlite3.Connection) -> None:
            if code:
                to.execute("DELETE FROM room WHERE code = ?", (code,))
            else:
                self._delete_old(to)

        await self._write(work)

    async def has_changed(self) -> bool:
        def look(of: sqlite3.Connection) -> bool:
            del of  # the version is that of one connection, for whoever asks
            watcher = self._connection("watcher")
            (version,) = watcher.execute("PRAGMA data_version").fetchone()
            before, self._seen_version = self._seen_version, version
            return version != before

        return await self._read(look)

    def close(self) -> None:
        self._readers.shutdown()
        if self._writer is not None:
            self._asked.put(None)
            self._writer.join()
            self._writer = None
        while self._opened:
            self._opened.pop().close()

    # Rooms in a transaction

    def _seen(self, of: sqlite3.Connection, code: str) -> Seen | None:
        found = of.execute(
            f"SELECT {_COLUMNS}, (SELECT count(*) FROM seat WHERE room = code), "
            f"(SELECT count(*) {_GIVEN}), (SELECT ifnull(sum(counter), 0) {_GIVEN}) "
            "FROM room WHERE code = ? AND touched > ?",
            (code, self._clock() - DAY),
        ).fetchone()
        return Seen(_of_row(found[:-3]), *found[-3:]) if found else None

    def _room(self, of: sqlite3.Connection, code: str) -> Room:
        seen = self._seen(of, code)
        if seen is None:
            raise NoRoomError
        return seen.room

    def _sit(self, to: sqlite3.Connection, room: Room, seat: str) -> bool:
        if _is_seated(to, room.code, seat):
            return False
        count = "SELECT count(*) FROM seat WHERE room = ?"
        (taken,) = to.execute(count, (room.code,)).fetchone()
        if room.is_shut or taken >= MOST_SEATS:
            raise ShutError
        to.execute("INSERT INTO seat VALUES (?, ?)", (room.code, seat))
        self._touch(to, room.code)
        return True

    def _touch(self, to: sqlite3.Connection, code: str) -> None:
        to.execute("UPDATE room SET touched = ? WHERE code = ?", (self._clock(), code))

    def _delete_old(self, to: sqlite3.Connection) -> None:
        to.execute("DELETE FROM room WHERE touched <= ?", (self._clock() - DAY,))

    # Threads

    async def _read(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        def read() -> Result:
            try:
                return work(self._connection("reader"))
            except (sqlite3.Error, OSError) as problem:
                raise StoreError(str(problem)) from problem

        return await asyncio.wrap_future(self._readers.submit(read))

    async def _write(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        if self._writer is None:
            self._writer = threading.Thread(
                target=self._write_on, name="rooms-write", daemon=True
            )
            self._writer.start()
        asked: Future[Result] = Future()
        self._asked.put((work, asked))
        return await asyncio.wrap_future(asked)

    def _write_on(self) -> None:
        is_on = True
        while is_on:
            asked = [self._asked.get()]
            if asked[0] is not None:
                time.sleep(self._pause)
            while not self._asked.empty():
                asked.append(self._asked.get())
            is_on = None not in asked
            batch = [
                each
                for each in asked
                if each and each[1].set_running_or_notify_cancel()
            ]
            if batch:
                self._acknowledge(batch, *self._committed(work for work, _ in batch))

    def _committed(
        self, works: Iterable[Work]
    ) -> tuple[list[tuple[Any, Exception | None]], Exception | None]:
        """What each piece of work gave or raised, once all is on the disk."""
        done: list[tuple[Any, Exception | None]] = []
        try:
            to = self._connection("writer")
            to.execute("BEGIN IMMEDIATE")
            try:
                done += [_tried(work, to) for work in works]
                to.execute("COMMIT")
            finally:
                if to.in_transaction:
                    to.execute("ROLLBACK")
        except (sqlite3.Error, OSError) as problem:
            return done, StoreError(str(problem))
        except Exception as problem:  # who asked hears of it; the thread goes on
            return done, problem
        return done, None

    def _acknowledge(
        self,
        batch: list[tuple[Work, Future]],
        done: list[tuple[Any, Exception | None]],
        failed: Exception | None,
    ) -> None:
        for place, (_, asked) in enumerate(batch):
            result, problem = (None, failed) if failed else done[place]
            if problem:
                asked.set_exception(problem)
            else:
                asked.set_result(result)

    def _connection(self, use: str) -> sqlite3.Connection:
        """The connection of a use in this thread; the watcher's is one for all."""
        own: Any = self if use == "watcher" else self._own
        name = f"_{use}"
        if getattr(own, name, None) is None:
            setattr(own, name, self._connect())
        return getattr(own, name)

    def _connect(self) -> sqlite3.Connection:
        """A connection; where several processes make the file at once, one waits."""
        end = time.monotonic() + self._patience
        while True:
            try:
                return self._connected()
            except sqlite3.OperationalError as problem:
                if "locked" not in str(problem) or time.monotonic() > end:
                    raise
                time.sleep(_AGAIN)

    def _connected(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self._path,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            for setting in SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            for table in _TABLES:
                connection.execute(table)
        except sqlite3.Error:
            connection.close()
            raise
        self._opened.append(connection)
        return connection


def _tried(work: Work, to: sqlite3.Connection) -> tuple[Any, Exception | None]:
    try:
        return work(to), None
    except (ClosedError, ShutError, NoRoomError) as refused:
        return None, refused


def _is_seated(of: sqlite3.Connection, code: str, seat: str) -> bool:
    found = of.execute("SELECT 1 FROM seat WHERE room = ? AND seat = ?", (code, seat))
    return found.fetchone() is not None


def _held(of: sqlite3.Connection, place: tuple[str, int, int, str]) -> Held | None:
    found = of.execute(
        "SELECT value, counter FROM answer "
        "WHERE room = ? AND question = ? AND round = ? AND seat = ?",
        place,
    ).fetchone()
    return Held(*found) if found else None


def _row(room: Room) -> tuple:
    return (
        room.code,
        room.secret,
        json.dumps(room.deck),
        room.phase,
        room.question,
        room.round,
        room.version,
        int(room.is_shut),
        room.touched,
    )


def _of_row(row: tuple) -> Room:
    code, secret, deck, phase, question, which, version, is_shut, touched = row
    return Room(
        code=code,
        secret=secret,
        deck=tuple(json.loads(deck)),
        phase=phase,
        question=question,
        round=which,
        version=version,
        is_shut=bool(is_shut),
        touched=touched,
    )
