package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/guidance"
	"ehchub/ports"
)

// GuideFile gives the guide of a role to take away (F21). Anybody may have it, signed in or not.
type GuideFile struct {
	Units     ports.UnitOfWork
	Clock     ports.Clock
	Renderers Renderers
}

// Draw draws the guide with the council's own addition. fault.NotFound for a guide that there is not.
func (u GuideFile) Draw(ctx context.Context, key string, format ports.Format) (File, error) {
	guide, ok := guidance.RoleGuideOf(key)
	if !ok {
		return File{}, fault.New(fault.NotFound, "guide.unknown", "There is no such guide.")
	}
	now := u.Clock.Now()
	d := document.Document{Meta: document.Meta{Title: "Guide: " + guide.Title, Version: "As of " + ehc.DateIn(now, application.London).Long(), Created: now}}
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		d.Meta.Creator, d.Meta.Logo, d.Meta.Colour = profile.Name, profile.Logo, profile.Colour
		all, err := s.Texts.Current(ctx, guidance.Additions.Area, key)
		d.Blocks = guideBlocks(guide, guidance.AdditionTo(key, all))
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, format, StampAt(now), "guide-"+key)
}

func guideBlocks(guide guidance.RoleGuide, addition []guidance.Block) []document.Block {
	blocks := []document.Block{document.Title{Text: "Guide: " + guide.Title}, document.Text(guide.For), document.Text(guide.Lead)}
	for _, step := range guide.Steps {
		blocks = append(blocks, document.Heading{Level: 1, Text: step.Title})
		for _, words := range step.Do {
			blocks = append(blocks, document.Text(words))
		}
		if step.Next != "" {
			blocks = append(blocks, document.Text("What happens next: "+step.Next))
		}
		if step.Law != "" {
			blocks = append(blocks, document.Text("The rule: "+step.Law+"."))
		}
	}
	if len(addition) > 0 {
		blocks = append(blocks, document.Heading{Level: 1, Text: "From the council"})
	}
	for _, part := range addition {
		if part.Text != "" {
			blocks = append(blocks, document.Text(part.Text))
		}
		if len(part.Items) > 0 {
			blocks = append(blocks, document.Bullets(part.Items...))
		}
	}
	return blocks
}
