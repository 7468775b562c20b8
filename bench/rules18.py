"""Eighteen rules shaped like the Pact, in the law language: what Fairway and its peers are measured on.

Not the law: seven limits, the choice of procedure, the nine steps to the responsible State and a fair share, each cut down to
what every peer can express. The law itself is in `fairway.law.pact`. Import it through `book18`, which gives it a registry of
its own."""

from datetime import date

from fairway.law.language import (
    Binds,
    Bool,
    Choice,
    Date,
    Expiry,
    Force,
    Fraction,
    PeriodLaw,
    State,
    Who,
    Whole,
    act,
    clock,
    days,
    fact,
    happened,
    last_day,
    months,
    ratio,
    round_up,
    rule,
    weeks,
    years,
)

APR = act("APR", "Regulation (EU) 2024/1348", eli="http://data.europa.eu/eli/reg/2024/1348/oj",
          title="Asylum Procedure Regulation, cut down", applies_from=date(2026, 6, 12), anchor="made_on",
          periods=PeriodLaw.APR_73)  # fmt: skip
AMM = act("AMMR", "Regulation (EU) 2024/1351", eli="http://data.europa.eu/eli/reg/2024/1351/oj",
          title="Asylum and Migration Management Regulation, cut down", applies_from=date(2026, 7, 1), anchor="made_on",
          periods=PeriodLaw.AMMR_75)  # fmt: skip

fact("acting_state", State, "Which State acts?")
fact("made_on", Date, "On what day was the application made?")
fact("registered_on", Date, "On what day was it registered?")
fact("lodged_on", Date, "On what day was it lodged?")
fact("entered_on", Date, "On what day did the person cross the external border irregularly?")
fact("hit_received_on", Date, "On what day did a Eurodac hit come in?")
fact("request_received_on", Date, "On what day did the requested State receive the request?")
fact("accepted_on", Date, "On what day was the request accepted?")
fact("appeal_decided_on", Date, "On what day was an appeal with suspensive effect decided?")
fact("decision_notified_on", Date, "On what day was the decision notified?")
fact(
    "arrival_kind",
    Choice("inland", "crossing_point", "irregular_crossing", "search_and_rescue"),
    "How did the person arrive?",
)
fact("authorised_entry", Bool, "Has entry been authorised?")
fact("unaccompanied_minor", Bool, "Is the person an unaccompanied minor?")
fact("security_risk", Bool, "Is the person a danger to national security?", evaluative=True)
fact("misled_authorities", Bool, "Has the person intentionally misled the authorities?", evaluative=True)
fact(
    "special_needs_unmet",
    Bool,
    "Are there special procedural needs that the border procedure cannot meet?",
    evaluative=True,
)
fact("safe_country_of_origin", Bool, "Is the country of origin a safe one for this person?", evaluative=True)
fact("protected_elsewhere", Bool, "Has another Member State granted protection?")
fact("complex_case", Bool, "Does the case raise complex issues of fact or law?", evaluative=True)
fact("imprisoned", Bool, "Is the person imprisoned?")
fact("absconded", Bool, "Has the person absconded?")
fact("recognition_rate", Fraction, "What share of decisions on this nationality grant protection?", who=Who.OBSERVATORY)
fact("family_state", State, "In which State is a family member?")
fact("family_status", Choice("beneficiary", "applicant", "other"), "In what position is the family member there?")
fact("document_state", State, "Which State issued a residence document or visa?")
fact("diploma_state", State, "In which State was a diploma obtained?")
fact("entry_state", State, "Into which State was the irregular crossing?")
fact("visa_free_state", State, "Which State did the person enter without needing a visa?")
fact("appeal_days", Whole, "How many days does national law give for an appeal?", who=Who.NATIONAL_LAW)
fact("pool_relocations", Whole, "How many relocations does the pool hold?", who=Who.COUNCIL)
fact("population_per_million", Whole, "What is the State's share of the population, per million?", who=Who.OBSERVATORY)
fact("gdp_per_million", Whole, "What is the State's share of the total GDP, per million?", who=Who.OBSERVATORY)


# --------------------------------------------------------------------------------------------------- seven limits


@clock(APR, "27(1)", id="B-01", done="registered_on", on_expiry=Expiry.CONTINUE, missed="The duty to register stays.")
def registration_due(made_on):
    """Last day to register an application."""
    return last_day(days(made_on, 5))


@clock(
    AMM, "39(1)", id="B-02", on_expiry=Expiry.SHIFT_RESPONSIBILITY,
    missed="The State in which the application was registered is responsible.",
)  # fmt: skip
def take_charge_request_due(registered_on, hit_received_on):
    """Last day to ask another State to take charge of an application."""
    if happened(hit_received_on):
        "second subparagraph: one month from the hit"
        return last_day(months(hit_received_on, 1))
    return last_day(months(registered_on, 2))


@clock(AMM, "40(1)", id="B-03", on_expiry=Expiry.DEEMED_ACCEPTED, missed="Silence counts as acceptance.")
def take_charge_reply_due(request_received_on, hit_received_on):
    """Last day to answer a request to take charge."""
    if happened(hit_received_on):
        "40(2): two weeks where the request rests on a hit"
        return last_day(weeks(request_received_on, 2))
    return last_day(months(request_received_on, 1))


@clock(AMM, "41(1)", id="B-04", on_expiry=Expiry.CONTINUE, missed="The notification is still to be sent.")
def take_back_notification_due(hit_received_on):
    """Last day to notify another State that it takes a person back."""
    return last_day(weeks(hit_received_on, 2))


@clock(
    AMM, "46(1)", id="B-05", on_expiry=Expiry.SHIFT_RESPONSIBILITY, missed="The transferring State becomes responsible."
)
def transfer_due(accepted_on, appeal_decided_on, imprisoned, absconded):
    """Last day to transfer a person to the responsible State."""
    if absconded:
        "46(2): three years where the person absconds"
        return last_day(years(accepted_on, 3))
    if imprisoned:
        "46(2): one year where the person is imprisoned"
        return last_day(years(accepted_on, 1))
    if happened(appeal_decided_on):
        "46(1): from the final decision on an appeal with suspensive effect"
        return last_day(months(appeal_decided_on, 6))
    return last_day(months(accepted_on, 6))


@clock(APR, "35(4)", id="B-06", binds=Binds.DETERMINING_AUTHORITY, on_expiry=Expiry.CONTINUE, missed="The duty stays.")
def examination_due(lodged_on, procedure, complex_case):
    """Last day to conclude the examination."""
    if procedure == "inadmissibility":
        "35(1): two months"
        return last_day(months(lodged_on, 2))
    if procedure == "border":
        "51(2): twelve weeks"
        return last_day(weeks(lodged_on, 12))
    if procedure == "accelerated":
        "35(3): three months"
        return last_day(months(lodged_on, 3))
    if complex_case:
        "35(5): six months more"
        return last_day(months(lodged_on, 12))
    return last_day(months(lodged_on, 6))


@clock(APR, "67(7)", id="B-07", binds=Binds.APPLICANT, on_expiry=Expiry.LAPSE, missed="The decision becomes final.")
def appeal_due(decision_notified_on, appeal_days):
    """Last day to appeal, as national law sets it within the interval."""
    return last_day(days(decision_notified_on, appeal_days))


# ------------------------------------------------------------------------------------------------- which procedure


@rule(APR, "42(1)(j)", id="B-08")
def low_recognition_rate(recognition_rate):
    """Whether decisions on this nationality grant protection in a fifth of cases or fewer."""
    return recognition_rate <= ratio(1, 5)


@rule(APR, "42(1)", id="B-09")
def accelerated_ground(misled_authorities, security_risk, safe_country_of_origin, low_recognition_rate):
    """Whether one of the grounds for acceleration is met."""
    return misled_authorities or security_risk or safe_country_of_origin or low_recognition_rate


@rule(APR, "43(1)", id="B-10")
def border_situation(authorised_entry, arrival_kind):
    """Whether the person stands at the external border and was not let in."""
    return not authorised_entry and arrival_kind in ("crossing_point", "irregular_crossing", "search_and_rescue")


@rule(APR, "53", id="B-11", force=Force.BAR)
def border_procedure_excluded(unaccompanied_minor, security_risk, special_needs_unmet):
    """Whether the border procedure is closed to this person."""
    return (unaccompanied_minor and not security_risk) or special_needs_unmet


@rule(APR, "38(1)", id="B-12")
def inadmissible(protected_elsewhere, unaccompanied_minor):
    """Whether the application may be rejected without an examination of its merits."""
    return protected_elsewhere and not unaccompanied_minor


@rule(APR, "35", id="B-13", force=Force.VALUE)
def procedure(inadmissible, accelerated_ground, border_situation, border_procedure_excluded):
    """Which of the four procedures."""
    if inadmissible:
        return "inadmissibility"
    if border_situation and accelerated_ground and not border_procedure_excluded:
        return "border"
    if accelerated_ground:
        return "accelerated"
    return "ordinary"


# ---------------------------------------------------------------------------------------------- which State answers


@rule(AMM, "33(1)", id="B-14")
def entry_still_counts(entered_on, registered_on):
    """Whether the irregular crossing was less than twenty months before registration."""
    return happened(entered_on) and registered_on < months(entered_on, 20)


@rule(AMM, "24", id="B-15", force=Force.VALUE)
def responsibility_ground(
    unaccompanied_minor, family_state, family_status, document_state, diploma_state, entry_still_counts, visa_free_state
):
    """The first step of the hierarchy that fits."""
    if unaccompanied_minor and happened(family_state):
        "25(2)"
        return "family_of_minor"
    if unaccompanied_minor:
        "25(5)"
        return "minor"
    if family_status == "beneficiary":
        "26"
        return "family_beneficiary"
    if family_status == "applicant":
        "27"
        return "family_applicant"
    if happened(document_state):
        "29"
        return "document"
    if happened(diploma_state):
        "30"
        return "diploma"
    if entry_still_counts:
        "33"
        return "irregular_entry"
    if happened(visa_free_state):
        "31"
        return "visa_free_entry"
    return "first_registration"


@rule(AMM, "16(1)", id="B-16", force=Force.VALUE)
def responsible_state(
    responsibility_ground, family_state, acting_state, document_state, diploma_state, entry_state, visa_free_state
):
    """The State that the hierarchy designates."""
    if responsibility_ground in ("family_of_minor", "family_beneficiary", "family_applicant"):
        return family_state
    if responsibility_ground == "document":
        return document_state
    if responsibility_ground == "diploma":
        return diploma_state
    if responsibility_ground == "irregular_entry":
        return entry_state
    if responsibility_ground == "visa_free_entry":
        return visa_free_state
    return acting_state


# -------------------------------------------------------------------------------------------------------- fair share


@rule(AMM, "Annex I", id="B-17", force=Force.VALUE)
def reference_key(population_per_million, gdp_per_million):
    """Half by population, half by total GDP: per two million."""
    return population_per_million + gdp_per_million


@rule(AMM, "57(3)", id="B-18", force=Force.VALUE)
def fair_share(pool_relocations, reference_key):
    """A State's fair share of the pool in whole relocations, rounded up."""
    return round_up(pool_relocations * reference_key / 2000000)
