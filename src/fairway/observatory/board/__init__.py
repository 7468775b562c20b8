"""The board: the ten points of the letter in figures, checks, commitments, triggers and alarms, as known on a day."""

from fairway.observatory.board.model import Board, PointOfBoard, build

__all__ = ["Board", "PointOfBoard", "build"]
