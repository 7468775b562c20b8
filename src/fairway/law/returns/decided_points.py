"""Return Directive, points that the Court of Justice decided: suspension by an asylum appeal, entry ban, minors, detention.

The words are the directive's; the readings the Court's, seen in summaries. Each case stands in `examples/cases/`."""

from typing import Any

from fairway.law.language import (
    Evidence,
    Force,
    exception,
    happened,
    none,
    rule,
    safeguard,
    years,
)
from fairway.law.pact.acts import JUNE, RD

SEEN: dict[str, Any] = {"evidence": Evidence.SECONDARY}


# --------------------------------------------------------------------- Articles 2, 6: asylum applicants, asylum appeals


@rule(RD, "2(1)", id="RD-2.1", anchor="asked_on", **SEEN)
def outside_return_directive_as_applicant(made_on, decision_taken_on, asked_on):
    """Whether the directive does not apply to an applicant, from the making until the decision (Arslan, C-534/11)."""
    return made_on <= asked_on and (not happened(decision_taken_on) or asked_on < decision_taken_on)


@safeguard(
    RD, "6(6), 13(1)", id="RD-6.6", defeats=("removal_may", "return_detention_may"), anchor="lodged_on", applies_to=JUNE, **SEEN,
)  # fmt: skip
def return_effects_suspended_by_asylum_appeal(protection_refused, protection_appeal_open_or_pending):
    """While the appeal against the refusal of protection is open or pending, a return decision has no effect.

    Gnandi, C-181/16: it may be made with the rejection, but no removal and no detention for it follows. For applications
    lodged from 12 June 2026 see `return_decision_suspended`."""
    return protection_refused and protection_appeal_open_or_pending


@exception("voluntary_departure_until", RD, "6(6), 7(1)", id="RD-6.6", label="asylum appeal", anchor="lodged_on", applies_to=JUNE,
           **SEEN)  # fmt: skip
def voluntary_departure_not_running_during_asylum_appeal(return_effects_suspended_by_asylum_appeal):
    """The period for voluntary departure does not run while the return decision is suspended (Gnandi)."""
    if return_effects_suspended_by_asylum_appeal:
        return none


@safeguard(RD, "5(a), 6(1), 10(2)", id="RD-5.a", defeats=("return_decision_must",), **SEEN)
def minor_reception_not_established_before_return_decision(
    unaccompanied_minor, adequate_reception_in_return_state_established
):
    """No return decision against an unaccompanied minor of any age before adequate reception is assured (TQ, C-441/19)."""
    return unaccompanied_minor and not adequate_reception_in_return_state_established


@rule(RD, "7(4)", id="RD-7.4", **SEEN)
def danger_to_public_policy_shown(threat_found_on_personal_conduct, threat_genuine_and_present):
    """Whether a danger to public policy is shown: personal conduct, a genuine and present risk (Z. Zh. and I. O., C-554/13)."""
    return threat_found_on_personal_conduct and threat_genuine_and_present


# ------------------------------------------------------------------------------------------------ Article 11: entry ban


@rule(RD, "3(6), 11(1)-(2)", id="RD-3.6", force=Force.MAY, **SEEN)
def entry_ban_may_stand(return_decision_in_force, entry_ban_has_an_end):
    """Whether a ban may stand: with a return decision in force (BZ, C-546/19), and for a limited time (Filev, C-297/12)."""
    return return_decision_in_force and entry_ban_has_an_end


@rule(RD, "11(2)", id="RD-11.2-from", force=Force.VALUE, unsettled="Whether the day of departure itself is the first day of the ban.",
      **SEEN)  # fmt: skip
def entry_ban_ends_on(departed_on, entry_ban_years):
    """The last day of an entry ban: its years run from the actual departure (Ouhrami, C-225/16); before it, none do."""
    return years(departed_on, entry_ban_years)


@rule(RD, "11(2)", id="RD-11.2-from", force=Force.STATUS, **SEEN)
def entry_ban_running(departed_on, entry_ban_ends_on, asked_on):
    """Whether the entry ban runs on the day asked."""
    return departed_on <= asked_on and asked_on <= entry_ban_ends_on


# ---------------------------------------------------------------------------------------------- Article 15: detention


@rule(RD, "15(2), 15(6)", id="RD-15.6", force=Force.MAY, **SEEN)
def return_detention_extension_valid(
    return_detention_extension_written_with_reasons, all_reasonable_efforts_made_for_removal,
    lack_of_cooperation_in_removal, third_country_documents_delayed,
):  # fmt: skip
    """Whether detention may be extended: in writing with reasons, and on one of two grounds (Mahdi, C-146/14 PPU)."""
    if not return_detention_extension_written_with_reasons:
        return False
    return all_reasonable_efforts_made_for_removal and (
        lack_of_cooperation_in_removal or third_country_documents_delayed
    )


@rule(RD, "15(2)", id="RD-15.2-heard", force=Force.MUST, **SEEN)
def detention_ends_for_want_of_hearing(not_heard_before_detention_extension, hearing_could_have_changed_outcome):
    """Whether detention ends because the person was not heard: if that could have led to another outcome (G. and R., C-383/13 PPU)."""
    return not_heard_before_detention_extension and hearing_could_have_changed_outcome
