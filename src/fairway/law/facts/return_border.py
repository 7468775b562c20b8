"""Facts of the return border procedure: the rejection, the end of the right to remain, departure and detention."""

from fairway.law.language import Bool, Choice, Date, Who, fact

fact(
    "rejected_in_border_procedure",
    Bool,
    "Was the application rejected in the asylum border procedure (APR Articles 43 to 54)?",
)
fact("rejected_on_crisis_border_ground", Bool,
     "Was it rejected in a border procedure that rested on Article 11(3), (4) or (6) of the Crisis Regulation?")  # fmt: skip
fact("right_to_remain_ended_on", Date,
     "From what day has the person neither a right nor a permission to remain (none: they still have one)?",
     after=("decision_notified_on",))  # fmt: skip
fact("border_return_ended_on", Date,
     "On what day did the return border procedure end, by departure, removal or otherwise (none: not yet)?",
     after=("right_to_remain_ended_on",))  # fmt: skip
fact(
    "border_places_full",
    Bool,
    "Can the State not accommodate the person at or near the external border or in a transit zone?",
)
fact("stay_place", Choice("border_or_transit_zone", "elsewhere_on_territory"), "Where must the person stay?")
fact("border_stay_conditions_equivalent", Bool,
     "Do conditions and health care at the place equal those of Articles 19 and 20 of the Reception Conditions Directive?",
     evaluative=True)  # fmt: skip

# Voluntary departure (Article 4(5))
fact("border_voluntary_departure_granted_on", Date, "On what day was time to leave voluntarily granted (none: not)?")
fact("travel_document_held", Bool, "Has the person a valid travel document?")
fact("travel_document_handed_over", Bool, "Has the person handed the travel document over to the authorities?")

# Refusal of entry in place of a return decision (Article 4(6))
fact(
    "refused_entry_instead_of_return",
    Bool,
    "Was entry refused under Article 14 of the Schengen Borders Code after the rejection?",
)
fact("return_directive_set_aside_at_border", Bool,
     "Has the State decided, under Article 2(2)(a) of the Return Directive, not to apply it in these cases?", who=Who.NATIONAL_LAW)  # fmt: skip
fact("treatment_equivalent_to_border_return", Bool,
     "Are treatment and protection those of Return Directive Art. 4(4), and equal to Articles 4(2) and 5(4)?", evaluative=True)  # fmt: skip
fact("return_directive_provision",
     Choice("3", "4(1)", "4(4)", "5", "6(1)", "6(2)", "6(3)", "6(4)", "6(5)", "6(6)", "7(1)", "7(2)", "7(3)", "7(4)", "8", "9", "10",
            "11", "12", "13", "14(1)", "14(2)", "15(1)", "15(2)", "15(3)", "15(4)", "15(5)", "15(6)", "16", "17", "18"),
     "Which provision of the Return Directive is asked about?")  # fmt: skip

# Detention (Article 5)
fact("detained_in_border_asylum_procedure", Bool, "Was the person already detained during the asylum border procedure?")
fact("return_detention_individually_necessary", Bool,
     "Does an individual assessment find detention for return necessary, as a last resort?", evaluative=True)  # fmt: skip
fact(
    "avoids_or_hampers_return",
    Bool,
    "Does the person avoid or hamper the preparation of return or the removal?",
    evaluative=True,
)
fact("border_return_detention_since", Date, "On what day did the detention for return at the border begin?")
fact("later_return_detention_follows_at_once", Bool,
     "Did detention under the Return Directive follow at once on the detention at the border?")  # fmt: skip
