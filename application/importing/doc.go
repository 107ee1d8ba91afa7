// Package importing brings into the hub what others keep: the national register of schools and colleges.
package importing
