"""Prints what each rule of check finds as a page of Markdown, a heading for each: where the help of a SARIF log leads."""

from reportdiff.checking import RULES

for rule in RULES:
    print(f"## {rule.code}\n\n{rule.name} ({rule.severity})\n\n{rule.page().strip()}\n\nSilence it with `--ignore {rule.code}`.\n")
