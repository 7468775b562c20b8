"""Facts of the solidarity mechanism: the annual cycle, the pool, pledges, deductions, offsets and relocation."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, State, Who, Whole, fact

OPEN = Sensitivity.PUBLIC

# The annual cycle: two years, the one in which it is prepared and the one for which contributions are pledged
fact(
    "solidarity_year_begins_on", Date,
    "On which 1 January does the year begin in which report, decision, proposal and pool are prepared?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "pledge_year_begins_on", Date,
    "On which 1 January does the year begin for which the solidarity contributions are pledged?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "solidarity_information_sent_on", Date,
    "On what day was the information for the annual report sent to the Commission?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "solidarity_information_updated_on", Date, "On what day was the updated information sent to the Commission?",
    sensitivity=OPEN, after=("solidarity_information_sent_on",),
)  # fmt: skip
fact(
    "first_preparedness_meeting_on", Date,
    "On what day did the migration preparedness and crisis network meet on the initial assessment?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "second_preparedness_meeting_on", Date,
    "On what day did the migration preparedness and crisis network meet on the consolidated assessment?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("first_preparedness_meeting_on",),
)  # fmt: skip
fact(
    "annual_report_adopted_on", Date, "On what day did the Commission adopt the annual asylum and migration report?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "determination_adopted_on", Date,
    "On what day did the Commission adopt the decision on States under pressure, at risk or in a significant "
    "situation?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "pool_proposal_adopted_on", Date,
    "On what day did the Commission adopt the proposal for the annual solidarity pool?", who=Who.COMMISSION,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "high_level_forum_convened_on", Date,
    "On what day did the Council convene the High-Level Forum of the annual cycle?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "pool_act_adopted_on", Date, "On what day did the Council adopt the act that sets up the annual solidarity pool?",
    who=Who.COUNCIL, sensitivity=OPEN, after=("pool_proposal_adopted_on",),
)  # fmt: skip
fact(
    "pool_act_expires_on", Date, "On what day do the Council's acts on the pool and on deductions cease to be valid?",
    who=Who.COUNCIL, sensitivity=OPEN, after=("pool_act_adopted_on",),
)  # fmt: skip

# What the Commission finds about a State: the words of the act, asked and never computed
fact(
    "arrivals_disproportionate_even_if_prepared", Bool,
    "Do the number of arrivals or applications, or their risk, place disproportionate obligations on the State even "
    "with a well-prepared system, given the situation in the Union?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "immediate_action_needed", Bool,
    "Does the situation of the State need immediate action, in particular solidarity?", who=Who.COMMISSION,
    evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "many_rescue_arrivals_in_12_months", Bool,
    "Did the State in the last 12 months face a large number of arrivals from recurring disembarkations after "
    "search and rescue?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "rescue_arrivals_disproportionate", Bool,
    "Do the arrivals from search and rescue place disproportionate obligations even on the State's well-prepared "
    "system?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "pressure_expected_next_year", Bool, "Is the State at risk of migratory pressure during the next year?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "cumulative_arrivals_reach_capacity_limits", Bool,
    "Does the cumulative effect of current and past annual arrivals bring the State's well-prepared system to its "
    "limits?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "identified_under_pressure", Bool,
    "Does the Commission's decision under Article 11 name the State as under migratory pressure?", who=Who.COMMISSION,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "identified_in_significant_situation", Bool,
    "Does the Commission's decision under Article 11 name the State as facing a significant migratory situation?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "considers_itself_under_pressure", Bool, "Does the State consider itself to be under migratory pressure?",
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "considers_itself_in_significant_situation", Bool,
    "Does the State consider itself to be facing a significant migratory situation?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "systemic_shortcomings_of_beneficiary", Bool,
    "Has the Commission found, in a decision under Article 11 or 59(4), systemic shortcomings of the beneficiary "
    "State under Part III with serious negative consequences?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip

# Use of the pool
fact(
    "pool_information_received_on", Date,
    "On what day was the State's information on its intended use of the pool (type and level of measures) received?",
    who=Who.COMMISSION, sensitivity=OPEN, after=("pool_act_adopted_on",),
)  # fmt: skip
fact(
    "technical_forum_convened_on", Date, "On what day was the Technical-Level Forum convened for this State's needs?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "pool_notification_items",
    ChoiceSet(
        "reasons_with_updated_indicators", "type_and_level_of_measures", "stabilising_effect",
        "remedy_for_vulnerabilities",
    ),
    "What does the notification of a State that believes itself under pressure contain?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "pressure_decision_adopted_on", Date,
    "On what day did the Commission decide on the notification of a State that believes itself under pressure?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "pressure_decision_transmitted_on", Date,
    "On what day was that decision sent to the State, the European Parliament and the Council?", who=Who.COMMISSION,
    sensitivity=OPEN, after=("pressure_decision_adopted_on",),
)  # fmt: skip
fact(
    "pressure_decision_finds_pressure", Bool, "Does that decision find the notifying State under migratory pressure?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "commission_considers_pool_closed", Bool,
    "Does the Commission consider that the pool is insufficient for the notifying State or that other objective "
    "reasons stand against it?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "council_refusal_adopted_on", Date,
    "On what day did the Council decide that the pool is insufficient for the notifying State or that other "
    "objective reasons stand against it?",
    who=Who.COUNCIL, sensitivity=OPEN, after=("pressure_decision_transmitted_on",),
)  # fmt: skip
fact(
    "council_finds_pool_insufficient", Bool,
    "Has the Council decided that the pool is insufficient for the notifying State?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "forum_on_insufficient_pool_convened_on", Date,
    "On what day was the High-Level Forum convened because the pool is insufficient for the notifying State?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip
fact("pledges_implemented_on", Date, "On what day were the pledges for the year fully implemented?", sensitivity=OPEN)
fact(
    "implemented_levels_confirmed_on", Date,
    "On what day did the State confirm the levels of each measure implemented in the past year?", sensitivity=OPEN,
)  # fmt: skip

# Numbers of the pool
fact(
    "proposed_relocations", Whole, "How many relocations does the Commission's proposal name?", who=Who.COMMISSION,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "proposed_contributions_euro", Whole,
    "How many euro of financial contributions does the Commission's proposal name?", who=Who.COMMISSION,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "no_need_of_solidarity_indicated", Bool,
    "Do, exceptionally, the information and consultations indicate no need of solidarity for the coming year?",
    who=Who.COMMISSION, evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact(
    "reference_relocations", Whole, "What reference number of relocations does the Council's act fix for the pool?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip
fact(
    "all_relocation_pledges", Whole, "How many relocations have all States together pledged in the Council's act?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip
fact(
    "implementable_relocation_pledges", Whole,
    "How many of all pledged relocations are to be implemented once deductions and beneficiary States are taken out?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "state_population", Whole, "What is the population of the State, by the latest Eurostat figures?",
    who=Who.OBSERVATORY, sensitivity=OPEN,
)  # fmt: skip
fact(
    "all_states_population", Whole,
    "What is the population of all participating States together, by the same figures?", who=Who.OBSERVATORY,
    sensitivity=OPEN, minimum=1, cite="AMMR Annex I",
)  # fmt: skip
fact(
    "state_gdp_million_euro", Whole,
    "What is the total GDP of the State in million euro, by the latest Eurostat figures?", who=Who.OBSERVATORY,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "all_states_gdp_million_euro", Whole,
    "What is the total GDP of all participating States together in million euro, by the same figures?",
    who=Who.OBSERVATORY, sensitivity=OPEN, minimum=1, cite="AMMR Annex I",
)  # fmt: skip

# One State's pledge
fact(
    "solidarity_measure",
    Choice("relocation_of_applicant", "relocation_of_beneficiary", "financial_contribution", "alternative_measure"),
    "Which kind of solidarity measure is it?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "relocation_of_beneficiaries_agreed", Bool,
    "Have the contributing and the beneficiary State agreed to relocate beneficiaries of protection?",
    sensitivity=OPEN,
)  # fmt: skip
fact("protection_granted_on", Date, "On what day was international protection granted?")
fact(
    "alternative_measure_requested", Bool,
    "Has a beneficiary State specifically requested this alternative measure in the year?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "alternative_measure_value_agreed", Bool,
    "Have both States jointly set a realistic value of the alternative measure and told the Solidarity Coordinator "
    "beforehand?",
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "alternative_measure_additional", Bool,
    "Does the alternative measure add to Union operations, funding and existing duties, without duplication?",
    evaluative=True, sensitivity=OPEN,
)  # fmt: skip
fact("pledged_relocations", Whole, "How many relocations has the State pledged?", sensitivity=OPEN)
fact(
    "pledged_contributions_euro", Whole, "How many euro of financial contributions has the State pledged?",
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "pledged_alternative_measures_euro", Whole,
    "What is the financial value in euro of the alternative measures the State has pledged?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "is_beneficiary_state", Bool, "Is the pledging State itself a beneficiary State under Article 58(1) or 59(4)?",
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "full_deduction_granted", Bool, "Has the Council granted the State a full deduction of its contributions?",
    who=Who.COUNCIL, sensitivity=OPEN,
)  # fmt: skip

# Deductions
fact(
    "state_uses_pool", Bool,
    "Has the State made use of the pool (Article 58) or notified the need to use it (Article 59)?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "deduction_request_items",
    ChoiceSet(
        "stabilising_effect", "other_kind_of_contribution_possible", "remedy_for_vulnerabilities",
        "reasons_for_pressure", "area_at_capacity_and_effect_on_pledge", "reasons_for_significant_situation",
    ),
    "What does the request for a deduction contain?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "deduction_request_received_on", Date, "On what day did the Commission receive the request for a deduction?",
    who=Who.COMMISSION, sensitivity=OPEN,
)  # fmt: skip
fact(
    "deduction_assessment_given_on", Date,
    "On what day did the Commission inform the Council of its assessment of the request?", who=Who.COMMISSION,
    sensitivity=OPEN, after=("deduction_request_received_on",),
)  # fmt: skip
fact(
    "council_authorises_deduction", Bool,
    "Has the Council authorised, by an implementing act, the deduction that was asked for?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip

# Offsets
fact("contributing_state", State, "Which Member State contributes?", sensitivity=OPEN)
fact("beneficiary_state", State, "Which Member State benefits from the solidarity contributions?", sensitivity=OPEN)
fact(
    "contributor_willing_to_offset", Bool,
    "Has the contributing State told the beneficiary State that it is willing to take offsets?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "beneficiary_agrees_to_offset", Bool, "Does the beneficiary State agree to offsets instead of relocations?",
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "offset_request_received_on", Date, "On what day did the contributing State receive the request for offsets?",
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "offset_request_answered_on", Date, "On what day did the contributing State answer the request for offsets?",
    sensitivity=OPEN, after=("offset_request_received_on",),
)  # fmt: skip
fact(
    "forum_for_more_solidarity_held", Bool,
    "Has the High-Level Forum met on additional contributions, as convened under Article 13(4)?", who=Who.COUNCIL,
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "implemented_or_accepted_relocations", Whole,
    "How many of its pledged relocations has the State implemented or accepted by the end of the year?",
    sensitivity=OPEN,
)  # fmt: skip
fact(
    "beneficiary_requests_offset_after_year", Bool,
    "Does the beneficiary State ask for the offset of relocations left undone in the past year?", sensitivity=OPEN,
)  # fmt: skip
fact("offset_application_selected", Bool, "Has the contributing State selected this application for an offset?")
fact(
    "offset_communicated_on", Date,
    "On what day did the contributing State tell the beneficiary State which application it takes?",
)  # fmt: skip
fact(
    "offsets_already_taken", Whole,
    "For how many applications has the contributing State already taken responsibility by offset?", sensitivity=OPEN,
)  # fmt: skip
fact(
    "responsibility_ground",
    Choice(
        "article_25", "article_26", "article_27", "article_28", "article_29", "article_30", "article_31",
        "article_32", "article_33", "article_34", "other",
    ),
    "On which provision was the beneficiary State found responsible (none: responsibility not yet determined)?",
)  # fmt: skip
fact("absconded_from_contributing_state", Bool, "Has the applicant absconded from the contributing State?")
fact("beneficiary_of_protection", Bool, "Is the person a beneficiary of international protection?")
fact(
    "admitted_person", Bool,
    "Was the person admitted under the resettlement framework or a national resettlement scheme?",
)  # fmt: skip
fact(
    "finally_rejected_in_beneficiary_state", Bool,
    "Has the application been finally rejected in the beneficiary State?",
)  # fmt: skip
fact(
    "limit_of_article_39_1_on", Date,
    "On which day does the limit end that Article 63(8)(c) means (it names the limit for the transfer and cites "
    "Article 39(1))?",
)  # fmt: skip

# Relocation
fact("relocation_state", State, "Which Member State is to receive the person by relocation?")
fact(
    "internal_security_risk", Bool,
    "Are there reasonable grounds to consider the person a threat to internal security?", evaluative=True,
)  # fmt: skip
fact("written_consent_to_relocation", Bool, "Has the person consented to relocation in writing?", who=Who.APPLICANT)
fact(
    "could_be_responsible_on_family_grounds", Bool,
    "Could the beneficiary State be determined responsible under Articles 25 to 28 or 34 (Article 25(5) excepted)?",
)  # fmt: skip
fact("informed_of_relocation_procedure", Bool, "Has the person been informed of the relocation procedure?")
fact(
    "heard_on_meaningful_links", Bool,
    "Has the person had the opportunity to state meaningful links (family, culture) with Member States and to hand "
    "in papers on them?",
)  # fmt: skip
fact(
    "family_relocated_to_same_state", Bool,
    "Are all family members relocated to the same Member State (yes also for a person alone)?",
)  # fmt: skip
fact("relocation_file_received_on", Date, "On what day did the State of relocation receive the person's file?")
fact(
    "relocation_reply_deferred_on", Date,
    "On what day did the State of relocation say that its reply will take longer (none: it did not)?",
    after=("relocation_file_received_on",),
)  # fmt: skip
fact(
    "relocation_complex_or_many_cases", Bool,
    "Can it be shown that the examination is particularly complex or that many cases must be checked at once?",
    evaluative=True, who=Who.OTHER_STATE,
)  # fmt: skip
fact(
    "relocation_confirmed_on", Date,
    "On what day did the State of relocation confirm (none: no answer or a refusal)?",
    after=("relocation_file_received_on",), who=Who.OTHER_STATE,
)  # fmt: skip
fact(
    "relocation_refused_on", Date,
    "On what day did the State of relocation refuse for reasons of internal security (none: it did not)?",
    after=("relocation_file_received_on",), who=Who.OTHER_STATE,
)  # fmt: skip
fact(
    "nature_of_security_alert_given", Bool,
    "Does the refusal state the nature of the alert and the elements behind it, from a relevant database?",
    who=Who.OTHER_STATE,
)  # fmt: skip
fact(
    "relocation_answered_on", Date, "On what day did the State of relocation answer, by confirmation or refusal?",
    after=("relocation_file_received_on",), who=Who.OTHER_STATE,
)  # fmt: skip
fact("relocation_decision_taken_on", Date, "On what day was the decision to transfer the person for relocation taken?")
fact(
    "relocation_decision_served_on", Date,
    "On what day was the decision to transfer the person for relocation served in writing?",
    after=("relocation_decision_taken_on",),
)  # fmt: skip
fact("relocation_transfer_planned_on", Date, "For what day is the relocation transfer planned?")
fact(
    "relocation_appeal_decided_on", Date,
    "On what day was an appeal with suspensive effect against the relocation transfer finally decided (none: no "
    "such appeal)?",
    who=Who.COURT,
)  # fmt: skip
fact("relocated_on", Date, "On what day did the person arrive in the State of relocation?")
fact(
    "state_found_by_remaining_criteria", State,
    "Which State do the criteria that still apply after relocation make responsible (none: no State)?",
)  # fmt: skip
