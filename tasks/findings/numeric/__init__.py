"""Numbers, quantities and times: one scanner, then layers of declared rules over its tokens.

``scan`` (lexicon.py) gives the tokens of a text, ``numerals`` reads number words and digits that can be
nothing but a number, ``times`` takes the time expressions, ``quantities`` what is left. Every layer sees
one token in the place of what an earlier one has read. How rules are written: grammar.py.
"""
