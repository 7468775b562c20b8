"""Facts of the screening: how the person came in, what was checked, told and recorded, and where the person goes next."""

from fairway.law.language import Bool, Choice, ChoiceSet, Date, Sensitivity, State, Who, fact

# Who is screened (Articles 5 and 7)
fact("turned_back_and_gone", Bool,
     "Was the person turned back at the border, so that they are not physically in the territory of the Member States?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("held_from_apprehension_to_removal", Bool,
     "Was the person kept in custody, confinement or detention for the whole time from apprehension to removal on the strength of a "
     "decision to turn them back?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("entry_authorised_under", Choice("transit_to_permit_state", "visa_at_border", "humanitarian_or_obligation"),
     "Under which point of Article 6(5) of the Schengen Borders Code was the person authorised to enter (a, b, c; none: under none)?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("illegally_staying", Bool, "Is the person staying illegally in the territory of the acting State?")
fact("already_screened", Bool, "Has the person already been screened in a Member State after this entry?")
fact("bilateral_transfer_state", State,
     "To which Member State was the person handed over at once after apprehension, under a bilateral arrangement (none: to none)?")  # fmt: skip
fact("screening_left_out_for_criminal_case", Bool,
     "Has the State decided not to screen the person because of national criminal proceedings or an extradition procedure?")  # fmt: skip
fact("leaves_for_country_that_admits", Bool,
     "Is the person leaving, by their own decision, for a country of origin, residence or another third country that lets them in?")  # fmt: skip
fact("long_border_stay_ended_on", Date,
     "On what day did a stay of more than 72 hours in custody at the external border itself end, so that the screening could begin "
     "(none: there was no such stay)?",
     who=Who.SCREENING_AUTHORITY, after=("apprehended_on",))  # fmt: skip

# What was done (Articles 8, 9, 12, 14 to 17)
fact("screening_elements_recorded",
     ChoiceSet("health", "vulnerability", "identity", "biometrics", "security", "form", "referral"),
     "Which elements of the screening are recorded as done (biometrics also where taken before or not required at this age)?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("no_further_health_check_needed", Bool,
     "Have qualified medical staff decided, from the person's general state, that no further health check is needed?",
     evaluative=True, who=Who.MEDICAL, sensitivity=Sensitivity.SPECIAL, cite="SCR Art. 12(1)")  # fmt: skip
fact("screening_cooperation", ChoiceSet("available", "identity_data", "biometrics"),
     "Which duties did the person meet during the screening: to stay available, to give name, birth date, gender and nationality, to "
     "give biometric data (also where none were due)?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("health_check_by_qualified_medical_staff", Bool, "Was the health check made by qualified medical staff?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("vulnerability_check_by_trained_staff", Bool,
     "Was the vulnerability check made by specialised staff of the screening authorities trained for it?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("vulnerability_indications",
     ChoiceSet("stateless_vulnerable", "torture_or_ill_treatment", "special_reception_needs", "special_procedural_needs",
               "vulnerable_for_return"),
     "Which indications of vulnerability or special needs did the check give?",
     evaluative=True, who=Who.SCREENING_AUTHORITY, sensitivity=Sensitivity.SPECIAL, cite="SCR Art. 12(3)")  # fmt: skip
fact("timely_support_given", Bool, "Was timely and adequate support given, in adequate facilities?",
     evaluative=True, who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("child_support_by_trained_staff_with_child_protection", Bool,
     "Was the support to the child given by trained staff, in a child-friendly way, together with the child protection authorities?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("security_databases_consulted",
     ChoiceSet("SIS", "EES", "ETIAS", "ETIAS_watchlist", "VIS", "ECRIS_TCN", "Europol", "Interpol"),
     "Which databases were consulted for the security check (also those consulted in the border check itself)?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("information_systems_in_operation", ChoiceSet("EES", "ETIAS", "ETIAS_watchlist", "ECRIS_TCN"),
     "Which of the new Union information systems are in operation?", who=Who.COMMISSION, sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("interpol_query_would_reveal", Bool,
     "Would a query of the Interpol databases reveal information to the owner of the alert?", who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("security_data_returned",
     ChoiceSet("refusal_on_security_grounds", "revocation_on_security_grounds", "terrorist_or_serious_offence", "sis_alert",
               "other_entry_exit_or_visa_data", "other_conviction"),
     "What kinds of data did the query of EES, ETIAS, VIS, ECRIS-TCN and SIS return?", who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("screening_form_items",
     ChoiceSet("name_birth_gender", "nationality_residence_languages", "reason_for_screening", "health", "vulnerability",
               "application_made", "family_in_member_states", "security_hit", "cooperation"),
     "Which of the points (a) to (i) does the screening form contain?", who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("identity_marked_confirmed_or_declared", Bool,
     "Does the form say, for identity and for nationality, whether the authority confirmed it or the person declared it?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("form_copy_given", Bool, "Was a copy of the screening form made available to the person, on paper or electronically?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("form_copy_shows_security_hit", Bool, "Does the person's copy of the form show the answer on security hits (point h)?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("person_could_contest_form", Bool,
     "Could the person say, before the form was sent on, that something in it is wrong, and was that recorded?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip

# What the person was told (Article 11)
fact("screening_information_given", ChoiceSet("screening_itself", "right_to_apply", "rights_and_duties", "data_protection"),
     "Of what was the person informed: purpose, length, elements and outcomes; the right to apply; rights, duties and contact with "
     "advisers; data protection?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("further_screening_information_called_for", Bool,
     "Do the circumstances call for information on entry and stay conditions, the return obligation and help, or relocation?",
     evaluative=True, who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("further_screening_information_given", Bool,
     "Was that further information on entry and stay, return and relocation given?", who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("screening_information_understood_and_written", Bool,
     "Was the information given in writing, and orally where needed, in a language the person understands or may be supposed to?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip
fact("screening_information_child_friendly", Bool,
     "Was the information given in a child-friendly way, with the representative or accompanying person taking part?",
     who=Who.SCREENING_AUTHORITY)  # fmt: skip

# Children (Article 13)
fact("adult_family_member_present", Bool, "Is an adult member of the child's family present?")
fact("accompanied_by_adult_family_member", Bool, "Is the child accompanied by that family member during the screening?")
fact("screening_companion", Choice("representative", "trained_person"),
     "Who accompanies the unaccompanied child during the screening (none: nobody)?")  # fmt: skip
fact("companion_takes_part_in_screening", Bool,
     "Is the person who accompanies the child responsible for an element of the screening, or under orders of those who are?")  # fmt: skip

# The monitoring mechanism (Article 10)
fact("monitoring_features",
     ChoiceSet("independent", "access_to_places", "access_to_persons", "access_to_documents", "unannounced_checks",
               "yearly_recommendations", "follow_up_of_allegations", "adequate_means", "ombuds_bodies_take_part"),
     "Which features does the State's fundamental-rights monitoring mechanism have?", sensitivity=Sensitivity.PUBLIC)  # fmt: skip
fact("monitoring_covers_border_procedure", Bool, "Does the mechanism also cover the asylum border procedure?",
     sensitivity=Sensitivity.PUBLIC)  # fmt: skip

# The end (Article 18)
fact(
    "to_be_relocated",
    Bool,
    "Is the person to be relocated under Article 67 of the Asylum and Migration Management Regulation?",
)
