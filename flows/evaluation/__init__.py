"""How right a release is, against documents that people have coded by the codebook."""
