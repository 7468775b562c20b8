"""The file of a screening: Regulation (EU) 2024/1356, Articles 8(5), 8(6) and 10 to 17.

Duties without a number: each is a yes/no finding on what the record shows, so that a file can be found incomplete."""

from fairway.law.language import Binds, Dated, Force, Whole, happened, parameter, rule
from fairway.law.pact.acts import SCR

parameter("unaccompanied_minors_per_companion", Whole, [Dated(30, cite="SCR Art. 13(5)")], unit="children at a time")


# ------------------------------------------------------------------------------------ Article 8: elements and advisers


@rule(SCR, "8(5)", id="SCR-8.5-elements", binds=Binds.SCREENING_AUTHORITY)
def screening_complete(screening_elements_recorded, no_further_health_check_needed):
    """All seven elements of the screening are done."""
    if not ("health" in screening_elements_recorded or no_further_health_check_needed):
        "8(5)(a); 12(1): medical staff may find no further check needed"
        return False
    return (
        "vulnerability" in screening_elements_recorded
        and "identity" in screening_elements_recorded
        and "biometrics" in screening_elements_recorded
        and "security" in screening_elements_recorded
        and "form" in screening_elements_recorded
        and "referral" in screening_elements_recorded
    )


@rule(SCR, "8(6)", id="SCR-8.6-access")
def adviser_access_defect_in_screening(
    screening_required,
    adviser_access_limited,
    limit_on_adviser_access_in_national_law,
    limit_on_adviser_access_necessary,
    adviser_access_severely_limited,
):
    """The access of advisers to the person is limited further than the Regulation allows."""
    if not screening_required or not adviser_access_limited:
        return False
    if adviser_access_severely_limited:
        "8(6): never severely limited or made impossible"
        return True
    return not (limit_on_adviser_access_in_national_law and limit_on_adviser_access_necessary)


# ---------------------------------------------------------------------------------- Article 10: fundamental-rights monitor


@rule(SCR, "10(2) to (4)", id="SCR-10-monitor", anchor="asked_on")
def monitoring_mechanism_complete(monitoring_features, monitoring_covers_border_procedure):
    """The State's independent monitoring mechanism has all that Article 10 asks, and covers the border procedure too."""
    if not monitoring_covers_border_procedure:
        "APR 43(4): a mechanism that meets the same criteria for the border procedure"
        return False
    return (
        "independent" in monitoring_features
        and "access_to_places" in monitoring_features
        and "access_to_persons" in monitoring_features
        and "access_to_documents" in monitoring_features
        and "unannounced_checks" in monitoring_features
        and "yearly_recommendations" in monitoring_features
        and "follow_up_of_allegations" in monitoring_features
        and "adequate_means" in monitoring_features
        and "ombuds_bodies_take_part" in monitoring_features
    )


# ----------------------------------------------------------------------------------------------- Article 11: information


@rule(SCR, "11(1) to (3)", id="SCR-11-info", binds=Binds.SCREENING_AUTHORITY)
def screening_information_complete(
    screening_information_given,
    screening_information_understood_and_written,
    further_screening_information_called_for,
    further_screening_information_given,
    minor,
    screening_information_child_friendly,
):
    """The person was told all that must be told during the screening, in writing and in a language understood."""
    if not (
        "screening_itself" in screening_information_given
        and "right_to_apply" in screening_information_given
        and "rights_and_duties" in screening_information_given
        and "data_protection" in screening_information_given
    ):
        "11(1)(a) to (d)"
        return False
    if further_screening_information_called_for and not further_screening_information_given:
        "11(2): entry and stay conditions, return and help, relocation"
        return False
    if minor and not screening_information_child_friendly:
        "11(3): child-friendly, with the representative"
        return False
    return screening_information_understood_and_written


# --------------------------------------------------------------------------------- Articles 12 and 13: health and children


@rule(SCR, "12(1), 12(3), 8(9)", id="SCR-12.1/3-health-vuln", binds=Binds.SCREENING_AUTHORITY)
def health_and_vulnerability_checked(
    health_check_by_qualified_medical_staff, no_further_health_check_needed, vulnerability_check_by_trained_staff
):
    """Health was checked by qualified medical staff (or they found no need) and vulnerability by trained specialists."""
    return (
        health_check_by_qualified_medical_staff or no_further_health_check_needed
    ) and vulnerability_check_by_trained_staff


@rule(SCR, "12(4)", id="SCR-12.1/3-health-vuln", force=Force.RIGHT)
def support_owed_in_screening(vulnerability_indications):
    """There are indications of vulnerability or special needs: timely and adequate support is owed."""
    return (
        "stateless_vulnerable" in vulnerability_indications
        or "torture_or_ill_treatment" in vulnerability_indications
        or "special_reception_needs" in vulnerability_indications
        or "special_procedural_needs" in vulnerability_indications
        or "vulnerable_for_return" in vulnerability_indications
    )


@rule(SCR, "12(4)", id="SCR-12.1/3-health-vuln", binds=Binds.SCREENING_AUTHORITY)
def screening_support_defect(
    support_owed_in_screening, timely_support_given, minor, child_support_by_trained_staff_with_child_protection
):
    """Support that is owed was not given, or not to a child by trained staff with the child protection authorities."""
    if not support_owed_in_screening:
        return False
    if not timely_support_given:
        return True
    return minor and not child_support_by_trained_staff_with_child_protection


@rule(SCR, "13(2) to (4)", id="SCR-13-minor", binds=Binds.SCREENING_AUTHORITY)
def child_accompaniment_defect(
    minor,
    unaccompanied_minor,
    screening_companion,
    companion_takes_part_in_screening,
    adult_family_member_present,
    accompanied_by_adult_family_member,
):
    """A child is screened without the family member, representative or independent trained person who is to be there."""
    if unaccompanied_minor:
        if not happened(screening_companion):
            "13(3): a representative or, without one, a trained person"
            return True
        "13(4): independent of the screening and its authorities"
        return companion_takes_part_in_screening
    return minor and adult_family_member_present and not accompanied_by_adult_family_member


@rule(SCR, "13(5)", id="SCR-13-minor")
def too_many_minors_per_companion(
    minors_represented_at_once, unaccompanied_minors_exceptional, unaccompanied_minors_per_companion
):
    """In normal circumstances one representative or trained person has more than thirty unaccompanied minors at a time."""
    return minors_represented_at_once > unaccompanied_minors_per_companion and not unaccompanied_minors_exceptional


# -------------------------------------------------------------------------------------------- Articles 15 and 16: security


@rule(SCR, "15(2), 25, third paragraph", id="SCR-15-security", binds=Binds.SCREENING_AUTHORITY)
def security_check_complete(
    security_databases_consulted, information_systems_in_operation, interpol_query_would_reveal
):
    """All databases were consulted, each of the new systems as soon as it is in operation."""
    if not (
        "SIS" in security_databases_consulted
        and "VIS" in security_databases_consulted
        and "Europol" in security_databases_consulted
    ):
        return False
    if "EES" in information_systems_in_operation and "EES" not in security_databases_consulted:
        return False
    if "ETIAS" in information_systems_in_operation and "ETIAS" not in security_databases_consulted:
        return False
    if "ETIAS_watchlist" in information_systems_in_operation and "ETIAS_watchlist" not in security_databases_consulted:
        return False
    if "ECRIS_TCN" in information_systems_in_operation and "ECRIS_TCN" not in security_databases_consulted:
        return False
    # 16(6): no query of Interpol where it would be seen by the owner of the alert
    return "Interpol" in security_databases_consulted or interpol_query_would_reveal


@rule(SCR, "16(6)", id="SCR-15-security", binds=Binds.SCREENING_AUTHORITY, force=Force.BAR)
def interpol_query_barred(interpol_query_would_reveal):
    """The Interpol databases are not queried where the owner of the alert would learn of it."""
    return interpol_query_would_reveal


@rule(SCR, "15(3), 15(4)", id="SCR-15-security", binds=Binds.SCREENING_AUTHORITY)
def security_data_beyond_limits(security_data_returned):
    """The query returned more than refusals and revocations on security grounds, terrorist and other serious offences."""
    return "other_entry_exit_or_visa_data" in security_data_returned or "other_conviction" in security_data_returned


# -------------------------------------------------------------------------------------------------- Article 17: the form


@rule(SCR, "17(1), 17(3)", id="SCR-17-form", binds=Binds.SCREENING_AUTHORITY)
def screening_form_complete(screening_form_items, identity_marked_confirmed_or_declared):
    """The form holds points (a) to (i) and says whether identity and nationality are confirmed or declared."""
    if not identity_marked_confirmed_or_declared:
        "17(3), second subparagraph"
        return False
    return (
        "name_birth_gender" in screening_form_items
        and "nationality_residence_languages" in screening_form_items
        and "reason_for_screening" in screening_form_items
        and "health" in screening_form_items
        and "vulnerability" in screening_form_items
        and "application_made" in screening_form_items
        and "family_in_member_states" in screening_form_items
        and "security_hit" in screening_form_items
        and "cooperation" in screening_form_items
    )


@rule(SCR, "17(3), third subparagraph", id="SCR-17-form", binds=Binds.SCREENING_AUTHORITY)
def screening_form_copy_defect(form_copy_given, form_copy_shows_security_hit):
    """The person got no copy of the form, or one that shows the answer on security hits."""
    return not form_copy_given or form_copy_shows_security_hit


@rule(SCR, "17(3), third subparagraph", id="SCR-17-form", binds=Binds.SCREENING_AUTHORITY)
def screening_form_may_be_sent_on(screening_form_complete, person_could_contest_form):
    """The form is ready to go to the next authority: complete, and the person could say what is wrong in it."""
    return screening_form_complete and person_could_contest_form
