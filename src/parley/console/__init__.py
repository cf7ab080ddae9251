"""The web console, served by the station itself to its own people, on a network without internet.

Pages are made on the server; a plain module brings in what changed (htmx, for forms, is not used yet). What a page
shows comes from `views`. Nothing here decides.
"""
