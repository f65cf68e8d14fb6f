"""The outside world: each adapter carries out what a module's ports ask for."""
