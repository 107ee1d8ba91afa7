package planningtest

import (
	"context"

	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// assess writes the views and three pieces of advice.
func (c *Cast) assess(ctx context.Context, s ports.Stores) (err error) {
	views := advice.NoViews(c.Case)
	for tile, text := range map[string]string{"things-i-enjoy": "Trains and maps.", "hopes": "To drive a train.", "parents-hopes": "That she has a friend."} {
		if err := views.Write(c.Mother, tile, richtext.FromPlain(text), "", 0, c.Clock.At); err != nil {
			return err
		}
	}
	if err := s.Views.Save(ctx, views); err != nil {
		return err
	}
	if c.PsychologistsAdvice, err = c.advise(ctx, s, c.Psychologist, advice.Psychological, needs.Communication, c.communication()); err != nil {
		return err
	}
	if c.DoctorsAdvice, err = c.advise(ctx, s, c.Doctor, advice.Medical, needs.Health, c.health()); err != nil {
		return err
	}
	c.SENCOsAdvice, err = c.advise(ctx, s, c.SENCO, advice.Educational, needs.Cognition, c.cognition())
	return err
}

func (c *Cast) advise(ctx context.Context, s ports.Stores, who ehc.Actor, limb advice.Limb, area needs.Area, found needs.Findings) (ehc.AdviceID, error) {
	id, now, today := ehc.AdviceID(c.Gate.IDs.New()), c.Clock.At, c.Today()
	asked, err := advice.Ask(id, c.Case, limb, advice.Adviser{Person: who.Person, Name: who.Name, JobTitle: who.JobTitle}, "", today, today.AddDays(42), now)
	if err != nil {
		return id, err
	}
	said := richtext.FromPlain("In September.")
	answer := advice.Answer{OnBehalf: advice.OnBehalf{Choice: "no"}, Will: advice.YesKnown, Background: advice.Background{FirstContact: said, InPlace: said, Effect: said}, Areas: map[needs.Area]needs.Findings{area: found}}
	if limb == advice.Psychological {
		for _, other := range []needs.Area{needs.SEMH, needs.Sensory, needs.SocialCare} {
			answer.Areas[other] = needs.Findings{Opinion: needs.NoNeed}
		}
	}
	if err := asked.Save(who, answer, asked.Version(), now); err != nil {
		return id, err
	}
	if err := asked.Submit(who, today, now); err != nil {
		return id, err
	}
	return id, s.Advice.Save(ctx, asked)
}

func (c *Cast) item() ehc.ItemID { return ehc.ItemID(c.Gate.IDs.New()) }

func (c *Cast) communication() needs.Findings {
	need := needs.Need{ID: c.item(), Text: "Finds long instructions hard to follow."}
	return needs.Findings{Strengths: richtext.FromPlain("Draws what she means."), Needs: []needs.Need{need}, Outcomes: []needs.Outcome{{
		ID: c.item(), Text: "Follows three-step instructions in class.", Needs: []ehc.ItemID{need.ID}, Preparing: []needs.Preparing{needs.Community},
		Steps:      []needs.Step{{ID: c.item(), Text: "Two steps with pictures.", By: ehc.D(2027, 3, 31)}},
		Provisions: []needs.Provision{{ID: c.item(), Support: richtext.FromPlain("A visual timetable, gone through each morning."), Provider: "Teaching assistant", Ratio: "1:1", Quantity: "20 minutes", Frequency: "Every school day"}},
	}}}
}

func (c *Cast) health() needs.Findings {
	need := needs.Need{ID: c.item(), Text: "Has absence seizures."}
	return needs.Findings{Needs: []needs.Need{need}, Outcomes: []needs.Outcome{{
		ID: c.item(), Text: "Seizures are noticed at once.", Needs: []ehc.ItemID{need.ID},
		Provisions: []needs.Provision{{ID: c.item(), Support: richtext.FromPlain("Training for everyone who works with her."), Provider: "Epilepsy nurse", Ratio: "Group", Quantity: "2 hours", Frequency: "Once a year"}},
	}}}
}

func (c *Cast) cognition() needs.Findings {
	need := needs.Need{ID: c.item(), Text: "Reads at the level of a child two years younger."}
	return needs.Findings{Needs: []needs.Need{need}, Outcomes: []needs.Outcome{{
		ID: c.item(), Text: "Reads a short book by herself.", Needs: []ehc.ItemID{need.ID},
		Provisions: []needs.Provision{{ID: c.item(), Support: richtext.FromPlain("A daily reading lesson."), Provider: "Teacher", Ratio: "1:3", Quantity: "30 minutes", Frequency: "Every school day"}},
	}}}
}
