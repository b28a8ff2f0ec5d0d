"""From a report's text to what it says: words, figures, rules over them. Knows no language; languages are data.

text ──view──▶ one form ──coding──▶ codes ──grammar──▶ what the rules of a language find in a sentence
"""
