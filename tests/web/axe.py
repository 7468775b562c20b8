"""Look at pages of a running site: screenshots at two widths, axe-core, and every request that left the machine.

    python tests/web/axe.py --site http://127.0.0.1:8000 --session COOKIE --axe axe.min.js --into folder / /tasks/ ...

Not collected as a test: it needs a browser. axe-core is the npm package's axe.min.js (MPL-2.0), used and not shipped."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

WIDTHS = ((1280, 860), (400, 860))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def look(site: str, session: str, axe: Path, into: Path, addresses: list[str], language: str) -> int:
    """Prints what is wrong on each page; returns how many things are."""
    from playwright.sync_api import sync_playwright

    into.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        for width, height in WIDTHS:
            # The policy forbids what axe injects; it is the site's own for everything else (the tests read the header).
            window = chromium.new_context(viewport={"width": width, "height": height}, bypass_csp=True, locale=language)
            if session:
                window.add_cookies([{"name": "sessionid", "value": session, "url": site}])
            for place, address in enumerate(addresses):
                page = window.new_page()
                faults: list[str] = []
                page.on("request", lambda sent: _own(sent.url, site) or faults.append(f"request to {sent.url}"))  # noqa: B023
                page.on("pageerror", lambda fault: faults.append(f"script error: {fault}"))  # noqa: B023
                page.goto(site + address)
                page.screenshot(path=into / f"{place:02}-{width}{'-' + language if language != 'en' else ''}.png")
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    faults.append("the page is wider than its window")
                page.add_script_tag(path=axe)
                found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
                faults += [
                    f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})" for one in found["violations"]
                ]
                wrong += len(faults)
                print(f"{width} {address}: {len(found['passes'])} rules hold, {len(faults)} faults")
                for fault in faults:
                    print("   ", fault)
                page.close()
        chromium.close()
    return wrong


def _own(address: str, site: str) -> bool:
    return address.startswith("data:") or urlsplit(address).netloc == urlsplit(site).netloc


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--site", required=True)
    asked.add_argument("--session", default="")
    asked.add_argument("--axe", type=Path, required=True)
    asked.add_argument("--into", type=Path, required=True)
    asked.add_argument("--language", default="en")
    asked.add_argument("addresses", nargs="+")
    given = asked.parse_args()
    sys.exit(1 if look(given.site, given.session, given.axe, given.into, given.addresses, given.language) else 0)
