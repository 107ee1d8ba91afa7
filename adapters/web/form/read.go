package form

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/go-playground/validator/v10"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var shape = newShape()

var (
	postcode  = regexp.MustCompile(`(?i)^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$`)
	telephone = regexp.MustCompile(`^\+?[\d ()\-]{9,25}( ?(x|ext\.?) ?\d{1,6})?$`)
)

func newShape() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string { name, _ := fieldName(f); return name })
	v.RegisterCustomTypeFunc(func(f reflect.Value) any { return f.Interface().(ehc.Date).String() }, ehc.Date{})
	v.RegisterCustomTypeFunc(func(f reflect.Value) any { return f.Interface().(Rich).Text }, Rich{})
	register := func(tag string, pattern *regexp.Regexp) {
		err := v.RegisterValidation(tag, func(f validator.FieldLevel) bool { return pattern.MatchString(f.Field().String()) })
		if err != nil {
			panic(err) // only for an empty or reserved name
		}
	}
	register("postcode", postcode)
	register("telephone", telephone)
	return v
}

// Read fills a struct from the form and checks its shape. into is a pointer to a struct whose fields carry
//
//	form:"NAME"          the input's name; "NAME,lines" keeps line breaks, "NAME,raw" keeps everything
//	label:"…"            what people call it inside a sentence ("your full name")
//	ask:"…"              the whole sentence when it is missing, where "Enter " + label isn't right
//	validate:"…"         tags of validator/v10, and postcode and telephone
//
// and are string, []string (or types made of them), bool, int, ehc.Date or Rich. Fields without a form tag are left alone.
func Read(v *Values, into any) Errors {
	target := reflect.ValueOf(into).Elem()
	found := map[string]string{}
	for i := range target.NumField() {
		name, how := fieldName(target.Type().Field(i))
		if name == "" {
			continue
		}
		if err := fillField(v, target.Field(i), target.Type().Field(i), name, how); err != nil {
			found[name] = fault.As(err).Message
		}
	}
	if err := shape.Struct(into); err != nil {
		for _, wrong := range err.(validator.ValidationErrors) {
			if _, said := found[wrong.Field()]; !said {
				field, _ := target.Type().FieldByName(wrong.StructField())
				found[wrong.Field()] = complaint(wrong, field)
			}
		}
	}
	var errs Errors
	for i := range target.NumField() {
		if name, _ := fieldName(target.Type().Field(i)); found[name] != "" {
			errs.Add(name, found[name])
		}
	}
	return errs
}

func fieldName(f reflect.StructField) (name, how string) {
	name, how, _ = strings.Cut(f.Tag.Get("form"), ",")
	return name, how
}

func fillField(v *Values, target reflect.Value, field reflect.StructField, name, how string) error {
	label := field.Tag.Get("label")
	switch target.Interface().(type) {
	case ehc.Date:
		d, err := v.Date(name, label)
		target.Set(reflect.ValueOf(d))
		return err
	case Rich:
		target.Set(reflect.ValueOf(v.Rich(name)))
		return nil
	}
	switch target.Kind() {
	case reflect.String:
		switch how {
		case "lines":
			target.SetString(v.Lines(name))
		case "raw":
			target.SetString(v.Raw(name))
		default:
			target.SetString(v.Text(name))
		}
	case reflect.Slice:
		for _, value := range v.All(name) {
			target.Set(reflect.Append(target, reflect.ValueOf(value).Convert(target.Type().Elem())))
		}
	case reflect.Bool:
		value := v.Text(name)
		target.SetBool(value == "yes" || value == "on" || value == "true")
	case reflect.Int:
		return fillNumber(v, target, name, label)
	default:
		panic(fmt.Sprintf("form.Read can't fill %s of type %s", field.Name, field.Type))
	}
	return nil
}

func fillNumber(v *Values, target reflect.Value, name, label string) error {
	text := strings.ReplaceAll(v.Text(name), ",", "")
	if text == "" {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return fault.Field(name, "form.number", upperFirst(label)+" must be a whole number, for example 12")
	}
	target.SetInt(int64(n))
	return nil
}

// complaint puts a failed tag into a plain sentence that says what to do.
func complaint(wrong validator.FieldError, field reflect.StructField) string {
	label, ask := field.Tag.Get("label"), field.Tag.Get("ask")
	if ask == "" {
		ask = "Enter " + label
	}
	number := wrong.Param()
	if n, err := strconv.Atoi(number); err == nil {
		number = withCommas(n)
	}
	list, text := wrong.Kind() == reflect.Slice, wrong.Kind() == reflect.String
	switch tag := wrong.Tag(); {
	case strings.HasPrefix(tag, "required"), tag == "oneof":
		return ask
	case tag == "email":
		return "Enter an e-mail address in the correct format, like name@example.com"
	case tag == "postcode":
		return "Enter a full UK postcode, like WR4 1QT"
	case tag == "telephone":
		return "Enter a telephone number, like 01632 960 001"
	case tag == "max" && list, tag == "lte" && list:
		return "Choose no more than " + number
	case tag == "min" && list, tag == "gte" && list:
		return ask
	case tag == "max" && text:
		return upperFirst(label) + " must be " + number + " characters or fewer"
	case tag == "min" && text:
		return upperFirst(label) + " must be " + number + " characters or more"
	case tag == "len":
		return upperFirst(label) + " must be " + number + " characters"
	case tag == "max", tag == "lte":
		return upperFirst(label) + " must be " + number + " or less"
	case tag == "min", tag == "gte":
		return upperFirst(label) + " must be " + number + " or more"
	case tag == "eqfield":
		return upperFirst(label) + " must be the same both times"
	case tag == "numeric", tag == "number":
		return upperFirst(label) + " must be numbers only"
	case tag == "url", tag == "http_url":
		return "Enter a web address in the correct format, like https://www.example.com"
	}
	return "Check " + label
}
