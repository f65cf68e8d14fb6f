"""How a city's year comes about: volumes, moments, people, matters and words, from a seed and the city's data files."""
