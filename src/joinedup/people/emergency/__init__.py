"""Emergency access: an hour's reading of one case with a reason, told to those concerned and reviewed afterwards."""
