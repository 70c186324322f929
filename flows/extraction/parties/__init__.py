"""Which organisations a phrase stands for as a party to what is said."""
