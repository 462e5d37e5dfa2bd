"""The pure core: no files, no clock, no terminal, no chance, no Textual. Values in, values out."""
