// Package ical writes days in the form that calendars read (RFC 5545).
package ical
