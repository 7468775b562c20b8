"""Facts of Eurodac: who is recorded, when, with what, for how long, and who may change or read it."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Instant, Sensitivity, State, Who, Whole, fact

fact(
    "eurodac_category",
    Choice(
        "applicant", "resettlement_in_procedure", "resettlement_admitted", "resettlement_refused",
        "national_resettlement", "irregular_crossing", "irregular_stay", "search_and_rescue", "temporary_protection",
    ),
    "In which Eurodac category is the person recorded?",
)  # fmt: skip
fact(
    "aged_six_or_over", Bool,
    "Is the person at least six years old (no, if that is uncertain and nothing proves the age)?",
)  # fmt: skip

# When things happened, to the minute: Eurodac counts in hours
fact("registered_at", Instant, "At what moment was the application registered?")
fact(
    "made_at_border_without_entry_conditions", Bool,
    "Was the application made at an external border crossing point or in a transit zone by a person not fulfilling "
    "the entry conditions?",
)  # fmt: skip
fact("biometrics_taken_at", Instant, "At what moment were the biometrics taken?")
fact("biometrics_sent_at", Instant, "At what moment were the biometrics sent to Eurodac?")
fact("biometrics_sent_on", Date, "On what day were the biometrics sent to Eurodac?")
fact(
    "admission_decided_at", Instant,
    "At what moment did the State decide to grant a status, to refuse admission or to discontinue the admission "
    "procedure?",
)  # fmt: skip
fact("admission_conclusion_at", Instant, "At what moment is the conclusion on admission reached?")
fact(
    "negative_conclusion_without_comparison", Bool,
    "Can the State reach a negative conclusion on admission without comparing biometrics?",
)  # fmt: skip
fact(
    "national_status_granted_at", Instant,
    "At what moment was a person admitted under a national resettlement scheme granted a status?",
)  # fmt: skip
fact("apprehended_at", Instant, "At what moment was the person apprehended for crossing the border irregularly?")
fact("held_over_72_hours", Bool, "Has the person been held for more than 72 hours since being apprehended?")
fact("released_at", Instant, "At what moment is the person released?")
fact("found_irregular_at", Instant, "At what moment was the person found to be staying irregularly?")
fact("disembarked_at", Instant, "At what moment was the person disembarked after search and rescue?")
fact(
    "temporary_protection_registered_on", Date,
    "On what day was the person registered as a beneficiary of temporary protection?",
)  # fmt: skip
fact(
    "protected_under_2022_382", Bool,
    "Is the temporary protection that of Implementing Decision (EU) 2022/382, its extensions or equivalent national "
    "protection?",
)  # fmt: skip
fact(
    "temporary_protection_decision_in_force_on", Date,
    "On what day did the Council's decision that introduced the temporary protection enter into force?",
    who=Who.COUNCIL, sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "temporary_protection_years_prolonged", Whole, "By how many years has the temporary protection been prolonged?",
    who=Who.COUNCIL, sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip

# What stood in the way
fact(
    "health_measures_prevent_taking", Bool,
    "Do or did measures to protect the person's health or public health prevent the taking of biometrics?",
)  # fmt: skip
fact("health_measures_ended_at", Instant, "At what moment did those health measures end (none: they last)?")
fact(
    "serious_technical_problems", Bool,
    "Are there serious technical problems, so that the national continuity plan is carried out?", evaluative=True,
)  # fmt: skip
fact(
    "influx_notified_on", Date,
    "On what day was a sudden influx notified to the Commission and the other States (none: it was not)?",
)  # fmt: skip
fact(
    "influx_notified_until", Date, "Until what day does that notification say that the longer limit lasts?",
    after=("influx_notified_on",),
)  # fmt: skip
fact(
    "fingertips_state_prevents_comparison", Bool,
    "Did the state of the fingertips prevent fingerprints fit for comparison?",
)  # fmt: skip
fact(
    "fingerprints_retaken_at", Instant,
    "At what moment were the fingerprints successfully taken again (none: they were not)?",
)  # fmt: skip
fact("fingerprints_resent_at", Instant, "At what moment were the fingerprints that were taken again sent to Eurodac?")

# Taking biometrics
fact(
    "national_law_provides_measures", Bool,
    "Does national law provide for measures to ensure that biometrics are given?", who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)  # fmt: skip
fact(
    "biometrics_refused_after_counselling", Bool,
    "Does the person, informed of the obligation, still not give biometrics?",
)  # fmt: skip
fact(
    "coercion_is_last_resort_and_proportionate", Bool, "Is coercion here the last resort and proportionate?",
    evaluative=True,
)  # fmt: skip
fact(
    "dignity_and_integrity_respected", Bool,
    "Are the person's dignity and physical integrity respected in the taking of biometrics?", evaluative=True,
)  # fmt: skip
fact(
    "vulnerable_person", Bool, "Is the person considered vulnerable?", evaluative=True,
    sensitivity=Sensitivity.SPECIAL, cite="EUD Art. 13(5)",
)  # fmt: skip
fact(
    "biometrics_impossible_unintentionally", Bool,
    "Is it impossible to take biometrics because of the state of fingertips or face, without the person having "
    "caused it on purpose?",
    evaluative=True,
)  # fmt: skip
fact(
    "child_safeguarding_risk", Bool,
    "Are there, in the view of the trained officer, reasonable grounds to fear for the safety or protection of a "
    "minor who refuses?",
    evaluative=True,
)  # fmt: skip
fact(
    "minor_accompanied_by_family_or_representative", Bool,
    "Is the minor accompanied by an adult family member, a representative or a trained independent person while "
    "biometrics are taken?",
)  # fmt: skip

# What is recorded
fact(
    "eurodac_items",
    ChoiceSet(
        "fingerprints", "facial_image", "names", "nationalities", "birth_date", "birth_place",
        "origin_place_and_date", "sex", "document_details", "document_scan", "reference_number", "date_taken",
        "date_sent", "operator",
    ),
    "Which data of the list in Article 17(1) does the set contain?",
)  # fmt: skip
fact("document_details_available", Bool, "Are the details of an identity or travel document available?")
fact("document_scan_available", Bool, "Is a colour scan of a document available?")
fact(
    "security_check_basis", Choice("screening", "ammr_16_4", "apr_9_5", "check_when_taken"),
    "On which check does the finding of a possible threat to internal security rest (none: on no check)?",
)  # fmt: skip
fact(
    "check_finds_internal_security_threat", Bool,
    "Does that check find that the person could be a threat to internal security?", evaluative=True,
)  # fmt: skip
fact(
    "security_circumstances",
    ChoiceSet("armed", "violent", "terrorist_offence_indications", "arrest_warrant_offence_indications"),
    "Which of the circumstances of the list in the act are present?",
)  # fmt: skip
fact(
    "security_threat_no_longer_given", Bool,
    "Has the State of origin, after consulting the others with a set, concluded that the threat no longer exists?",
    evaluative=True,
)  # fmt: skip
fact("security_flag_deleted_at", Instant, "At what moment was the security flag deleted by another State of origin?")
fact(
    "security_flag_deletion_notified_at", Instant,
    "At what moment did Eurodac tell the other States of that deletion?",
)  # fmt: skip
fact(
    "datasets_match", Bool,
    "Do two sets of data belong to one person by automatic comparison (verified by an expert where necessary)?",
)  # fmt: skip
fact("protection_granted_by_origin_state", Bool, "Has the State of origin granted the person international protection?")
fact("status_withdrawn", Bool, "Has the status been withdrawn under Article 14 or 19 of the Qualification Regulation?")
fact("residence_permit_issued_by_origin_state", Bool, "Has the State of origin issued the person a residence permit?")
fact("data_marked_at", Instant, "At what moment did another State of origin mark its data?")
fact("mark_notified_at", Instant, "At what moment did Eurodac tell the other States of the mark?")
fact(
    "citizenship_acquired_on", Date,
    "On what day did the person acquire the citizenship of a Member State (none: not)?",
)  # fmt: skip
fact("citizenship_known_to_origin_state", Bool, "Does the State of origin know of that citizenship?")
fact("early_erasure_at", Instant, "At what moment did another State of origin erase the data because of citizenship?")
fact("early_erasure_notified_at", Instant, "At what moment did Eurodac tell the other States of that erasure?")
fact("eurodac_data_erased_on", Date, "On what day were the data erased from Eurodac?")

# Status and relocation entries
fact("responsible_state_determined", Bool, "Has the responsible Member State been determined?")
fact("responsible_state_entered", Bool, "Is the responsible Member State entered in the set of data?")
fact(
    "arrived_after_transfer_on", Date,
    "On what day did the person arrive in the responsible State after a transfer (none: not)?",
)  # fmt: skip
fact(
    "left_territory_on", Date,
    "On what day is the person found to have left the territory of the Member States (none: not)?",
)  # fmt: skip
fact(
    "removed_after_rejection_on", Date,
    "On what day did the person leave, or was removed, under a return decision after rejection or withdrawal (none: "
    "not)?",
)  # fmt: skip
fact("arrival_date_entered", Bool, "Is the date of arrival entered in the set of data?")
fact("departure_date_entered", Bool, "Is the date of departure or removal entered in the set of data?")
fact(
    "status_data_received_at", Instant,
    "At what moment did Eurodac receive the entry of a responsible State that matches other States' data?",
)  # fmt: skip
fact("status_data_notified_at", Instant, "At what moment did Eurodac tell the other States of that entry?")
fact("relocation_state_entered", Bool, "Has the beneficiary State entered the State of relocation in its set of data?")
fact("relocation_arrival_data_sent", Bool, "Has the State of relocation sent a set of data with the date of arrival?")

# Comparison, law enforcement, ownership
fact(
    "hit_serves_responsibility", Bool,
    "Does this hit help to determine the State responsible for an application (Article 1(1)(a))?",
)  # fmt: skip
fact("national_databases_checked", Bool, "Were the national databases searched first?")
fact(
    "prum_systems_checked_or_excused", Bool,
    "Were the fingerprint systems of all other States searched first, or is that technically unavailable or clearly "
    "of no use with reasons given?",
)  # fmt: skip
fact(
    "cir_shows_eurodac_data", Bool,
    "Has a query of the common identity repository shown that Eurodac holds data on the person?",
)  # fmt: skip
fact(
    "query_for_terrorism_or_serious_crime", Bool,
    "Is the comparison necessary against terrorist or other serious offences, with an overriding public security "
    "interest?",
    evaluative=True,
)  # fmt: skip
fact("query_in_specific_case", Bool, "Is the comparison necessary in a specific case on specific persons?")
fact(
    "query_would_contribute_substantially", Bool,
    "Are there reasonable grounds to consider that the comparison will contribute substantially?", evaluative=True,
)  # fmt: skip
fact("query_reasoned_electronic_request", Bool, "Is there a reasoned electronic request with a reference number?")
fact("verifying_authority_agrees", Bool, "Has the verifying authority found all conditions fulfilled?", evaluative=True)
fact(
    "query_exceptional_urgency", Bool,
    "Must an imminent danger be averted, so that conditions are verified afterwards?", evaluative=True,
)  # fmt: skip
fact("query_concerns_child_under_14", Bool, "Would the data of a child under 14 be used against that child?")
fact(
    "additional_grounds_for_child_under_14", Bool,
    "Are there additional grounds to consider those data necessary for an offence that the child is suspected of?",
    evaluative=True,
)  # fmt: skip
fact("state_of_origin_of_data", State, "Which Member State sent the data to Eurodac?")
