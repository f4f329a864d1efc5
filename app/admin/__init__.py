"""The pages for the trail, the jobs and the settings, and the commands that keep house.

Stands above every slice, because keeping house looks into all of them.
"""
