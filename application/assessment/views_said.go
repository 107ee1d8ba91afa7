package assessment

import (
	"slices"
	"strings"

	"ehchub/domain/advice"
	"ehchub/domain/casework"
)

// saidByTile names, for each tile of the views, the answers of a request that speak of the same.
var saidByTile = map[string][]string{
	"working-well": {"working-well"}, "change": {"not-working"}, "my-past": {"history"}, "important-to-know": {"health", "social-care", "tried", "attainment", "attendance"},
	"parents-working-well": {"working-well"}, "parents-change": {"not-working"}, "family-history": {"history"}, "parents-other": {"health", "social-care", "tried", "attainment", "attendance"},
}

// saidFor finds what the request said already of a tile, so that nobody types it twice (F5). It is the voice of whoever
// asked: a parent's request speaks for the parents, a young person's for themselves, and no other for either.
func saidFor(tile advice.Tile, r casework.Request) []casework.StoryPart {
	if voiceOf(r.Requester.Kind) != tile.Voice {
		return nil
	}
	var said []casework.StoryPart
	for _, part := range r.Story.Parts() {
		if strings.TrimSpace(part.Text) != "" && slices.Contains(saidByTile[tile.Key], part.Key) {
			said = append(said, part)
		}
	}
	return said
}

func voiceOf(kind casework.RequesterKind) advice.Voice {
	switch kind {
	case casework.ByParent:
		return advice.Parents
	case casework.ByYoungPerson:
		return advice.Child
	}
	return ""
}
