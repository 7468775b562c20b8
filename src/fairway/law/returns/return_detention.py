"""Return Directive, Articles 15 to 17: detention for the purpose of removal.

A maximum on liberty ends on the day counted. Nothing here rolls."""

from datetime import date

from fairway.law.language import (
    Bool,
    Dated,
    Evidence,
    Expiry,
    Force,
    clock,
    days,
    happened,
    months,
    parameter,
    rule,
    safeguard,
)
from fairway.law.pact.acts import RD

# In force since 13 January 2009 (Article 22): States could have their law before the last day for it, 24 December 2010.
# Detention begun earlier counts in full (Kadzoev, C-357/09 PPU).
IN_FORCE = date(2009, 1, 13)

parameter(
    "return_detention_counts_first_day", Bool,
    [Dated(True, cite="RD Art. 15(5)-(6), read strictly in favour of liberty", evidence=Evidence.MEMORY)],
    note="The directive has no article on periods. True: the first day of detention counts, so that six months from "
    "15 January end on 14 July. False: it does not, as under Regulation 1182/71, and they end on 15 July.",
)  # fmt: skip


@rule(RD, "15(1)", id="RD-15", force=Force.MAY, coercive=True)
def return_detention_may(
    return_procedure_under_way,
    risk_of_absconding,
    avoids_or_hampers_return,
    other_reason_for_return_detention,
    less_coercive_measures_effective,
    removal_arrangements_pursued_diligently,
):
    """Detention only to prepare return or removal, if necessary, with due diligence and where nothing less works."""
    return (
        return_procedure_under_way
        and (risk_of_absconding or avoids_or_hampers_return or other_reason_for_return_detention)
        and not less_coercive_measures_effective
        and removal_arrangements_pursued_diligently
    )


@safeguard(RD, "15(4)", id="RD-15", defeats=("return_detention_may",), applies_from=IN_FORCE)
def no_reasonable_prospect_of_removal(reasonable_prospect_of_removal):
    """Without a reasonable prospect of removal detention is no longer justified and the person is released at once."""
    return not reasonable_prospect_of_removal


@safeguard(RD, "15(2)", id="RD-15", defeats=("return_detention_may",))
def return_detention_order_defective(return_detention_order_written_with_reasons, return_detention_unlawful_by_court):
    """Detention needs a written order with reasons; who is held unlawfully is released immediately."""
    return not return_detention_order_written_with_reasons or return_detention_unlawful_by_court


@clock(
    RD, "15(5)-(6)", id="RD-15", done="released_from_return_detention_on", on_expiry=Expiry.RELEASE,
    applies_from=IN_FORCE, missed="The longest detention has run out: the person is released.",
    unsettled="The directive does not say how its months are counted; see the parameter "
    "return_detention_counts_first_day.",
)  # fmt: skip
def return_detention_limit(
    all_reasonable_efforts_made_for_removal,
    lack_of_cooperation_in_removal,
    third_country_documents_delayed,
    detained_on,
    return_detention_months_in_national_law,
    return_detention_extension_months_in_national_law,
    earlier_return_detention_days,
    return_detention_counts_first_day,
):
    """Last day of detention for removal: six months, and twelve more only for non-cooperation or delayed documents.

    National law sets the months within these limits. Detention that counts already shortens the period."""
    if all_reasonable_efforts_made_for_removal and (lack_of_cooperation_in_removal or third_country_documents_delayed):
        "15(6): the removal takes longer despite all reasonable efforts"
        if return_detention_counts_first_day:
            return days(
                days(
                    months(
                        months(detained_on, return_detention_months_in_national_law),
                        return_detention_extension_months_in_national_law,
                    ),
                    -1,
                ),
                0 - earlier_return_detention_days,
            )
        return days(
            months(
                months(detained_on, return_detention_months_in_national_law),
                return_detention_extension_months_in_national_law,
            ),
            0 - earlier_return_detention_days,
        )
    if return_detention_counts_first_day:
        return days(
            days(months(detained_on, return_detention_months_in_national_law), -1), 0 - earlier_return_detention_days
        )
    return days(months(detained_on, return_detention_months_in_national_law), 0 - earlier_return_detention_days)


@safeguard(RD, "15(5)", id="RD-15", defeats=("return_detention_may",), applies_from=IN_FORCE)
def return_detention_over_limit(detained, asked_on, return_detention_limit):
    """Nobody is held beyond the longest period."""
    return detained and asked_on > return_detention_limit


@clock(
    RD, "15(3)", id="RD-15", done="return_detention_reviewed_again_on", on_expiry=Expiry.CONTINUE,
    anchor="return_detention_last_reviewed_on",
    missed="The review is overdue: detention without review at reasonable intervals is not lawful.",
)  # fmt: skip
def return_detention_review_due(return_detention_last_reviewed_on, return_detention_review_interval_days):
    """Detention is reviewed at reasonable intervals, which national law measures; long detention by a court."""
    return days(return_detention_last_reviewed_on, return_detention_review_interval_days)


# ------------------------------------------------------------------------------------------------ Articles 16, 17: how


@rule(RD, "16(1)", id="RD-16/17", force=Force.MUST)
def return_detention_place_lawful(detention_place, specialised_facility_available):
    """As a rule a specialised facility; where there is none a prison, apart from ordinary prisoners."""
    if detention_place == "prison_apart_from_prisoners":
        return not specialised_facility_available
    return detention_place == "specialised_facility"


@safeguard(RD, "16(1)", id="RD-16/17", defeats=("return_detention_may",))
def held_with_ordinary_prisoners(detention_place):
    """Nobody is held for removal together with ordinary prisoners."""
    return happened(detention_place) and detention_place == "prison_with_prisoners"


@safeguard(RD, "17(1), 17(5)", id="RD-16/17", defeats=("return_detention_may",))
def child_detention_for_return_barred(
    unaccompanied_minor,
    family_with_minor,
    return_detention_of_child_last_resort_and_shortest,
    return_detention_respects_best_interests,
):
    """Minors alone and families with minors: last resort, shortest time, best interests a primary consideration."""
    return (unaccompanied_minor or family_with_minor) and not (
        return_detention_of_child_last_resort_and_shortest and return_detention_respects_best_interests
    )


@rule(RD, "17(2)", id="RD-16/17", force=Force.MUST)
def family_accommodation_missing(detained, family_with_minor, separate_family_accommodation):
    """Families held for removal have separate accommodation with adequate privacy."""
    return detained and family_with_minor and not separate_family_accommodation
