// Package assessment is the road from a request to the decision whether to issue a plan: the request, the two
// decisions, advice, and the child's and the parents' views.
package assessment
