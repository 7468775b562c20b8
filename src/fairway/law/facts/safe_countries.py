"""Facts of the safe-country concepts: what holds in a third country, for whom, and who has designated it."""

from fairway.law.language import Bool, Choice, Country, Date, Sensitivity, Who, Whole, fact

DA = Who.DETERMINING_AUTHORITY

# Effective protection (Article 57)
fact(
    "third_country_respects_geneva_convention",
    Bool,
    "Has the third country ratified the Geneva Convention, and does it respect it within the limitations it "
    "lawfully made?",
    evaluative=True,
    who=DA,
)
fact(
    "outside_third_country_geneva_limitation",
    Bool,
    "Does a geographical limitation of the third country leave the applicant outside its Geneva Convention?",
    who=DA,
)
fact(
    "stay_allowed_in_third_country",
    Bool,
    "Are such persons allowed to remain in the third country?",
    evaluative=True,
    who=DA,
)
fact(
    "subsistence_in_third_country",
    Bool,
    "Have they means of subsistence for an adequate standard of living, given the general situation of that country?",
    evaluative=True,
    who=DA,
)
fact(
    "health_care_in_third_country",
    Bool,
    "Have they access to health care and essential treatment of illness under the conditions general in that country?",
    evaluative=True,
    who=DA,
)
fact(
    "education_in_third_country",
    Bool,
    "Have they access to education under the conditions general in that country?",
    evaluative=True,
    who=DA,
)
fact(
    "protection_lasts_until_durable_solution",
    Bool,
    "Does effective protection remain available until a durable solution is found?",
    evaluative=True,
    who=DA,
)

# First country of asylum and safe third country (Articles 58 and 59)
fact(
    "protection_enjoyed_before_entry",
    Bool,
    "Did the applicant enjoy effective protection in the third country before travelling to the Union?",
    who=DA,
)
fact(
    "protection_still_available",
    Bool,
    "Can the applicant still avail themselves of that protection?",
    evaluative=True,
    who=DA,
)
fact(
    "no_convention_threat_in_third_country",
    Bool,
    "Is there no threat there to life or liberty for reasons of race, religion, nationality, social group or "
    "political opinion?",
    evaluative=True,
    who=DA,
)
fact(
    "no_risk_of_serious_harm_in_third_country",
    Bool,
    "Is there no real risk of serious harm there (Article 15 of the Qualification Regulation)?",
    evaluative=True,
    who=DA,
)
fact(
    "third_country_respects_non_refoulement",
    Bool,
    "Does the third country protect against refoulement, and against removal to torture or cruel, inhuman or "
    "degrading treatment?",
    evaluative=True,
    who=DA,
)
fact(
    "effective_protection_can_be_requested",
    Bool,
    "Can effective protection be requested there and, if the conditions are met, received?",
    evaluative=True,
    who=DA,
)
fact(
    "concept_rebutted_by_applicant",
    Bool,
    "Has the applicant given elements that show why the concept does not apply to them individually?",
    evaluative=True,
    who=DA,
)
fact(
    "third_country_best_interests_of_child",
    Bool,
    "Is it compatible with the best interests of the child to consider that country for this minor?",
    evaluative=True,
    who=DA,
)
fact(
    "third_country_assurance_for_minor",
    Bool,
    "Has the third country first assured that it will take charge of the minor, with immediate effective protection?",
)
fact(
    "third_country_designated_by",
    Choice("union", "national"),
    "Who has designated the country as a safe third country (none: nobody)?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "outside_safe_third_country_designation",
    Bool,
    "Does the applicant come under an exception of the designation (a part of the territory, a category of persons)?",
    who=DA,
)
fact(
    "safety_presumed_under_union_agreement",
    Bool,
    "Is the applicant covered by a Union agreement (Article 218 TFEU) on their protection, and is safety presumed "
    "on it?",
)
fact(
    "reasonable_connection_with_third_country",
    Bool,
    "Has the applicant a connection with the third country that makes it reasonable to go there?",
    evaluative=True,
    who=DA,
)
fact(
    "transited_third_country_with_access_to_protection",
    Bool,
    "Did the applicant pass through that country on the way to the Union, with the possibility to ask for "
    "effective protection there?",
    who=DA,
)
fact(
    "agreement_examines_merits_in_third_country",
    Bool,
    "Is there an agreement or arrangement under which the third country examines requests for effective protection "
    "of applicants like this one?",
)
fact(
    "told_of_safe_country_rejection",
    Bool,
    "Was the applicant informed of the rejection in writing, as Article 36 asks?",
)
fact(
    "document_for_third_country_given",
    Bool,
    "Was the applicant given a document telling the third country, in its language, that the merits were not examined?",
)
fact(
    "third_country_admission_answer",
    Choice("admitted", "refused"),
    "What has the third country answered on admission or readmission (none: no answer yet)?",
)
fact(
    "third_country_answer_due_on",
    Date,
    "By what day did the authority ask the third country to answer?",
    after=("decision_notified_on",),
)

# Safe country of origin (Articles 61 and 62)
fact(
    "former_habitual_residence",
    Country,
    "In which country did the stateless person formerly have their habitual residence?",
)
fact(
    "no_persecution_in_country_of_origin",
    Bool,
    "Can it be shown, on law, its application in a democratic system and politics, that there is no persecution there?",
    evaluative=True,
    who=DA,
)
fact(
    "no_serious_harm_in_country_of_origin",
    Bool,
    "Can it be shown in the same way that there is no real risk of serious harm there?",
    evaluative=True,
    who=DA,
)
fact(
    "nationally_designated_country_of_origin",
    Bool,
    "Is the applicant's country on the acting State's own list of safe countries of origin?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "outside_safe_country_of_origin_designation",
    Bool,
    "Does the applicant come under an exception of the designation (a part of the territory, a category of persons)?",
    who=DA,
)
fact(
    "safe_origin_rebutted_by_applicant",
    Bool,
    "Has the applicant given elements that show why the concept of safe country of origin does not apply to them "
    "individually?",
    evaluative=True,
    who=DA,
)
fact(
    "indiscriminate_violence_in_country",
    Bool,
    "Is there in the country a serious and individual threat to civilians from indiscriminate violence in armed "
    "conflict?",
    evaluative=True,
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "union_restrictive_measures_on_country",
    Bool,
    "Has the Union adopted restrictive measures over actions of the country that affect fundamental rights and "
    "freedoms?",
    who=Who.COUNCIL,
    sensitivity=Sensitivity.PUBLIC,
)

# Suspension, withdrawal and national lists (Articles 63 and 64)
fact(
    "designation_conditions_no_longer_met",
    Bool,
    "Does the Commission, after a significant change and a substantiated assessment, consider the conditions no "
    "longer met?",
    evaluative=True,
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "designation_suspended_on",
    Date,
    "On what day did the Commission adopt the delegated act that suspends the designation (none: it has not)?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "designation_removal_proposed_on",
    Date,
    "On what day did the Commission propose to remove the designation (none: it has not)?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
    after=("designation_suspended_on",),
)
fact(
    "designation_suspension_extensions",
    Whole,
    "How often was the suspension extended by six months?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
    minimum=0,
    maximum=2,
    cite="APR Art. 63(4)",
)
fact(
    "designation_removed_on",
    Date,
    "On what day was the Union designation removed by legislation (none: it was not)?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "national_designation_notified_on",
    Date,
    "On what day did the State notify that it considers the conditions met again (none: it did not)?",
    sensitivity=Sensitivity.PUBLIC,
    after=("designation_removed_on",),
)
fact(
    "commission_objected_on",
    Date,
    "On what day did the Commission object to the national designation (none: it did not)?",
    who=Who.COMMISSION,
    sensitivity=Sensitivity.PUBLIC,
    after=("national_designation_notified_on",),
)
fact(
    "national_lists_changed_on",
    Date,
    "On what day did a national designation begin or change?",
    who=Who.NATIONAL_LAW,
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "national_lists_notified_on",
    Date,
    "On what day were the Commission and the Asylum Agency told of it (none: not yet)?",
    sensitivity=Sensitivity.PUBLIC,
    after=("national_lists_changed_on",),
)
fact(
    "previous_ad_hoc_report_on",
    Date,
    "On what day did the State last report the third countries considered safe for single applicants?",
    sensitivity=Sensitivity.PUBLIC,
)
fact(
    "ad_hoc_report_sent_on",
    Date,
    "On what day was the next such report sent?",
    sensitivity=Sensitivity.PUBLIC,
    after=("previous_ad_hoc_report_on",),
)
