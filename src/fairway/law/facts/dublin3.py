"""Facts that only Dublin III asks: where and what it decides otherwise than AMMR."""

from fairway.law.language import Bool, Choice, Date, Sensitivity, State, Who, Whole, fact

# Criteria (Articles 3, 7 to 17)
fact(
    "dublin3_first_lodging_state",
    State,
    "In which Member State was an application first lodged (form received or report drawn up)?",
)
fact(
    "systemic_deficiencies_state",
    State,
    "In which State found responsible are there substantial grounds to believe in systemic deficiencies of "
    "asylum procedure and reception with a risk of inhuman or degrading treatment (none: in no State)?",
    evaluative=True,
)
fact(
    "applicant_family_formed_in_origin",
    Bool,
    "Did the family with the person who has applied exist in the country of origin?",
)
fact(
    "first_lodging_state_in_minor_best_interests",
    Bool,
    "Is it in the unaccompanied minor's best interests that the State of lodging is responsible?",
    evaluative=True,
)
fact(
    "document_enabled_entry",
    Bool,
    "Did the expired permit or visa actually enable the entry into the territory of a Member State?",
)
fact(
    "left_member_states_since_entry",
    Bool,
    "Has the applicant left the territories of the Member States since that entry?",
)
fact(
    "five_months_stay_state",
    State,
    "In which Member State did the applicant last stay without interruption before applying, as established "
    "(none: not established)?",
)
fact("five_months_stay_from", Date, "From which day did that stay last?")
fact("five_months_stay_until", Date, "Until which day did that stay last?", after=("five_months_stay_from",))
fact(
    "irregular_or_unknown_entry",
    Bool,
    "Did the applicant enter irregularly, or can the circumstances of the entry not be established?",
)
fact(
    "dependency_tie_in_origin",
    Bool,
    "Did the tie between the dependent person and the other exist in the country of origin?",
)

# Requests (Articles 21 to 25, 34)
fact(
    "dublin3_take_charge_hit_received_on",
    Date,
    "On what day was a Eurodac hit with data of Article 14 of Regulation 603/2013 received (none: no such hit)?",
)
fact(
    "urgent_reply_deferral_told",
    Bool,
    "Did the requested State say, within the time asked for, that a particularly complex request needs longer?",
    who=Who.OTHER_STATE,
)
fact("take_back_request_sent_on", Date, "On what day was the take-back request sent (none: not yet)?")
fact(
    "take_back_request_received_on",
    Date,
    "On what day did the requested State receive the take-back request (none: not yet)?",
)
fact(
    "take_back_evidence_learned_on",
    Date,
    "On what day did the State learn, by other evidence than Eurodac, that another State may be responsible "
    "(none: not so)?",
)
fact(
    "dublin3_finally_rejected", Bool, "Was the application of the person to be taken back rejected by a final decision?"
)
fact(
    "dublin3_take_back_replied_on",
    Date,
    "On what day was the take-back request answered (none: not yet)?",
    who=Who.OTHER_STATE,
)
fact(
    "dublin3_accepted_on",
    Date,
    "On what day was the request to take charge or back expressly accepted (none: not expressly)?",
    who=Who.OTHER_STATE,
)
fact(
    "late_answer_proves_responsibility",
    Bool,
    "Did the answer to a request for information, late beyond five weeks, bring out data that prove that "
    "State's own responsibility?",
)

# Remedies, detention, transfer (Articles 27 to 29)
fact(
    "dublin3_appeal_limit_days",
    Whole,
    "How many days does national law give to appeal against a transfer decision under Dublin III?",
    who=Who.NATIONAL_LAW,
    minimum=1,
    cite="Dublin III Art. 27(2)",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "dublin3_suspension_model",
    Choice("right_to_remain", "automatic_until_decided", "on_request"),
    "Which of the three ways of suspension of Article 27(3) has national law chosen?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "significant_risk_of_absconding",
    Bool,
    "Does a named official find, on the individual facts, a significant risk of absconding?",
    evaluative=True,
)
fact(
    "dublin3_imprisoned_limit_extended",
    Bool,
    "Was the time for the transfer extended because the person was imprisoned?",
)
fact(
    "dublin3_absconding_notified_on",
    Date,
    "On what day was the responsible State told that the person has absconded (none: not told)?",
)
