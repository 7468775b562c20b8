"""What the law and the record say, in words that a person can read: stages, limits, what follows, rights.

English here; the catalogues of `fairway.web` hold the other languages. A limit that has no plain words here is shown in the words of its
rule and marked as English: nothing is left out because nobody has put it plainly yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

AUTHORITY = _("The authority")
YOU = _("You")
OTHER_STATE = _("Another State")
COURT = _("A court")

STAGES: Mapping[str, str] = {
    "opened": _("Your case has been opened."),
    "made": _("You have asked for protection. Your application will now be registered."),
    "screened": _("The first checks have ended."),
    "registered": _("Your application is registered. You will be asked to hand it in in full."),
    "lodged": _("Your application has been handed in. It is being examined."),
    "needs_assessed": _("Your application is being examined."),
    "interviewed": _("You have been heard. Your application is being examined."),
    "decided": _("A decision has been taken. You will be given it in writing."),
    "notified": _("You have been given a decision."),
    "appealed": _("A court has been asked to look at the decision."),
    "appeal_decided": _("A court has answered."),
    "protected": _("You have been given protection."),
    "returned": _("Your case ended with a return."),
    "transferred": _("You were brought to another State, which examines your application."),
    "reopened": _("Your case has been opened again."),
    "closed": _("Your case is closed."),
}

STATUSES: Mapping[str, str] = {
    "RUNNING": _("Still to come"),
    "MISSED": _("The day has passed and it was not done"),
    "MISSED_UNLESS_DONE": _("The day has passed, and it is not recorded that it was done"),
    "MET": _("Done in time"),
    "MET_LATE": _("Done late"),
    "SUSPENDED": _("The day has passed, but nothing follows from that for now"),
}

FOLLOWS: Mapping[str, str] = {
    "CONTINUE": _("If the day passes, it must still be done."),
    "REFER": _("If the day passes, you go on to the next step all the same."),
    "ALLOW_ENTRY": _("If the day passes, you are as a rule to be allowed to enter the country."),
    "RELEASE": _("If the day passes, a person who is held is to be released."),
    "SHIFT_RESPONSIBILITY": _("If the day passes, it can change which State examines your application."),
    "DEEMED_ACCEPTED": _("No answer by this day counts as a yes."),
    "DEEMED_CONFIRMED": _("No answer by this day counts as a confirmation."),
    "LAPSE": _("After this day it is no longer possible as of right."),
    "END_TRACK": _("If the day passes, this procedure ends and the ordinary one goes on."),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """What is to happen by the day, by whom, and what follows where the general sentence would not say enough."""

    what: str
    who: str
    follows: str = ""


_REPRESENTATIVE = Limit(_("A representative is named for a child who is alone."), AUTHORITY)
_DECIDED = Limit(_("Your application is decided."), AUTHORITY)

LIMITS: Mapping[str, Limit] = {
    "registration_due": Limit(_("Your application is registered."), AUTHORITY),
    "lodging_appointment_due": Limit(_("You are given an appointment to hand in your application."), AUTHORITY),
    "lodging_due": Limit(
        _("You hand in your application in full."),
        YOU,
        _(
            "If you miss the day without a good reason, your application can be treated as withdrawn. A person decides that, not a machine."
        ),
    ),
    "registration_document_due": Limit(_("You are given a document that shows your registration."), AUTHORITY),
    "applicant_information_due": Limit(
        _("You are told your rights and duties in a language that you understand."), AUTHORITY
    ),
    "responsibility_information_due": Limit(
        _("You are told how it is found out which State examines your application."), AUTHORITY
    ),
    "reception_information_due": Limit(_("You are told which support you can have."), AUTHORITY),
    "reception_needs_assessment_due": Limit(
        _("It is found out whether you need special support where you live."), AUTHORITY
    ),
    "special_needs_assessment_due": Limit(
        _("It is found out whether you need special support in the procedure."), AUTHORITY
    ),
    "representative_due": _REPRESENTATIVE,
    "minor_representative_due": _REPRESENTATIVE,
    "reception_representative_due": _REPRESENTATIVE,
    "school_access_due": Limit(_("Children can go to school."), AUTHORITY),
    "labour_market_access_due": Limit(_("You are allowed to work."), AUTHORITY),
    "screening_due": Limit(_("The first checks end."), AUTHORITY),
    "inadmissibility_due": Limit(_("It is decided whether your application can be examined here."), AUTHORITY),
    "accelerated_examination_due": _DECIDED,
    "examination_due": _DECIDED,
    "examination_longest_due": _DECIDED,
    "border_procedure_limit": Limit(
        _("If your case is in the procedure at the border, that procedure ends."), AUTHORITY
    ),
    "appeal_due": Limit(_("You can ask a court to look at the decision."), YOU),
    "stay_request_due": Limit(_("You can ask a court to let you stay until it has decided."), YOU),
    "return_decision_appeal_due": Limit(_("You can ask a court to look at the return decision."), YOU),
    "transfer_appeal_due": Limit(_("You can ask a court to look at the decision to send you to another State."), YOU),
    "suspension_request_due": Limit(_("You can ask a court to stop the transfer until it has decided."), YOU),
    "take_charge_request_due": Limit(_("Another State is asked to examine your application."), AUTHORITY),
    "take_charge_reply_due": Limit(_("The other State answers."), OTHER_STATE),
    "take_back_notification_due": Limit(
        _("Another State is told that it has to take you back."), AUTHORITY, FOLLOWS["CONTINUE"]
    ),
    "take_back_confirmation_due": Limit(_("The other State answers."), OTHER_STATE),
    "transfer_decision_due": Limit(_("It is decided whether you are sent to another State."), AUTHORITY),
    "transfer_due": Limit(_("You are brought to the State that examines your application."), AUTHORITY),
    "detention_review_due": Limit(_("A court looks at whether you may be held."), COURT),
    "voluntary_departure_until": Limit(_("You can leave the country by yourself."), YOU),
    "residence_permit_due": Limit(_("You are given your residence permit."), AUTHORITY),
    "applicant_document_until": Limit(
        _("Your document as an applicant is valid until this day."),
        AUTHORITY,
        _("Your right to stay does not depend on this document."),
    ),
}

RIGHTS: Mapping[str, str] = {
    "right_to_remain_pending_decision": _("You may stay in the country until your application has been decided."),
    "free_counselling_right": _("You can have free legal advice if you ask for it."),
    "interview_must_be_offered": _("You are to be heard in a personal interview before a decision."),
    "material_reception_conditions": _(
        "You are to have housing, food, clothing and a daily allowance if you need them."
    ),
    "health_care_right": _("You can have the health care that you need."),
    "education_right": _("Children can go to school as the children of the country do."),
    "language_courses_right": _("You can take a language course."),
    "representation_must_be_provided": _("A child who is alone is to have a representative."),
    "right_to_appeal": _("You can ask a court to look at the decision."),
    "free_assistance_on_appeal_right": _("You can have free legal help before the court if you ask for it."),
    "right_to_remain_pending_appeal": _(
        "You may stay in the country until the time to go to court is over, and until the court has decided."
    ),
}
"""Findings of the law that are rights of the person, in the order in which they are shown."""

RIGHT_IS = {
    "yes": _("The law gives you this in your case."),
    "no": _("On the facts recorded, the law does not give you this in your case. You can ask why."),
    "open": _("This cannot be said yet: facts are missing. Ask the authority or an adviser."),
}

PURPOSES: Mapping[str, str] = {
    "casework": _("to work on your case"),
    "decision": _("to prepare or take a decision"),
    "reception": _("to arrange housing and support"),
    "appeal": _("because of an appeal or a court"),
    "request": _("to answer you or your adviser"),
    "oversight": _("to check that the rules are kept"),
}
"""Purposes of reading a case. A reason is recorded as 'purpose' or 'purpose: own words'; the person sees counts by purpose."""

OTHER_PURPOSE = _("for another reason, which the officer wrote down")
NOT_APPROVED = _("No named person has approved this translation yet. Only what you are given in writing counts.")


def day_format() -> str:
    """How Django writes a day in the active language. Its English is that of the United States, where 8.7. is another day than here."""
    return "j F Y" if (get_language() or "en").startswith("en") else "DATE_FORMAT"
