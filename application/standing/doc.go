// Package standing is what a case stands under beside its stage: what flags it carries, who is responsible for the
// child, whether a plan is assessed again, when rights pass to the young person, and how a case ends outside of the
// process.
package standing
