package view

// Bars is a chart of lying bars, each divided into parts; every number stands beside its bar in words, so that nothing
// hangs on the colour. Table holds the same numbers and opens below it.
type Bars struct {
	Title string
	// Legend names the parts in their order.
	Legend []Tag
	Rows   []Bar
	Table  Table
}

// Bar is one row of the chart.
type Bar struct {
	Label, Href string
	Parts       []BarPart
	// Said are the numbers in words; Note says more, such as how many days are left.
	Said string
	Note Tag
}

// BarPart is one part of a bar.
type BarPart struct {
	Count int
	Tone  Tone
}

// Component names the template.
func (Bars) Component() string { return "bars" }

// DrawnPart is a part with its place in a bar that is barWidth wide.
type DrawnPart struct {
	X, Width int
	Tone     Tone
}

// barWidth is how wide the longest bar is drawn, in its own units.
const barWidth = 1000

// Drawn gives the parts of a bar; the longest bar of the chart takes the whole width.
func (b Bars) Drawn(row Bar) []DrawnPart {
	longest := 1
	for _, r := range b.Rows {
		longest = max(longest, r.total())
	}
	var drawn []DrawnPart
	before := 0
	for _, p := range row.Parts {
		if p.Count > 0 {
			x := before * barWidth / longest
			drawn = append(drawn, DrawnPart{x, (before+p.Count)*barWidth/longest - x, p.Tone})
		}
		before += p.Count
	}
	return drawn
}

func (r Bar) total() int {
	n := 0
	for _, p := range r.Parts {
		n += p.Count
	}
	return n
}
