"""Facts of the asylum procedure up to the first decision: access, guarantees, examination, acceleration, decision."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, Who, Whole, fact

DA = Who.DETERMINING_AUTHORITY

# Making and registering (Articles 26, 27 and 71 of the Asylum Procedure Regulation)
fact("wish_expressed_in_person", Bool, "Did the person express the wish for protection in person?")
fact("wish_expressed_to_competent_authority", Bool,
     "Was the wish expressed to an authority that receives or registers applications (police, border "
     "guard, immigration authority, detention or reception facility, determining authority)?")  # fmt: skip
fact("declaration_doubtful", Bool,
     "Is it doubtful whether the person's declaration is a wish for protection?", evaluative=True)  # fmt: skip
fact("made_to_registering_authority", Bool,
     "Was the wish expressed to an authority that itself registers applications?")  # fmt: skip
fact("registration_information_received_on", Date,
     "On what day did the authority that registers receive the information from the authority that "
     "received the wish?", after=("made_on",))  # fmt: skip
fact("registration_information_sent_on", Date,
     "On what day did the authority that received the wish inform the authority that registers?",
     after=("made_on",))  # fmt: skip
fact("registration_data_already_obtained", Bool,
     "Had the Member State already obtained the person's identity and document data before the "
     "application was made?")  # fmt: skip
fact("exceptional_measures_since_on", Date,
     "Since what day does the State use the longer limits for a disproportionate number of applications?",
     sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("exceptional_measures_ended_on", Date,
     "On what day did the reasons for the longer limits end (none: they last)?",
     sensitivity=Sensitivity.PUBLIC, after=("exceptional_measures_since_on",))  # fmt: skip
fact("exceptional_measures_reported_on", Date,
     "On what day were the Commission and the Asylum Agency last informed of the longer limits (none: "
     "never)?", sensitivity=Sensitivity.PUBLIC)  # fmt: skip

# Lodging (Articles 28, 33 and 51(1))
fact("identified_after_transfer_on", Date,
     "On what day did the person, transferred under AMMR Art. 46, identify themselves in the "
     "responsible State (none: no transfer)?")  # fmt: skip
fact("relocated_arrival_on", Date,
     "On what day did the person arrive in the State of relocation (none: not relocated)?")  # fmt: skip
fact("no_effective_possibility_to_lodge", Bool, "Was the applicant without a real possibility to lodge?",
     evaluative=True)  # fmt: skip
fact("lodging_appointment_on", Date, "For what day was the applicant given an appointment to lodge?",
     after=("registered_on",))  # fmt: skip
fact("form_lodging_allowed", Bool,
     "Does national law allow an application to be lodged by means of a form?", who=Who.NATIONAL_LAW,
     sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("lodging_form_received_on", Date,
     "On what day did the authority receive the form by which the application was lodged (none: lodged "
     "in person)?", after=("registered_on",))  # fmt: skip
fact("form_lodging_conditions_met", Bool,
     "Does the authority find the conditions for lodging by form met?", evaluative=True)  # fmt: skip
fact("access_steps_merged", Bool, "Are making, registering and lodging done in one go?")
fact("general_guarantees_given", Bool,
     "Did the applicant have information, an interpreter and contact with advisers, as Article 8(2) to "
     "(6) asks?")  # fmt: skip
fact("legal_capacity_to_lodge", Bool,
     "Has the minor, under national law, the legal capacity to lodge an application in their own name?")  # fmt: skip
fact("minor_present_at_lodging", Bool, "Was the minor present when the application was lodged on their behalf?")
fact("minor_absence_justified", Bool,
     "Is the minor's absence from the lodging justified, or was a form lawfully used?", evaluative=True)  # fmt: skip

# Documents (Article 29)
fact("imprisoned", Bool, "Is the person in prison?")
fact("released_on", Date,
     "On what day was the person released from detention or prison (none: not held, or still held)?")  # fmt: skip
fact("registration_slip_given_on", Date, "On what day was the person given the document that shows the registration?")
fact("applicant_document_issued_on", Date,
     "On what day was the applicant's document issued (none: not yet)?", after=("lodged_on",))  # fmt: skip
fact("left_on_transfer_on", Date,
     "On what day was the applicant transferred to another Member State under AMMR (none: not)?")  # fmt: skip
fact("responsible_state_issued_document", Bool, "Was the applicant's document issued by the responsible Member State?")

# Access in detention and at the border (Article 30)
fact("place_of_stay", Choice("detention", "prison", "border_crossing_point", "transit_zone", "elsewhere"),
     "Where does the person stay?")  # fmt: skip
fact("signs_of_wish_to_apply", Bool, "Are there signs that the person may wish to ask for protection?", evaluative=True)
fact("told_of_possibility_to_apply", Bool, "Was the person told that they can ask for protection?")
fact("interpretation_provided", Bool, "Is interpretation provided as far as needed?")
fact("adviser_access_limited", Bool, "Is the access of advisers to the applicant limited?")
fact("limit_on_adviser_access_in_national_law", Bool,
     "Does national law provide for this limit on the access of advisers?")  # fmt: skip
fact("limit_on_adviser_access_necessary", Bool,
     "Is the limit objectively necessary for security, public order or the running of the place?",
     evaluative=True)  # fmt: skip
fact("adviser_access_severely_limited", Bool,
     "Is the access of advisers severely limited or made impossible?", evaluative=True)  # fmt: skip

# Right to remain (Article 10)
fact("present_where_required", Bool,
     "Is this the Member State in which AMMR Art. 17(4) requires the applicant to be present?")  # fmt: skip
fact("decision_taken_on", Date,
     "On what day did the determining authority decide on the application (none: not yet)?",
     after=("lodged_on",))  # fmt: skip
fact("surrender_under_european_arrest_warrant", Bool,
     "Is the applicant subject to surrender under a European arrest warrant?")  # fmt: skip
fact("exception_to_remaining_in_national_law", Bool,
     "Does national law provide an exception to the right to remain for this situation?",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("extradition_or_surrender_for_prosecution", Bool,
     "Is or will the applicant be extradited, surrendered or transferred to another State or an "
     "international court for prosecution or to serve a sentence?")  # fmt: skip
fact("danger_to_security_or_public_order", Bool,
     "Is the applicant found to be a danger to national security or public order?", evaluative=True,
     who=DA)  # fmt: skip

# Information and file (Articles 8, 18)
fact("information_given_on", Date, "On what day was the applicant given the information of Article 8(2)(a) to (e)?")
fact("information_items_given",
     ChoiceSet("individual_lodging", "time_limits_and_stages", "rights_obligations_and_consequences",
      "legal_counselling", "means_to_submit_elements"),
     "Which points of Article 8(2)(a) to (e) was the applicant informed of?")  # fmt: skip
fact("information_in_language_understood", Bool, "Was the information in a language that the applicant understands?")
fact("information_child_friendly_with_representative", Bool,
     "Was the information given in a child-friendly way and with the representative or provisional "
     "person involved?")  # fmt: skip
fact("information_receipt_documented", Bool,
     "Is the applicant's confirmation of receipt, or a note of its refusal, in the file?")  # fmt: skip
fact("adviser_represents_applicant", Bool, "Does a legal adviser represent the applicant under national law?")
fact("disclosure_would_endanger", Bool,
     "Would disclosure jeopardise national security, the safety of sources or persons, the "
     "investigation or international relations, or is the information classified?", evaluative=True,
     who=DA)  # fmt: skip
fact("withheld_material_open_to_court", Bool, "Is the withheld material open to the court in the appeal?")
fact("right_of_defence_respected_for_withheld_material", Bool,
     "Is the right of defence respected, with access for a security-cleared adviser to what matters for "
     "the case?", evaluative=True)  # fmt: skip

# Interviews (Articles 11 to 14)
fact("interview_offered", Bool, "Was the applicant given the possibility of a personal interview?")
fact("interview_omission_reason",
     Choice("positive_on_file", "not_inadmissible_on_file", "lasting_inability",
      "subsequent_on_written_statement", "protected_in_other_member_state", "other"),
     "For what reason is the interview left out (none: it is not left out)?", who=DA)  # fmt: skip
fact("status_to_be_granted", Choice("refugee", "subsidiary_protection"),
     "Which status can be granted on the evidence in the file (none: neither)?", who=DA)  # fmt: skip
fact("subsidiary_status_carries_same_rights", Bool,
     "Does subsidiary protection carry the same rights and benefits as refugee status here?",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("unfit_for_interview", Choice("lasting", "temporary"),
     "Is the applicant unfit or unable to be interviewed for reasons outside their control, and for how "
     "long (none: fit)?", who=Who.MEDICAL, evaluative=True, sensitivity=Sensitivity.SPECIAL,
     cite="APR Art. 13(11)(c)")  # fmt: skip
fact("fitness_for_interview_doubtful", Bool, "Is it doubtful whether the applicant can be interviewed?",
     evaluative=True, who=DA, sensitivity=Sensitivity.SPECIAL, cite="APR Art. 13(11), third subparagraph")  # fmt: skip
fact("medical_professional_consulted", Bool,
     "Was a medical professional consulted on whether the inability lasts?",
     sensitivity=Sensitivity.SPECIAL, cite="APR Art. 13(11), third subparagraph")  # fmt: skip
fact("written_information_possible", Bool,
     "Was the applicant given a real possibility to give further information in writing?")  # fmt: skip
fact("interview_audio_recorded", Bool, "Was the interview audio-recorded?")
fact("interview_record_made", Bool, "Is there a thorough report or transcript of the interview in the file?")
fact("sufficient_efforts_for_interview", Bool,
     "Were sufficient efforts made to give the applicant an interview?", evaluative=True)  # fmt: skip
fact("interview_contrary_to_best_interests", Bool,
     "Is a personal interview contrary to the best interests of the child?", evaluative=True, who=DA)  # fmt: skip
fact("reasons_given_for_no_interview", Bool, "Are reasons given for not offering the child an interview?")
fact("child_interviewer_trained", Bool,
     "Has the interviewer the knowledge of the rights and needs of children that is required?")  # fmt: skip
fact("responsible_adult_at_interview", Bool,
     "Was an adult responsible for the child, or a person with the skills to protect the child's "
     "interests, at the interview?")  # fmt: skip
fact("decision_prepared_by_child_trained_staff", Bool,
     "Was the child's decision prepared by staff trained in children's rights?")  # fmt: skip
fact("best_interests_assessed", Bool, "Were the best interests of the child assessed?")

# Legal counselling and assistance (Articles 15 to 17)
fact("counselling_requested", Bool, "Did the applicant ask for free legal counselling?")
fact("first_subsequent_only_to_delay", Bool,
     "Is it a first subsequent application considered to have been lodged only to delay or prevent an "
     "imminent removal?", evaluative=True, who=DA)  # fmt: skip
fact("second_or_further_subsequent", Bool, "Is it a second or further subsequent application?")
fact("already_assisted_by_adviser", Bool, "Is the applicant already assisted and represented by a legal adviser?")
fact("appeal_assistance_requested", Bool,
     "Did the applicant ask for free legal assistance and representation in the appeal?")  # fmt: skip
fact("sufficient_means", Bool, "Has the applicant sufficient means to pay for legal assistance?", evaluative=True)
fact("no_tangible_prospects_or_abusive", Bool,
     "Is the appeal considered to have no tangible prospects of success or to be abusive?",
     evaluative=True)  # fmt: skip
fact("second_or_higher_level_of_appeal", Bool, "Is it, under national law, a second or higher level of appeal?")
fact("assistance_refused_by_non_court", Bool, "Was free assistance refused by an authority that is not a court?")

# Special procedural guarantees (Articles 20, 21)
fact("special_needs_assessment_concluded_on", Date,
     "On what day was the assessment of special procedural needs concluded?")  # fmt: skip
fact("first_indications_in_file", Bool,
     "Is it in the file whether there are first indications of special procedural needs?")  # fmt: skip
fact("situation_changed_significantly", Bool,
     "Did the applicant's situation change significantly, or did the need for special guarantees become "
     "apparent later?", evaluative=True)  # fmt: skip

# Unaccompanied minors and age (Articles 23, 25)
fact("claims_or_appears_unaccompanied_minor", Bool,
     "Does the person say that they are a minor, or are there objective grounds to believe so, and are "
     "they unaccompanied?")  # fmt: skip
fact("adult_without_any_doubt", Bool,
     "Has the authority concluded that the person is without any doubt over 18?", evaluative=True)  # fmt: skip
fact("unaccompanied_minors_exceptional", Bool,
     "Is there a disproportionate number of applications by unaccompanied minors, or another "
     "exceptional situation?", evaluative=True)  # fmt: skip
fact("representative_appointed_on", Date,
     "On what day was a representative appointed for the minor (none: not yet)?", after=("made_on",))  # fmt: skip
fact("provisional_person_designated_on", Date,
     "On what day was a person designated to assist the minor provisionally (none: not yet)?",
     after=("made_on",))  # fmt: skip
fact("found_adult_after_age_assessment", Bool, "Did the age assessment find that the person is not a minor?")
fact("no_longer_unaccompanied", Bool, "Is the person no longer an unaccompanied minor?")
fact("minors_represented_at_once", Whole,
     "How many unaccompanied minors does this representative stand for at the same time?", minimum=0,
     maximum=100000, cite="APR Art. 23(10)")  # fmt: skip
fact("minority_doubtful", Bool,
     "Do statements, documents or other relevant indications raise doubts as to whether the applicant "
     "is a minor?", evaluative=True, who=DA)  # fmt: skip
fact("age_documents_genuine", Bool,
     "Are there documents showing the age, against which there is no evidence?", evaluative=True, who=DA)  # fmt: skip
fact("multidisciplinary_assessment_done", Bool,
     "Has a multidisciplinary age assessment by qualified professionals been done?")  # fmt: skip
fact("age_assessed_on_appearance_or_behaviour_only", Bool,
     "Does the age assessment rest only on physical appearance or behaviour?")  # fmt: skip
fact("doubts_remain_after_multidisciplinary_assessment", Bool,
     "Do doubts about the age remain after the multidisciplinary assessment?", evaluative=True, who=DA)  # fmt: skip
fact("medical_age_examination_consent", Bool,
     "Did the applicant and the responsible adult or representative consent to the medical age "
     "examination after being informed?", sensitivity=Sensitivity.SPECIAL, cite="APR Art. 25(5)")  # fmt: skip
fact("medical_age_examination_information_given", Bool,
     "Were they told, before the examination, of its kind, of its consequences and of the possibility "
     "and consequences of refusing?")  # fmt: skip
fact("medical_age_examination_refused", Bool, "Was the medical age examination refused?",
     sensitivity=Sensitivity.SPECIAL, cite="APR Art. 25(6)")  # fmt: skip
fact("minority_otherwise_shown", Bool,
     "Is the minority shown by other evidence, against the presumption from the refusal?",
     evaluative=True, who=DA)  # fmt: skip
fact("age_assessment_result", Choice("conclusive", "inconclusive"),
     "Did the medical age examination give a conclusive result (none: not done)?", who=Who.MEDICAL,
     sensitivity=Sensitivity.SPECIAL, cite="APR Art. 25(2)")  # fmt: skip
fact("assessed_age_lowest_months", Whole,
     "What is the lowest age, in months, within the range that the examination found?", who=Who.MEDICAL,
     sensitivity=Sensitivity.SPECIAL, minimum=0, maximum=1500, cite="APR Art. 25(2)")  # fmt: skip
fact("age_assessed_by_other_member_state", Bool,
     "Has another Member State assessed the age under Union law?", who=Who.OTHER_STATE)  # fmt: skip

# Examination (Articles 34, 35)
fact("examined_in_accelerated_procedure", Bool,
     "Is the application being examined in the accelerated procedure?", who=DA)  # fmt: skip
fact("lodged_after_transfer_on", Date,
     "On what day did the applicant, transferred under AMMR Art. 46, lodge in the responsible State "
     "(none: no transfer)?", after=("identified_after_transfer_on",))  # fmt: skip
fact("complex_issues", Bool, "Does the case involve complex issues of fact or law?", evaluative=True, who=DA)
fact("examination_extension_months", Whole,
     "By how many months has the determining authority extended the six months of the examination (0: "
     "not extended)?", who=DA, minimum=0, maximum=6, cite="APR Art. 35(5)")  # fmt: skip
fact("inadmissibility_extension_months", Whole,
     "By how many months has the determining authority extended the two months of the admissibility "
     "examination (0: not extended)?", who=DA, minimum=0, maximum=2, cite="APR Art. 35(2)")  # fmt: skip
fact("inadmissibility_ground",
     Choice("first_country_of_asylum", "safe_third_country", "protected_in_other_member_state",
      "international_criminal_court", "late_after_return_decision", "subsequent_without_new_elements"),
     "Which ground of inadmissibility does the determining authority examine (none: none)?", who=DA)  # fmt: skip
fact("origin_country_situation_uncertain", Bool,
     "Is the situation in the country of origin uncertain, presumably for a time, so that no decision "
     "can be expected in six months?", evaluative=True, who=DA)  # fmt: skip
fact("examination_postponed_on", Date,
     "On what day was the conclusion of the examination postponed because of the country of origin "
     "(none: it was not)?", after=("lodged_on",))  # fmt: skip
fact("origin_situation_reviewed_on", Date,
     "On what day was the situation in the country of origin last reviewed after the postponement "
     "(none: not yet)?", after=("examination_postponed_on",))  # fmt: skip
fact("applicant_told_of_postponement", Bool,
     "Was the applicant told the reasons for the postponement in a language they understand?")  # fmt: skip
fact("commission_and_agency_told_of_postponement", Bool,
     "Were the Commission and the Asylum Agency told of the postponement?")  # fmt: skip
fact("annulled_and_remitted_on", Date,
     "On what day did the court annul the decision and send the case back (none: it did not)?",
     who=Who.COURT, after=("decision_taken_on",))  # fmt: skip
fact("remitted_examination_days", Whole,
     "How many days does national law give for the examination after a court sends it back?",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC, minimum=1, maximum=183, cite="APR Art. 35(8)")  # fmt: skip
fact("decided_after_remittal_on", Date,
     "On what day was the application decided after the court sent it back (none: not yet)?", who=DA,
     after=("annulled_and_remitted_on",))  # fmt: skip
fact("likely_founded", Bool, "Is the application likely to be founded?", evaluative=True, who=DA)
fact("special_needs_identified", Bool,
     "Has the applicant special reception needs or need of special procedural guarantees?",
     evaluative=True, sensitivity=Sensitivity.SPECIAL, cite="APR Art. 34(5)(b)")  # fmt: skip
fact("reception_misconduct_or_crime", Bool,
     "Was there a decision under RCD Art. 23(2)(e), or was the applicant involved in public disorder or "
     "criminal behaviour?")  # fmt: skip

# Admissibility (Article 38)
fact("inadmissibility_grounds_in_national_law", Bool,
     "Does national law allow the determining authority to reject as inadmissible on this ground of "
     "Article 38(1)?", who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("third_country_conditions_met", Bool,
     "Does the determining authority find the conditions of Article 58 or 59 met for this applicant?",
     evaluative=True, who=DA)  # fmt: skip
fact("clearly_not_admitted_to_third_country", Bool,
     "Is it clear that the third country will not admit or readmit the applicant?", evaluative=True,
     who=DA)  # fmt: skip
fact("protection_in_other_member_state", Bool,
     "Has another Member State granted the applicant international protection?")  # fmt: skip
fact("relocation_by_international_court", Bool,
     "Has an international criminal court provided safe relocation for the applicant, or is it "
     "unequivocally doing so?")  # fmt: skip
fact("circumstances_not_before_international_court", Bool,
     "Are there relevant circumstances that the court did not take into account or that could not be "
     "argued before it?", evaluative=True, who=DA)  # fmt: skip
fact("return_decision_received_on", Date, "On what day did the person receive a return decision (none: there is none)?")
fact("told_consequences_of_not_applying_in_time", Bool,
     "Was the person told what follows from not asking for protection within seven working days of the "
     "return decision?")  # fmt: skip
fact("new_relevant_elements_after_late_period", Bool,
     "Have new relevant elements arisen since the seven working days ended?", evaluative=True, who=DA)  # fmt: skip

# Decision (Articles 36, 37, 39)
fact("decision_outcome",
     Choice("refugee_status", "subsidiary_protection", "inadmissible", "unfounded",
      "manifestly_unfounded", "explicitly_withdrawn", "implicitly_withdrawn"),
     "How was the application decided (none: not yet)?", who=DA)  # fmt: skip
fact("other_state_responsible", Bool, "Is another Member State responsible under AMMR?")
fact("not_qualifying_established", Bool,
     "Has the determining authority established that the applicant does not qualify for international "
     "protection?", evaluative=True, who=DA)  # fmt: skip
fact("qualifies_as_refugee", Bool,
     "Does the determining authority find that the applicant qualifies as a refugee?", evaluative=True,
     who=DA)  # fmt: skip
fact("qualifies_for_subsidiary_protection", Bool,
     "Does the determining authority find that the applicant is eligible for subsidiary protection?",
     evaluative=True, who=DA)  # fmt: skip
fact("manifestly_unfounded_in_national_law", Bool,
     "Does national law allow an unfounded application to be declared manifestly unfounded?",
     who=Who.NATIONAL_LAW, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("earlier_return_decision_on", Date,
     "On what day, before the application was made, was a return decision issued (none: there was none)?")  # fmt: skip
fact("stay_right_on_other_ground", Bool, "Has the person a right to stay that does not come from the application?")
fact("linked_return_decision_on", Date,
     "On what day was the return decision that goes with the rejection issued (none: not yet)?")  # fmt: skip
fact("decision_in_writing", Bool, "Was the decision given in writing?")
fact("decision_states_reasons", Bool, "Does the decision state its reasons in fact and in law?")
fact("remedies_stated", Bool, "Was the applicant told in writing the outcome and how to challenge the decision?")
fact("remedies_in_language_understood", Bool, "Was this information in a language that the applicant understands?")
fact("outcome_told_in_language_understood", Bool,
     "Was the represented applicant told in writing, in a language they understand, whether protection "
     "is granted, with general information on remedies?")  # fmt: skip
fact("application_on_behalf", Bool, "Was the application lodged on behalf of a minor or a dependent adult?")
fact("exactly_same_grounds", Bool,
     "Do all applications rest on exactly the same grounds as that of the responsible adult?")  # fmt: skip
fact("individually_assessed", Bool, "Was each applicant's case assessed individually?")
fact("joint_decision_would_disclose", Bool,
     "Would a single decision disclose a person's particular situation and so harm their interests?",
     evaluative=True, who=DA)  # fmt: skip

# Withdrawal (Articles 40, 41)
fact("withdrawal_in_writing", Bool, "Was the application withdrawn in writing?")
fact("withdrawal_by_applicant_or_representing_adviser", Bool,
     "Was the withdrawal made by the applicant in person or handed over by the adviser who represents "
     "them?")  # fmt: skip
fact("withdrawal_on_own_initiative", Bool, "Did the applicant withdraw of their own motion?", evaluative=True)
fact("withdrawal_consequences_told", Bool,
     "Was the applicant told all procedural consequences of the withdrawal in a language they "
     "understand?")  # fmt: skip
fact("lodging_missed_without_good_reason", Bool,
     "Did the applicant, without good reason, not lodge the application?", evaluative=True)  # fmt: skip
fact("refuses_identity_data_or_biometrics", Bool,
     "Does the applicant refuse to cooperate by not giving the identity and document data or biometric "
     "data?", evaluative=True)  # fmt: skip
fact("refuses_address", Bool, "Does the applicant refuse to give an address?")
fact("has_address", Bool, "Has the applicant an address?")
fact("housed_by_authorities", Bool, "Do the authorities provide the housing?")
fact("absent_from_interview_without_cause", Bool,
     "Did the applicant stay away from the personal interview without justified cause?", evaluative=True)  # fmt: skip
fact("refused_answers_without_cause", Bool,
     "Did the applicant, without justified cause, refuse to answer so that the interview does not "
     "suffice for a decision on the merits?", evaluative=True)  # fmt: skip
fact("reporting_breaches", Whole,
     "How many times did the applicant breach the reporting duties of Article 9(4)?", minimum=0,
     maximum=10000, cite="APR Art. 41(1)(e)")  # fmt: skip
fact("not_available_to_authorities", Bool,
     "Does the applicant not remain available to the competent authorities?", evaluative=True)  # fmt: skip
fact("breach_outside_control", Bool,
     "Has the applicant shown that the breach was due to specific circumstances outside their control?",
     evaluative=True)  # fmt: skip
fact("lodged_in_wrong_state", Bool,
     "Was the application lodged in a Member State other than that of AMMR Art. 17(1) and (2)?")  # fmt: skip
fact("stays_while_responsibility_is_determined", Bool,
     "Does the applicant remain there until the responsible State is determined or the transfer carried "
     "out?")  # fmt: skip
fact("suspended_for_justification", Bool,
     "Has the authority suspended the procedure so that the applicant can justify or put right the "
     "omission?")  # fmt: skip

# Data (Article 72)
fact("union_citizenship_known_on", Date,
     "On what day did the State learn that the person became a citizen of a Member State (none: not)?")  # fmt: skip
fact("application_data_deleted_on", Date, "On what day were the data of the application deleted (none: not yet)?")

# Acceleration (Article 42)
fact("too_complex_for_accelerated_procedure", Bool,
     "Does the determining authority find the issues too complex for the accelerated procedure and go "
     "on with the regular one?", evaluative=True, who=DA)  # fmt: skip
fact("told_of_change_of_procedure", Bool, "Was the applicant told of the change of procedure?")
fact("guidance_note_shows_significant_change", Bool,
     "Does a guidance note of the Asylum Agency say that the country changed significantly since the "
     "Eurostat figures?", who=Who.OBSERVATORY, sensitivity=Sensitivity.PUBLIC)  # fmt: skip

# Directive 2013/32/EU, Article 31
fact("dublin_applicant_taken_in_charge_on", Date,
     "On what day was the applicant, after a Dublin procedure, in the responsible State and taken in "
     "charge there (none: no such procedure)?")  # fmt: skip
fact("directive_extension_months", Whole,
     "By how many months was the six months' limit of Directive 2013/32 extended (0: not extended)?",
     who=DA, minimum=0, maximum=9, cite="APD Art. 31(3)")  # fmt: skip
fact("directive_exceptional_extension_months", Whole,
     "By how many further months was it exceeded in a duly justified case (0: not)?", who=DA, minimum=0,
     maximum=3, cite="APD Art. 31(3)")  # fmt: skip
fact("adequate_examination_needs_more_time", Bool,
     "Is more time necessary for an adequate and complete examination?", evaluative=True, who=DA)  # fmt: skip
fact("large_number_of_applicants_at_once", Bool,
     "Do a large number of people ask for protection at once, so that six months are very difficult in "
     "practice?", evaluative=True)  # fmt: skip
fact("told_of_delay", Bool, "Was the applicant told of the delay?")
fact("asked_reasons_for_delay", Bool, "Did the applicant ask for the reasons for the delay?")
fact("told_reasons_and_expected_date", Bool,
     "Was the applicant told the reasons for the delay and when to expect the decision?")  # fmt: skip
fact("identity_data_misled", Bool,
     "Did the applicant mislead the authorities with false information or documents, or by withholding "
     "them, on identity or nationality?", evaluative=True, who=DA)  # fmt: skip
fact("refuses_fingerprints", Bool, "Does the applicant refuse to have fingerprints taken?")
fact("papers_likely_destroyed_in_bad_faith", Bool,
     "Is it likely that the applicant, in bad faith, destroyed or got rid of papers that would have "
     "shown identity or nationality?", evaluative=True, who=DA)  # fmt: skip
