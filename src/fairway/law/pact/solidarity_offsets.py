"""Asylum and Migration Management Regulation, Articles 63 and 69: responsibility offsets instead of relocations."""

from fairway.law.language import (
    Bool,
    Dated,
    Evidence,
    Expiry,
    Force,
    Fraction,
    clock,
    days,
    exception,
    happened,
    last_day,
    most,
    none,
    parameter,
    ratio,
    round_up,
    rule,
)
from fairway.law.pact.acts import AMM, CRI

parameter(
    "offset_request_threshold", Fraction, [Dated(ratio(1, 2), cite="AMMR Art. 63(1)")], unit="share of the proposal",
)  # fmt: skip
parameter(
    "offset_offer_threshold", Fraction, [Dated(ratio(1, 2), cite="AMMR Art. 63(2)(b)")],
    unit="share of the fair share",
)  # fmt: skip
parameter(
    "mandatory_offset_threshold", Fraction, [Dated(ratio(3, 5), cite="AMMR Art. 63(3)(b)")],
    unit="share of the reference number",
)  # fmt: skip
parameter(
    "offsets_after_deductions_need_forum", Bool, [Dated(False, cite="AMMR Art. 63(4)")],
    note="63(4) says that 63(3) also applies where deductions or exemptions push the pledges below the threshold. "
    "It does not repeat the Forum under 13(4); we read it as a condition beside that of 63(3). True: a Forum is "
    "needed here too.",
)  # fmt: skip
parameter(
    "offset_limit_bars", Bool, [Dated(True, cite="AMMR Art. 63(8)(c)", evidence=Evidence.TEXT)],
    note="63(8)(c) speaks of the limit for the transfer and cites Article 39(1), which is the limit for the "
    "take-charge request (the limit for the transfer is in 46(1)). Which day is meant is asked as a fact. False: "
    "leave the condition out.",
)  # fmt: skip


@rule(AMM, "63(1)", id="AMM-63.1", force=Force.MAY, anchor="asked_on")
def offsets_may_be_requested(
    all_relocation_pledges, proposed_relocations, offset_request_threshold, systemic_shortcomings_of_beneficiary
):
    """A beneficiary State may ask for offsets once the relocation pledges reach half of the proposed relocations."""
    if systemic_shortcomings_of_beneficiary:
        "60(3), fourth subparagraph: nobody need apply offsets toward a beneficiary with systemic shortcomings"
        return False
    return all_relocation_pledges >= offset_request_threshold * proposed_relocations


@rule(AMM, "63(2)", id="AMM-63.2", force=Force.MAY, anchor="asked_on")
def offsets_may_be_offered(
    all_relocation_pledges,
    proposed_relocations,
    offset_request_threshold,
    pledged_relocations,
    fair_share_relocations,
    offset_offer_threshold,
):
    """Offsets may be offered if the general threshold, or half of the own fair share, is pledged as relocations."""
    if all_relocation_pledges >= offset_request_threshold * proposed_relocations:
        "63(2)(a): the threshold of paragraph 1"
        return True
    return pledged_relocations >= offset_offer_threshold * fair_share_relocations


@rule(AMM, "63(2), second subparagraph", id="AMM-63.2", anchor="asked_on")
def offset_procedure_starts(offsets_may_be_offered, contributor_willing_to_offset, beneficiary_agrees_to_offset):
    """An offer leads to the procedure of Article 69 only if the beneficiary State agrees."""
    return offsets_may_be_offered and contributor_willing_to_offset and beneficiary_agrees_to_offset


@clock(
    AMM, "69(2)", id="AMM-63.2", done="offset_request_answered_on", on_expiry=Expiry.CONTINUE,
    anchor="offset_request_received_on",
    missed="The answer is still owed; the act attaches no acceptance to silence, and the State may accept fewer "
    "applications.",
)  # fmt: skip
def offset_reply_due(offset_request_received_on, contributing_state):
    """The contributing State answers a request for offsets within 30 days of receiving it."""
    return last_day(days(offset_request_received_on, 30), contributing_state)


# ------------------------------------------------------------------------------------------------ Article 63(3) to (5)


@rule(AMM, "63(3)", id="AMM-63.3", force=Force.VALUE, anchor="asked_on")
def mandatory_offset_number(minimum_relocations, mandatory_offset_threshold, reference_relocations):
    """The higher of the relocation minimum of Article 12(2)(a) and 60 % of the reference number."""
    return most(minimum_relocations, round_up(mandatory_offset_threshold * reference_relocations))


# The text joins (a) and (b) with "or" and lets offsets run up to the higher number: pledges below either are enough.
@rule(
    AMM, "63(3), 63(4)", id="AMM-63.3", force=Force.MUST, anchor="asked_on",
    unsettled="63(4) does not say whether a Forum under 13(4) must have met before deductions alone make offsets "
    "mandatory.",
)  # fmt: skip
def offsets_mandatory(
    forum_for_more_solidarity_held,
    all_relocation_pledges,
    implementable_relocation_pledges,
    mandatory_offset_number,
    offsets_after_deductions_need_forum,
    systemic_shortcomings_of_beneficiary,
):
    """Contributing States must take offsets where relocation pledges stay below the higher of the two numbers."""
    if systemic_shortcomings_of_beneficiary:
        "60(3), fourth subparagraph"
        return False
    if forum_for_more_solidarity_held and all_relocation_pledges < mandatory_offset_number:
        "63(3): after a Forum under 13(4) the pledges are below one of the two numbers"
        return True
    if implementable_relocation_pledges < mandatory_offset_number and all_relocation_pledges >= mandatory_offset_number:
        "63(4): deductions, or pledges of beneficiary States, push what is to be implemented below the higher number"
        return forum_for_more_solidarity_held or not offsets_after_deductions_need_forum
    return False


@rule(AMM, "63(3), 63(4)", id="AMM-63.3", force=Force.VALUE, anchor="asked_on")
def offsets_missing_to_number(offsets_mandatory, mandatory_offset_number, implementable_relocation_pledges):
    """How many applications are to be taken by offset to reach the higher of the two numbers."""
    if offsets_mandatory:
        return most(mandatory_offset_number - implementable_relocation_pledges, 0)


@rule(AMM, "63(5)", id="AMM-63.5", force=Force.MUST, anchor="asked_on")
def offsets_for_unfulfilled_pledge_must(
    asked_on,
    pledges_implementation_due,
    implemented_or_accepted_relocations,
    pledged_relocations,
    beneficiary_requests_offset_after_year,
):
    """A State that left relocations undone at the year's end takes applications instead, if the beneficiary asks."""
    return (
        asked_on > pledges_implementation_due
        and implemented_or_accepted_relocations < pledged_relocations
        and beneficiary_requests_offset_after_year
    )


@rule(
    AMM, "63(5)", id="AMM-63.5", force=Force.VALUE, anchor="asked_on",
    unsettled="63(5) names the pledged relocations as the ceiling and does not say that those already done count "
    "against it; the number shown deducts them.",
)  # fmt: skip
def offsets_for_unfulfilled_pledge_up_to(
    offsets_for_unfulfilled_pledge_must, pledged_relocations, implemented_or_accepted_relocations
):
    """The offset after the year runs up to the pledged relocations, those done or accepted deducted."""
    if offsets_for_unfulfilled_pledge_must:
        return most(pledged_relocations - implemented_or_accepted_relocations, 0)


# ------------------------------------------------------------------------------------------------ Article 63(6) to (9)


@rule(AMM, "63(8)", id="AMM-63.8", anchor="asked_on")
def offset_admissible(
    unaccompanied_minor,
    responsibility_ground,
    offset_limit_bars,
    asked_on,
    limit_of_article_39_1_on,
    absconded_from_contributing_state,
    beneficiary_of_protection,
    admitted_person,
):
    """An application can be taken by offset only if none of the six bars of Article 63(8) stands against it."""
    if unaccompanied_minor:
        "63(8)(a): an unaccompanied minor"
        return False
    if responsibility_ground not in ("article_29", "article_30", "article_31", "article_32", "article_33"):
        "63(8)(b): the beneficiary State is responsible on grounds other than Articles 29 to 33"
        return False
    if offset_limit_bars and asked_on > limit_of_article_39_1_on:
        "63(8)(c): the limit has expired"
        return False
    if absconded_from_contributing_state:
        "63(8)(d): absconded from the contributing State; absence in the beneficiary State is no bar"
        return False
    return not beneficiary_of_protection and not admitted_person


@rule(AMM, "63(6)", id="AMM-63.6", force=Force.VALUE, anchor="asked_on")
def responsible_state_after_offset(
    offset_admissible, offset_application_selected, offset_communicated_on, contributing_state
):
    """The contributing State that selects an application and says so becomes responsible, and records it in Eurodac."""
    if offset_admissible and offset_application_selected and happened(offset_communicated_on):
        return contributing_state
    return none


@rule(AMM, "63(7)", id="AMM-63.7", force=Force.STATUS, anchor="asked_on")
def further_offset_owed(offsets_already_taken, fair_share_relocations):
    """No State need take responsibility by offset beyond its mandatory fair share."""
    return offsets_already_taken < fair_share_relocations


@exception("further_offset_owed", CRI, "9(1)(b)", id="AMM-63.7", label="crisis", anchor="asked_on")
def further_offset_owed_in_crisis(crisis_situation, crisis_offsets_above_fair_share_owed):
    """For the relocation needs of a crisis decision, States go beyond their fair share where necessary."""
    if happened(crisis_situation) and crisis_offsets_above_fair_share_owed:
        return True


@rule(AMM, "63(9)", id="AMM-63.9", force=Force.MAY, anchor="asked_on")
def offset_for_rejected_person_may(finally_rejected_in_beneficiary_state):
    """Offsets may also be applied to a person finally rejected in the beneficiary State; APR 55 and 56 then apply."""
    return finally_rejected_in_beneficiary_state
