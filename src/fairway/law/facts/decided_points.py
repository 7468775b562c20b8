"""Facts that decided cases turned on, where the old law (Dublin III, Directives 2008/115, 2013/32 and 2013/33) is silent on them."""

from fairway.law.language import Bool, Choice, Date, Sensitivity, State, Who, Whole, fact

OTHER = Who.OTHER_STATE

# Dublin III: start of the procedure, requests, re-examination
fact("authority_report_reached_on", Date,
     "On what day did the authority responsible for the Dublin procedure receive a paper made by a public authority that says that "
     "the person asked for protection, or its main content (none: not yet)?")  # fmt: skip
fact("application_form_received_on", Date,
     "On what day did that authority receive a form submitted by the applicant, or draw up its own report (none: not yet)?")  # fmt: skip
fact("refusal_received_on", Date, "On what day was the refusal of the request to take charge or back received (none: not refused)?",
     who=OTHER)  # fmt: skip
fact("reexamination_requested_on", Date, "On what day was a re-examination of the refusal asked for (none: not asked)?")
fact("reexamination_request_received_on", Date,
     "On what day did the requested State receive the request for re-examination (none: none was sent)?")  # fmt: skip
fact(
    "reexamination_replied_on",
    Date,
    "On what day did it answer the request for re-examination (none: not yet)?",
    who=OTHER,
)

# Dublin III: criteria
fact("document_held", Choice("residence_permit", "diplomatic_card", "visa", "permit_during_determination_or_examination"),
     "What document of a Member State does the applicant hold (none: none)?")  # fmt: skip
fact("minor_later_lodging_state", State,
     "In which State is the unaccompanied minor present after having lodged an application there too (none: lodged in one only)?")  # fmt: skip
fact("parents_are_applicants", Bool, "Are the parents applicants themselves (and not beneficiaries of protection)?")
fact("minor_following_in_best_interests", Bool, "Is it in the minor's best interests to share the State of the family member?",
     evaluative=True)  # fmt: skip
fact("determination_pending_in_first_state", Bool,
     "Did the person leave the first State while that State had not finished determining who is responsible (Article 20(5))?")  # fmt: skip
fact("family_criterion_clearly_established", Bool,
     "Has the person given the authority information that clearly establishes that the requesting State is responsible under Article 9?",
     evaluative=True)  # fmt: skip

# Dublin III: absconding, suspension, detention
fact("deliberately_evades_transfer", Bool, "Does the person deliberately evade the authorities to prevent the transfer?",
     evaluative=True)  # fmt: skip
fact("left_accommodation_without_telling", Bool,
     "Could the transfer not take place because the person had left the place allocated without telling the authorities?")  # fmt: skip
fact("told_of_duty_to_announce_absence", Bool, "Had the person been told of the duty to announce such an absence?")
fact(
    "valid_reasons_for_not_telling", Bool, "Were there valid reasons for not telling the authorities?", evaluative=True
)
fact("whereabouts_known_to_authorities", Bool,
     "Did the authorities know where the person was when they told the responsible State?")  # fmt: skip
fact("authority_suspended_transfer_for", Choice("pending_appeal", "material_impossibility", "other"),
     "Why did the authority itself suspend the transfer (none: it did not)?")  # fmt: skip
fact("dublin3_limit_restarts_after_refused_suspension", Bool,
     "Do the courts of the State count the six months anew from the day on which a request for suspension was refused?",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("absconding_criteria_in_binding_law", Bool,
     "Are the objective criteria of a risk of absconding laid down in a binding provision of general application?",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("transfer_detention_longest_months", Whole,
     "How many months of detention for transfer does national law allow where it begins after acceptance?",
     minimum=0, cite="Dublin III Art. 28(3)",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip

# Directive 2013/32
fact("wish_declared_to",
     Choice("registering_authority", "police", "border_guard", "immigration_authority", "detention_staff", "detention_judge", "none_of_these"),
     "To whom did the person say that protection is wanted?")  # fmt: skip
fact("directive_inadmissibility_ground",
     Choice("protected_in_other_member_state", "first_country_of_asylum", "safe_third_country", "subsequent_without_new_elements",
            "dependant_without_own_grounds", "safe_transit_country", "parents_protected_in_other_member_state"),
     "On what ground would the application be held inadmissible (none: on none)?")  # fmt: skip
fact("third_country_connection_criteria_in_law", Bool,
     "Does national law lay down how a connection with the third country is established?",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("third_country_applied_individually", Bool,
     "Were the connection and the safety of the third country examined for this applicant, who could contest them?")  # fmt: skip
fact("rise_in_applications", Choice("sudden_and_significant", "gradual"),
     "How did the number of applications rise, against the normal and foreseeable trend (none: it did not)?")  # fmt: skip
fact("six_months_very_difficult", Bool,
     "Does that rise make it very difficult in practice to decide within six months?", evaluative=True)  # fmt: skip

# Directive 2013/33
fact("may_lawfully_leave_the_place", Bool,
     "May the person lawfully leave the closed place of their own accord, in some direction?")  # fmt: skip
fact("confined_to_one_place", Bool, "Must the person stay in a closed place, where movement is limited and watched?")
fact("directive_detention_ground",
     Choice("identity", "elements_of_application", "border_entry", "return_and_delaying_application", "security_or_public_order",
            "dublin_transfer", "no_reception_places", "no_means"),
     "For what reason is the applicant detained?")  # fmt: skip
fact("reception_sanction",
     Choice("withdrawal_of_housing_food_or_clothing", "reduction_of_daily_allowance", "move_to_other_place"),
     "Which sanction is applied for a serious breach of the rules of the centre, or for violence?")  # fmt: skip

# Return Directive
fact("return_decision_in_force", Bool, "Is there a return decision in force that the entry ban accompanies?")
fact("entry_ban_has_an_end", Bool, "Does the entry ban have an end by itself, without an application by the person?")
fact("threat_found_on_personal_conduct", Bool,
     "Was the danger found on the person's own conduct, and not only on a suspicion or a conviction?")  # fmt: skip
fact("threat_genuine_and_present", Bool, "Is that danger genuine and present?", evaluative=True)
fact("adequate_reception_in_return_state_established", Bool,
     "Was it established, before the return decision, that adequate reception awaits the minor in the State of return?",
     evaluative=True)  # fmt: skip
fact("return_detention_extension_written_with_reasons", Bool,
     "Is the extension of the detention in writing, with its reasons in fact and in law?")  # fmt: skip
fact("not_heard_before_detention_extension", Bool, "Was the person not heard before the detention was extended?")
fact(
    "hearing_could_have_changed_outcome",
    Bool,
    "Could the hearing have led to another outcome?",
    evaluative=True,
    who=Who.COURT,
)
fact("protection_refused", Bool, "Was an application for international protection rejected at first instance?")
fact("protection_appeal_open_or_pending", Bool,
     "Is the time to appeal against that rejection still running, or an appeal lodged in that time pending, and has no court "
     "decided that the person may not remain meanwhile (Directive 2013/32 Art. 46(6))?")  # fmt: skip
