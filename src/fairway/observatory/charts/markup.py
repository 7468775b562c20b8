"""Markup as a tree: elements, attributes and text are values, and only this file turns them into characters.

Everything that is not a tag or an attribute name is escaped here and nowhere else, so that no caller can forget it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

# What XML 1.0 cannot hold at all, escaped or not: control characters, surrogates, the two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]*")
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_AS_IT_IS = frozenset({"style", "script"})
_REFERENCES = frozenset({"aria-labelledby", "aria-describedby", "clip-path", "fill", "href", "marker-end", "mask"})


@dataclass(frozen=True, slots=True)
class Node:
    """One element. Made by `el`."""

    tag: str
    attrs: tuple[tuple[str, str], ...] = ()
    children: tuple[Node | str, ...] = ()

    def attr(self, name: str) -> str | None:
        """An attribute's value, None if the element does not have it."""
        return next((value for key, value in self.attrs if key == name), None)

    def walk(self) -> Iterable[Node]:
        """This element and all below it, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()


def el(
    tag: str,
    /,
    *children: Node | str | Iterable[Node | str | None] | None,
    **attrs: str | int | float | bool | None,
) -> Node:
    """An element. Attribute names: `class_` is class, `font_size` is font-size; None and False leave it out.

    >>> to_xml(el("text", "5 < 6 & more", class_="tick", font_size=12, x=1.50))
    '<text class="tick" font-size="12" x="1.5">5 &lt; 6 &amp; more</text>'
    """
    named = tuple(
        (_name(key), _value(value)) for key, value in attrs.items() if value is not None and value is not False
    )
    return Node(tag, named, tuple(_flat(children)))


def number(value: int | float) -> str:
    """A coordinate: a tenth of a pixel is finer than any printer, and equal input gives equal bytes.

    >>> number(12.04), number(-0.04), number(3)
    ('12', '0', '3')
    """
    if isinstance(value, int):
        return str(value)
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def clean(text: str) -> str:
    """Text without the characters that no XML and no terminal should be given."""
    return _ILLEGAL.sub("\ufffd", text)


def to_xml(node: Node) -> str:
    """The tree as XML: SVG that stands by itself."""
    out: list[str] = []
    _write(node, out, html=False)
    return "".join(out)


def to_html(node: Node) -> str:
    """The tree as HTML. Raises ValueError for a style or script that would end itself early."""
    out: list[str] = []
    _write(node, out, html=True)
    return "".join(out)


def with_prefix(node: Node, prefix: str) -> Node:
    """The tree with every id, and every reference to one, prefixed: two pictures on one page never share an id."""
    ids = {value for one in node.walk() for key, value in one.attrs if key == "id"}
    return _prefixed(node, prefix, ids)


def _prefixed(node: Node, prefix: str, ids: set[str]) -> Node:
    attrs = tuple((key, _refer(key, value, prefix, ids)) for key, value in node.attrs)
    children = tuple(_prefixed(child, prefix, ids) if isinstance(child, Node) else child for child in node.children)
    return replace(node, attrs=attrs, children=children)


def _refer(key: str, value: str, prefix: str, ids: set[str]) -> str:
    if key == "id":
        return prefix + value
    if key not in _REFERENCES:
        return value
    if key.startswith("aria-"):
        return " ".join(prefix + word if word in ids else word for word in value.split())
    return re.sub(r"#([\w-]+)", lambda found: "#" + (prefix if found[1] in ids else "") + found[1], value)


def _flat(children: Iterable[Node | str | Iterable[Node | str | None] | None]) -> Iterable[Node | str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, (Node, str)):
            yield child
        else:
            yield from _flat(child)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | int | float | bool) -> str:
    if value is True:
        return ""
    return value if isinstance(value, str) else number(value)


def _write(node: Node, out: list[str], *, html: bool) -> None:
    if not _NAME.fullmatch(node.tag) or not all(_NAME.fullmatch(key) for key, _ in node.attrs):
        raise ValueError(f"'{node.tag}' with {[key for key, _ in node.attrs]} is no element: names come from code.")
    out.append("<" + node.tag)
    for key, value in node.attrs:
        out.append(f' {key}="{_escaped(value).replace(chr(34), "&quot;")}"')
    if html and node.tag in _VOID:
        out.append(">")
        return
    if not html and not node.children:
        out.append("/>")
        return
    out.append(">")
    for child in node.children:
        if isinstance(child, Node):
            _write(child, out, html=html)
        elif html and node.tag in _AS_IT_IS:
            out.append(_unclosed(child))
        else:
            out.append(_escaped(child))
    out.append(f"</{node.tag}>")


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unclosed(text: str) -> str:
    if "</" in text or "<!--" in text:
        raise ValueError("A style sheet or script of the page holds '</' or '<!--', which would end it early.")
    return text
