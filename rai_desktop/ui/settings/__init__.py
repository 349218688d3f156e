"""The settings of this person on this computer: shown, searched, taken back, passed on."""
