"""Suspension of the visa exemption: its phases, 12 and 24 and at most 24 months, and who may be covered (Articles 8e, 8f, 10(8)).

Before 30 December 2025: nine and eighteen months, known from secondary sources. An act keeps the length under which it began."""

from typing import Any

from fairway.law.language import (
    Binds,
    Dated,
    Evidence,
    Expiry,
    Force,
    Whole,
    clock,
    days,
    earliest,
    first_of,
    happened,
    last_day,
    months,
    none,
    parameter,
    rule,
    working_days,
)
from fairway.law.visas.acts import BEFORE_TOO, SINCE_2018, SINCE_2025, VISALIST, VISALIST_2018

COM: dict[str, Any] = {"binds": Binds.COMMISSION}
VALUE: dict[str, Any] = {"binds": Binds.COMMISSION, "force": Force.VALUE}
LAST = "Whether a suspension of so many months ends on the same date number or on the day before: the day before here, unless the act names one."

parameter("visa_first_phase_months", Whole, [Dated(12, "VISALIST Art. 8e(1), 8e(5)", since=SINCE_2025)], unit="months")
parameter("visa_second_phase_months", Whole, [Dated(24, "VISALIST Art. 8f(1)", since=SINCE_2025)], unit="months")
parameter(
    "visa_first_phase_months_2018", Whole,
    [Dated(9, "Regulation (EU) 2018/1806, Art. 8(6)(a), as reported", since=SINCE_2018, evidence=Evidence.SECONDARY)],
    unit="months",
)  # fmt: skip
parameter(
    "visa_second_phase_months_2018", Whole,
    [Dated(18, "Regulation (EU) 2018/1806, Art. 8(6)(b), as reported", since=SINCE_2018, evidence=Evidence.SECONDARY)],
    unit="months",
)  # fmt: skip


# ------------------------------------------------------------------------------------------ first phase: Article 8e


@rule(VISALIST, "8e(3), 8e(5)", id="VS-8", also=("VS-8c",), force=Force.BAR, **COM)
def visa_suspension_scope_too_wide(visa_suspension_scope, visa_suspension_urgent):
    """In the first phase only certain categories are covered; all nationals only under the urgent procedure."""
    return visa_suspension_scope == "all_nationals" and not visa_suspension_urgent


@rule(VISALIST_2018, "8(6)(a)", id="VS-8", anchor="visa_suspension_effect_on", unsettled=LAST, **VALUE)
def visa_first_phase_until_2018(visa_suspension_effect_on, visa_first_phase_months_2018):
    """Nine months from the day of effect."""
    return days(months(visa_suspension_effect_on, visa_first_phase_months_2018), -1)


@rule(VISALIST_2018, "8(6)(a)", id="VS-8", anchor="visa_suspension_effect_on", **VALUE)
def visa_first_phase_until(visa_suspension_end_in_act_on, visa_first_phase_until_2018):
    """The last day of the suspension by implementing act: nine months."""
    return first_of(visa_suspension_end_in_act_on, visa_first_phase_until_2018)


@rule(VISALIST, "8e(1), 8e(3), 8e(5)", id="VS-8", also=("VS-8c",), replaces="visa_first_phase_until",
      anchor="visa_suspension_effect_on", unsettled=LAST, **VALUE)  # fmt: skip
def visa_first_phase_until_2025(visa_suspension_end_in_act_on, visa_suspension_effect_on, visa_first_phase_months):
    """The last day of the suspension by implementing act: twelve months, ordinary or urgent."""
    return first_of(visa_suspension_end_in_act_on, days(months(visa_suspension_effect_on, visa_first_phase_months), -1))


@rule(VISALIST, "8e(10), 8f(7)", id="VS-8", also=("VS-10",), force=Force.MUST, **COM,
      literal="8f(7): paragraph 1 or 5, where paragraph 1 or 6 is meant")  # fmt: skip
def visa_suspension_lifting_must(visa_circumstances_remedied, visa_exemption_suspended):
    """The Commission lifts the suspension early once the circumstances are remedied."""
    return visa_circumstances_remedied and visa_exemption_suspended


# ------------------------------------------------------------------- officials' passports: Articles 8e(7)-(8), 12, 8f(3)


@rule(VISALIST, "8e(7)", id="VS-8d")
def official_passport_case(official_passports_suspended, visa_ground, visa_benchmark_kind):
    """The suspension covers official passports, on point h, or on point g as to external relations or fundamental rights."""
    return official_passports_suspended and (
        visa_ground == "h" or (visa_ground == "g" and visa_benchmark_kind == "external_relations_or_fundamental_rights")
    )


@rule(VISALIST, "8e(7), 8f(3)", id="VS-8d", force=Force.BAR)
def new_official_passport_exception_barred(official_passport_case, visa_exemption_suspended):
    """While such a suspension runs, States grant holders of these passports no new exception under Article 6(1)(a)."""
    return official_passport_case and visa_exemption_suspended


@rule(VISALIST, "8e(7), 8f(3)", id="VS-8d", force=Force.MUST)
def bilateral_official_exemption_disapplied_must(
    official_passport_case, visa_exemption_suspended, bilateral_official_exemption_applied
):
    """A State with a bilateral agreement takes the steps needed not to apply its exceptions for these passports."""
    return official_passport_case and visa_exemption_suspended and bilateral_official_exemption_applied


@clock(
    VISALIST, "12(1), 8e(8), 8f(5)", id="VS-8d", done="visa_exception_notified_on", on_expiry=Expiry.CONTINUE,
    anchor="visa_exception_adopted_on", **BEFORE_TOO,
    missed="The communication is still owed; the article attaches nothing to the delay.",
)  # fmt: skip
def visa_exception_notice_due(visa_exception_adopted_on):
    """A State tells the others and the Commission of a new exception within five working days."""
    return working_days(visa_exception_adopted_on, 5)


# ----------------------------------------------------------------------------------------- second phase: Article 8f


@clock(
    VISALIST, "8f(1)", id="VS-9", done="visa_delegated_act_adopted_on", on_expiry=Expiry.LAPSE,
    anchor="visa_suspension_effect_on", missed="Without a delegated act in force the exemption applies again after the first phase.",
    **COM,
)  # fmt: skip
def visa_delegated_act_due(visa_circumstances_persist, visa_first_phase_until):
    """If the circumstances persist, the delegated act is adopted at the latest two months before the first phase ends."""
    if not visa_circumstances_persist:
        return none
    return months(visa_first_phase_until, -2)


@rule(VISALIST, "10(8)", id="VS-9", anchor="visa_delegated_act_notified_on", force=Force.VALUE, binds=Binds.COUNCIL,
      unsettled="Whether the time to object moves off a day off: as Regulation 1182/71 says, here.")  # fmt: skip
def visa_objection_until(visa_delegated_act_notified_on):
    """The European Parliament and the Council may object within two months of the notification of the delegated act."""
    return last_day(months(visa_delegated_act_notified_on, 2))


@rule(VISALIST, "10(8)", id="VS-9", **COM)
def visa_delegated_act_may_enter_into_force(
    visa_delegated_act_objected, visa_objection_waived_by_both, visa_objection_until, asked_on
):
    """The delegated act enters into force only if nobody objected in time, or if both said before that they will not."""
    if visa_delegated_act_objected:
        return False
    if visa_objection_waived_by_both:
        return True
    return visa_objection_until < asked_on


@rule(VISALIST, "8f(1)-(2)", id="VS-9", force=Force.BAR, **COM)
def visa_second_phase_scope_too_narrow(visa_suspension_scope, visa_ground, visa_benchmark_kind):
    """The second phase covers all nationals; certain categories only on point h, or on point g as to relations or rights."""
    if visa_ground == "h":
        return False
    if visa_ground == "g" and visa_benchmark_kind == "external_relations_or_fundamental_rights":
        return False
    return visa_suspension_scope == "certain_categories"


@rule(VISALIST_2018, "8(6)(b)", id="VS-9", anchor="visa_second_phase_effect_on", unsettled=LAST, **VALUE)
def visa_second_phase_until_2018(visa_second_phase_effect_on, visa_second_phase_months_2018):
    """Eighteen months from the day of effect."""
    return days(months(visa_second_phase_effect_on, visa_second_phase_months_2018), -1)


@rule(VISALIST_2018, "8(6)(b)", id="VS-9", anchor="visa_second_phase_effect_on", **VALUE)
def visa_second_phase_until(visa_second_phase_until_2018):
    """The last day of the suspension by delegated act: eighteen months."""
    return visa_second_phase_until_2018


@rule(VISALIST, "8f(1), 8f(3)", id="VS-9", replaces="visa_second_phase_until", anchor="visa_second_phase_effect_on",
      unsettled=LAST, literal="8f(3): the relevant delegated act of Article 8e, where the relevant implementing act is meant",
      **VALUE)  # fmt: skip
def visa_second_phase_until_2025(visa_second_phase_effect_on, visa_second_phase_months):
    """The last day of the suspension by delegated act: twenty-four months from the end of the first phase."""
    return days(months(visa_second_phase_effect_on, visa_second_phase_months), -1)


# ------------------------------------------------------------------------------------------ third phase: Article 8f(6)


@clock(
    VISALIST, "8f(6), first subparagraph", id="VS-10", done="visa_second_phase_report_on", on_expiry=Expiry.CONTINUE,
    anchor="visa_second_phase_effect_on", missed="The report is still owed; without it there is no extension.", **COM,
)  # fmt: skip
def visa_second_phase_report_due(visa_second_phase_until):
    """The Commission reports to the European Parliament and the Council before the second phase ends."""
    return visa_second_phase_until


@rule(VISALIST, "8f(6), second and third subparagraphs", id="VS-10", force=Force.MAY, **COM)
def visa_extension_possible(move_to_annex_one_proposed, official_passport_case, visa_further_suspension_indicated):
    """An extension needs a proposal to move the country to Annex I, or the report's word on official passports."""
    if move_to_annex_one_proposed:
        "8f(6), second subparagraph: until the move is in force"
        return True
    "8f(6), third subparagraph"
    return official_passport_case and visa_further_suspension_indicated


@rule(VISALIST, "8f(6), second and third subparagraphs", id="VS-10", anchor="visa_second_phase_effect_on", **VALUE,
      unsettled="For official passports the third subparagraph applies the first two again; whether a second extension can follow "
      "is not said. One is counted here: 60 months in all.")  # fmt: skip
def visa_extension_until_at_most(visa_extension_possible, move_to_annex_one_in_force_on, visa_second_phase_until):
    """The last day to which the second phase can be extended: the move to Annex I, and twenty-four months at most."""
    if not visa_extension_possible:
        return none
    return earliest(move_to_annex_one_in_force_on, months(visa_second_phase_until, 24))


# --------------------------------------------------------------------------------------------------- is it suspended?


@rule(VISALIST, "8e(6), 8f(4)", id="VS-8", also=("VS-9", "VS-10"), **BEFORE_TOO)
def visa_exemption_suspended(
    asked_on, visa_suspension_lifted_on, visa_suspension_effect_on, visa_first_phase_until,
    visa_second_phase_effect_on, visa_second_phase_until, visa_extension_adopted_on, visa_extension_until_at_most,
):  # fmt: skip
    """Whether the exemption is suspended on the day asked, for those whom the act in force covers."""
    if visa_suspension_lifted_on <= asked_on:
        "8e(10), 8f(7): lifted early"
        return False
    if visa_suspension_effect_on <= asked_on and asked_on <= visa_first_phase_until:
        "8e(6): first phase"
        return True
    if visa_second_phase_effect_on <= asked_on and asked_on <= visa_second_phase_until:
        "8f(4): second phase"
        return True
    "8f(6): extended, or the exemption applies (again)"
    return (
        happened(visa_extension_adopted_on)
        and visa_second_phase_until < asked_on
        and asked_on <= visa_extension_until_at_most
    )
