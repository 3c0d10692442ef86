"""What was promised against money, output and time: the programme and its schedule.

``programme_file`` (rows as written) and ``first_draft`` (rows from a ledger) make a ``programme``;
``model`` solves it month by month, ``results`` reads the solution back, ``scheduling`` gives the ``timetable``.
``enveloping`` bounds confidential lists, ``auditing`` checks the shipped tables.
"""
