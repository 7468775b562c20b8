"""The acts of the Pact and those beside it: number, address, dates of application, anchor, article on periods.

Dates of application as read in the Official Journal texts: 12 June 2026 for screening, procedure, return border procedure,
Eurodac and reception; 1 July 2026 for asylum and migration management, qualification and crisis."""

from datetime import date

from fairway.law.language import Evidence, PeriodLaw, act

ELI = "http://data.europa.eu/eli"
JUNE = date(2026, 6, 12)
JULY = date(2026, 7, 1)

SCR = act("SCR", "Regulation (EU) 2024/1356", eli=f"{ELI}/reg/2024/1356/oj", title="Screening Regulation",
          applies_from=JUNE, anchor="screening_anchor_on", periods=PeriodLaw.REG_1182_71, known_from=date(2024, 5, 22))  # fmt: skip
APR = act("APR", "Regulation (EU) 2024/1348", eli=f"{ELI}/reg/2024/1348/oj", title="Asylum Procedure Regulation",
          applies_from=JUNE, anchor="lodged_on", periods=PeriodLaw.APR_73, known_from=date(2024, 5, 22))  # fmt: skip
APR_2026_463 = act("APR", "Regulation (EU) 2024/1348 as amended by Regulation (EU) 2026/463",
                   eli=f"{ELI}/reg/2026/463/oj", title="Asylum Procedure Regulation, safe third country amendment",
                   applies_from=JUNE, anchor="lodged_on", periods=PeriodLaw.APR_73,
                   known_from=date(2026, 2, 23), evidence=Evidence.SECONDARY)  # fmt: skip
APR_2026_464 = act("APR", "Regulation (EU) 2024/1348 as amended by Regulation (EU) 2026/464",
                   eli=f"{ELI}/reg/2026/464/oj", title="Asylum Procedure Regulation, Union list amendment",
                   applies_from=JUNE, anchor="lodged_on", periods=PeriodLaw.APR_73,
                   known_from=date(2026, 2, 23), evidence=Evidence.SECONDARY)  # fmt: skip
RBP = act("RBP", "Regulation (EU) 2024/1349", eli=f"{ELI}/reg/2024/1349/oj", title="Return Border Procedure Regulation",
          applies_from=JUNE, anchor="lodged_on", periods=PeriodLaw.RBP_11, known_from=date(2024, 5, 22))  # fmt: skip
AMM = act("AMMR", "Regulation (EU) 2024/1351", eli=f"{ELI}/reg/2024/1351/oj",
          title="Asylum and Migration Management Regulation",
          applies_from=JULY, anchor="registered_on", periods=PeriodLaw.AMMR_75, known_from=date(2024, 5, 22))  # fmt: skip
CRI = act("CRI", "Regulation (EU) 2024/1359", eli=f"{ELI}/reg/2024/1359/oj", title="Crisis and Force Majeure Regulation",
          applies_from=JULY, anchor="asked_on", periods=PeriodLaw.REG_1182_71, known_from=date(2024, 5, 22))  # fmt: skip
EUD = act("EUD", "Regulation (EU) 2024/1358", eli=f"{ELI}/reg/2024/1358/oj", title="Eurodac Regulation",
          applies_from=JUNE, anchor="asked_on", periods=PeriodLaw.REG_1182_71, known_from=date(2024, 5, 22))  # fmt: skip
RCD = act("RCD", "Directive (EU) 2024/1346", eli=f"{ELI}/dir/2024/1346/oj", title="Reception Conditions Directive",
          applies_from=JUNE, anchor="made_on", periods=PeriodLaw.NATIONAL, known_from=date(2024, 5, 22))  # fmt: skip
QR = act("QR", "Regulation (EU) 2024/1347", eli=f"{ELI}/reg/2024/1347/oj", title="Qualification Regulation",
         applies_from=JULY, anchor="asked_on", periods=PeriodLaw.REG_1182_71, known_from=date(2024, 5, 22))  # fmt: skip
RES = act("RES", "Regulation (EU) 2024/1350", eli=f"{ELI}/reg/2024/1350/oj",
          title="Union Resettlement and Humanitarian Admission Framework Regulation",
          applies_from=date(2024, 6, 11), anchor="asked_on", periods=PeriodLaw.REG_1182_71,
          known_from=date(2024, 5, 22))  # fmt: skip
DUB3 = act("DUB3", "Regulation (EU) No 604/2013", eli=f"{ELI}/reg/2013/604/oj", title="Dublin III Regulation",
           applies_from=date(2014, 1, 1), applies_to=JULY, anchor="lodged_on", periods=PeriodLaw.DUBLIN_III_42,
           known_from=date(2013, 6, 29))  # fmt: skip
APD = act("APD", "Directive 2013/32/EU", eli=f"{ELI}/dir/2013/32/oj", title="Asylum Procedures Directive",
          applies_from=date(2015, 7, 21), applies_to=JUNE, anchor="lodged_on", periods=PeriodLaw.NATIONAL,
          known_from=date(2013, 6, 29))  # fmt: skip
RCD13 = act("RCD13", "Directive 2013/33/EU", eli=f"{ELI}/dir/2013/33/oj", title="Reception Conditions Directive of 2013",
            applies_from=date(2015, 7, 21), applies_to=JUNE, anchor="lodged_on", periods=PeriodLaw.NATIONAL,
            known_from=date(2013, 6, 29))  # fmt: skip
RD = act("RD", "Directive 2008/115/EC", eli=f"{ELI}/dir/2008/115/oj", title="Return Directive",
         applies_from=date(2010, 12, 24), anchor="asked_on", periods=PeriodLaw.NATIONAL,
         known_from=date(2008, 12, 24))  # fmt: skip
SISR = act("SISR", "Regulation (EU) 2018/1860", eli=f"{ELI}/reg/2018/1860/oj", title="SIS for return",
           applies_from=date(2023, 3, 7), anchor="asked_on", periods=PeriodLaw.REG_1182_71,
           known_from=date(2018, 12, 7))  # fmt: skip
