"""What changes categories, divisions and the working calendar."""
