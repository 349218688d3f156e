"""What is shown of a file that is new to this computer, before anybody works in it."""
