package importing

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// atOnce is how many establishments are held against the hub's settings in one unit of work.
const atOnce = 1000

// comparison holds a file of the register against the settings of the hub, and writes them where it is asked to.
type comparison struct {
	units  ports.UnitOfWork
	ids    ports.IDs
	write  bool
	seen   map[string]bool
	byHand map[string]people.Setting // settings without a number, by their identity
	report ports.RegisterReport
}

func newComparison(units ports.UnitOfWork, ids ports.IDs, write bool) *comparison {
	return &comparison{units: units, ids: ids, write: write, seen: map[string]bool{}, byHand: map[string]people.Setting{}}
}

// run reads the whole file. What it wrote before an error stays: running it again goes on.
func (c *comparison) run(ctx context.Context, reader ports.RegisterFile, file io.ReadSeeker) error {
	err := c.units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		byHand, err := s.Register.ByHand(ctx)
		for _, setting := range byHand {
			c.byHand[string(setting.ID)] = setting
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := c.establishments(ctx, reader, file); err != nil {
		return err
	}
	return c.successions(ctx, reader, file)
}

func (c *comparison) establishments(ctx context.Context, reader ports.RegisterFile, file io.ReadSeeker) error {
	var waiting []people.Establishment
	for row, err := range reader.Establishments(file) {
		if err != nil {
			return err
		}
		c.report.Rows++
		if c.refused(row) {
			continue
		}
		if waiting = append(waiting, row.Establishment); len(waiting) == atOnce {
			if err := c.take(ctx, waiting); err != nil {
				return err
			}
			waiting = waiting[:0]
		}
	}
	return c.take(ctx, waiting)
}

// refused notes what is wrong with a row, and reports whether the whole row is left out.
func (c *comparison) refused(row ports.RegisterRow) bool {
	urn := row.Establishment.URN
	if c.seen[urn] && !slices.ContainsFunc(row.Wrong, whole) {
		row.Wrong = append(row.Wrong, ports.RegisterProblem{Line: row.Line, URN: urn, Column: "URN", Value: urn, Why: "This number stands in an earlier row too. The row was left out.", Whole: true})
	}
	c.seen[urn] = true
	if room := ports.MostRegisterProblems - len(c.report.Problems); room > 0 {
		c.report.Problems = append(c.report.Problems, row.Wrong[:min(room, len(row.Wrong))]...)
	}
	if slices.ContainsFunc(row.Wrong, whole) {
		c.report.Refused++
		return true
	}
	return false
}

func whole(p ports.RegisterProblem) bool { return p.Whole }

// take holds some establishments against the hub. When somebody else writes the same settings at the same moment, it
// looks again.
func (c *comparison) take(ctx context.Context, rows []people.Establishment) error {
	if len(rows) == 0 {
		return nil
	}
	var err error
	for range 3 {
		report := c.report
		err = c.units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return c.compare(ctx, s, rows) })
		if !fault.Is(err, fault.Conflict) {
			return err
		}
		c.report = report
	}
	return err
}

func (c *comparison) compare(ctx context.Context, s ports.Stores, rows []people.Establishment) error {
	urns := make([]string, 0, len(rows))
	for _, e := range rows {
		urns = append(urns, e.URN)
	}
	known, err := s.Register.ByURN(ctx, urns...)
	if err != nil {
		return err
	}
	byURN := map[string]people.Setting{}
	for _, setting := range known {
		byURN[setting.URN] = setting
	}
	var changed []people.Setting
	for _, e := range rows {
		if setting, is := c.follow(byURN, e); is {
			changed = append(changed, setting)
		}
	}
	if !c.write {
		return nil
	}
	return s.Register.Save(ctx, changed...)
}

// follow gives the setting as the register now tells of it, whether that is new, and counts it.
func (c *comparison) follow(byURN map[string]people.Setting, e people.Establishment) (setting people.Setting, changed bool) {
	if old, known := byURN[e.URN]; known {
		now := old.Registered(e)
		if reflect.DeepEqual(plainly(old), plainly(now)) {
			c.report.Same++
			return now, false
		}
		c.report.Changed++
		if now.Closed && !old.Closed {
			c.report.Shut++
		}
		return now, true
	}
	for id, setting := range c.byHand {
		if setting.LikelySame(e) {
			delete(c.byHand, id)
			c.report.Changed++
			c.report.Adopted++
			return setting.Registered(e), true
		}
	}
	c.report.New++
	return people.Setting{ID: ehc.SettingID(c.ids.New())}.Registered(e), true
}

// plainly makes a list without anything and none the same.
func plainly(s people.Setting) people.Setting {
	if len(s.Closures) == 0 {
		s.Closures = nil
	}
	if len(s.Register.Needs) == 0 {
		s.Register.Needs = nil
	}
	return s
}

func (c *comparison) successions(ctx context.Context, reader ports.RegisterFile, file io.ReadSeeker) error {
	var all []people.Succession
	for s, err := range reader.Successions(file) {
		if err != nil {
			return err
		}
		c.report.Follow++
		all = append(all, s)
	}
	if !c.write {
		return nil
	}
	for some := range slices.Chunk(all, atOnce) {
		if err := c.units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return s.Register.Follow(ctx, some...) }); err != nil {
			return fmt.Errorf("keeping what follows what: %w", err)
		}
	}
	return nil
}
