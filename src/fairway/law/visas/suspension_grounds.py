"""Suspension of the visa exemption: the list of exempt countries, and grounds d to i (Article 8a(1)(d)-(i), Annex II).

Most of these grounds have no number. The evaluative facts are the Commission's; the rules put them together as the article does."""

from datetime import date
from typing import Any

from fairway.law.language import (
    Binds,
    Country,
    Dated,
    Expiry,
    Force,
    clock,
    first_of,
    happened,
    list_parameter,
    none,
    rule,
    years,
)
from fairway.law.visas.acts import BEFORE_TOO, SINCE_2025, VISALIST, VISALIST_2018
from fairway.law.visas.suspension_figures import BY_MONTH

COM: dict[str, Any] = {"binds": Binds.COMMISSION}
VALUE: dict[str, Any] = {"binds": Binds.COMMISSION, "force": Force.VALUE}

# Annex II, parts 1, 2 and 4, in the version of 30 December 2025. Part 3 (British nationals who are not citizens) has no code.
list_parameter(
    "visa_exempt_countries",
    Country,
    [
        Dated(
            (
                "AD", "AE", "AG", "AL", "AR", "AU", "BA", "BB", "BN", "BR", "BS", "CA", "CL", "CO", "CR", "DM", "FM", "GB", "GD",
                "GE", "GT", "HK", "HN", "IL", "JP", "KI", "KN", "KR", "LC", "MC", "MD", "ME", "MH", "MK", "MO", "MU", "MX", "MY",
                "NI", "NR", "NZ", "PA", "PE", "PW", "PY", "RS", "SB", "SC", "SG", "SM", "SV", "TL", "TO", "TT", "TV", "TW", "UA",
                "US", "UY", "VA", "VC", "VE", "WS", "XK",
            ),
            "VISALIST Annex II", since=SINCE_2025,
        )
    ],
    note="Footnotes limit some exemptions to certain passports, or to the time of an agreement. Later changes are not in it.",
)  # fmt: skip


# -------------------------------------------------------------------------------------------------- who can be suspended


@rule(VISALIST_2018, "4(1), Annex II", id="VS-annex-II")
def visa_exempt_country(listed_visa_exempt_then):
    """Whether the nationals of the country were exempt from the visa by its place in Annex II."""
    return listed_visa_exempt_then


@rule(VISALIST, "4(1), Annex II", id="VS-annex-II", replaces="visa_exempt_country")
def visa_exempt_country_2025(third_country, visa_exempt_countries):
    """Whether the nationals of the country are exempt from the visa by its place in Annex II."""
    return third_country in visa_exempt_countries


# ------------------------------------------------------------------------------------------------- point d: public order


@rule(VISALIST, "8a(1)(d)(i), 8b(1)", id="VS-4", **BEFORE_TOO, unsettled=BY_MONTH, **VALUE)
def serious_offences_increase(serious_offences_now, serious_offences_reference, visa_comparison, visa_window_months):
    """By what share serious offences linked to nationals rose. None where there were none before."""
    if serious_offences_reference == 0:
        return none
    if visa_comparison == "last_two_months_before_exemption":
        "8b(1): against the last two months before the exemption, by monthly average"
        return serious_offences_now * 2 / (serious_offences_reference * visa_window_months) - 1
    return serious_offences_now / serious_offences_reference - 1


@rule(VISALIST, "8a(1)(d)(i), 8a(2), 8b(1)", id="VS-4", **BEFORE_TOO, **COM)
def serious_offences_rose_significantly(
    serious_offences_data_from_authorities, visa_window_admissible, serious_offences_increase,
    visa_rise_from_zero_substantial, visa_increase_threshold,
):  # fmt: skip
    """A significant increase of serious offences linked to nationals, with concrete data of the authorities."""
    if not (serious_offences_data_from_authorities and visa_window_admissible):
        "8a(1)(d)(i), 8b(1): objective, concrete data, over an admissible window"
        return False
    if not happened(serious_offences_increase):
        "no percentage over zero: the Commission assesses"
        return visa_rise_from_zero_substantial
    return serious_offences_increase > visa_increase_threshold


@rule(VISALIST_2018, "8(2)(d)", id="VS-4", **COM)
def visa_ground_public_order(visa_exempt_country, serious_offences_rose_significantly, public_order_risk_otherwise):
    """Ground d: a risk or threat to public order or security, in particular by more serious offences, to be assessed."""
    return visa_exempt_country and (serious_offences_rose_significantly or public_order_risk_otherwise)


@rule(VISALIST, "8a(1)(d)(i)-(iii)", id="VS-4", replaces="visa_ground_public_order", **COM)
def visa_ground_public_order_2025(
    visa_exempt_country, hybrid_threat_found, document_security_defects_found, serious_offences_rose_significantly,
    public_order_risk_otherwise,
):  # fmt: skip
    """Ground d: a significant risk or imminent threat to public order or internal security, for the Commission to assess."""
    if not visa_exempt_country:
        "8a(1)(d): only a country listed in Annex II"
        return False
    if hybrid_threat_found:
        "8a(1)(d)(ii): hybrid threats; no number, no window"
        return True
    if document_security_defects_found:
        "8a(1)(d)(iii): systemic defects of document security; no number, no window"
        return True
    if serious_offences_rose_significantly:
        "8a(1)(d)(i): serious offences"
        return True
    "8a(1)(d): 'in particular', so the three are no closed list"
    return public_order_risk_otherwise


# ------------------------------------------------------------------------------------------------------- points e to i


@rule(VISALIST, "8a(1)(e)", id="VS-6", **COM)
def visa_ground_investor_citizenship(
    visa_exempt_country, investor_citizenship_scheme_operated, investor_payment_predetermined, genuine_link_required
):
    """Ground e: citizenship for payments or investments fixed in advance, without a genuine link."""
    return (
        visa_exempt_country
        and investor_citizenship_scheme_operated
        and investor_payment_predetermined
        and not genuine_link_required
    )


@rule(VISALIST, "8a(1)(f)", id="VS-5", **COM)
def visa_ground_visa_policy(visa_exempt_country, visa_policy_not_aligned, irregular_entry_of_others_could_rise):
    """Ground f: a visa policy that is not aligned and could lead others to enter the Union irregularly from there."""
    # Forward-looking: no arrivals need have risen yet.
    return visa_exempt_country and visa_policy_not_aligned and irregular_entry_of_others_could_rise


@rule(VISALIST, "8a(1)(g)", id="VS-6b", **COM)
def visa_ground_benchmarks(visa_exempt_country, visa_liberalisation_dialogue_concluded, visa_benchmark_no_longer_met):
    """Ground g: after a successful visa dialogue, a requirement for the exemption is no longer met. The Commission's alone."""
    return visa_exempt_country and visa_liberalisation_dialogue_concluded and visa_benchmark_no_longer_met


@clock(
    VISALIST, "8d(1), 8c(1)", id="VS-6b", done="next_visa_monitoring_report_on", on_expiry=Expiry.CONTINUE, anchor="visa_exemption_in_force_on",
    **BEFORE_TOO, missed="The report is still owed. After seven years it is made as needed, or on request.", **COM,
)  # fmt: skip
def visa_monitoring_report_due(
    visa_liberalisation_dialogue_concluded, previous_visa_monitoring_report_on, visa_exemption_in_force_on
):
    """The Commission reports on a country exempted after a dialogue at least once a year for seven years."""
    if not visa_liberalisation_dialogue_concluded:
        return none
    if years(first_of(previous_visa_monitoring_report_on, visa_exemption_in_force_on), 1) > years(
        visa_exemption_in_force_on, 7
    ):
        "8d(1): the seven years are over"
        return none
    return years(first_of(previous_visa_monitoring_report_on, visa_exemption_in_force_on), 1)


@rule(VISALIST, "8a(1)(h)(i)-(v)", id="VS-7", **COM)
def visa_ground_external_relations(visa_exempt_country, external_relations_breaches):
    """Ground h: the Union's relations with the country got worse by one of five acts of it. The Commission's alone."""
    return visa_exempt_country and (
        "un_charter_principles" in external_relations_breaches
        or "fundamental_freedoms_or_human_rights" in external_relations_breaches
        or "international_law" in external_relations_breaches
        or "international_court_rulings" in external_relations_breaches
        or "hostile_acts" in external_relations_breaches
    )


@rule(VISALIST, "8a(1)(i)", id="VS-7b", **COM)
def visa_ground_agreement(visa_exempt_country, visa_waiver_agreement, visa_agreement_ground_met):
    """Ground i: another ground that the visa waiver agreement names, within that agreement only."""
    return visa_exempt_country and visa_waiver_agreement and visa_agreement_ground_met


@rule(VISALIST, "8(2)", id="VS-11", force=Force.MUST, **COM)
def visa_agreement_provisions_first(visa_waiver_agreement, visa_agreement_has_own_provisions):
    """The agreement's own provisions on grounds and procedure go first; where it is silent Articles 8a, 8e and 8f apply in full."""
    return visa_waiver_agreement and visa_agreement_has_own_provisions


# In force from the day after the last one, because the duty bears a date and not a period.
@rule(VISALIST, "8a(2), second subparagraph", id="VS-12", force=Force.MUST, applies_from=date(2029, 1, 1), **COM)
def visa_threshold_evaluation_missing(visa_threshold_evaluation_presented_on):
    """The Commission had to evaluate the threshold of 30 % by 31 December 2028."""
    return not happened(visa_threshold_evaluation_presented_on)
