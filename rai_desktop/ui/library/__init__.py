"""The library beside forms: fitting risks of a system, fitting mitigations of a risk."""
