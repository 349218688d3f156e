"""What forms ask on top, in words that are recognised again when a form comes back."""

from rai_desktop.domain.texts import N_

DEPARTMENT = N_("Department")
COMPANY = N_("Your company")
FILLED_IN_BY = N_("Filled in by")
FILLED_IN_ON = N_("Date")
NO_AI = N_("We use no AI")

SEND_BACK_BY = N_("Please send the file back by {day} to {sender}.")
SEND_BACK_TO = N_("Please send the file back to {sender}.")
SEND_BACK_UNTIL = N_("Please send the file back by {day}.")
SEND_BACK = N_("Please send the file back when you are done.")
