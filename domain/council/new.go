package council

// DefaultColour is a calm green that reads well on white (contrast 6.6:1).
const DefaultColour = "#1f6b52"

// New gives the profile of a council that has set nothing yet but its name. Its contacts are empty, so that a
// notice that must carry them is refused until they are filled in.
func New(name string) Profile {
	return Profile{Name: name, ShortName: name, Colour: DefaultColour, Team: "SEND team", ReferencePattern: DefaultReferencePattern, DraftWindowDays: MinimumDraftWindow, VisitorDraftDays: DefaultVisitorDraftDays, TargetDaysBefore: 1, ImpendingDays: 14}
}
