"""What travels: parcels, the seal around them, and the courier that knows what must still arrive.

Pure: signing, sealing and sending are done by others; here is what the bytes mean.
"""
