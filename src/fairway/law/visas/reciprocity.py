"""Reciprocity: what follows when an exempt country asks visas of some Member State's nationals (Article 7).

The other direction of leverage, with its own steps: 30 days, 90 days, six months, 24 months from publication."""

from typing import Any

from fairway.law.language import Binds, Expiry, Force, clock, days, happened, last_day, months, rule
from fairway.law.visas.acts import BEFORE_TOO, VISALIST

COM: dict[str, Any] = {"binds": Binds.COMMISSION}


@clock(
    VISALIST, "7(a)", id="VS-13", done="reciprocity_notified_on", on_expiry=Expiry.CONTINUE, **BEFORE_TOO,
    anchor="visa_required_by_third_country_on",
    missed="The notice is still owed; the later steps run from its publication.",
)  # fmt: skip
def reciprocity_notice_due(visa_required_by_third_country_on):
    """The Member State notifies within thirty days of the third country's visa requirement."""
    return last_day(days(visa_required_by_third_country_on, 30))


@rule(VISALIST, "7(c)", id="VS-13", force=Force.MAY, **BEFORE_TOO)
def reciprocity_suspension_may_be_asked(asked_on, reciprocity_published_on, third_country_visa_lifted_on):
    """If ninety days after publication the requirement stands, the Member State may ask to suspend for certain categories."""
    return days(reciprocity_published_on, 90) < asked_on and not happened(third_country_visa_lifted_on)


@clock(
    VISALIST, "7(e)", id="VS-13", done="reciprocity_step_taken_on", on_expiry=Expiry.CONTINUE, **BEFORE_TOO,
    anchor="reciprocity_published_on", missed="The act or the report is still owed, and again at most every six months.", **COM,
)  # fmt: skip
def reciprocity_step_due(reciprocity_published_on):
    """Within six months of publication the Commission suspends for certain categories (six months at most) or reports why not."""
    return last_day(months(reciprocity_published_on, 6))


@rule(VISALIST, "7(f)", id="VS-13", force=Force.MUST, **BEFORE_TOO, **COM)
def reciprocity_delegated_act_must(asked_on, reciprocity_published_on, third_country_visa_lifted_on):
    """If twenty-four months after publication the requirement stands, a delegated act suspends the exemption for twelve months."""
    return months(reciprocity_published_on, 24) < asked_on and not happened(third_country_visa_lifted_on)


@rule(
    VISALIST,
    "7(j)",
    id="VS-13",
    force=Force.VALUE,
    **BEFORE_TOO,
    anchor="reciprocity_lifting_published_on",
    **COM,
)
def reciprocity_measures_end_on(reciprocity_lifting_published_on):
    """Measures end seven days after the publication that the third country has lifted its requirement (for the last State)."""
    return days(reciprocity_lifting_published_on, 7)
