// Package demo tells the story of an invented council, Wrenshire, so that someone who starts the hub finds it at
// work: settings, people over every role, and children at every point of the road from a request to a plan. It does
// everything through the application's own use cases with a clock that it sets, so that nothing in it is a state
// that the hub can't reach, and every wait in it is one that the law allows.
package demo
