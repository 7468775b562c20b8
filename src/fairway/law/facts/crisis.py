"""Facts of crisis and force majeure: the request, the finding, the Council's act, the derogations in use, the offsets."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, State, Who, Whole, fact

OPEN = Sensitivity.PUBLIC

# What the Commission finds (Articles 1 and 3): the words of the act, asked and never computed
fact("mass_arrivals_exceptional", Bool,
     "Is there an exceptional situation of mass arrivals, by number and kind, given the State's population, GDP and geography?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("national_system_well_prepared", Bool,
     "Are the State's asylum, reception, child protection and return systems well prepared, and were measures already taken?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("national_system_non_functional", Bool, "Do the arrivals make these systems non-functional, also through a local situation?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("serious_consequences_for_common_system", Bool,
     "Could there be serious consequences for the functioning of the Common European Asylum System?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("movement_encouraged_by_state_or_hostile_actor", Bool,
     "Does a third country or a hostile non-state actor encourage or facilitate the movement of people to the external borders?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("intention_to_destabilise", Bool,
     "Is it shown that this is done with the aim of destabilising the Union or a Member State?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("essential_functions_at_risk", Bool,
     "Are these actions liable to put essential functions of the State at risk, such as public order or national security?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("humanitarian_assistance_only", Bool,
     "Is the action no more than humanitarian assistance, without the aim to destabilise?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("caseload_rise_significant_and_unexpected", Bool,
     "Is there a significant and unexpected rise of the caseload of applications over the average number?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("toolbox_insufficient", Bool,
     "Can the measures of the Permanent Migration Support Toolbox not sufficiently answer the situation, with reasons stated?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("circumstances_abnormal_and_unforeseeable", Bool, "Are the circumstances abnormal and unforeseeable?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("circumstances_outside_control", Bool, "Are the circumstances outside the State's control?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("consequences_unavoidable_with_due_diligence", Bool,
     "Could the consequences not have been avoided in spite of all due diligence?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("circumstances_prevent_obligations", Bool,
     "Do the circumstances prevent the State from meeting its obligations under the Asylum Procedure Regulation or the Asylum and "
     "Migration Management Regulation?",
     who=Who.COMMISSION, evaluative=True, sensitivity=OPEN)  # fmt: skip

# The steps (Articles 2 to 6)
fact("crisis_requested_on", Date, "On what day did the State submit its reasoned request?", sensitivity=OPEN)
fact("crisis_found_on", Date, "On what day did the Commission adopt the decision on the existence of the situation?",
     who=Who.COMMISSION, sensitivity=OPEN, after=("crisis_requested_on",))  # fmt: skip
fact("crisis_proposal_received_on", Date, "On what day did the Council receive the Commission's proposal?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("crisis_act_adopted_on", Date, "On what day did the Council adopt the implementing act on the crisis?",
     who=Who.COUNCIL, sensitivity=OPEN, after=("crisis_proposal_received_on",))  # fmt: skip
fact("crisis_act_in_force_on", Date, "On what day did the Council's implementing act enter into force?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("crisis_act_ended_on", Date, "On what day did the Council's implementing act cease to be in force?",
     who=Who.COUNCIL, sensitivity=OPEN, after=("crisis_act_in_force_on",))  # fmt: skip
fact("crisis_first_applied_on", Date,
     "From which day were derogations or solidarity measures first authorised in this situation (the first act's own date)?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("crisis_period_stage", Choice("initial", "initial_extended", "new_act", "new_act_extended"),
     "At which stage is the period: the initial act, its extension, a new act, or the extension of the new act?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("crisis_report_sent_on", Date, "On what day did the Commission send its next three-monthly report?",
     who=Who.COMMISSION, sensitivity=OPEN)  # fmt: skip
fact("previous_crisis_report_on", Date, "On what day was the last three-monthly report sent (none: no report yet)?",
     who=Who.COMMISSION, sensitivity=OPEN)  # fmt: skip
fact("crisis_bulletin_published_on", Date, "On what day did the Solidarity Coordinator publish the next bulletin on relocation?",
     who=Who.COMMISSION, sensitivity=OPEN)  # fmt: skip
fact("previous_crisis_bulletin_on", Date, "On what day was the last bulletin on relocation published (none: none yet)?",
     who=Who.COMMISSION, sensitivity=OPEN)  # fmt: skip

# The derogations in use (Articles 10 to 13, and Article 6 of the Return Border Procedure Regulation)
fact("crisis_derogations_used",
     ChoiceSet("registration", "border_time", "border_low_rate_relief", "border_threshold_five_percent", "border_up_to_fifty_percent",
               "border_instrumentalised", "responsibility_limits", "no_take_back", "return_border_time"),
     "Which derogations does the Council's act authorise and the acting State use?", who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("crisis_limits_state", State,
     "Which State uses, in this case, the longer responsibility limits of Article 12 of the Crisis Regulation (none: none does)?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("crisis_early_start_notified_on", Date,
     "On what day did the State, with its request, tell the Commission that it must apply the longer registration limit at once "
     "(none: it did not)?",
     sensitivity=OPEN)  # fmt: skip
fact("crisis_measures_explained", ChoiceSet("measures", "registration_points", "duration"),
     "Of what was the person told, in a language understood: the measures applied, the registration points, how long they last?")  # fmt: skip
fact("contingency_plan_insufficient", Bool,
     "Are the measures of the State's contingency plan (Reception Conditions Directive, Article 32) not sufficient for the situation?",
     evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("quarterly_data_show_new_needs", Bool,
     "Do the quarterly Eurostat updates show protection needs in the country of origin that have quickly risen?",
     evaluative=True, who=Who.DETERMINING_AUTHORITY)  # fmt: skip
fact("subject_to_instrumentalisation", Bool,
     "Is the person among those whom the Council's act identifies as subject to the instrumentalisation?")  # fmt: skip
fact("instrumentalisation_exit", Choice("exclusion", "exit_if_likely_founded"),
     "Which safeguard of Article 11(7) does the Council's act specify: (a) exclusion, or (b) an end when the claim is likely founded?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("family_of_child_under_twelve", Bool, "Is the person a family member of a child under 12 who applies as well?")
fact(
    "responsibility_determination_ongoing",
    Bool,
    "Is the procedure for determining the responsible State still going on?",
)

# Limits, transfers and take back (Articles 12 and 13)
fact("responsibility_limits_impossible_to_keep", Bool,
     "Does the situation make it impossible for the State to keep the limits of Articles 39, 40, 41 and 46 of the Asylum and "
     "Migration Management Regulation, or to receive persons for whom it is responsible?",
     evaluative=True, sensitivity=OPEN)  # fmt: skip
fact("responsible_state_over_crisis", Bool, "Is the responsible State no longer in the situation of crisis or force majeure?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("responsible_state_accepts_individually", Bool,
     "Has the responsible State agreed, because of the applicant's individual circumstances, to receive the person?",
     who=Who.OTHER_STATE)  # fmt: skip
fact("extraordinary_mass_arrivals", Bool,
     "Are the mass arrivals of such extraordinary scale and intensity that they could create a serious risk of serious shortcomings in "
     "the treatment of applicants?",
     evaluative=True, who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("take_back_duty_rests_on", Choice("first_registration", "unfinished_determination", "other"),
     "On what does the duty to take back rest: Article 16(2) of the Asylum and Migration Management Regulation, its Article 38(4), or "
     "something else?")  # fmt: skip
fact("registered_in_crisis_state_on", Date, "On what day was the first application registered in the State in crisis?")
fact("take_back_relief_from", Date, "From which day on must the application have been registered, by the Council's act?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("take_back_relief_until", Date, "Until which day must the application have been registered, by the Council's act?",
     who=Who.COUNCIL, sensitivity=OPEN, after=("take_back_relief_from",))  # fmt: skip
fact("second_registration_state", State, "In which Member State was the second application registered?")
fact("take_back_notified_before_crisis_act", Bool,
     "Was a take-back notification sent before the day on which the Council's act was adopted?")  # fmt: skip
fact("responsible_by_other_criteria", State,
     "Which State do the remaining criteria make responsible, without first registration, irregular entry and rescue (none: none)?")  # fmt: skip

# Solidarity in a crisis (Articles 8 and 9)
fact("crisis_relocation_needs", Whole, "How many relocations does the solidarity response plan identify as needed?",
     who=Who.COUNCIL, sensitivity=OPEN, minimum=0, cite="CRI Art. 4(5)(b)")  # fmt: skip
fact("crisis_relocations_pledged_in_addition", Whole, "How many relocations were pledged in addition under the plan?",
     who=Who.COUNCIL, sensitivity=OPEN, minimum=0, cite="CRI Art. 9(1)")  # fmt: skip
fact("pool_relocations_available", Whole, "How many relocation pledges of the annual solidarity pool are available?",
     who=Who.COUNCIL, sensitivity=OPEN, minimum=0, cite="CRI Art. 9(1)")  # fmt: skip
fact("temporary_protection_without_article_11", Bool,
     "Is Directive 2001/55 activated for the same situation and have the Member States agreed not to apply its Article 11?",
     who=Who.COUNCIL, sensitivity=OPEN)  # fmt: skip
fact("offsets_cover_needs", Bool, "Do offsets within the fair shares cover what the pledges leave open?", who=Who.COMMISSION,
     sensitivity=OPEN)  # fmt: skip
fact("pledges_and_offsets_fall_short", Bool, "Do pledges and offsets together not cover all relocation needs of the plan?",
     who=Who.COMMISSION, sensitivity=OPEN)  # fmt: skip
fact("applications_taken_over_in_crisis", Whole,
     "For how many applications has the contributing State become responsible under Articles 9(1) and 13?",
     who=Who.COMMISSION, sensitivity=OPEN, minimum=0, cite="CRI Art. 9(4)")  # fmt: skip
fact("crisis_fair_share", Whole, "What is the contributing State's fair share of the needs, in applications?",
     who=Who.COUNCIL, sensitivity=OPEN, minimum=0, cite="CRI Art. 4(5)(b)(v)")  # fmt: skip
fact("crisis_fair_share_next", Whole, "What is the State's fair share under the later act, before any credit, in applications?",
     who=Who.COUNCIL, sensitivity=OPEN, minimum=0, cite="CRI Art. 9(4)")  # fmt: skip
fact("crisis_credit_notified_on", Date, "On what day did the State notify that it will use its credit (none: it did not)?",
     sensitivity=OPEN)  # fmt: skip
fact("crisis_credit_authorised", Bool, "Has the Commission confirmed the excess and authorised the reduction?",
     who=Who.COMMISSION, sensitivity=OPEN)  # fmt: skip
fact("vulnerable_for_relocation", Bool, "Is the person vulnerable?", evaluative=True, sensitivity=Sensitivity.SPECIAL,
     cite="CRI Art. 8(2)")  # fmt: skip

# The quick procedure for likely founded claims (Article 14)
fact("crisis_recommendation_on", Date,
     "On what day did the Commission recommend the accelerated procedure for the applicant's group (none: it did not)?",
     who=Who.COMMISSION, sensitivity=OPEN)  # fmt: skip
fact("interview_left_out_as_likely_founded", Bool,
     "Has the determining authority left out the interview and given priority because the claim is likely founded?",
     who=Who.DETERMINING_AUTHORITY)  # fmt: skip
