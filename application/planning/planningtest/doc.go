// Package planningtest leads a child to the decision to issue a plan, so that tests of the plan start where its
// road starts. Everything goes through the verbs of the domain: nothing here that the hub can't reach.
package planningtest
