"""What can be proved: entries, the Merkle tree, notes, cards, bundles, and the recipe that verifies them.

Pure, and imports nothing else of Parley: this folder ships alone as a verifier.
"""
