"""Group commit: whoever has the turn writes for all who wait, and nobody is answered before the commit.

A durable commit waits for the disk, and eight that wait one after the other wait eight times as long as eight together. There is no
thread of its own: the first caller writes what has gathered meanwhile, then hands the turn to the first who still waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from threading import Event, Lock
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

MOST = 64
"""What is written in one commit at most: the first of them waits for the last."""


class _Waiting(Generic[Asked, Answered]):
    __slots__ = ("answer", "asked", "settled", "woken")

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.answer: Answered | BaseException | None = None
        self.settled = False
        self.woken = Event()


class Together(Generic[Asked, Answered]):
    """Calls that are written together.

    write   gets the questions in their order of arrival, commits, and gives for each an answer, or the error that it alone caused. If it
            raises, nothing was written; then each is tried alone, so that one bad question spoils no other"""

    def __init__(self, write: Callable[[Sequence[Asked]], Sequence[Answered | Exception]]) -> None:
        self._write = write
        self._lock = Lock()
        self._queue: deque[_Waiting[Asked, Answered]] = deque()
        self._busy = False

    def __call__(self, asked: Asked) -> Answered:
        """The answer, after its commit. Raises what the question caused."""
        mine: _Waiting[Asked, Answered] = _Waiting(asked)
        with self._lock:
            self._queue.append(mine)
            lead, self._busy = not self._busy, True
        if not lead:
            try:
                mine.woken.wait()  # with an answer, or to take the turn
            except BaseException:
                self._leave(mine)
                raise
        if not mine.settled:
            self._lead(mine)
        if isinstance(mine.answer, BaseException):
            raise mine.answer
        return mine.answer  # type: ignore[return-value]  # settled: it is an answer

    def _lead(self, mine: _Waiting[Asked, Answered]) -> None:
        with self._lock:
            group = [self._queue.popleft() for _ in range(min(MOST, len(self._queue)))]
        try:
            for waiting, answer in zip(group, self._answers([each.asked for each in group]), strict=True):
                waiting.answer = answer
        except BaseException as fault:  # an interrupt of the leader: nobody may wait for ever
            for waiting in group:
                waiting.answer = fault
        finally:
            with self._lock:
                self._hand_over()
            for waiting in group:
                waiting.settled = True
                if waiting is not mine:
                    waiting.woken.set()

    def _hand_over(self) -> None:
        """The turn to the first who still waits. Called under the lock."""
        self._busy = bool(self._queue)
        if self._queue:
            self._queue[0].woken.set()

    def _leave(self, mine: _Waiting[Asked, Answered]) -> None:
        """Somebody stopped waiting, perhaps just as the turn came. What is being written already is written."""
        with self._lock:
            if mine in self._queue:
                self._queue.remove(mine)
                if mine.woken.is_set():
                    self._hand_over()

    def _answers(self, asked: Sequence[Asked]) -> list[Answered | Exception]:
        try:
            return list(self._write(asked))
        except Exception as fault:
            if len(asked) == 1:
                return [fault]
        return [self._answers([each])[0] for each in asked]
