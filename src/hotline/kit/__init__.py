"""What every module stands on: clock, refusals, events, rates, bulk loading. No models and no domain."""
