// Package web is the hub in a browser: one table of addresses, one page a file, HTML that works without JavaScript.
//
// # Finding one's way
//
// A file's name begins with its area, and a page's template is named like its file or, where an area has one page that
// all others lead back to, like the area (plan_show.go draws templates/plan.html). <area>_pages.go holds the area's
// struct, whose method Routes lists its addresses; from an address in the browser, search for its path there.
//
//	about_       what the hub is, privacy, accessibility
//	account_     signing in, the session, passwords
//	advice_      one adviser's form and the reading of it; advice_ask and advice_control are the co-ordinator's side
//	assessment_  the page of the assessment: who was asked, the views
//	case_        the child's file: bar, dates, people, timeline, details
//	decision_    the two decisions, and the steps beside them: assigning, closing
//	demo_        what the demo sends
//	document_    files that the hub draws: letters, plans, advice
//	file_        files that people upload
//	findings_    the editor of needs, outcomes and provision, which advice and plan share
//	plan_        the plan: draft parts, sharing, versions, comments, consultations, the final plan
//	request_     the request for an assessment, from its first page to its receipt
//	tray_        lists of cases, and a family's home
//	views_       the tiles of the child's and the parents' views
//
// What every area stands on has no area in its name: server and routes (how a request runs), errors (the only map from
// a fault to a status), actor (who asks, about which case), frame and notice (what is around a page), render and draw
// (templates), rich_texts, writing_page and save_conflict (forms that two people may have open at once).
//
// How a page is written is told in package view; how a form is read, in package form.
package web
