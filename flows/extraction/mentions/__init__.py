"""Who is mentioned: organisations and people, by name, description or pronoun, and who is whom."""
