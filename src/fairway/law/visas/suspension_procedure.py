"""Suspension of the visa exemption: notices, examination, the duty to suspend and its limits (Articles 8b, 8c, 8e(1)-(5)).

"Immediately" and "without delay" are not numbers: such duties are yes/no rules that show what is missing."""

from typing import Any

from fairway.law.language import (
    Binds,
    Dated,
    Evidence,
    Expiry,
    Force,
    Whole,
    clock,
    happened,
    last_day,
    months,
    none,
    parameter,
    rule,
)
from fairway.law.visas.acts import VISALIST

COM: dict[str, Any] = {"binds": Binds.COMMISSION}

parameter(
    "member_states_counted", Whole, [Dated(27, "VISALIST Art. 8e(1)(b); VCODE Art. 25a(5)", evidence=Evidence.MEMORY)],
    unit="Member States",
    note="The acts say 'a simple majority of Member States'. Whether those outside the visa policy (Ireland) count was not read.",
)  # fmt: skip


# ------------------------------------------------------------------------------------------------- Article 8b: notices


@rule(VISALIST, "8b(1)-(2)", id="VS-8a", force=Force.MAY)
def visa_notice_admissible(visa_ground, visa_window_admissible):
    """Which grounds a Member State may notify: a to c and d(i) over a window, d(ii), d(iii), e, f and i without one."""
    if visa_ground in ("a", "b", "c", "d_i"):
        "8b(1): over two to twelve months"
        return visa_window_admissible
    if visa_ground in ("d_ii", "d_iii", "e", "f", "i"):
        "8b(2): no window"
        return True
    "g and h are for the Commission alone"
    return False


@rule(VISALIST, "8b(3)", id="VS-8a", force=Force.MUST)
def visa_notice_complete(visa_notice_items, visa_notice_data_and_steps_relevant):
    """A notice gives its grounds; where relevant figures and the State's own steps; and reasons for categories it names."""
    if "grounds" not in visa_notice_items:
        return False
    if "categories_proposed" in visa_notice_items and "reasons_for_categories" not in visa_notice_items:
        "8b(3): categories with detailed reasons"
        return False
    if visa_notice_data_and_steps_relevant:
        "8b(3): figures, and a detailed description of the State's own preliminary steps"
        return "data_and_statistics" in visa_notice_items and "own_prior_steps" in visa_notice_items
    return True


@rule(VISALIST, "8b(4)", id="VS-8a", force=Force.MUST, **COM)
def visa_notice_not_passed_on(visa_notice_received_on, visa_notice_passed_on_on):
    """The Commission tells the European Parliament and the Council of every notice immediately."""
    return happened(visa_notice_received_on) and not happened(visa_notice_passed_on_on)


@rule(VISALIST, "8b(5), 8b(7)", id="VS-8a", force=Force.MUST, **COM)
def visa_notice_examination_owed(visa_notice_received_on, visa_examination_result_told_on):
    """The Commission examines every notice without delay and tells the European Parliament and the Council the result."""
    return happened(visa_notice_received_on) and not happened(visa_examination_result_told_on)


@rule(VISALIST, "8b(5)(a)-(f), 8b(6)", id="VS-8a", force=Force.MUST, **COM)
def visa_examination_complete(visa_examination_items):
    """The examination covers all points, and whether a suspension is necessary and proportionate."""
    return (
        "grounds" in visa_examination_items
        and "number_of_states" in visa_examination_items
        and "effect_on_the_union" in visa_examination_items
        and "agency_reports_where_needed" in visa_examination_items
        and "state_indications" in visa_examination_items
        and "public_order_with_the_state" in visa_examination_items
        and "necessity_and_proportionality" in visa_examination_items
    )


# ----------------------------------------------------------------------------------- Article 8e(1)-(5): duty to suspend


@rule(VISALIST, "8e(1)(b)", id="VS-8b", **COM)
def simple_majority_notified_visa_ground(states_notifying_visa_ground, member_states_counted):
    """A simple majority of Member States has notified circumstances of points a to f or i."""
    return states_notifying_visa_ground * 2 > member_states_counted


@rule(VISALIST, "8e(1)(a)-(b)", id="VS-8b", force=Force.MUST, **COM)
def visa_suspension_must(visa_suspension_assessment, simple_majority_notified_visa_ground):
    """The Commission adopts the implementing act if it has decided that it is necessary, or a simple majority has notified."""
    if visa_suspension_assessment == "necessary":
        "8e(1)(a): decided after its examination (8b(5)) or its own analysis (8c(2))"
        return True
    "8e(1)(b): points a to f and i only"
    return simple_majority_notified_visa_ground


@clock(
    VISALIST, "8e(4)(a)-(b)", id="VS-8b", done="visa_suspension_draft_presented_on", on_expiry=Expiry.CONTINUE,
    anchor="visa_suspension_started_on",
    missed="The draft is still owed, where the suspension is. Nothing is suspended by itself.", **COM,
)  # fmt: skip
def visa_suspension_draft_due(visa_suspension_start, visa_suspension_started_on, visa_suspension_assessment):
    """The Commission puts the draft act before the committee within one month, or two after a notice under 8b(2)."""
    if visa_suspension_start == "majority_notice":
        "8e(4)(a)(iii)"
        return last_day(months(visa_suspension_started_on, 1))
    if visa_suspension_assessment == "not_necessary":
        "8e(1)(a): no act is owed"
        return none
    if visa_suspension_start == "notice_without_window":
        "8e(4)(b)"
        return last_day(months(visa_suspension_started_on, 2))
    "8e(4)(a)(i)-(ii)"
    return last_day(months(visa_suspension_started_on, 1))


@rule(VISALIST, "8e(2)(a)-(c)", id="VS-8", force=Force.MUST, **COM)
def visa_suspension_weighed_in_full(visa_suspension_weighed):
    """For a decision of its own the Commission seeks alternatives and weighs politics, economy, relations and civil society."""
    return (
        "alternatives_with_the_country" in visa_suspension_weighed
        and "political_context" in visa_suspension_weighed
        and "economic_issues" in visa_suspension_weighed
        and "external_relations" in visa_suspension_weighed
        and "civil_society" in visa_suspension_weighed
    )


@rule(VISALIST, "8e(5)", id="VS-8c", force=Force.MUST, **COM)
def urgent_visa_suspension_must(visa_urgent_information_concrete, visa_urgency_reasoned):
    """With concrete, reliable information and a reasoned decision that quick action is needed, the act is adopted at once."""
    return visa_urgent_information_concrete and visa_urgency_reasoned
