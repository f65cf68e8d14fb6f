"""Plain rules about money: budget, execution, procurement, contracts, assessment, approval, findings."""
