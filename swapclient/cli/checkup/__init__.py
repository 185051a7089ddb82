"""What ``doctor`` looks at, one module a subject. Each check answers with a value; none of them mends anything."""
