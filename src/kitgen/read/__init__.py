"""The reading room: files of writers and organisations go in, checked values of the model come out."""
