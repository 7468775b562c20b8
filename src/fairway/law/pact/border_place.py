"""Where the asylum border procedure takes place, families and minors: Articles 44(3), 45(2) to (4) and 54 of the Asylum
Procedure Regulation."""

from fairway.law.language import Binds, Expiry, Force, clock, last_day, months, rule
from fairway.law.pact.acts import APR

# ------------------------------------------------------------------ Articles 44(3), 45(2) to (4): families and minors


@rule(APR, "44(3)", id="APR-44.2-prio", anchor="registered_on", force=Force.MUST)
def minors_examined_first_at_border(held_in_border_procedure, family_with_minor):
    """In the border procedure the applications of minors and their families are examined with priority."""
    return held_in_border_procedure and family_with_minor


@rule(APR, "44(3), second subparagraph", id="APR-44.2-prio", anchor="registered_on", force=Force.MAY)
def better_prospects_may_go_first_at_border(held_in_border_procedure, better_prospects_of_return):
    """The State may also give priority to groups with better prospects of return after a negative decision."""
    return held_in_border_procedure and better_prospects_of_return


@rule(APR, "45(3)", id="APR-45.2-family", anchor="registered_on", force=Force.STATUS)
def family_member_for_border_unity(
    border_family_relation,
    family_existed_before_entry,
    relative_present_as_applicant,
    stable_partners_treated_as_spouses,
    relative_minor,
    relative_unmarried,
    minor,
    applicant_unmarried,
):
    """Whether a relative counts as family when unity is kept in the border procedure."""
    if not family_existed_before_entry or not relative_present_as_applicant:
        return False
    if border_family_relation == "spouse":
        "45(3)(a)"
        return True
    if border_family_relation == "partner":
        "45(3)(a)"
        return stable_partners_treated_as_spouses
    if border_family_relation == "child":
        "45(3)(b): minor and unmarried children of the couple or of the applicant"
        return relative_minor and relative_unmarried
    if border_family_relation in ("parent", "responsible_adult"):
        "45(3)(c)"
        return minor and applicant_unmarried
    if border_family_relation == "sibling":
        "45(3)(d)"
        return minor and applicant_unmarried and relative_minor and relative_unmarried
    return False


@rule(APR, "45(2)", id="APR-45.2-family", anchor="registered_on", force=Force.MUST)
def border_family_unity_owed(held_in_border_procedure, ground_security, family_member_for_border_unity):
    """On ground f the State takes measures to keep the family together in the border procedure as far as possible."""
    return held_in_border_procedure and ground_security and family_member_for_border_unity


# The digest says the Commission "may" recommend; the article says that it recommends, without delay.
@rule(APR, "45(4)", id="APR-54-place", anchor="asked_on", binds=Binds.COMMISSION, force=Force.MUST)
def family_suspension_to_be_recommended(family_place_shortcomings_indicated, family_suspension_recommended):
    """The Commission still has to recommend suspending the border procedure for families with minors."""
    return family_place_shortcomings_indicated and not family_suspension_recommended


@rule(APR, "45(4), second subparagraph", id="APR-54-place", anchor="registered_on", force=Force.MUST)
def family_suspension_to_be_weighed(family_suspension_recommended, family_with_minor):
    """The State has to take the utmost account of the Commission's recommendation before keeping a family at the
    border."""
    return family_suspension_recommended and family_with_minor


# ---------------------------------------------------------------------------------------------- Article 54: the place


@rule(APR, "54(1)", id="APR-54-place", anchor="registered_on", force=Force.MUST, coercive=True)
def must_stay_at_border_place(held_in_border_procedure):
    """As a general rule the applicant is to stay at or near the border, in a transit zone or at another designated
    place."""
    return held_in_border_procedure


@rule(APR, "54(2)", id="APR-54-place", anchor="registered_on", force=Force.STATUS)
def family_border_place_defect(
    held_in_border_procedure,
    family_with_minor,
    child_best_interests_assessed_for_border_place,
    family_facility_adequate,
):
    """A family with minors is at the border without an assessment of the child's best interests or an adequate
    facility."""
    if not held_in_border_procedure or not family_with_minor:
        return False
    return not child_best_interests_assessed_for_border_place or not family_facility_adequate


@clock(
    APR,
    "54(3)",
    id="APR-54-place",
    anchor="border_place_changed_on",
    done="border_place_change_notified_on",
    on_expiry=Expiry.CONTINUE,
    missed="The duty to notify stays; the procedures at the place go on.",
)
def border_place_change_notice_due(border_place_changed_on):
    """Last day to notify the Commission of a change of the places of the border procedure."""
    return last_day(months(border_place_changed_on, 2))


@rule(APR, "54(4), 54(5)", id="APR-54.5-move", anchor="registered_on", force=Force.STATUS)
def move_is_no_entry(held_in_border_procedure, move_purpose):
    """The move from the place does not of itself amount to entry: to the authority, to the first-instance court,
    for care."""
    return held_in_border_procedure and move_purpose in (
        "determining_authority",
        "first_instance_court",
        "medical_care",
    )


@rule(APR, "54(4)", id="APR-54.5-move", anchor="registered_on", force=Force.STATUS)
def stay_at_border_place_is_no_entry(must_stay_at_border_place):
    """The duty to stay at a place is no authorisation to enter or to stay in the territory."""
    return must_stay_at_border_place
