"""Merkle trees: the published vectors of Certificate Transparency, and what must hold of every tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairway.casework import merkle

INPUTS = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [merkle.leaf_hash(data) for data in INPUTS]


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size):
    assert merkle.root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), [
    (0, 1, []),
    (0, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]),
    (5, 8, ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
])  # fmt: skip
def test_the_published_inclusion_paths(index, size, path):
    assert [each.hex() for each in merkle.inclusion_proof(LEAVES[:size], index)] == path


@pytest.mark.parametrize(("size", "later", "proof"), [
    (1, 1, []),
    (1, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]),
    (6, 8, ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]),
    (2, 5, ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]),
])  # fmt: skip
def test_the_published_consistency_proofs(size, later, proof):
    assert [each.hex() for each in merkle.consistency_proof(LEAVES[:later], size)] == proof


sizes = st.integers(1, 70)


@given(sizes, st.data())
def test_every_leaf_is_shown_at_its_place_and_at_no_other(size, data):
    leaves = [merkle.leaf_hash(bytes([i])) for i in range(size)]
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    proof, root = merkle.inclusion_proof(leaves, index), merkle.root(leaves)
    assert merkle.included(leaves[index], index, size, proof, root)
    assert merkle.included(leaves[other], other, size, proof, root) is (other == index)
    assert not merkle.included(leaves[index], index, size, [*proof, root], root)
    assert not merkle.included(leaves[index], index, size, proof, merkle.leaf_hash(root))


@given(sizes, st.data())
def test_a_tree_that_grew_is_told_from_one_that_was_changed(later, data):
    size = data.draw(st.integers(1, later))
    leaves = [merkle.leaf_hash(bytes([i])) for i in range(later)]
    before, after, proof = merkle.root(leaves[:size]), merkle.root(leaves), merkle.consistency_proof(leaves, size)
    assert merkle.consistent(size, before, later, after, proof)
    spot = data.draw(st.integers(0, size - 1))
    changed = [*leaves[:spot], merkle.leaf_hash(b"other"), *leaves[spot + 1 :]]
    assert not merkle.consistent(size, before, later, merkle.root(changed), merkle.consistency_proof(changed, size))


@given(st.lists(st.integers(0, 20), max_size=6))
def test_growing_bit_by_bit_gives_the_root_of_the_whole(steps):
    peaks, leaves = (), []
    for step in steps:
        new = [merkle.leaf_hash(bytes([len(leaves) + i])) for i in range(step)]
        peaks = merkle.grown(peaks, len(leaves), new)
        leaves += new
    assert merkle.peaks_root(peaks) == merkle.root(leaves)
    assert len(peaks) == len(leaves).bit_count()


def test_what_is_not_there_is_not_proved():
    with pytest.raises(IndexError, match="no leaf 8 among 8"):
        merkle.inclusion_proof(LEAVES, 8)
    with pytest.raises(IndexError, match="no tree of 9 leaves"):
        merkle.consistency_proof(LEAVES, 9)
    assert not merkle.included(LEAVES[0], 3, 2, [], LEAVES[0])
    assert not merkle.consistent(0, merkle.EMPTY, 8, merkle.root(LEAVES), [])
