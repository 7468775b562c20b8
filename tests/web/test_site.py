"""Promises about the whole site: nothing from elsewhere, nothing inline, the right direction, the right headers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

from fairway.web import middleware, settings

WEB = Path(settings.__file__).parent
STATIC = WEB / "static"


def pages(browser, registrar, officer, case):
    """Every page of the work module, for somebody who may open it."""
    who = officer("registrar", "caseworker", "decision_maker", "supervisor", name="all")
    client = browser(who, case=case)
    yield "login", browser().get(reverse("account_login"))
    for name in ("tasks", "search", "register"):
        yield name, client.get(reverse(name))
    for name, more in (
        ("case", {}), ("facts", {}), ("fact", {"name": "made_on"}), ("fact", {"name": "lodged_on"}), ("step", {"name": "lodging"}),
        ("decide", {"name": "asylum"}), ("decide", {"name": "other"}), ("add_document", {}), ("reason", {}),
    ):  # fmt: skip
        yield name, client.get(reverse(name, kwargs={"case": case.pk, **more}))
    yield "not there", client.get("/nowhere/")


def test_no_page_names_another_host_or_carries_anything_inline(browser, registrar, officer, register):
    for name, answer in pages(browser, registrar, officer, register()):
        page = answer.content.decode()
        assert answer.status_code in (200, 404), name
        assert not re.findall(r"""(?:https?:)?//[a-z0-9.-]+\.[a-z]""", page), name
        assert "<style" not in page and not re.search(r"""\s(?:style|on[a-z]+)=["']""", page), name
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), name
        assert answer["Content-Security-Policy"] == middleware.POLICY and answer["Cache-Control"], name
        assert answer["X-Frame-Options"] == "DENY" and answer["Referrer-Policy"] == "same-origin", name
        assert "not a service of the European Commission" in page, name


def test_every_page_has_one_main_heading_one_title_and_labels(browser, registrar, officer, register):
    for name, answer in pages(browser, registrar, officer, register()):
        page = answer.content.decode()
        assert len(re.findall(r"<h1[ >]", page)) == 1, name
        assert re.search(r"<title>\s*\S", page) and '<html lang="en" dir="ltr">' in page, name
        labelled = set(re.findall(r'<label[^>]*for="([^"]+)"', page))
        fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
        asked = [field for field in fields if 'type="hidden"' not in field and "id=" in field]
        ids = [re.search(r'\bid="([^"]+)"', field).group(1) for field in asked]
        assert [id for id in ids if id not in labelled] == [], name
        every = re.findall(r'\sid="([^"]+)"', page)
        assert len(every) == len(set(every)), (name, [id for id in every if every.count(id) > 1])


def test_arabic_runs_from_right_to_left(browser, registrar):
    answer = browser(registrar).get(reverse("tasks"), headers={"accept-language": "ar"})
    assert '<html lang="ar" dir="rtl">' in answer.content.decode()


def test_shipped_style_calls_nobody():
    for sheet in STATIC.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"https?:|//[a-z]|@font-face|@import", text), sheet.name
    assert "European Union Public Licence" in (STATIC / "ecl" / "LICENSE").read_text(encoding="utf-8")


def test_our_own_style_is_written_for_both_directions():
    text = (STATIC / "fairway.css").read_text(encoding="utf-8")
    assert not re.findall(
        r"(?:margin|padding|border)-(?:left|right)|text-align: ?(?:left|right)|[^-]\b(?:left|right): ", text
    )


def test_templates_leave_escaping_on():
    for template in (WEB / "templates").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text and "autoescape off" not in text, template.name


def test_static_files_are_served():
    from django.test import Client

    for file in ("ecl/ecl.css", "fairway.css", "js/keep.js", "htmx/htmx.min.js", "icon.svg"):
        answer = Client(SERVER_NAME="127.0.0.1").get(f"/static/{file}")
        assert answer.status_code == 200 and b"".join(answer.streaming_content), file


@pytest.mark.parametrize(("hosts", "alone"), [(["127.0.0.1"], True), (["127.0.0.1", "fairway.example"], False)])
def test_cookies_are_secure_unless_the_site_is_for_this_machine_alone(hosts, alone):
    from fairway.web.environment import only_this_machine

    assert only_this_machine(hosts) is alone


def test_a_login_service_is_whole_or_refused():
    from fairway.errors import Refused
    from fairway.web.environment import login_service

    address = {"FAIRWAY_OIDC_ADDRESS": "https://login.authority.example"}
    with pytest.raises(Refused, match="lacks FAIRWAY_OIDC_CLIENT, FAIRWAY_OIDC_SECRET"):
        login_service(address)
    made = login_service({**address, "FAIRWAY_OIDC_CLIENT": "fairway", "FAIRWAY_OIDC_SECRET": "secret"})
    assert made["openid_connect"]["APPS"][0]["settings"] == {"server_url": "https://login.authority.example"}
