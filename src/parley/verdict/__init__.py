"""What may be concluded: the machines replayed over a verified bundle, in plain words.

Pure. It says at which level the evidence stands, and what remains one side's word.
"""
