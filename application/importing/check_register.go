package importing

import (
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Means is what bringing in the register needs.
type Means struct {
	Units  ports.UnitOfWork
	Files  ports.FileStore
	Reader ports.RegisterFile
	Clock  ports.Clock
	IDs    ports.IDs
}

// CheckRegister takes a file of the national register and says what it would change. No setting changes.
type CheckRegister struct{ Means }

// CheckRegisterInput is a file, and the codes of the authorities whose settings are to be offered without searching.
type CheckRegisterInput struct {
	Name    string
	Content io.Reader
	Areas   []string
}

// Do keeps the file until it is brought in, and says what is in it. fault.Invalid at "files" or "areas" when it can't be
// used; the refusal is recorded.
func (u CheckRegister) Do(ctx context.Context, actor ehc.Actor, in CheckRegisterInput) (load ports.RegisterLoad, err error) {
	if err := access.DecideOffice(actor, access.KeepRegister); err != nil {
		return load, err
	}
	areas, err := areaCodes(in.Areas)
	if err != nil {
		return load, err
	}
	load = ports.RegisterLoad{ID: ehc.FileID(u.IDs.New()), Name: path.Base(in.Name), At: u.Clock.Now().UTC(), By: actor.Person, Areas: areas}
	if _, _, err := u.Files.Put(ctx, load.ID, in.Content); err != nil {
		return load, err
	}
	if load.Report, err = u.compare(ctx, load, false); err != nil {
		if removal := u.Files.Remove(ctx, load.ID); removal != nil {
			return load, removal
		}
		return load, u.refuse(ctx, load, err)
	}
	return load, u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.RegisterLoads.Save(ctx, load); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: load.At, Actor: actor.Person, Action: string(access.KeepRegister), Item: "checked " + string(load.ID)})
	})
}

func (m Means) compare(ctx context.Context, load ports.RegisterLoad, write bool) (ports.RegisterReport, error) {
	file, err := m.Files.Open(ctx, load.ID)
	if err != nil {
		return ports.RegisterReport{}, err
	}
	defer file.Close()
	c := newComparison(m.Units, m.IDs, write)
	err = c.run(ctx, m.Reader, file)
	return c.report, err
}

// refuse records that a file could not be used, and gives back why.
func (u CheckRegister) refuse(ctx context.Context, load ports.RegisterLoad, why error) error {
	f := fault.As(why)
	if f == nil {
		return why
	}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Audit.Record(ctx, ports.AuditEntry{At: load.At, Actor: load.By, Action: string(access.KeepRegister), Item: "refused: " + f.Code, Refused: true})
	})
	if err != nil {
		return err
	}
	return why
}

// areaCodes takes codes of authorities as people type them.
func areaCodes(typed []string) ([]string, error) {
	var codes []string
	for _, code := range typed {
		code = strings.TrimSpace(code)
		if code == "" {
			continue
		}
		if len(code) != 3 || strings.Trim(code, "0123456789") != "" {
			return nil, fault.Field("areas", "register.area", fmt.Sprintf("“%s” is no code of an authority. They have three digits, such as 873.", code))
		}
		codes = append(codes, code)
	}
	if len(codes) == 0 {
		return nil, fault.Field("areas", "register.areas", "Enter the code of your own authority at least, such as 873.")
	}
	slices.Sort(codes)
	return slices.Compact(codes), nil
}
