"""The acts on visas: number, address of the version read, dates of application, anchor, article on periods.

Regulation (EU) 2018/1806 stands here twice: as it was, known to us from secondary sources only, and as Regulation (EU) 2025/2441
changed it, read in the consolidated version of 30 December 2025."""

from datetime import date
from typing import Any

from fairway.law.language import Evidence, PeriodLaw, act
from fairway.law.pact.acts import ELI

SINCE_2018 = date(2018, 12, 18)  # twentieth day after publication on 28 November 2018
PUBLISHED_2018 = date(2018, 11, 28)
SINCE_2020 = date(2020, 2, 2)  # Regulation (EU) 2019/1155, which brought Article 25a into the Visa Code
SINCE_2024 = date(2024, 6, 28)  # the version of the Visa Code that was read: its fees are those since June 2024
SINCE_2025 = date(2025, 12, 30)
PUBLISHED_2025 = date(2025, 12, 10)

VISALIST_2018 = act("VISALIST", "Regulation (EU) 2018/1806 before Regulation (EU) 2025/2441", eli=f"{ELI}/reg/2018/1806/oj",
                    title="Visa lists and suspension of the exemption", applies_from=SINCE_2018, anchor="asked_on",
                    periods=PeriodLaw.REG_1182_71, known_from=PUBLISHED_2018, evidence=Evidence.SECONDARY)  # fmt: skip
VISALIST = act("VISALIST", "Regulation (EU) 2018/1806", eli=f"{ELI}/reg/2018/1806/2025-12-30",
               title="Visa lists and suspension of the exemption", applies_from=SINCE_2025, anchor="asked_on",
               periods=PeriodLaw.REG_1182_71, known_from=PUBLISHED_2025)  # fmt: skip
VCODE = act("VCODE", "Regulation (EC) No 810/2009", eli=f"{ELI}/reg/2009/810/2024-06-28", title="Visa Code",
            applies_from=SINCE_2020, anchor="asked_on", periods=PeriodLaw.REG_1182_71,
            known_from=date(2019, 7, 12))  # fmt: skip

BEFORE_TOO: dict[str, Any] = {"applies_from": SINCE_2018, "known_from": PUBLISHED_2018}
"""For what the articles say of 2025 and said before in another place: the text read, from the first day of the regulation."""
