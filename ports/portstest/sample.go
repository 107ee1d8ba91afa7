package portstest

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/people"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

// NewID makes an identity.
func NewID[ID ~string]() ID { return ID(uuid.Must(uuid.NewV7()).String()) }

// At is the instant at which samples happen, to the microsecond that a store keeps.
var At = time.Date(2026, 9, 1, 23, 30, 15, 123456000, time.UTC)

// Fill sets every exported field of the value to something other than zero, each to something else, so that a
// store that forgets or swaps one is found. Texts hold what trips over careless quoting.
func Fill[T any](t testing.TB) T {
	t.Helper()
	f := &filler{}
	var v T
	f.fill(reflect.ValueOf(&v).Elem(), 0)
	if zero := Zero(v); len(zero) > 0 {
		t.Fatalf("the sample of %T leaves %v empty", v, zero)
	}
	return v
}

type filler struct{ n int }

// fixed values where not every text will do.
var fixed = map[reflect.Type]any{
	reflect.TypeFor[ehc.HolderKind]():    ehc.HeldByPerson,
	reflect.TypeFor[access.Relation]():   access.Family,
	reflect.TypeFor[casework.State]():    casework.Assessing,
	reflect.TypeFor[needs.Area]():        needs.Cognition,
	reflect.TypeFor[plan.PartKey]():      plan.PartA,
	reflect.TypeFor[ehc.Role]():          ehc.RoleFamily,
	reflect.TypeFor[people.Specialism](): people.HealthCare,
}

// deepest is how many lists inside lists a sample of rich text holds.
const deepest = 2

func (f *filler) fill(v reflect.Value, depth int) {
	f.n++
	if value, ok := fixed[v.Type()]; ok {
		v.Set(reflect.ValueOf(value))
		return
	}
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(At.Add(time.Duration(f.n) * time.Microsecond)))
		return
	case ehc.Date:
		v.Set(reflect.ValueOf(ehc.D(2026, 3, f.n)))
		return
	case ehc.CaseID, ehc.PersonID, ehc.SettingID, ehc.TeamID, ehc.AdviceID, ehc.PlanID, ehc.VersionID, ehc.ConsultationID, ehc.DisputeID, ehc.FileID, ehc.EventID, ehc.MessageID, ehc.ItemID:
		v.SetString(NewID[string]())
		return
	case ehc.Holder:
		v.Set(reflect.ValueOf(ehc.Holder{Kind: ehc.HeldByPerson, ID: NewID[string]()}))
		return
	case richtext.Doc, []richtext.Block:
		depth++
	}
	f.fillKind(v, depth)
}

func (f *filler) fillKind(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf(`text %d: ’quoted' "twice" \back\ ?0 ?name $1 %% -- é 😀 \u0000`, f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.n))
	case reflect.Float64:
		v.SetFloat(float64(f.n) + 0.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), depth)
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i), depth)
		}
	case reflect.Slice:
		f.fillSlice(v, depth)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		f.fill(key, depth)
		f.fill(value, depth)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	}
}

func (f *filler) fillSlice(v reflect.Value, depth int) {
	if depth > deepest {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), 2, 2))
	for i := range v.Len() {
		f.fill(v.Index(i), depth)
	}
}

// Zero names the exported fields of the value that are zero, anywhere inside it; a rich text below its second
// level of lists is taken for full.
func Zero(value any) []string {
	var found []string
	walk(reflect.ValueOf(value), reflect.TypeOf(value).Name(), 0, &found)
	return found
}

func walk(v reflect.Value, path string, depth int, found *[]string) {
	switch v.Interface().(type) {
	case time.Time, ehc.Date:
		if v.IsZero() {
			*found = append(*found, path)
		}
		return
	case richtext.Doc, []richtext.Block:
		depth++
	}
	if depth > deepest {
		return
	}
	switch {
	case v.IsZero():
		*found = append(*found, path)
	case v.Kind() == reflect.Pointer:
		walk(v.Elem(), path, depth, found)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), path+"."+v.Type().Field(i).Name, depth, found)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), depth, found)
		}
	case v.Kind() == reflect.Map:
		for _, key := range v.MapKeys() {
			walk(v.MapIndex(key), fmt.Sprintf("%s[%v]", path, key), depth, found)
		}
	}
}

// same fails the test unless what came back is what was saved.
func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s came back as\n%+v\nand was saved as\n%+v", what, got, want)
	}
}
