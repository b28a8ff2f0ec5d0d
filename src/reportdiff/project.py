"""Where the project lives: the one line to change by whoever publishes it. What users copy names this address; a test compares them."""

REPOSITORY = "https://github.com/reportdiff/reportdiff"
