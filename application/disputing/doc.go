// Package disputing holds the use cases of a family's disagreement with a decision: its mediation and its appeal.
package disputing
