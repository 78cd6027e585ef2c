"""Text to text: one edit changes the lines that it must, and nothing else."""
