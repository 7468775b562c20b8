"""Facts of the responsibility procedure (AMMR Articles 39 to 51): requests, replies, remedies, detention, transfer."""

from fairway.law.language import Bool, Choice, Date, Sensitivity, Who, Whole, fact

OTHER = Who.OTHER_STATE

# Requests, notifications, replies (Articles 39 to 41)
fact(
    "responsibility_procedure", Choice("take_charge", "take_back"), "Is it a procedure to take charge or to take back?"
)
fact(
    "take_charge_hit_received_on",
    Date,
    "On what day was a Eurodac hit with data of EUD Arts 22 or 24, or a VIS hit, received (none: no such hit)?",
)
fact(
    "take_charge_request_sent_on",
    Date,
    "On what day was the take-charge request sent (none: not yet)?",
    after=("registered_on",),
)
fact("request_received_on", Date, "On what day did the requested State receive the request (none: not yet)?")
fact(
    "take_charge_replied_on",
    Date,
    "On what day did the requested State answer the take-charge request (none: not yet)?",
    who=OTHER,
)
fact(
    "objection_substantiated",
    Bool,
    "Does the answer object with substantiated reasons, under the criteria and all circumstances of the case?",
    evaluative=True,
)
fact("urgent_reply_asked", Bool, "Did the requesting State ask for an urgent reply, with reasons?")
fact("urgent_reply_by_on", Date, "By what day was the urgent reply asked for (none: no day was stated)?")
fact(
    "registered_after_refusal_or_return_decision",
    Bool,
    "Was the application registered after a refusal of entry or a return decision?",
)
fact("request_on_family_or_dependency", Bool, "Does the request rest on Articles 25 to 28 or 34?")
fact(
    "late_request_in_minor_best_interests",
    Bool,
    "Does the determining State find a request, even late, to be in the unaccompanied minor's best interests?",
    evaluative=True,
)
fact("new_application_registered", Bool, "Has a new application been registered in the notifying Member State?")
fact(
    "take_back_hit_received_on",
    Date,
    "On what day was the Eurodac hit that calls for a take back received (none: no hit)?",
)
fact("take_back_notified_on", Date, "On what day was the take-back notification sent (none: not yet)?")
fact(
    "take_back_notification_received_on",
    Date,
    "On what day did the notified State receive the take-back notification (none: not yet)?",
)
fact(
    "take_back_answered_on",
    Date,
    "On what day did the notified State answer the take-back notification (none: not yet)?",
    who=OTHER,
)
fact(
    "responsibility_ceased_shown",
    Bool,
    "Does the notified State show that its responsibility has ceased under Article 37?",
)
fact(
    "eurodac_indication_wrong",
    Bool,
    "Does the notified State show that the Eurodac indication of the responsible State is wrong?",
)

# Transfer decision, remedies (Articles 42 and 43)
fact(
    "request_accepted_on",
    Date,
    "On what day was the take-charge request expressly accepted (none: not expressly)?",
    who=OTHER,
)
fact(
    "take_back_confirmed_on",
    Date,
    "On what day was the take-back notification expressly confirmed (none: not expressly)?",
    who=OTHER,
)
fact("transfer_decision_taken_on", Date, "On what day was the transfer decision taken (none: not yet)?")
fact(
    "transfer_decision_notified_on",
    Date,
    "On what day was the transfer decision notified to the person (none: not yet)?",
)
fact(
    "transfer_decision_in_writing_and_plain",
    Bool,
    "Was the transfer decision notified in writing and in plain language?",
)
fact(
    "transfer_decision_states_remedies_and_limits",
    Bool,
    "Does the transfer decision state the remedies, the right to ask for suspension and the time limits?",
)
fact("legal_aid_contacts_given", Bool, "Was the person told who can give legal assistance?")
fact("represented_by_counsellor", Bool, "Is the person represented by a legal adviser in the responsibility procedure?")
fact(
    "decision_elements_explained_in_known_language",
    Bool,
    "Were the main elements of the transfer decision explained in a language that the person understands?",
)
fact(
    "transfer_appeal_limit_days",
    Whole,
    "How many days does national law give to appeal against a transfer decision?",
    who=Who.NATIONAL_LAW,
    minimum=7,
    maximum=21,
    cite="AMMR Art. 43(2)",
    sensitivity=Sensitivity.PUBLIC,
)
fact("transfer_appeal_lodged_on", Date, "On what day was the appeal against the transfer decision lodged (none: not)?")
fact(
    "suspension_requested_on",
    Date,
    "On what day did the court receive the request to suspend the transfer (none: none was made)?",
)
fact(
    "suspension_decided_on",
    Date,
    "On what day did the court first decide on suspension (none: not yet)?",
    who=Who.COURT,
)
fact("suspension_granted", Bool, "Did the court suspend the transfer?", who=Who.COURT)
fact(
    "transfer_appeal_decided_on",
    Date,
    "On what day was the appeal against the transfer decision finally decided (none: not yet)?",
    who=Who.COURT,
)
fact(
    "transfer_appeal_ground",
    Choice("charter_article_4", "later_decisive_facts", "family_or_dependency", "other"),
    "On what ground does the appeal rest?",
    who=Who.APPLICANT,
)

# Detention (Articles 44 and 45)
fact("detained_for_transfer", Bool, "Is the person detained to secure the transfer procedure?")
fact(
    "security_requires_transfer_detention",
    Bool,
    "Do national security or public order require detention in this individual case?",
    evaluative=True,
)
fact("transfer_detention_individually_assessed", Bool, "Was detention assessed on the person's own situation?")
fact("transfer_detention_proportionate", Bool, "Is detention proportionate?", evaluative=True)
fact("less_coercive_measures_effective", Bool, "Can less coercive measures be applied effectively?", evaluative=True)
fact(
    "transfer_detention_order_reasoned", Bool, "Is there a written detention order with its reasons in fact and in law?"
)
fact("transfer_detention_ordered_by", Choice("court", "administration"), "Who ordered the detention?")
fact(
    "transfer_detention_reviewed_on",
    Date,
    "On what day did a court review the detention (none: not yet)?",
    who=Who.COURT,
)

# Transfer (Articles 46 to 50)
fact("transferred_on", Date, "On what day was the person transferred (none: not yet)?")
fact(
    "suspensive_effect_ended_on",
    Date,
    "On what day did an appeal against the transfer cease to have suspensive effect (none: it had none, or still has)?",
)
fact("imprisoned_so_no_transfer", Bool, "Could the transfer not be carried out because the person was imprisoned?")
fact(
    "transfer_obstacle",
    Choice("absconded", "physical_resistance", "self_inflicted_unfitness", "medical_requirements_not_met"),
    "What did the person, or a family member to be transferred together, do that the responsible State was told"
    " of (none: nothing)?",
)
fact(
    "transfer_obstacle_notified_on",
    Date,
    "On what day was the responsible State told of that obstacle (none: not told)?",
)
fact(
    "available_again_on",
    Date,
    "On what day was the person available to the authorities again (none: not, or never away)?",
)
fact("transferred_by_mistake", Bool, "Was the person transferred by mistake?")
fact(
    "transfer_decision_reversed_after_transfer",
    Bool,
    "Was the transfer decision reversed after the transfer had been carried out?",
)
fact("transfer_costs_charged_to_person", Bool, "Were costs of the transfer charged to the person?")
fact("transfer_controlled_or_escorted", Bool, "Was the transfer a supervised departure or under escort?")
fact(
    "transfer_humane",
    Bool,
    "Is the transfer humane, with full respect for dignity and fundamental rights?",
    evaluative=True,
)
fact("transfer_special_needs_exist", Bool, "Has the person special needs that the responsible State must meet at once?")
fact(
    "transfer_special_needs_sent_on",
    Date,
    "On what day were those needs sent to the responsible State (none: not yet)?",
)
fact(
    "child_assessment_sent_on",
    Date,
    "On what day were the best-interests assessment and the schooling data of the child sent (none: not yet)?",
)
fact("transfer_planned_on", Date, "For what day is the transfer planned?")
fact(
    "security_information_held",
    Bool,
    "Does the transferring State hold information that the person is a danger to national security or public order?",
    evaluative=True,
)
fact(
    "security_information_indicated_on",
    Date,
    "On what day was the existence of that information indicated to the responsible State (none: not yet)?",
)
fact(
    "health_data_consent",
    Bool,
    "Has the person, or the representative, explicitly consented to the sending of health data?",
    who=Who.APPLICANT,
    sensitivity=Sensitivity.SPECIAL,
    cite="AMMR Art. 50(2)",
)
fact(
    "health_data_needed_for_public_health_or_safety",
    Bool,
    "Is sending the health data necessary to protect public safety and public health?",
    evaluative=True,
    who=Who.MEDICAL,
)
fact(
    "unable_to_consent",
    Bool,
    "Is the person physically or legally unable to consent?",
    sensitivity=Sensitivity.SPECIAL,
    cite="AMMR Art. 50(2)",
)
fact(
    "health_data_vital",
    Bool,
    "Is sending the health data necessary for vital interests of the person or another?",
    evaluative=True,
    who=Who.MEDICAL,
)
fact(
    "health_data_between_professionals",
    Bool,
    "Are the health data sent on the common certificate, between health professionals or others bound to equal "
    "secrecy?",
)

# Exchange of information (Article 51)
fact(
    "information_request_received_on",
    Date,
    "On what day did the requested State receive the request for information (none: none)?",
)
fact("information_replied_on", Date, "On what day was the request for information answered (none: not yet)?", who=OTHER)
fact(
    "information_request_in_specific_case",
    Bool,
    "Was the request for information made within a specific application or relocation?",
)
fact(
    "information_request_reasoned",
    Bool,
    "Does the request for information state its reasons, and its indication or element where needed?",
)
fact(
    "information_on_grounds_of_application",
    Bool,
    "Does the request concern the grounds of the application or of the decision on it?",
)
fact("applicant_told_of_information_request", Bool, "Was the applicant told beforehand what is asked for and why?")
fact("responsibility_data_refused", Bool, "Did the requested State refuse data that prove its own responsibility?")
fact(
    "information_delay_days",
    Whole,
    "By how many days was the requested State's answer late?",
    minimum=0,
    cite="AMMR Art. 51(5)",
)
fact(
    "exchange_entered_in_file",
    Bool,
    "Is every sending and receipt of exchanged data entered in the file or a register?",
)

# Pending on 1 July 2026 (Articles 83 and 84)
fact(
    "clock_pack_recorded",
    Choice("DUB3", "AMMR"),
    "Which Regulation's time limits has the authority recorded, with reasons, for this pending procedure (none:"
    " not recorded)?",
)
