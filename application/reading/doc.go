// Package reading is what people look at: their trays, a child's file, its timeline and record.
package reading
