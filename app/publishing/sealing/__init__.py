"""封存: an item and everything it ever said, taken away from everyone in one act.

Rows stay, because others point at them, but say nothing: what they said goes into one locked box
(``texts``), its files into boxes on disk (``files``, a job, because they take time). Until that
job has run nothing serves them: every load refuses what is sealed.
"""
