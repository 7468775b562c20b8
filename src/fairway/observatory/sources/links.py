"""Files that a publisher puts behind a page: the page is asked for, and the links on it that have the right name."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from fairway.errors import BadTable
from fairway.observatory.sources.decode import text_of
from fairway.observatory.sources.parsed import Ask, File, Request


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep where a link leads."""
        target = dict(attrs).get("href") if tag == "a" else None
        if target:
            self.found.append(target)


def linked(request: Request, ask: Ask, pattern: str, *, most: int = 1) -> list[File]:
    """The files that a page links under a name like `pattern`, at most `most`, in the page's order. Raises BadTable."""
    page = text_of(ask(request), request.name)
    parser = _Links()
    parser.feed(page)
    wanted = re.compile(pattern, re.IGNORECASE)
    addresses = [urljoin(request.url, link) for link in parser.found if wanted.search(unquote(urlsplit(link).path))]
    if not addresses:
        raise BadTable(
            f"{request.name}: the page links no file that is named like '{pattern}'. "
            "Download it by hand and give it with --from, and report the change to Fairway."
        )
    return [
        (name, ask(Request(name=name, url=address)))
        for address in list(dict.fromkeys(addresses))[:most]
        if (name := unquote(urlsplit(address).path).rpartition("/")[2])
    ]
