"""What an edit would do, before anything is written: values in, values out."""
