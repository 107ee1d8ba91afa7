package notice

import "ehchub/domain/ehc"

// InventedReader is somebody who is not, for whom a text can be seen as a message before it is saved.
type InventedReader struct {
	Name      ReaderName
	Role      ReaderRole
	NoAccount bool // someone who can't sign in
}

var invented = map[Recipient][]InventedReader{
	ToFamily:  {{Name: "Alex Sample", Role: RoleOfFamily}, {Role: RoleOfYoungPerson}, {Name: "Robin Example", Role: "advocate"}},
	ToSetting: {{Name: "Sam Example", Role: "SENCO"}}, ToConsulted: {{Name: "Una Example", Role: "headteacher"}},
	ToManagers: {{Name: "Sam Example", Role: "manager"}}, ToAdvisers: {{Name: "Dr Jo Example", Role: "educational psychologist"}}, ToTeamManagers: {{Name: "Mo Example", Role: "team manager"}},
	ToGuest:       {{Name: "Olga Example", Role: "music therapist"}},
	ToCoordinator: {{Name: "Pat Example", Role: "case co-ordinator"}}, ToResponsible: {{Name: "Pat Example", Role: "case co-ordinator"}},
	ToRequester: {{Name: "Alex Sample", Role: RoleOfFamily}, {Name: "Alex Sample", Role: RoleOfFamily, NoAccount: true}, {Name: "Sam Example", Role: "SENCO"}},
}

// whoItIs says what the person is whom an event names, for messages to that person.
var whoItIs = map[ehc.EventKind]InventedReader{
	ehc.RegistrationInvited: {Name: "Alex Sample", Role: RoleOfFamily}, ehc.ConfirmationAsked: {Name: "Alex Sample", Role: RoleOfFamily},
	ehc.CoordinatorAssigned: {Name: "Pat Example", Role: "case co-ordinator"}, ehc.ColleagueAdded: {Name: "Sam Example", Role: "SENCO"},
}

// InventedReaders gives one invented reader for each part in the case that readers of a message can have.
func InventedReaders(kind ehc.EventKind, to Recipient) []InventedReader {
	if readers := invented[to]; len(readers) > 0 {
		return readers
	}
	if reader, ok := whoItIs[kind]; ok {
		return []InventedReader{reader}
	}
	return []InventedReader{{Name: "Dr Jo Example", Role: "educational psychologist"}}
}

// InventedFacts are those of an invented case, as if something happened on the day.
func InventedFacts(on ehc.Date) Facts {
	return Facts{Reference: "EHC/26/0000", Due: on.AddDays(15), Version: 1, Duty: "Send the final plan", DecisionBy: on.AddDays(42), PlanBy: on.AddDays(140)}
}

// InventedEvent is one that names what a link can lead to.
func InventedEvent() ehc.Event {
	return ehc.Event{Data: map[string]string{ehc.DataItem: "sample", ehc.DataLetter: "sample", ehc.DataConsultation: "sample"}}
}
