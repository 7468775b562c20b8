"""The observatory: real figures with their vintages, indicators, triggers, alarms, forecasts and the board of the letter."""
