"""Reads: the catalogue over the modules' fact sets, the values of indicators, and the records behind them."""
