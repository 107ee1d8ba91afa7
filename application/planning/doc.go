// Package planning is the road from the decision to issue a plan to the plan in force: the working draft, the
// versions that are shared, the family's comments, the consultation of settings, and the final plan.
package planning
