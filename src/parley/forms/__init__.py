"""What can be written: the types of messages, what their fields mean, and how a message is printed.

Data and pure code. Everything that knows a type learns it from one file below `types/`.
"""
