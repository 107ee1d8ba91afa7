package council

// DefaultColour is a calm green that reads well on white (contrast 6.6:1).
const DefaultColour = "#1f6b52"

// DefaultRecordsKept is what the privacy notice says until the council words it: six years, the time to bring a claim in
// contract or negligence (Limitation Act 1980 ss.2 and 5), after the last age at which there can be a plan.
const DefaultRecordsKept = "A child’s file is kept until they are 31: six years after the last age at which there can be a plan. Then it is deleted."

// New gives the profile of a council that has set nothing yet but its name. Its contacts are empty, so that a
// notice that must carry them is refused until they are filled in.
func New(name string) Profile {
	return Profile{Name: name, ShortName: name, Colour: DefaultColour, Team: "SEND team", ReferencePattern: DefaultReferencePattern, DraftWindowDays: MinimumDraftWindow, VisitorDraftDays: DefaultVisitorDraftDays, TargetDaysBefore: 1, ImpendingDays: 14}
}
