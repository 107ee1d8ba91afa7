package advice

import (
	"slices"
	"strings"

	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// Way is how a child or young person took part in saying what a tile holds (CFA 2014 s.19(b); SEND Code 1.6, 9.23).
type Way string

const (
	ByWriting  Way = "writing"  // typed it, or wrote on paper
	ByTalking  Way = "talking"  // said it, and somebody wrote it down
	BySigning  Way = "signing"  // signed it, and somebody wrote it down
	BySymbols  Way = "symbols"  // pointed to or tapped pictures
	ByDrawing  Way = "drawing"  // drew it
	ByFilming  Way = "filming"  // in a film, a sound recording or photographs
	ByWatching Way = "watching" // somebody who knows them well says what they have noticed
)

// WayRule is one row of the table of ways.
type WayRule struct {
	Way   Way
	Label string // as whoever writes chooses it
	Said  string // as it stands below the views, after the child's name
}

// Ways lists the ways, in the order in which they are offered.
func Ways() []WayRule {
	return []WayRule{
		{ByWriting, "They wrote or typed it themselves", "wrote this"},
		{ByTalking, "They said it, and I wrote it down", "said this, and it was written down"},
		{BySigning, "They signed it, and I wrote it down", "signed this, and it was written down"},
		{BySymbols, "They pointed to or tapped pictures", "chose this from pictures"},
		{ByDrawing, "They drew it", "drew this"},
		{ByFilming, "They made a film, a recording or photographs", "made a recording or photographs of this"},
		{ByWatching, "They could not say it. I say what I have noticed", "could not say this. Somebody who knows them well wrote what they have noticed"},
	}
}

// Card is a picture with a word that a child taps.
type Card struct {
	Key     string // of the tile's cards
	Word    string // as the child reads it
	Picture string // by its name
}

// Page is a tile as the child's own page asks it: few words and pictures.
type Page struct {
	Tile    string
	Ask     string
	Picture string
	Cards   []Card
}

// ChildPages lists the eight tiles of the child in few words, in order.
func ChildPages() []Page {
	return []Page{
		{"important-to-me", "Who and what do I love?", "heart", []Card{{"family", "My family", "family"}, {"friends", "My friends", "friends"}, {"pets", "Animals", "paw"}, {"home", "My home", "home"}, {"toys", "My things", "toy"}, {"music", "Music", "music"}}},
		{"working-well", "What goes well?", "sun", []Card{{"friends", "Being with friends", "friends"}, {"grown-up", "A grown-up who helps me", "helper"}, {"play", "Play time", "ball"}, {"eating", "Eating", "apple"}, {"quiet", "A quiet place", "headphones"}, {"learning", "Learning", "book"}}},
		{"important-to-know", "What should people know about me?", "hand", []Card{{"time", "I need time", "clock"}, {"noise", "Noise hurts me", "ear"}, {"moving", "I need to move", "run"}, {"breaks", "I need breaks", "pause"}, {"tired", "I get tired", "moon"}, {"worry", "I worry", "cloud"}}},
		{"my-past", "What happened before?", "path", []Card{{"school", "A new school", "school"}, {"home", "A new home", "home"}, {"hospital", "I was in hospital", "hospital"}, {"baby", "A new baby", "baby"}, {"miss", "I miss somebody", "heart"}, {"hard", "Something hard", "cloud"}}},
		{"things-i-enjoy", "What do I like doing?", "music", []Card{{"music", "Music", "music"}, {"drawing", "Drawing", "pencil"}, {"animals", "Animals", "paw"}, {"outside", "Being outside", "tree"}, {"games", "Games", "game"}, {"water", "Swimming and water", "wave"}, {"stories", "Stories", "book"}, {"building", "Building things", "blocks"}, {"screen", "Films and videos", "screen"}}},
		{"communicate", "How do I tell people things?", "bubble", []Card{{"talking", "I talk", "bubble"}, {"signing", "I sign", "hand"}, {"pictures", "I use pictures", "picture"}, {"typing", "I type", "keys"}, {"looking", "I look at things", "eye"}, {"showing", "I take people there", "helper"}}},
		{"hopes", "What do I want to do one day?", "star", []Card{{"job", "Have a job", "bag"}, {"learn", "Learn more", "cap"}, {"own-home", "Have my own home", "key"}, {"friends", "Have friends", "friends"}, {"travel", "Travel", "bus"}, {"animals", "Look after animals", "paw"}}},
		{"change", "What would I change?", "pencil", []Card{{"noise", "Less noise", "ear"}, {"help", "More help", "helper"}, {"time", "More time", "clock"}, {"quiet", "A quiet place to go", "headphones"}, {"friends", "More friends", "friends"}, {"work", "Other work", "pencil"}}},
	}
}

// PageOf finds the child's page of a tile; ok is false for the parents' tiles.
func PageOf(tile string) (p Page, ok bool) {
	i := slices.IndexFunc(ChildPages(), func(p Page) bool { return p.Tile == tile })
	if i < 0 {
		return Page{}, false
	}
	return ChildPages()[i], true
}

// Part says how a child took part in what a tile holds.
type Part struct {
	Cards []string // keys of the cards that they chose, in the order of the page
	Way   Way      // empty where nobody said
	// Helper is who helped, and how, in the writer's words.
	Helper string
}

// check keeps the cards to those of the tile, in their order.
func (p Part) check(tile string) (Part, error) {
	page, _ := PageOf(tile)
	var kept []string
	for _, card := range page.Cards {
		if slices.Contains(p.Cards, card.Key) {
			kept = append(kept, card.Key)
		}
	}
	for _, key := range p.Cards {
		if !slices.Contains(kept, key) {
			return p, fault.Field("cards", "views.card", "Choose from the pictures on this page.")
		}
	}
	if p.Way != "" && !slices.ContainsFunc(Ways(), func(r WayRule) bool { return r.Way == p.Way }) {
		return p, fault.Field("way", "views.way", "Choose from the list how they took part.")
	}
	if len([]rune(p.Helper)) > needs.MaxShort {
		return p, fault.Field("helper", "views.helper-long", "Use fewer words about who helped.")
	}
	p.Cards, p.Helper = kept, strings.TrimSpace(p.Helper)
	return p, nil
}

// Chosen lists the words of the cards that were chosen.
func (v View) Chosen() (words []string) {
	page, _ := PageOf(v.Tile)
	for _, card := range page.Cards {
		if slices.Contains(v.Part.Cards, card.Key) {
			words = append(words, card.Word)
		}
	}
	return words
}

// Words is all that the tile says: what was chosen from pictures, then the text.
func (v View) Words() richtext.Doc {
	chosen := v.Chosen()
	if len(chosen) == 0 {
		return v.Text
	}
	list := richtext.Block{Kind: richtext.Bulleted}
	for _, word := range chosen {
		list.Items = append(list.Items, richtext.Item{Inlines: []richtext.Inline{{Text: word}}})
	}
	return richtext.Clean(append(richtext.Doc{list}, v.Text...))
}

// SaidHow says how the child took part, below the views; empty where nobody told.
func (v View) SaidHow(called string) string {
	i := slices.IndexFunc(Ways(), func(r WayRule) bool { return r.Way == v.Part.Way })
	said := ""
	if i >= 0 {
		said = called + " " + Ways()[i].Said + "."
	}
	if v.Part.Helper != "" {
		said = strings.TrimSpace(said + " Helped by " + v.Part.Helper + ".")
	}
	return said
}
