// Package recording is what reaches the council another way than through the hub: what officers can write down for whom,
// what they have, and what those concerned say of it.
package recording
