"""The lines of this chapter, each in a file of its own."""

from fadu.engine.line import gather

gather("fadu.work.enforcement")
