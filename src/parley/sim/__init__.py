"""Bad bearers, bad clocks, bad faith: the fakes that keep the contract, all driven by one seed."""
