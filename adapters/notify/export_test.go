package notify

// Bodies gives one of each thing that goes to Notify, for a test to look at their fields.
func Bodies() []any { return []any{emailBody{}, textBody{}, letterBody{}, documentBody{}} }
