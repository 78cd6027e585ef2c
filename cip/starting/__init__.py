"""What a new repository is begun with: answers in, texts by path out."""
