"""How a hotline begins and who is in it: the first start, its organisation, its people."""
