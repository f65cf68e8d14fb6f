"""Pure rules of questionnaires and of what their answers say."""
