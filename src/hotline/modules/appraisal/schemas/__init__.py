"""What the process of an evaluation takes and answers over HTTP."""
