"""The released tables, declared once: names, types, allowed values, keys, descriptions."""
