"""What happens: the closed vocabulary of facts, and the machines that tell what follows from them.

Pure: the caller brings the time, the chance and the facts. The engine only routes; each machine is a table.
"""
