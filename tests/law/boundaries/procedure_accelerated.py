"""Both sides of the grounds of acceleration (Article 42)."""

from tests.law.boundaries import case

RATE = {"recognition_rate": "1/5", "significant_change_in_country": False, "category_not_represented_by_rate": False}
NO_GROUND = {
    "lodged_on": "2026-08-03",
    "ground_irrelevant_issues": False,
    "ground_inconsistent": False,
    "ground_misled": False,
    "ground_delay_removal": False,
    "ground_safe_country_of_origin": False,
    "ground_security": False,
    "ground_subsequent_admissible": False,
    "ground_irregular_late": False,
    "ground_lawful_entry_late": False,
    "recognition_rate": "1/2",
    "danger_to_the_acting_state_or_expelled_by_it": False,
    "too_complex_for_accelerated_procedure": False,
    "special_procedural_needs_unsupported": False,
    "unaccompanied_minor": False,
}
MINOR = NO_GROUND | {"unaccompanied_minor": True}


def without(facts: dict, *names: str) -> dict:
    """The facts with some of them unknown."""
    return {name: value for name, value in facts.items() if name not in names}


CASES = [
    # ------------------------------------------------------------------------------------ point (j)
    case("low_recognition_rate_ground", RATE, True, "20 % is 'equal to or lower'"),
    case("low_recognition_rate_ground", RATE | {"recognition_rate": "201/1000"}, False, "20.1 %"),
    case("low_recognition_rate_ground", RATE | {"significant_change_in_country": True}, False, "first exception"),
    case("low_recognition_rate_ground", RATE | {"category_not_represented_by_rate": True}, False, "second exception"),
    case("low_recognition_rate_ground", without(RATE, "category_not_represented_by_rate"), "unknown",
         "the second exception was not assessed"),
    case("low_recognition_rate_ground", RATE, "none", "before the Regulation applies", on="2026-06-11"),
    case("guidance_note_must_be_reference", {"guidance_note_shows_significant_change": True}, True,
         "the note is the reference"),
    case("guidance_note_must_be_reference", {"guidance_note_shows_significant_change": False}, False, "no such note"),
    # ------------------------------------------------------------------------------------ 42(1), point by point
    case("accelerated_ground_holds", NO_GROUND | {"ground_irrelevant_issues": True}, True, "(a)", id="APR-42.1a"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_inconsistent": True}, True, "(b)", id="APR-42.1b"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_misled": True}, True, "(c)", id="APR-42.1c"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_delay_removal": True}, True, "(d)", id="APR-42.1d"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_safe_country_of_origin": True}, True, "(e)", id="APR-42.1e"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_security": True}, True, "(f)", id="APR-42.1f"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_subsequent_admissible": True}, True, "(g)", id="APR-42.1g"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_irregular_late": True}, True, "(h)", id="APR-42.1h"),
    case("accelerated_ground_holds", NO_GROUND | {"ground_lawful_entry_late": True}, True, "(i)", id="APR-42.1i"),
    case("accelerated_ground_holds", NO_GROUND | RATE, True, "(j)", id="APR-42.1j"),
    case("accelerated_ground_holds", NO_GROUND, False, "none of the ten"),
    case("accelerated_ground_holds", without(NO_GROUND, "ground_misled"), "unknown", "whether point (c) holds is open"),
    # ------------------------------------------------------------------------------------ 42(1), (2) and 21(2)
    case("accelerated_procedure_must", NO_GROUND | {"ground_inconsistent": True}, True, "accelerated"),
    case("accelerated_procedure_must", NO_GROUND, False, "no ground"),
    case("accelerated_procedure_must", NO_GROUND | {"lodged_on": "2026-06-11", "ground_inconsistent": True}, "none",
         "lodged under the Directive"),
    case("accelerated_procedure_must",
         NO_GROUND | {"ground_inconsistent": True, "too_complex_for_accelerated_procedure": True}, False,
         "42(2): the regular procedure"),
    case("accelerated_procedure_must", NO_GROUND | RATE | {"special_procedural_needs_unsupported": True}, False,
         "support cannot be given: the procedure stops", id="APR-21.2-stop"),
    case("accelerated_procedure_must", without(NO_GROUND | RATE, "special_procedural_needs_unsupported"), "unknown",
         "special needs not assessed: held back", id="APR-21.2-stop"),
    case("change_to_regular_procedure_not_told",
         NO_GROUND | {"too_complex_for_accelerated_procedure": True, "told_of_change_of_procedure": False}, True,
         "not told"),
    case("change_to_regular_procedure_not_told",
         NO_GROUND | {"too_complex_for_accelerated_procedure": True, "told_of_change_of_procedure": True}, False,
         "told"),
    case("accelerated_procedure_without_basis", NO_GROUND | {"examined_in_accelerated_procedure": True}, True,
         "no ground"),
    case("accelerated_procedure_without_basis",
         NO_GROUND | {"examined_in_accelerated_procedure": True, "ground_inconsistent": True}, False, "a ground"),
    # ------------------------------------------------------------------------------------ 42(3)
    case("accelerated_ground_for_unaccompanied_minor_holds", MINOR | {"ground_safe_country_of_origin": True}, True,
         "(a)"),
    case("accelerated_ground_for_unaccompanied_minor_holds",
         MINOR | {"danger_to_the_acting_state_or_expelled_by_it": True}, True, "(b)"),
    case("accelerated_ground_for_unaccompanied_minor_holds", MINOR | {"ground_subsequent_admissible": True}, True,
         "(c)"),
    case("accelerated_ground_for_unaccompanied_minor_holds", MINOR | {"ground_misled": True}, True, "(d)"),
    case("accelerated_ground_for_unaccompanied_minor_holds", MINOR | RATE, True, "(e)"),
    case("accelerated_ground_for_unaccompanied_minor_holds", MINOR | {"ground_inconsistent": True}, False,
         "not among the five"),
    case("unaccompanied_minor_outside_accelerated_procedure", MINOR | {"ground_inconsistent": True}, True,
         "an unaccompanied minor, point (b) of 42(1)"),
    case("unaccompanied_minor_outside_accelerated_procedure", MINOR | {"ground_misled": True}, False,
         "one of the five"),
    case("unaccompanied_minor_outside_accelerated_procedure", NO_GROUND, False, "not an unaccompanied minor"),
    case("accelerated_procedure_must", MINOR | {"ground_inconsistent": True}, False, "never on that ground",
         id="APR-42.3"),
    case("accelerated_procedure_must", MINOR | RATE, True, "on point (e) of paragraph 3", id="APR-42.3"),
    case("accelerated_procedure_must", without(NO_GROUND, "unaccompanied_minor") | {"ground_inconsistent": True},
         "unknown", "whether the applicant is an unaccompanied minor is open: held back", id="APR-42.3"),
]  # fmt: skip
