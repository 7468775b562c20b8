"""Facts of return: return decisions, voluntary departure, removal, entry bans, detention for removal, alerts in SIS."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, State, Who, Whole, fact

# Return decision and voluntary departure
fact("staying_irregularly", Bool, "Is the person staying irregularly in the territory of the State?")
fact(
    "other_state_permit_and_goes_there_at_once", Bool,
    "Has the person a valid permit of another Member State and goes there at once?",
)  # fmt: skip
fact(
    "permit_or_authorisation_granted", Bool,
    "Has the State granted a permit or authorisation to stay, for humanitarian or other reasons?",
)  # fmt: skip
fact(
    "taken_back_under_old_bilateral_agreement", Bool,
    "Does another Member State take the person back under a bilateral agreement in force on 13 January 2009?",
)  # fmt: skip
fact(
    "voluntary_departure_days_granted", Whole,
    "How many days does the return decision give for voluntary departure (0: none)?", minimum=0, maximum=3660,
    cite="RD Art. 7",
)  # fmt: skip
fact(
    "voluntary_departure_only_on_request", Bool,
    "Does national law grant a period for voluntary departure only on request?", who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact("voluntary_departure_requested", Bool, "Has the person asked for a period for voluntary departure?")
fact("told_of_voluntary_departure_request", Bool, "Was the person told that such a request is possible?")
fact(
    "manifestly_unfounded_or_fraudulent", Bool,
    "Was an application for a right to stay rejected as manifestly unfounded or fraudulent?",
)  # fmt: skip
fact(
    "danger_to_order_or_security", Bool,
    "Is the person a danger to public policy, public security or national security?", evaluative=True,
)  # fmt: skip
fact(
    "individual_reasons_to_extend_departure", Bool,
    "Do individual circumstances (length of stay, children at school, family and social links) call for a longer "
    "period?",
    evaluative=True,
)  # fmt: skip
fact(
    "voluntary_departure_extension_days", Whole,
    "By how many days was the period for voluntary departure extended (0: not)?", minimum=0, maximum=3660,
    cite="RD Art. 7(2)",
)  # fmt: skip
fact("departed_on", Date, "On what day did the person leave (none: not yet)?")
fact(
    "danger_arose_during_departure_period", Bool,
    "Has, during that period, a risk of absconding or another ground of Article 7(4) arisen?", evaluative=True,
)  # fmt: skip

# Removal
fact(
    "enforcement_suspended", Bool,
    "Is the enforcement of the return decision suspended by a court or body, or by law?",
)  # fmt: skip
fact(
    "physical_or_mental_state_against_removal", Bool,
    "Does the person's physical or mental state speak against removal for a time?", evaluative=True, who=Who.MEDICAL,
    sensitivity=Sensitivity.SPECIAL, cite="RD Art. 9(2)(a)",
)  # fmt: skip
fact(
    "technical_reasons_against_removal", Bool,
    "Do technical reasons (no transport, no identification) stand against removal for a time?",
)  # fmt: skip
fact("postponement_or_extension_granted", Bool, "Was removal postponed or the period for voluntary departure extended?")
fact("postponement_confirmed_in_writing", Bool, "Has the person a written confirmation of that?")
fact(
    "child_assisted_by_other_body", Bool,
    "Has a body other than the enforcing authority assisted the unaccompanied minor?",
)  # fmt: skip
fact(
    "child_best_interests_considered_in_return", Bool, "Were the best interests of the child duly considered?",
    evaluative=True,
)  # fmt: skip
fact(
    "child_return_destination", Choice("family_member", "nominated_guardian", "adequate_reception_facilities"),
    "To whom would the minor be returned (none: not assured)?",
)  # fmt: skip
fact("removal_forced", Bool, "Is the removal carried out by force?")
fact("removal_monitored", Bool, "Is the forced return covered by an effective monitoring system?")

# Entry ban
fact("complied_with_return_obligation", Bool, "Did the person comply with the obligation to return in time?")
fact(
    "trafficking_victim_with_permit", Bool,
    "Has the person a permit as a cooperating victim of trafficking (Directive 2004/81)?",
)  # fmt: skip
fact(
    "humanitarian_reasons_against_ban", Bool,
    "Does the State refrain from a ban in the individual case for humanitarian reasons?", evaluative=True,
)  # fmt: skip
fact(
    "entry_ban_years", Whole, "For how many years is the entry ban imposed?", minimum=0, maximum=100,
    cite="RD Art. 11(2)",
)  # fmt: skip
fact(
    "serious_threat_to_order_or_security", Bool,
    "Is the person a serious threat to public policy, public security or national security?", evaluative=True,
)  # fmt: skip
fact("entry_ban_imposed", Bool, "Is there an entry ban?")
fact(
    "entry_ban_was_discretionary", Bool,
    "Was the ban imposed although none was obligatory (Article 11(1), second subparagraph)?",
)  # fmt: skip
fact("left_in_full_compliance", Bool, "Can the person show having left in full compliance with the return decision?")

# Form and remedy
fact(
    "return_decision_items", ChoiceSet("written", "reasons_in_fact", "reasons_in_law", "remedies"),
    "What does the return-related decision contain?",
)  # fmt: skip
fact(
    "reasons_in_fact_limited_for_security", Bool,
    "May the reasons in fact be limited under national law, in particular for security?",
)  # fmt: skip
fact("translation_requested", Bool, "Has the person asked for a translation of the main elements?")
fact("translation_given", Bool, "Were the main elements translated, in writing or orally, into a language understood?")
fact(
    "entered_irregularly_without_later_right", Bool,
    "Did the person enter irregularly and never obtain a right to stay?",
)  # fmt: skip
fact(
    "standard_form_and_leaflets_used", Bool,
    "Were a standard form and information sheets in at least five languages used?",
)  # fmt: skip
fact(
    "independent_body_reviews_with_power_to_suspend", Bool,
    "Can a court or an impartial, independent body review the decision and suspend its enforcement?",
)  # fmt: skip
fact(
    "legal_advice_and_language_help_available", Bool,
    "Can the person obtain advice, representation and, where needed, language help?",
)  # fmt: skip
fact("free_legal_aid_under_national_law_given", Bool, "Is free legal aid given on request, as national law provides?")

# Detention for removal
fact(
    "return_procedure_under_way", Bool,
    "Is a return procedure under way, to prepare the return or carry out the removal?",
)  # fmt: skip
fact(
    "other_reason_for_return_detention", Bool,
    "Is there another specific reason in the person's case that makes detention necessary for the removal?",
    evaluative=True,
)  # fmt: skip
fact(
    "removal_arrangements_pursued_diligently", Bool,
    "Are removal arrangements in progress and carried out with due diligence?", evaluative=True,
)  # fmt: skip
fact("reasonable_prospect_of_removal", Bool, "Is there a reasonable prospect of removal?", evaluative=True)
fact(
    "return_detention_order_written_with_reasons", Bool,
    "Is there a written detention order with reasons in fact and law?",
)  # fmt: skip
fact("return_detention_unlawful_by_court", Bool, "Has a court found the detention unlawful?", who=Who.COURT)
fact(
    "return_detention_months_in_national_law", Whole,
    "How many months of detention for removal does national law allow?", who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC, minimum=1, maximum=6, cite="RD Art. 15(5)",
)  # fmt: skip
fact(
    "return_detention_extension_months_in_national_law", Whole,
    "By how many months does national law allow to extend it (0: not)?", who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC, minimum=0, maximum=12, cite="RD Art. 15(6)",
)  # fmt: skip
fact(
    "all_reasonable_efforts_made_for_removal", Bool, "Will removal take longer despite all reasonable efforts?",
    evaluative=True,
)  # fmt: skip
fact("lack_of_cooperation_in_removal", Bool, "Is that because the person does not cooperate?", evaluative=True)
fact("third_country_documents_delayed", Bool, "Is that because documents from third countries are delayed?")
fact(
    "earlier_return_detention_days", Whole,
    "How many days of detention for return, at the border included, count into the period already (0: none)?",
    minimum=0, maximum=3660, cite="RD Art. 15(5)-(6); RBP Art. 5(4)",
)  # fmt: skip
fact(
    "released_from_return_detention_on", Date,
    "On what day was the person released from detention for return (none: still held)?", after=("detained_on",),
)  # fmt: skip
fact(
    "return_detention_review_interval_days", Whole,
    "At what interval of days does national law have the detention reviewed?", who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC, minimum=1, maximum=366, cite="RD Art. 15(3)",
)  # fmt: skip
fact("return_detention_last_reviewed_on", Date, "On what day was the detention ordered or last reviewed?")
fact("return_detention_reviewed_again_on", Date, "On what day was it reviewed after that?")
fact(
    "detention_place", Choice("specialised_facility", "prison_apart_from_prisoners", "prison_with_prisoners"),
    "Where is the person held for removal?",
)  # fmt: skip
fact("specialised_facility_available", Bool, "Can the State provide a place in a specialised facility?")
fact(
    "return_detention_of_child_last_resort_and_shortest", Bool,
    "Is the detention of the minor, or of the family with minors, the last resort and as short as possible?",
    evaluative=True,
)  # fmt: skip
fact(
    "return_detention_respects_best_interests", Bool, "Are the child's best interests a primary consideration in it?",
    evaluative=True,
)  # fmt: skip
fact("separate_family_accommodation", Bool, "Has the family separate accommodation with adequate privacy?")

# Alerts on return in SIS
fact("return_decision_issued_on", Date, "On what day was the return decision issued?")
fact("return_alert_entered", Bool, "Is an alert on return entered in SIS?")
fact("detained_pending_removal", Bool, "Is the person detained pending removal?")
fact(
    "return_enforced_at_once_at_border", Bool,
    "Was the decision issued at the external border and enforced immediately?",
)  # fmt: skip
fact(
    "departure_period_recorded_in_alert", Bool,
    "Are the period for voluntary departure and its extensions recorded in the alert?",
)  # fmt: skip
fact("suspension_recorded_in_alert", Bool, "Is the suspension or postponement recorded in the alert?")
fact("return_confirmed_on", Date, "On what day was the return confirmed to the issuing State (none: not)?")
fact("return_alert_deleted_on", Date, "On what day was the alert on return deleted (none: not)?")
fact("refusal_alert_entered", Bool, "Is an alert for refusal of entry and stay entered?")
fact(
    "departure_period_ended_without_departure", Bool,
    "Has the period for voluntary departure in the alert ended without confirmed departure?",
)  # fmt: skip
fact("issuing_state_notified_by_system", Bool, "Has the central system notified the issuing State of that?")
fact("hit_on_return_alert", Bool, "Is there a hit on another State's alert on return?")
fact("issuing_state_contacted", Bool, "Was the issuing State contacted through supplementary information?")
fact("alerting_state", State, "Which Member State issued the alert or the return decision?")
fact("permit_state", State, "Which Member State issued, or considers issuing, the residence permit or long-stay visa?")
fact(
    "permit_consultation_received_on", Date,
    "On what day did the alerting State receive the consultation before a permit?",
)  # fmt: skip
fact(
    "permit_consultation_answered_on", Date, "On what day did the alerting State answer it (none: not)?",
    after=("permit_consultation_received_on",),
)  # fmt: skip
fact("alerting_state_objects", Bool, "Does the alerting State object to the permit?")
fact("permit_intended_or_issued", Bool, "Has the issuing State said that it will issue or has issued the permit?")
fact(
    "valid_permit_of_other_state", Bool,
    "Has the person a valid residence permit or long-stay visa of another Member State?",
)  # fmt: skip
fact(
    "alert_consultation_received_on", Date,
    "On what day did the State that issued the permit receive the consultation on a return decision or alert?",
)  # fmt: skip
fact(
    "alert_consultation_answered_on", Date, "On what day did the State that issued the permit answer it (none: not)?",
    after=("alert_consultation_received_on",),
)  # fmt: skip
fact(
    "alert_consultation_extension_requested_on", Date,
    "On what day did it ask, with reasons, for more time (none: not)?", after=("alert_consultation_received_on",),
)  # fmt: skip
fact("permit_kept", Bool, "Has the State that issued the permit said that it keeps it?")
fact("decision_behind_alert_withdrawn_or_annulled", Bool, "Was the decision behind the alert withdrawn or annulled?")
fact("departure_shown_by_person", Bool, "Can the person show having left in compliance with the decision?")
fact(
    "union_or_free_movement_citizenship_known", Bool,
    "Does the State know that the person has acquired the citizenship of a Member State or of a State with free "
    "movement?",
)  # fmt: skip
fact("alert_entered_on", Date, "On what day was the alert entered in SIS, or last extended?")
fact(
    "decision_behind_alert_valid_over_three_years", Bool,
    "Is the national decision behind the alert valid for more than three years?",
)  # fmt: skip
fact(
    "alert_need_reviewed_on", Date, "On what day was the need to keep the alert reviewed?",
    after=("alert_entered_on",),
)  # fmt: skip
fact(
    "alert_extension_told_to_system", Bool,
    "Was an extension, decided individually, communicated to the central system?",
)  # fmt: skip
fact("system_warning_given_on", Date, "On what day did the central system warn of the planned deletion?")
fact(
    "sirene_notice_received_on", Date,
    "On what day did the authority receive the SIRENE bureau's notice that the alert has served its purpose?",
)  # fmt: skip
fact(
    "sirene_notice_answered_on", Date, "On what day did the authority answer that notice (none: not)?",
    after=("sirene_notice_received_on",),
)  # fmt: skip
