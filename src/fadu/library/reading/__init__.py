"""Reading a document of the library: its text in blocks and pages, its standing on a day, its links, two versions compared, and the
same as a paper, as JSON and as Akoma Ntoso. Knows no address of a page and reads no clock.
"""
