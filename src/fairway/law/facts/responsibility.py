"""Facts on who is responsible (AMMR Articles 16 to 38): duties, interview, family ties, documents, entry, cessation."""

from fairway.law.language import Bool, Choice, Date, Sensitivity, State, Who, Whole, fact

OTHER = Who.OTHER_STATE

# Access, security check, Charter (Article 16)
fact(
    "security_check_state",
    State,
    "Which Member State carried out the security check of SCR Art. 15 or AMMR Art. 16(4) (none: no State yet)?",
)
fact("screening_security_check_done", Bool, "Was the security check of SCR Art. 15 carried out during the screening?")
fact(
    "reasons_for_own_security_check",
    Bool,
    "Has the State of first registration justified reasons to examine the threat to its internal security itself?",
    evaluative=True,
)
fact(
    "article_4_barred_state",
    State,
    "To which State found responsible would a transfer expose the person to a real risk of inhuman or degrading"
    " treatment, within the meaning of Article 4 of the Charter (none: to no State)?",
    evaluative=True,
)
fact(
    "other_article_4_barred_state",
    State,
    "To which second State would a transfer expose the person to such a risk (none: to no other State)?",
    evaluative=True,
)

# Obligations of the applicant (Articles 17 and 18)
fact("first_entry_state", State, "Which Member State did the person first enter?")
fact("presence_state", State, "In which Member State is the person?")
fact(
    "responsibility_evidence_given_on",
    Date,
    "On what day did the applicant give the element or information bearing on responsibility?",
)
fact(
    "responsibility_evidence_decisive",
    Bool,
    "Is the late element decisive for the correct application of the Regulation?",
    evaluative=True,
)
fact(
    "responsibility_evidence_time_limit_on",
    Date,
    "Until which day was the applicant given time to bring evidence (the day of the interview, or a reasonable "
    "time set then)?",
)
fact(
    "informed_of_obligations_and_consequences",
    Bool,
    "Is it recorded that the person was told of the duties and of what follows if they are not met?",
)
fact(
    "responsibility_individual_situation_weighed",
    Bool,
    "Has a named official weighed the individual situation, any real risk of breach of fundamental rights in "
    "the State where the person must be present, and proportionality?",
    evaluative=True,
)
fact(
    "trafficking_indications",
    Bool,
    "Are there reasonable grounds to believe that the person is a victim of an offence of Articles 2 and 3 of "
    "Directive 2011/36/EU?",
    evaluative=True,
    sensitivity=Sensitivity.SPECIAL,
    cite="AMMR Art. 18(3)",
)

# Information, counselling, interview (Articles 19 to 22)
fact(
    "responsibility_information_given_on",
    Date,
    "On what day was the applicant given the information of AMMR Art. 19 (none: not yet)?",
)
fact(
    "responsibility_information_written_and_plain",
    Bool,
    "Was that information given in writing, in plain words and in a language that the applicant understands?",
)
fact("oral_explanation_needed", Bool, "Is an oral explanation needed for the applicant to understand?")
fact("oral_explanation_given", Bool, "Was that information explained orally?")
fact(
    "information_fit_for_child_with_representative",
    Bool,
    "Was the child informed by trained staff, in a way fit for children, with the representative present?",
)
fact(
    "responsibility_counselling_requested",
    Bool,
    "Does the applicant ask for free legal counselling in the procedure for determining the State?",
    who=Who.APPLICANT,
)
fact("assisted_by_own_counsellor", Bool, "Is the applicant already assisted and represented by a legal counsellor?")
fact("absconded", Bool, "Has the person absconded?")
fact(
    "responsibility_interview_missed_without_reason",
    Bool,
    "Did the applicant miss the interview on responsibility without giving justified reasons?",
    evaluative=True,
)
fact(
    "responsibility_facts_otherwise_given",
    Bool,
    "Has the applicant, after being informed, already given what is relevant for responsibility in another way?",
)
fact("responsibility_interview_held_on", Date, "On what day was the interview on responsibility held (none: not held)?")
fact(
    "responsibility_interview_recorded",
    Bool,
    "Was the interview on responsibility audio-recorded, and the applicant told beforehand?",
)
fact(
    "responsibility_interview_summary_accessible_on",
    Date,
    "From what day had the applicant or the adviser access to the written summary of the interview (none: not yet)?",
)
fact(
    "responsibility_interview_language_understood",
    Bool,
    "Was the interview held in the language preferred, or in another in which the applicant communicates clearly?",
)
fact(
    "responsibility_interviewer_trained_for_children",
    Bool,
    "Was the child heard by a person who knows the rights and needs of children, with the representative present?",
)
fact(
    "family_or_relatives_indicated",
    Bool,
    "Are there indications that the applicant has family members or relatives in a Member State?",
)
fact("family_template_given", Bool, "Was the applicant given the family template of AMMR Art. 22(1)?")
fact(
    "heard_on_discretionary_clause",
    Bool,
    "Could the applicant give reasons for the use of the discretionary clause of AMMR Art. 35(1)?",
)

# Minors (Article 23)
fact(
    "minor_best_interests_assessed_in_transfer_decision",
    Bool,
    "Was the minor's best interest assessed individually before the transfer decision, with the conclusions "
    "stated in it?",
)
fact(
    "minor_measures_confirmed_by_receiving_state",
    Bool,
    "Has the receiving State confirmed the measures for the minor of RCD Arts 16 and 27 and APR Art. 23, a "
    "representative included?",
    who=OTHER,
)
fact(
    "family_tracing_begun_on",
    Date,
    "On what day did the search for the minor's family, siblings and relatives begin (none: not yet)?",
)

# Family ties (Articles 2(8) and (9), 26 to 28)
TIE = Choice(
    "spouse",
    "stable_partner",
    "minor_unmarried_child",
    "parent_or_responsible_adult",
    "minor_beneficiary_in_applicants_care",
    "sibling",
    "other",
)
fact(
    "resident_family_tie",
    TIE,
    "What is the person with a residence right to the applicant (none: there is no such person)?",
)
fact("resident_family_state", State, "In which Member State does that person reside (none: there is no such person)?")
fact(
    "resident_family_status",
    Choice(
        "beneficiary",
        "eu_long_term_resident",
        "national_long_term_resident",
        "former_beneficiary_now_citizen",
        "other_permit",
    ),
    "On what ground does that person reside there?",
)
fact(
    "resident_family_tie_before_arrival",
    Bool,
    "Did that family exist before the applicant or that person arrived in the territory of the Member States?",
)
fact(
    "child_born_after_family_member_arrived",
    Bool,
    "Is the tie that of a child born after the family member had arrived?",
)
fact(
    "resident_family_written_wish",
    Bool,
    "Have the persons concerned expressed the wish in writing (resident family member)?",
)
fact(
    "applicant_family_tie",
    TIE,
    "What is the other person who has applied to the applicant (none: there is no such person)?",
)
fact("applicant_family_state", State, "In which Member State has that person applied (none: there is no such person)?")
fact(
    "applicant_family_tie_before_arrival",
    Bool,
    "Did the family with the person who has applied exist before either of them arrived in the territory of the"
    " Member States?",
)
fact(
    "applicant_family_first_decision_on",
    Date,
    "On what day was the first decision on the merits of that person's application taken (none: not yet)?",
)
fact(
    "applicant_family_written_wish",
    Bool,
    "Have the persons concerned expressed the wish in writing (family member who has applied)?",
)
fact(
    "partners_treated_as_spouses",
    Bool,
    "Does the State concerned treat unmarried couples in a stable relationship like married couples?",
)
fact("applicant_minor_and_unmarried", Bool, "Is the applicant a minor and unmarried?")
fact(
    "relative_kind",
    Choice("aunt_or_uncle", "grandparent", "cousin", "other"),
    "What is the relative to the applicant (none: there is no relative)?",
)
fact("relative_adult", Bool, "Is that relative an adult?")
fact("relative_state", State, "In which Member State is that relative legally present (none: in none)?")
fact(
    "family_procedures_can_be_joined",
    Bool,
    "Were the applications of several family members or unmarried minor siblings registered in one Member State"
    " together or close enough in time to be dealt with together?",
)
fact(
    "family_larger_part_state",
    State,
    "Which State do the criteria make responsible for the largest number of them (none: a tie)?",
)
fact("family_oldest_state", State, "Which State do the criteria make responsible for the oldest of them?")
fact("criteria_would_separate_family", Bool, "Would the criteria, applied to each of them alone, separate them?")

# Unaccompanied minors (Article 25)
BEST = Choice("shown_in_best_interests", "shown_contrary", "not_shown")
fact(
    "minor_family_or_sibling_state",
    State,
    "In which Member State is a family member or sibling of the minor legally present (none: in none)?",
)
fact(
    "married_minor_spouse_absent",
    Bool,
    "Is the minor married, with a spouse who is not legally present in the Member States?",
)
fact(
    "minor_parent_adult_or_sibling_state",
    State,
    "In which Member State is a parent, another responsible adult or a sibling of the married minor legally "
    "present (none: in none)?",
)
fact(
    "minor_family_best_interests",
    BEST,
    "What was shown on the minor's best interests about joining family or sibling?",
    evaluative=True,
)
fact(
    "relative_able_to_care",
    Bool,
    "Does an individual examination show that the relative can take care of the minor?",
    evaluative=True,
)
fact(
    "minor_relative_best_interests",
    BEST,
    "What was shown on the minor's best interests about joining the relative?",
    evaluative=True,
)
fact(
    "minor_ties_in_several_states",
    Bool,
    "Do family members, siblings or relatives of the minor stay in more than one Member State?",
)
fact("minor_best_interests_state", State, "Which of those States is in the minor's best interests?", evaluative=True)
fact(
    "first_registration_in_minor_best_interests",
    Bool,
    "Is it in the minor's best interests that the State of first registration is responsible?",
    evaluative=True,
)

# Residence documents, visas, diplomas (Articles 29 and 30)
fact(
    "residence_permit_state",
    State,
    "Which Member State issued the residence permit (Article 2(13); none: there is none)?",
)
fact(
    "residence_permit_ends_on",
    Date,
    "On what day does or did the residence permit end: expiry, annulment, revocation or withdrawal (none: unlimited)?",
)
fact(
    "residence_permit_days",
    Whole,
    "For how many days does the residence permit give a right of residence?",
    minimum=0,
    cite="AMMR Art. 29(3)(a)",
)
fact("visa_state", State, "Which Member State issued the visa (none: there is none)?")
fact(
    "visa_represented_state",
    State,
    "For which Member State was the visa issued under a representation arrangement (none: for none)?",
)
fact("visa_ends_on", Date, "On what day does or did the visa end: expiry, annulment, revocation or withdrawal?")
fact("visa_days", Whole, "For how many days is the visa valid?", minimum=0, cite="AMMR Art. 29(3)(c)")
fact("diploma_state", State, "In which Member State was the diploma or qualification issued (none: there is none)?")
fact("diploma_issued_on", Date, "On what day was the diploma or qualification issued?")
fact(
    "diploma_study_days",
    Whole,
    "How many days did the studies for the diploma or qualification last?",
    minimum=0,
    cite="AMMR Art. 30(2)",
)
fact(
    "diploma_recognised",
    Bool,
    "Does the diploma come from a recognised establishment and programme, at least ISCED level 2, after a year "
    "of studies there, not at a distance (Article 2(15) and (16))?",
)
fact(
    "second_residence_permit_state",
    State,
    "Which Member State issued a second residence permit (Article 2(13); none: there is none)?",
)
fact(
    "second_residence_permit_ends_on",
    Date,
    "On what day does or did a second residence permit end: expiry, annulment, revocation or withdrawal (none: "
    "unlimited)?",
)
fact(
    "second_residence_permit_days",
    Whole,
    "For how many days does a second residence permit give a right of residence?",
    minimum=0,
    cite="AMMR Art. 29(3)(a)",
)
fact("second_visa_state", State, "Which Member State issued a second visa (none: there is none)?")
fact(
    "second_visa_represented_state",
    State,
    "For which Member State was a second visa issued under a representation arrangement (none: for none)?",
)
fact(
    "second_visa_ends_on",
    Date,
    "On what day does or did a second visa end: expiry, annulment, revocation or withdrawal?",
)
fact("second_visa_days", Whole, "For how many days is a second visa valid?", minimum=0, cite="AMMR Art. 29(3)(c)")
fact(
    "second_diploma_state",
    State,
    "In which Member State was a second diploma or qualification issued (none: there is none)?",
)
fact("second_diploma_issued_on", Date, "On what day was a second diploma or qualification issued?")
fact(
    "second_diploma_study_days",
    Whole,
    "How many days did the studies for a second diploma or qualification last?",
    minimum=0,
    cite="AMMR Art. 30(2)",
)
fact(
    "second_diploma_recognised",
    Bool,
    "Does a second diploma come from a recognised establishment and programme, at least ISCED level 2, after a "
    "year of studies there, not at a distance (Article 2(15) and (16))?",
)
fact("visas_of_same_type", Bool, "Are the two visas of the same type?")
fact(
    "document_fraud_after_issue_shown",
    Bool,
    "Has the issuing State shown that the fraud took place after the permit or visa was issued?",
    who=OTHER,
)

# Entry (Articles 31 to 33)
fact(
    "visa_free_entry_state",
    State,
    "Through which Member State in which no visa was needed did the person enter (none: no visa-free entry)?",
)
fact(
    "visa_free_in_registration_state",
    Bool,
    "Is the person exempt from the visa requirement in the State of registration too?",
)
fact(
    "airport_transit_state",
    State,
    "In the international transit area of which State's airport was the application made (none: elsewhere)?",
)
fact(
    "irregular_crossing_state",
    State,
    "Which Member State did the person first enter by an irregular crossing from a third country, as "
    "established by proof or circumstantial evidence (none: not established)?",
)
fact(
    "disembarkation_state",
    State,
    "In which Member State was the person disembarked after search and rescue, as established (none: in none)?",
)

# Dependants and discretion (Articles 34 and 35)
fact(
    "dependency_ground",
    Choice("pregnancy", "new_born_child", "serious_illness", "severe_disability", "severe_trauma", "old_age"),
    "For what reason does one of the two depend on the assistance of the other (none: no dependency)?",
    evaluative=True,
    sensitivity=Sensitivity.SPECIAL,
    cite="AMMR Art. 34(1)",
)
fact("dependency_tie", Choice("child", "sibling", "parent", "other"), "What is the person concerned to the applicant?")
fact(
    "dependency_relative_state",
    State,
    "In which Member State does that child, sibling or parent legally reside (none: in none)?",
)
fact(
    "dependency_tie_before_arrival",
    Bool,
    "Did that tie exist before the applicant arrived in the territory of the Member States?",
)
fact("dependency_care_possible", Bool, "Is the one able to take care of the other?", evaluative=True)
fact(
    "dependency_written_wish",
    Bool,
    "Have the persons concerned, once informed, expressed the wish in writing (dependency)?",
)
fact(
    "applicant_unfit_to_travel_long",
    Bool,
    "Does the applicant's health prevent travel to that State for a significant time?",
    evaluative=True,
    sensitivity=Sensitivity.SPECIAL,
    cite="AMMR Art. 34(2)",
)
fact(
    "discretion_used_by_state",
    State,
    "Which State has decided to examine the application itself, although not responsible (none: no State)?",
)
fact(
    "first_merits_decision_on",
    Date,
    "On what day was the first decision on the merits of the application taken (none: not yet)?",
)
fact(
    "humanitarian_ties_exist",
    Bool,
    "Are there family ties of any kind, or meaningful family, social or cultural links, with the other State?",
    evaluative=True,
)
fact(
    "humanitarian_written_consent", Bool, "Have the persons concerned consented in writing to the humanitarian request?"
)
fact(
    "humanitarian_request_received_on", Date, "On what day was the humanitarian request received (none: none was sent)?"
)
fact("humanitarian_replied_on", Date, "On what day was the humanitarian request answered (none: not yet)?", who=OTHER)
fact("humanitarian_accepted", Bool, "Has the requested State accepted the humanitarian request?", who=OTHER)
fact(
    "humanitarian_refusal_reasoned", Bool, "Does the refusal of the humanitarian request state its reasons?", who=OTHER
)

# Shift and cessation (Articles 36 to 38)
fact(
    "accompanying_minor_family_member",
    Bool,
    "Is it a minor who accompanies the applicant, or was born later, and is a family member?",
)
fact(
    "joint_handling_shown_against_minor",
    Bool,
    "Was it shown that following the family member is contrary to the minor's best interests?",
    evaluative=True,
)
fact(
    "permit_granted_by_state", State, "Which State has issued the applicant a residence permit since (none: no State)?"
)
fact(
    "minor_transfer_against_best_interests_state",
    State,
    "Which State finds that transferring the unaccompanied minor would be contrary to the minor's best "
    "interests (none: no State)?",
    evaluative=True,
)
fact(
    "shift_notified_on",
    Date,
    "On what day did the State that became responsible tell the others and Eurodac (none: not yet)?",
)
fact(
    "border_procedure_rejection_or_withdrawal",
    Bool,
    "Did an examination in the border procedure end with a final rejection or a declaration of withdrawal?",
)
fact(
    "later_application_made_on",
    Date,
    "On what day was a later application made in another Member State (none: none was made)?",
)
fact(
    "later_application_registered_on",
    Date,
    "On what day was the later application registered (none: none was registered)?",
)
fact(
    "take_back_pending_at_end_of_obligations",
    Bool,
    "Was a take-back procedure pending on the last day of the 15 months?",
)
fact(
    "take_back_procedure_ended_on",
    Date,
    "On what day was that take-back procedure completed, or the time limit for its transfer over (none: still "
    "pending)?",
)
fact(
    "left_union_on",
    Date,
    "On what day did the person leave the territory of the Member States (EES or other evidence; none: not left)?",
)
fact(
    "back_in_union_on", Date, "On what day was the person back in the territory of the Member States (none: not back)?"
)
fact(
    "valid_permit_of_responsible_state",
    Bool,
    "Has the person a valid residence permit issued by the responsible State?",
)
fact(
    "left_on_return_decision",
    Bool,
    "Is it established by the Eurodac update that the person left, by force or freely, on a return decision or "
    "removal order that followed the withdrawal or rejection of the application?",
)
fact(
    "in_other_state_without_permit_or_applied_there",
    Bool,
    "Is the applicant in another Member State without a residence permit, or has applied there, during the "
    "determination?",
)
fact(
    "permit_of_other_state_established",
    Bool,
    "Is it established that another Member State gave the applicant a residence permit?",
)
fact(
    "determination_completed_on",
    Date,
    "On what day was the determination of the responsible State completed (none: not yet)?",
)
fact(
    "eurodac_responsibility_marked_on", Date, "On what day was the responsible State marked in Eurodac (none: not yet)?"
)
