"""Facts of subsequent applications, of the review of a status, and of appeals."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, Who, Whole, fact

# Subsequent applications (Articles 55 and 56)
fact("earlier_application_made", Bool, "Has the same person made an earlier application in a Member State?")
fact(
    "earlier_final_decision_on",
    Date,
    "On what day did the decision on the earlier application become final (none: not yet)?",
)
fact("earlier_appeal_pending", Bool, "Is an appeal on the earlier application pending?")
fact(
    "court_can_consider_new_elements",
    Bool,
    "Can the court seised take account of the elements of the further representation?",
    who=Who.COURT,
)
fact(
    "elements_emerged_by_themselves",
    Bool,
    "Have new elements emerged otherwise than by the applicant presenting them?",
    who=Who.DETERMINING_AUTHORITY,
)
fact("elements_presented", Bool, "Has the applicant presented elements?")
fact(
    "elements_could_not_be_presented_earlier",
    Bool,
    "Was the applicant, through no fault of their own, unable to present these elements in the earlier application?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact(
    "elements_raise_likelihood_of_protection",
    Bool,
    "Do the elements significantly add to the likelihood that the applicant qualifies for protection?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact(
    "elements_raise_likelihood_of_admissibility",
    Bool,
    "Do the elements significantly add to the likelihood that the application is not inadmissible?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact(
    "elements_relate_to_earlier_inadmissibility_ground",
    Bool,
    "Do the elements relate to the ground on which the earlier application was rejected as inadmissible?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact("earlier_rejected_as_inadmissible", Bool, "Was the earlier application rejected as inadmissible?")
fact(
    "earlier_implicitly_withdrawn_without_merits",
    Bool,
    "Was the earlier application rejected as implicitly withdrawn without an examination of the merits?",
)
fact(
    "written_submission_in_preliminary_examination",
    Bool,
    "Is there a written submission in the preliminary examination?",
)
fact("interview_held_in_preliminary_examination", Bool, "Was a personal interview held in the preliminary examination?")
fact(
    "submission_clearly_without_new_elements",
    Bool,
    "Is it clear from the written submission that there are no new elements?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact(
    "another_inadmissibility_ground",
    Bool,
    "Can the subsequent application be considered inadmissible on another ground of Article 38(1)?",
    evaluative=True,
    who=Who.DETERMINING_AUTHORITY,
)
fact(
    "previous_subsequent_finally_rejected",
    Bool,
    "Has a final decision rejected the previous subsequent application as inadmissible, unfounded or manifestly "
    "unfounded?",
)

# The decision
fact(
    "decision_withdraws_protection",
    Bool,
    "Is it a decision that withdraws international protection (and not one on an application)?",
)
fact(
    "accelerated_circumstance_at_decision",
    Bool,
    "Did one of the circumstances of Article 42(1) or (3) hold when the decision was taken?",
    who=Who.DETERMINING_AUTHORITY,
)
fact("return_decision_in_same_act", Bool, "Is the return decision part of the decision on the application?")
fact("return_decision_notified_on", Date, "On what day was the separate return decision notified?")
fact(
    "return_decision_appealed_on",
    Date,
    "On what day was the return decision appealed?",
    after=("return_decision_notified_on",),
)

# Limits of national law
fact(
    "appeal_limit_days",
    Whole,
    "How many days does national law give to appeal in the cases of Article 67(7)(a)?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
    minimum=5,
    maximum=10,
    cite="APR Art. 67(7)(a)",
)
fact(
    "appeal_limit_is_one_month",
    Bool,
    "Does national law give one month to appeal in the cases of Article 67(7)(b)?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "appeal_limit_long_days",
    Whole,
    "If not one month, how many days does national law give to appeal in the cases of Article 67(7)(b)?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
    minimum=14,
    maximum=31,
    cite="APR Art. 67(7)(b)",
)
fact(
    "separate_return_appeal_limit_days",
    Whole,
    "How many days does national law give to appeal a separate return decision?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
    minimum=1,
    maximum=31,
    cite="APR Art. 67(1)",
)
fact(
    "stay_request_limit_days",
    Whole,
    "How many days does national law give to ask the court for permission to remain?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
    minimum=5,
    maximum=365,
    cite="APR Art. 68(5)(a)",
)

# Appeal and stay
fact(
    "appeal_decided_on",
    Date,
    "On what day was the outcome of the first-level appeal given (none: pending)?",
    who=Who.COURT,
    after=("appeal_lodged_on",),
)
fact("second_level_appeal_lodged_on", Date, "On what day was a further appeal lodged?", after=("appeal_decided_on",))
fact(
    "second_level_court_allows_to_remain",
    Bool,
    "Has the court of second level allowed the person to remain because non-refoulement is invoked?",
    who=Who.COURT,
)
fact(
    "stay_requested_on",
    Date,
    "On what day was the court asked for permission to remain (none: not asked)?",
    after=("decision_notified_on",),
)
fact(
    "court_answer_on_stay",
    Choice("allowed", "refused"),
    "What has the court decided on remaining during the appeal (none: nothing yet)?",
    who=Who.COURT,
)
fact(
    "court_may_act_of_its_own_motion",
    Bool,
    "Does national law let the court decide of its own motion on permission to remain?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)
fact("free_legal_aid_given_for_stay", Bool, "Has free legal assistance and representation been given?")
fact("hearing_on_stay_held", Bool, "Is there a hearing before the court on the request?", who=Who.COURT)
fact(
    "told_of_rights_to_ask_for_stay",
    Bool,
    "Was the person told, duly and in time, of the rights about remaining during the appeal?",
)
fact(
    "appeal_only_to_delay_imminent_removal",
    Bool,
    "Is the appeal considered to have been made merely to delay or frustrate a return decision that would lead to "
    "imminent removal?",
    evaluative=True,
)
fact(
    "national_law_lifts_protection_of_delaying_appeals",
    Bool,
    "Does national law take away the protection from removal in the case of Article 68(6)?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "first_instance_review_complete",
    Bool,
    "Did the first-instance court examine facts and law in full and as they are at the time, the need for "
    "protection included?",
    evaluative=True,
    who=Who.COURT,
)

# Withdrawal of international protection (Articles 65 and 66)
fact("withdrawal_review_started_on", Date, "On what day did the examination to withdraw protection start?")
fact(
    "withdrawal_ground",
    Choice(
        "QR 14(1)(a)",
        "QR 14(1)(b)",
        "QR 14(1)(c)",
        "QR 14(1)(d)",
        "QR 14(1)(e)",
        "QR 19(1)(a)",
        "QR 19(1)(b)",
        "QR 19(1)(c)",
    ),
    "On which point of Article 14(1) or 19(1) of the Qualification Regulation was the status withdrawn?",
)
fact(
    "withdrawal_guarantees_given",
    ChoiceSet("written_notice_with_reasons", "told_to_cooperate", "told_consequences", "written_statement", "hearing"),
    "Which guarantees has the person had: written notice with reasons, told of the duty to cooperate, told of the "
    "consequences, a reasonable time for a written statement, an interview or hearing?",
)
fact(
    "withdrawal_sources_alert_persecutor",
    Bool,
    "Were sources used in a way that tells the actors of persecution or serious harm of the review?",
)
fact(
    "withdrawal_decision_written_with_remedy",
    Bool,
    "Is the decision written, with reasons in fact and law, the remedy and its limit?",
)
fact(
    "protection_ended_otherwise",
    Choice("express_renunciation", "citizen_of_a_member_state", "protected_in_another_state"),
    "Has protection ended without a withdrawal procedure?",
)
fact(
    "did_not_cooperate_without_good_reason",
    Bool,
    "Did the person, without good reason, give no statement, not attend or not answer?",
    evaluative=True,
)
fact(
    "status_withdrawal_appeal_excluded",
    Bool,
    "Does national law exclude an appeal in this case of Article 66(6) (renunciation, citizenship, protection "
    "elsewhere)?",
    who=Who.NATIONAL_LAW,
)
