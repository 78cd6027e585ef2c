"""What is known of plans as plain objects, for programs; no words for people are made here."""
