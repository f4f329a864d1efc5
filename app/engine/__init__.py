"""Running procedures drawn as BPMN; the only package that imports SpiffWorkflow."""
