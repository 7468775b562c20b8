"""Designations of safe countries: suspended, removed, national. Articles 63 and 64 of the Asylum Procedure Regulation.

Limits of the Commission end where they are counted to: there is no Member State whose days off could count (Article
73(c))."""

from fairway.law.language import Binds, Expiry, Force, clock, earliest, happened, last_day, months, rule, years
from fairway.law.pact.acts import APR


@rule(APR, "63(1)", id="APR-63-susp", anchor="asked_on", binds=Binds.COMMISSION, force=Force.MUST)
def designation_to_be_suspended(designation_conditions_no_longer_met, designation_suspended_on):
    """The Commission has to suspend the designation, by delegated act and for six months."""
    return designation_conditions_no_longer_met and not happened(designation_suspended_on)


@clock(
    APR,
    "63(3), 63(4)",
    id="APR-63-susp",
    anchor="designation_suspended_on",
    binds=Binds.COMMISSION,
    done="designation_removal_proposed_on",
    on_expiry=Expiry.LAPSE,
    missed="The delegated act ceases to have effect.",
)
def designation_removal_proposal_due(designation_suspended_on):
    """Last day for the Commission to propose the removal of a suspended designation."""
    return months(designation_suspended_on, 3)


@clock(
    APR,
    "63(1), 63(4), 63(5)",
    id="APR-63-susp",
    anchor="designation_suspended_on",
    binds=Binds.COMMISSION,
    done="designation_removed_on",
    on_expiry=Expiry.LAPSE,
    missed="The suspension ends; the designation has effect again.",
)
def designation_suspended_until(
    designation_suspended_on,
    designation_removal_proposed_on,
    designation_removal_proposal_due,
    designation_suspension_extensions,
    asked_on,
):
    """Last day of the suspension of a Union designation."""
    if designation_removal_proposed_on > designation_removal_proposal_due:
        "63(4), first sentence: no proposal in time"
        return designation_removal_proposal_due
    if not happened(designation_removal_proposed_on) and asked_on > designation_removal_proposal_due:
        "63(4), first sentence: no proposal in time"
        return designation_removal_proposal_due
    if designation_suspension_extensions == 0:
        "63(1)"
        return earliest(months(designation_suspended_on, 6), months(designation_removal_proposed_on, 15))
    if designation_suspension_extensions == 1:
        "63(4), second sentence: extended once by six months"
        return earliest(months(designation_suspended_on, 12), months(designation_removal_proposed_on, 15))
    # extended twice, and never beyond fifteen months from the proposal (63(5))
    return earliest(months(designation_suspended_on, 18), months(designation_removal_proposed_on, 15))


@rule(APR, "63(1)", id="APR-63-susp", anchor="asked_on", force=Force.STATUS)
def union_designation_suspended(designation_suspended_on, designation_suspended_until, asked_on):
    """Whether the Union designation of the country is suspended on the day asked about."""
    return designation_suspended_on <= asked_on and asked_on <= designation_suspended_until


# 64(3) speaks of a designation "suspended by the ordinary legislative procedure"; its fifth subparagraph says
# "revoked", which is what that procedure does (63(3)).
@rule(
    APR,
    "64(1) to (3)",
    id="APR-64-nat",
    anchor="asked_on",
    force=Force.MAY,
    literal="64(3): designation suspended by the ordinary legislative procedure",
)
def national_designation_permitted(
    union_designation_suspended,
    designation_removed_on,
    national_designation_notified_on,
    commission_objection_due,
    commission_objected_on,
    asked_on,
):
    """The State may designate the country, as a safe third country or safe country of origin, on its own list."""
    if union_designation_suspended:
        "64(2)"
        return False
    if not happened(designation_removed_on):
        "64(1)"
        return True
    if commission_objected_on <= commission_objection_due:
        "64(3), fourth subparagraph: the Commission objects"
        return False
    # 64(3), fifth subparagraph: nothing until the Commission's time is over
    return happened(national_designation_notified_on) and asked_on > commission_objection_due


@clock(
    APR,
    "64(3), fifth subparagraph",
    id="APR-64-nat",
    anchor="national_designation_notified_on",
    binds=Binds.COMMISSION,
    done="commission_objected_on",
    on_expiry=Expiry.LAPSE,
    missed="The State may designate the country.",
)
def commission_objection_due(national_designation_notified_on, designation_removed_on):
    """Last day for the Commission to object: three months from the notice, and never later than two years from the
    removal."""
    return earliest(months(national_designation_notified_on, 3), years(designation_removed_on, 2))


@rule(APR, "64(4)", id="APR-64-nat", anchor="asked_on", force=Force.MUST)
def national_lists_to_be_notified(national_lists_changed_on, national_lists_notified_on):
    """The State has to tell the Commission and the Asylum Agency of a national designation at once after it changes."""
    return happened(national_lists_changed_on) and not happened(national_lists_notified_on)


@clock(
    APR,
    "64(4), second sentence",
    id="APR-64-nat",
    anchor="asked_on",
    done="ad_hoc_report_sent_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to report stays; decisions on single applicants are not touched by it.",
)
def ad_hoc_third_countries_report_due(previous_ad_hoc_report_on):
    """Last day of the yearly report on third countries considered safe for single applicants (59(4)(b))."""
    return last_day(years(previous_ad_hoc_report_on, 1))
