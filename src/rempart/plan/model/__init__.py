"""The programme as a linear model by month, and the solver that answers it."""
