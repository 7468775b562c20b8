"""Facts of qualification: refugee status, subsidiary protection, exclusion, withdrawal, permits."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, State, Who, fact

DA = Who.DETERMINING_AUTHORITY

# Qualification: every part is a finding of the determining authority on the person's own case
fact(
    "outside_country_of_origin", Bool,
    "Is the person outside the country of nationality (stateless: of former habitual residence)?",
)  # fmt: skip
fact(
    "fear_of_persecution_well_founded", Bool, "Is the fear of acts of persecution (Article 9) well founded?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "persecution_reasons",
    ChoiceSet("race", "religion", "nationality", "political_opinion", "particular_social_group"),
    "For which reasons of Article 10 is persecution feared?", evaluative=True, who=DA,
    sensitivity=Sensitivity.SPECIAL, cite="QR Art. 10",
)  # fmt: skip
fact(
    "reasons_linked_to_acts_or_lack_of_protection", Bool,
    "Are those reasons linked to the acts of persecution or to the lack of protection against them?", evaluative=True,
    who=DA,
)  # fmt: skip
fact(
    "protection_of_country_unavailable", Bool,
    "Is the person unable or, because of that fear or risk, unwilling to use the protection of the country?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "serious_harm", ChoiceSet("death_penalty", "torture_or_inhuman_treatment", "indiscriminate_violence_in_conflict"),
    "Of which kinds of serious harm (Article 15) is there a real risk on return?", evaluative=True, who=DA,
)  # fmt: skip

# Statements without proof
fact(
    "sincere_effort_to_substantiate", Bool,
    "Has the applicant made a genuine effort to substantiate the application?", evaluative=True, who=DA,
)  # fmt: skip
fact(
    "all_elements_given_or_absence_explained", Bool,
    "Has the applicant given all relevant elements at hand and explained satisfactorily why others are missing?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "statements_coherent_and_plausible", Bool,
    "Are the statements coherent and plausible, and not contradicted by the information available?", evaluative=True,
    who=DA,
)  # fmt: skip
fact(
    "general_credibility_established", Bool,
    "Is the applicant's general credibility established, the time of applying also considered?", evaluative=True,
    who=DA,
)  # fmt: skip

# Internal protection alternative
fact(
    "state_is_persecutor", Bool, "Is the State, or are its agents, the actor of persecution or serious harm?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "actor_power_clearly_limited_to_area", Bool,
    "Is it clearly established that the actor's power is clearly limited to an area, or that the State controls "
    "only parts of the country?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "need_of_protection_established_otherwise", Bool,
    "Is it established that, without such an alternative, the applicant would qualify?", evaluative=True, who=DA,
)  # fmt: skip
fact(
    "part_of_country_safe_or_protected", Bool,
    "Is there, in a part of the country, no well-founded fear or real risk, or effective and lasting protection?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "part_of_country_reachable_and_admits", Bool,
    "Can the applicant legally and safely travel to that part and be admitted?", evaluative=True, who=DA,
)  # fmt: skip
fact(
    "settling_there_reasonable", Bool,
    "Can the applicant reasonably be expected to settle there, given the personal circumstances and basic needs?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "alternative_shown_by_authority", Bool,
    "Has the determining authority itself shown the alternative (the burden is on it)?", who=DA,
)  # fmt: skip
fact(
    "minor_care_and_custody_there", Bool,
    "Are there sustainable and suitable care and custody there for the unaccompanied minor, in the minor's best "
    "interests?",
    evaluative=True, who=DA,
)  # fmt: skip

# Exclusion
fact(
    "protected_by_other_un_body", Bool,
    "Is the person within Article 1D of the Geneva Convention, with that protection not ceased?", evaluative=True,
    who=DA,
)  # fmt: skip
fact(
    "rights_of_nationals_in_country_of_residence", Bool,
    "Do the authorities of the country of residence recognise rights and duties like those of its nationals?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "exclusion_acts",
    ChoiceSet(
        "crime_against_peace_war_humanity", "serious_non_political_crime_abroad", "acts_against_un_purposes",
        "serious_crime_before_arrival_or_convicted_after", "danger_to_community_or_security",
    ),
    "For which acts or dangers of Articles 12(2) and 17(1) are there serious reasons, instigation and participation "
    "included?",
    evaluative=True, who=DA, sensitivity=Sensitivity.SPECIAL, cite="QR Arts 12, 17",
)  # fmt: skip
fact(
    "individual_responsibility_assessed", Bool,
    "Were the gravity of the acts and the person's individual responsibility assessed?", who=DA,
)  # fmt: skip
fact(
    "minor_could_not_be_held_responsible", Bool,
    "Would the minor not have been criminally responsible by age had the act been committed in the examining State?",
    evaluative=True, who=DA,
)  # fmt: skip

# Cessation and withdrawal
fact("protection_status", Choice("refugee", "subsidiary"), "Which status has the person (none: none)?")
fact(
    "cessation_circumstances",
    ChoiceSet("re_availed", "re_acquired_nationality", "new_nationality", "re_established", "changed_circumstances"),
    "Which circumstances of cessation are established?", evaluative=True, who=DA,
)  # fmt: skip
fact(
    "change_significant_and_lasting", Bool,
    "Is the change so significant and lasting that the fear or risk no longer exists?", evaluative=True, who=DA,
)  # fmt: skip
fact(
    "compelling_reasons_from_past_persecution", Bool,
    "Are there compelling reasons from past persecution or serious harm for refusing the protection of the country?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "exclusion_established_after_grant", Bool, "Is it established that the person should have been or is excluded?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "misrepresentation_decisive", Bool, "Was a misrepresentation or omission of facts decisive for the status?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "danger_to_security_of_state", Bool,
    "Are there reasonable grounds to consider the refugee a danger to the security of the State?", evaluative=True,
    who=DA,
)  # fmt: skip
fact(
    "final_conviction_particularly_serious_crime", Bool,
    "Has the refugee been finally convicted of a particularly serious crime?",
)  # fmt: skip
fact("danger_to_community", Bool, "Is the refugee a danger to the community?", evaluative=True, who=DA)
fact(
    "withdrawal_ground_shown_individually", Bool,
    "Has the determining authority shown the ground on an individual basis?", who=DA,
)  # fmt: skip

# Permits
fact("permit_issued_on", Date, "On what day was the residence permit issued?")
fact("permit_valid_from_on", Date, "From what day is the residence permit valid?")
fact("permit_valid_until_on", Date, "Until what day is the residence permit valid?", after=("permit_valid_from_on",))
fact("permit_is_renewal", Bool, "Is it the renewal of a permit?")
fact(
    "family_member_present_in_same_state", Bool,
    "Is the family member in the same Member State in connection with the application?",
)  # fmt: skip
fact(
    "family_member_qualifies_individually", Bool,
    "Does the family member individually qualify for international protection?",
)  # fmt: skip
fact("family_member_requested_permit", Bool, "Has the family member asked for a residence permit there?")
fact(
    "family_status_incompatible", Bool,
    "Is such a permit incompatible with the family member's personal legal status?",
)  # fmt: skip
fact(
    "family_member_excluded", Bool, "Is or would the family member be excluded from protection (chapters III and V)?",
    evaluative=True, who=DA,
)  # fmt: skip
fact(
    "marriage_only_for_entry_or_stay", Bool,
    "Are there strong indications that marriage or partnership was only entered into for entry or stay?",
    evaluative=True,
)  # fmt: skip
fact(
    "family_member_danger", Bool, "Do national security or public order stand against the family member?",
    evaluative=True,
)  # fmt: skip
fact("family_permit_valid_until_on", Date, "Until what day is the family member's residence permit valid?")
fact("granting_state", State, "Which Member State granted protection?")
fact("state_of_wanted_stay", State, "In which Member State does the beneficiary wish to stay?")
fact(
    "stay_allowed_by_other_state", Bool,
    "Does the law of that State, Union law or an agreement allow the beneficiary to stay there?",
)  # fmt: skip
fact("short_stay_under_schengen_21", Bool, "Is it a short stay under Article 21 of the Schengen Convention?")
