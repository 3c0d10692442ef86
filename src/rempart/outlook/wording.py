"""Plain words for strategies, criteria and parameters, shared by every sentence of the outlook."""

from rempart.outlook.assessment import StrategyId

STRATEGY_WORDS: dict[StrategyId, str] = {
    "guarantees_first": "guarantees first",
    "quick_compromise": "quick compromise",
    "no_guarantee": "no guarantee",
}
CRITERION_WORDS = {
    "no_accord": "no accord is reached",
    "holds_given_accord_10": "an accord, once signed, holds ten years",
    "accord_and_holds_10": "an accord is signed and holds ten years",
    "defender_value": "value to the defender",
}
PATH_WORDS = {
    "delivered_share": "Share of what is promised that is delivered, by year from the start of the plan",
    "covered_share": "Share of all people that the weaker of both layers covers at most, by year",
}
MOVED_WORDS = {
    "credibility_guarantees_first": "the credibility of the guarantee at signature",
    "years_until_in_force": "the years from the accord until the guarantee is in force",
    "build_up_years": "the years of build-up before the offer",
}
STRUCTURED_ARGUMENT = (
    "This is a structured argument and not a prediction: it shows what follows from named inputs, of which "
    "no parameter is estimated from data."
)
NO_ADVICE_ON_TIMING = (
    "What the model shows when the offer comes later is a property of the model and no advice on timing: "
    "what the war costs meanwhile is itself assumed."
)
