"""Merkle trees as in RFC 9162, section 2.1: SHA-256, a zero byte before a leaf, a one byte before a node.

Functions of bytes only. A proof is a list of hashes; whoever has the root checks it without the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of no leaves."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two children."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over the hashes of leaves."""
    return peaks_root(grown((), 0, leaves))


def grown(peaks: Iterable[bytes], size: int, leaves: Iterable[bytes]) -> tuple[bytes, ...]:
    """The peaks of a tree of `size` leaves after more leaves: the roots of its complete parts, the largest first.

    What a log must keep to go on: one hash for each 1 in the binary form of its size."""
    kept = list(peaks)
    for leaf in leaves:
        node, size = leaf, size + 1
        for _ in range((size & -size).bit_length() - 1):
            node = node_hash(kept.pop(), node)
        kept.append(node)
    return tuple(kept)


def peaks_root(peaks: Sequence[bytes]) -> bytes:
    """The root of a tree from its peaks."""
    if not peaks:
        return EMPTY
    *rest, node = peaks
    for peak in reversed(rest):
        node = node_hash(peak, node)
    return node


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes beside the way from a leaf to the root, from below. Raises IndexError for a leaf that is not there."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"there is no leaf {index} among {len(leaves)}.")
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*inclusion_proof(leaves[:half], index), root(leaves[half:])]
    return [*inclusion_proof(leaves[half:], index - half), root(leaves[:half])]


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """The hashes that show the first `size` leaves to be the same tree as before. Raises IndexError for a size that never was."""
    if not 0 < size <= len(leaves):
        raise IndexError(f"there was no tree of {size} leaves on the way to {len(leaves)}.")
    return _subproof(leaves, size, True)


def _subproof(leaves: Sequence[bytes], size: int, whole: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if whole else [root(leaves)]
    half = _half(len(leaves))
    if size <= half:
        return [*_subproof(leaves[:half], size, whole), root(leaves[half:])]
    return [*_subproof(leaves[half:], size - half, False), root(leaves[:half])]


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree_root: bytes) -> bool:
    """Whether a proof shows a leaf at its place in the tree (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, node = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            node = node_hash(beside, node)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            node = node_hash(node, beside)
        here, last = here >> 1, last >> 1
    return last == 0 and node == tree_root


def consistent(size: int, before: bytes, later_size: int, after: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree only grew (RFC 9162, section 2.1.4.2)."""
    if not 0 < size <= later_size:
        return False
    if size == later_size:
        return not proof and before == after
    path = [before, *proof] if size & (size - 1) == 0 else list(proof)
    if not path:
        return False
    here, last = size - 1, later_size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        here, last = here >> 1, last >> 1
    return last == 0 and old == before and new == after


def _half(size: int) -> int:
    """The largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1
