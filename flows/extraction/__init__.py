"""Doc to claims: what each sentence of a document says, with the words that say it."""
