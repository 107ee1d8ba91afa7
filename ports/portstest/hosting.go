package portstest

import (
	"bytes"
	"context"
	"testing"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// BannersContract proves that messages come back whole, the one that ends last first, and that no change is lost.
func BannersContract(t *testing.T, open Open) {
	u := open(t)
	made := func(until time.Time) council.Banner {
		b := Fill[council.Banner](t)
		b.ID, b.Version, b.From, b.Until, b.SavedAt = NewID[council.BannerID](), 0, At, until, At
		return b
	}
	first, second := made(At.Add(time.Hour)), made(At.Add(2*time.Hour))
	save := func(b council.Banner) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Banners.Save(ctx, b) })
	}
	for _, b := range []council.Banner{first, second} {
		if err := save(b); err != nil {
			t.Fatal(err)
		}
	}
	first.Version, second.Version = 1, 1
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Banners.List(ctx, 10)
		same(t, "the messages", all, []council.Banner{second, first})
		one, _ := s.Banners.List(ctx, 1)
		same(t, "the one that ends last", one, []council.Banner{second})
		got, errGet := s.Banners.Get(ctx, first.ID)
		same(t, "a message", got, first)
		_, errNone := s.Banners.Get(ctx, NewID[council.BannerID]())
		kind(t, "a message that is not there", errNone, fault.NotFound)
		if errGet != nil {
			return errGet
		}
		return err
	})
	if err := save(first); err != nil {
		t.Fatal(err)
	}
	kind(t, "the second of two who changed it", save(first), fault.Conflict)
}

// MaintenanceContract proves that there is one maintenance at most, as it was planned last.
func MaintenanceContract(t *testing.T, open Open) {
	u := open(t)
	planned := func(want council.Maintenance) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			got, err := s.Maintenance.Planned(ctx)
			same(t, "what is planned", got, want)
			return err
		})
	}
	planned(council.Maintenance{})
	for _, m := range []council.Maintenance{
		{From: At, Until: At.Add(time.Hour), Message: "We move.", SetBy: "Marguerite Holloway"},
		{From: At, Until: At, SetBy: "The operator"},
	} {
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Maintenance.Save(ctx, m) })
		planned(m)
	}
}

// LogosContract proves that a picture comes back byte by byte under what it holds, and can be kept twice.
func LogosContract(t *testing.T, open Open) {
	u := open(t)
	const sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
	picture := []byte("\x89PNG\r\n\x1a\n\x00 a picture")
	for range 2 {
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Logos.Save(ctx, sha, picture) })
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Logos.Get(ctx, sha)
		if !bytes.Equal(got, picture) {
			t.Errorf("the picture came back as %q", got)
		}
		_, errNone := s.Logos.Get(ctx, sha[:63]+"9")
		kind(t, "a picture that is not there", errNone, fault.NotFound)
		return err
	})
}
