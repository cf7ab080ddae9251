"""The web console, served by the station itself to its own people, on a network without internet.

Pages are made on the server; htmx swaps parts of `<main>`, and a few plain modules do what must not wait for it. What a
page shows comes from `views`; what somebody does goes to the loop like any other request. Nothing here decides.
"""
