"""The accelerated examination procedure: Article 42 of the Asylum Procedure Regulation.

Ten circumstances oblige the determining authority to accelerate the examination of the merits; none of them says
anything about the merits themselves. Support that cannot be given (Article 21(2)) and, for unaccompanied minors,
paragraph 3 stand in the way."""

from fairway.law.language import Binds, Dated, Force, Fraction, parameter, ratio, rule, safeguard
from fairway.law.pact.acts import APR

DA = Binds.DETERMINING_AUTHORITY

parameter(
    "low_recognition_rate",
    Fraction,
    [Dated(ratio(1, 5), cite="APR Art. 42(1)(j) and (3)(e)")],
    unit="share of decisions of the determining authorities, Union-wide yearly average",
    note="That this point could be applied before June 2026 was read in secondary sources only and is not coded.",
)

# ------------------------------------------------------------------------------------ Article 42(1), point (j)


@rule(
    APR,
    "42(1)(j)",
    id="APR-42.1j",
    anchor="asked_on",
    binds=DA,
    unsettled="Article 42(1)(j) does not say which rate counts for a person of several nationalities, how a rate is "
    "rounded, or what holds for very few decisions.",
)
def low_recognition_rate_ground(
    recognition_rate, low_recognition_rate, significant_change_in_country, category_not_represented_by_rate
):
    """The Union-wide recognition rate for the nationality (or, if stateless, the country of former habitual residence)
    is 20 % or lower, and neither exception applies."""
    if recognition_rate > low_recognition_rate:
        return False
    if significant_change_in_country:
        "42(1)(j), first exception: a significant change since the figures were published"
        return False
    if category_not_represented_by_rate:
        "42(1)(j), second exception: a category of persons for whom the rate is not representative"
        return False
    "42(1)(j): on the latest available yearly Union-wide average of Eurostat"
    return True


@rule(
    APR,
    "42(1), second subparagraph, and 42(3), second subparagraph",
    id="APR-42.1j",
    anchor="asked_on",
    force=Force.MUST,
)
def guidance_note_must_be_reference(guidance_note_shows_significant_change):
    """A guidance note of the Asylum Agency that reports a significant change is the reference for the first exception
    to point (j)."""
    return guidance_note_shows_significant_change


# ------------------------------------------------------------------------------------ Article 42(1)


@rule(
    APR,
    "42(1)",
    id="APR-42.1a",
    also=(
        "APR-42.1b",
        "APR-42.1c",
        "APR-42.1d",
        "APR-42.1e",
        "APR-42.1f",
        "APR-42.1g",
        "APR-42.1h",
        "APR-42.1i",
    ),
    anchor="asked_on",
    binds=DA,
)
def accelerated_ground_holds(
    ground_irrelevant_issues,
    ground_inconsistent,
    ground_misled,
    ground_delay_removal,
    ground_safe_country_of_origin,
    ground_security,
    ground_subsequent_admissible,
    ground_irregular_late,
    ground_lawful_entry_late,
    low_recognition_rate_ground,
):
    """One of the ten circumstances of Article 42(1) holds."""
    if ground_irrelevant_issues:
        "42(1)(a): only issues without relevance for protection"
        return True
    if ground_inconsistent:
        "42(1)(b): clearly inconsistent, false, improbable, or against country information"
        return True
    if ground_misled:
        "42(1)(c): misled on purpose after a full chance to show good cause, or papers destroyed in bad faith"
        return True
    if ground_delay_removal:
        "42(1)(d): only to delay, frustrate or prevent a removal decision"
        return True
    if ground_safe_country_of_origin:
        "42(1)(e): safe country of origin for this applicant"
        return True
    if ground_security:
        "42(1)(f): danger to national security or public order of the Member States, or enforceably expelled for it"
        return True
    if ground_subsequent_admissible:
        "42(1)(g): a subsequent application that is not inadmissible"
        return True
    if ground_irregular_late:
        "42(1)(h): irregular entry or stay, and without good reason not presented or applied as soon as possible"
        return True
    if ground_lawful_entry_late:
        "42(1)(i): lawful entry, and without good reason late; needs arising after departure are unaffected"
        return True
    "42(1)(j): low recognition rate"
    return low_recognition_rate_ground


@rule(APR, "42(1)", id="APR-42.1a", binds=DA, force=Force.MUST, coercive=True)
def accelerated_procedure_must(accelerated_ground_holds, too_complex_for_accelerated_procedure):
    """The determining authority accelerates the examination of the merits."""
    if too_complex_for_accelerated_procedure:
        "42(2): too complex; the examination goes on under Articles 35(4) and 39, and the applicant is told"
        return False
    return accelerated_ground_holds


@rule(APR, "42(2)", id="APR-35.3-acc", binds=DA)
def change_to_regular_procedure_not_told(too_complex_for_accelerated_procedure, told_of_change_of_procedure):
    """The examination goes on in the regular procedure and the applicant was not told."""
    return too_complex_for_accelerated_procedure and not told_of_change_of_procedure


@rule(APR, "42(1)", id="APR-42.1a", binds=DA)
def accelerated_procedure_without_basis(examined_in_accelerated_procedure, accelerated_procedure_must):
    """The application is examined in the accelerated procedure without a ground; that procedure is to stop."""
    return examined_in_accelerated_procedure and not accelerated_procedure_must


# ------------------------------------------------------------------------------------ Article 42(3): minors


@rule(APR, "42(3)", id="APR-42.3", anchor="asked_on", binds=DA, force=Force.MAY)
def accelerated_ground_for_unaccompanied_minor_holds(
    ground_safe_country_of_origin,
    danger_to_the_acting_state_or_expelled_by_it,
    ground_subsequent_admissible,
    ground_misled,
    low_recognition_rate_ground,
):
    """One of the five circumstances of Article 42(3) holds, in which an unaccompanied minor may be accelerated."""
    if ground_safe_country_of_origin:
        "42(3)(a): safe country of origin"
        return True
    if danger_to_the_acting_state_or_expelled_by_it:
        "42(3)(b): danger to the Member State (42(1)(f) says: the Member States), or expelled for it"
        return True
    if ground_subsequent_admissible:
        "42(3)(c): a subsequent application that is not inadmissible"
        return True
    if ground_misled:
        "42(3)(d): misled on purpose, or papers destroyed in bad faith"
        return True
    "42(3)(e): low recognition rate"
    return low_recognition_rate_ground


@safeguard(APR, "42(3)", id="APR-42.3", anchor="asked_on", binds=DA, defeats=("accelerated_procedure_must",))
def unaccompanied_minor_outside_accelerated_procedure(
    unaccompanied_minor, accelerated_ground_for_unaccompanied_minor_holds
):
    """Unaccompanied minors are examined in the accelerated procedure only on one of the five grounds of paragraph 3."""
    # Paragraph 3 says "may": for an unaccompanied minor the duty of paragraph 1 is read as reaching no further than
    # these five.
    return unaccompanied_minor and not accelerated_ground_for_unaccompanied_minor_holds
