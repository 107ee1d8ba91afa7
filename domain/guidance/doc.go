// Package guidance holds what the page of each stage says about itself: what the stage is, what its reader must do, and by
// when. There is a text for each stage and each audience, which a council can change (F9, F10).
package guidance
