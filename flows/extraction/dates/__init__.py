"""Calendar expressions, their values in EDTF, and the claims that they date."""
