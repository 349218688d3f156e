"""People in the window: who works here, who is responsible for what, erasing somebody."""
