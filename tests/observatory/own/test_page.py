"""The page says what the code does, and its example runs."""

import re
from pathlib import Path

from fairway.observatory import own
from fairway.observatory.own import page, synthetic

PAGE = Path(__file__).parents[3] / "docs" / "observatory" / "own-cases.md"


def test_the_page_is_what_the_declarations_say():
    assert PAGE.read_text(encoding="utf-8") == page.current()


def test_its_example_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    synthetic.write(tmp_path / "cases.parquet", 50_000, states=["DEU"])
    (code,) = re.findall(r"```python\n(.*?)```", page.current(), re.S)
    found = {}
    exec(code, found)
    assert found["rate"].latest(("DEU",)) is not None
    assert any(row.difference for row in found["side_by_side"].rows)


def test_the_package_offers_what_it_says():
    assert all(hasattr(own, name) for name in own.__all__)
    assert {"CaseRows", "OwnFigures", "compare", "evaluate_safely"} <= set(own.__all__)
