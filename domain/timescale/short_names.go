package timescale

// shortNames call what a limit is for in a few words, as lists of cases show it.
var shortNames = map[string]string{
	"D1": "Views on the request", "D2": "Decision to assess", "D3": "Advice", "D4": "Letter if there is no plan", "D5": "Draft plan", "D6": "Family’s comments", "D7": "Answer to a consultation", "D8": "Final plan",
	"D9": "First review", "D10": "Review", "D11": "Invitation to the review", "D12": "Advice for the review", "D13": "Report of the review", "D14": "Decision after the review", "D15": "Family’s comments", "D16": "Amended plan",
	"D17": "Plan for the next phase", "D18": "Plan for the next phase", "D19": "Plan for the next phase", "D20": "Review of a child under 5", "D21": "List of reviews",
	"D22": "Change outside a review", "D23": "Decision to reassess", "D24": "Plan after reassessment", "D25": "Transfer of the plan", "D26": "Letter on the transfer", "D27": "Review after the move", "D28": "Health board’s part",
	"D29": "Plan to the place of custody", "D30": "Rights pass to the young person", "D31": "25th birthday", "D32": "Call to the mediation adviser", "D33": "Mediation certificate", "D34": "Mediation", "D35": "What was agreed",
	"D36": "Appeal", "D37": "Answer to the appeal", "D38": "Order of the Tribunal", "D39": "Order of the Tribunal", "D40": "Order of the Tribunal", "D41": "What was conceded", "D42": "Answer to the recommendation", "D43": "Review of the direct payment",
}

// ShortName calls what the limit of a code is for in a few words: "Final plan".
func ShortName(code string) string {
	if name := shortNames[code]; name != "" {
		return name
	}
	return "Next date"
}
