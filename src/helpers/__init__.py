"""Small functions that the code cells of the book call; import from the topic module.

>>> from helpers.checking import check
>>> from helpers.intervals import wald
"""
