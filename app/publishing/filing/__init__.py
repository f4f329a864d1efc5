"""Filing what was published with the authorities (备案).

A package of its own because it has two sides: the organ that sends, and the authority that confirms
where it works with the same installation and sees nothing but what was sent to it.
"""
