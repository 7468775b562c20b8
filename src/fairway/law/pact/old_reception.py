"""Reception Conditions Directive of 2013, Articles 14, 15: school and work, applications lodged before 12 June 2026."""

from datetime import date

from fairway.law.language import Expiry, clock, happened, last_day, months, none
from fairway.law.pact.acts import RCD13

# The directive is in force since 19 July 2013 and names no applications that it leaves out: who had lodged before
# 21 July 2015 and was still an applicant then is covered too (K.S. and others, C-322/19: lodged on 11 May 2015).
IN_FORCE = date(2013, 7, 19)


@clock(
    RCD13, "14(2)", id="RCD13-14", applies_from=IN_FORCE, done="school_access_granted_on", on_expiry=Expiry.CONTINUE,
    missed="Access to school is still owed, and at once.",
)  # fmt: skip
def school_access_due_2013(minor, lodged_on):
    """A minor has access to school within three months of the lodging of the application."""
    if minor:
        return last_day(months(lodged_on, 3))


@clock(
    RCD13, "15(1)", id="RCD13-15", applies_from=IN_FORCE, done="labour_market_access_granted_on", on_expiry=Expiry.CONTINUE,
    missed="Access to the labour market is still owed, and at once.",
)  # fmt: skip
def labour_market_access_due_2013(decision_taken_on, lodged_on, applicant_at_fault_for_delay):
    """Access to the labour market at the latest nine months after lodging, if there is no first decision yet."""
    if happened(decision_taken_on) and decision_taken_on <= last_day(months(lodged_on, 9)):
        "15(1): a first-instance decision was taken in time"
        return none
    if applicant_at_fault_for_delay:
        "15(1): the delay is the applicant's"
        return none
    return last_day(months(lodged_on, 9))
