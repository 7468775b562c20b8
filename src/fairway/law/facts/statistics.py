"""Facts on the statistics that Member States owe Eurostat: periods, deliveries, revisions."""

from fairway.law.language import Bool, Date, Sensitivity, Who, fact

OPEN = Sensitivity.PUBLIC

fact(
    "reference_period_ends_on", Date, "On what day does the period end that the figures are about?",
    who=Who.OBSERVATORY, sensitivity=OPEN,
)  # fmt: skip
fact(
    "statistics_sent_on", Date, "On what day did the Member State send the figures to Eurostat?",
    who=Who.OBSERVATORY, sensitivity=OPEN, after=("reference_period_ends_on",),
)  # fmt: skip
fact(
    "statistics_revised_on", Date,
    "On what day did the Member State revise or correct figures, or change methods or sources?",
    who=Who.OBSERVATORY, sensitivity=OPEN,
)  # fmt: skip
fact(
    "statistics_revision_told_on", Date, "On what day did the Member State tell Eurostat of the revision or change?",
    who=Who.OBSERVATORY, sensitivity=OPEN, after=("statistics_revised_on",),
)  # fmt: skip
fact(
    "subject_to_order_to_leave", Bool,
    "Was a decision or act issued that declares the stay illegal and imposes an obligation to leave?", who=Who.CASEWORKER,
)  # fmt: skip
fact(
    "left_following_order", Bool, "Did the person in fact leave the Member State following that decision or act?",
    who=Who.CASEWORKER,
)  # fmt: skip
fact(
    "transferred_between_states_under_dublin", Bool,
    "Was the person transferred to another Member State under the rules on responsibility (Dublin)?", who=Who.CASEWORKER,
)  # fmt: skip
