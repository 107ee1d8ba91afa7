package guidance

// texts are the hub's own.
var texts = map[string]string{
	"request.family": `This is the request for an education, health and care needs assessment, as it was sent. The council now looks at it and decides whether to assess.

You need do nothing for this. If you want to tell more, you can add your views and documents at any time.

You hear what the council decided by {{due date}}.`,
	"request.setting": `This is the request for an education, health and care needs assessment, as it was sent. The council now looks at it and decides whether to assess.

If you have reports that help the council to decide, please add them to the documents of the case soon.

The council must decide by {{due date}}.`,
	"request.adviser": `This is the request for an education, health and care needs assessment, as it was sent. It tells what the family and the setting have seen and tried.

Nothing is asked of you here. What you are asked for stands on the page “Assessment”.`,
	"request.council": `This is the request as it was sent. Read it, make sure that somebody has the case, and gather what the decision needs.

- Ask the family or the setting for what is missing, without waiting.
- Mark the request as ready once the decision can be made.

The decision must be made and told by {{due date}}.`,

	"decision-to-assess.family": `The council decides here whether to carry out an assessment. It asks whether there are, or may be, special educational needs, and whether a plan may be needed to meet them.

You get the decision in a letter. If it is no, the letter says why, where you get advice, how to ask for mediation and how to appeal.

You hear by {{due date}}.`,
	"decision-to-assess.setting": `The council decides here whether to carry out an assessment. You read the decision here as soon as it is made.

If there is an assessment, you are asked for your advice. You then have six weeks.

The decision is due by {{due date}}.`,
	"decision-to-assess.adviser": `The council decides here whether to carry out an assessment. If there is one and your advice is needed, you are asked for it, and then have six weeks.`,
	"decision-to-assess.council": `Decide whether to carry out an assessment: whether there are or may be special educational needs, and whether provision through a plan may be necessary. Write the reasons in words that the family can follow.

The family is told with a letter when you publish. If you refuse, the letter tells of mediation and of the right of appeal.

The decision must be made and told by {{due date}}.`,

	"assessment.family": `Professionals who know about education, health and care are asked for their advice. You and the child or young person say what you think, what matters to you and what you hope for.

Please write your views below, or tell them to the case co-ordinator, who writes them down for you. It helps to do so early.

If no plan is needed, you are told by {{due date}}.`,
	"assessment.setting": `Professionals are asked for their advice, and so is your setting. Your answer stands beside theirs, and the plan is made from all of them.

- Open your request below, and say for each area what you found.
- Send it by the day that stands beside it: at the latest six weeks after you were asked.

What others wrote opens for you once you have sent your own.`,
	"assessment.adviser": `Here is what the assessment is about, and what you are asked for.

- Open your request below, and say for each area whether you found a need, what you hope for, and what provision is needed.
- Say who does what, how much and how often.
- Send it by the day that stands beside it: at the latest six weeks after you were asked.

If something stands in your way, please tell the case co-ordinator now. What others wrote opens for you once you have sent your own.`,
	"assessment.council": `Ask everyone whom the law names for advice, and the family for their views. Each has six weeks.

- See below who has answered, and who has not.
- Send back what is unclear or does not say who, how much and how often.
- Mark the assessment as finished once every answer is in.

If no plan is needed, the family must be told by {{due date}}.`,

	"decision-to-issue.family": `The advice is in. The council decides here whether a plan is needed.

You get the decision in a letter. If it is no, the letter says why, where you get advice, how to ask for mediation and how to appeal.

If no plan is needed, you are told by {{due date}}.`,
	"decision-to-issue.setting": `The advice is in, and the council decides here whether a plan is needed. You read the decision here as soon as it is made. Nothing is asked of you now.`,
	"decision-to-issue.adviser": `The advice is in, and the council decides here whether a plan is needed. Nothing more is asked of you, unless your advice is sent back with a question.`,
	"decision-to-issue.council": `Decide from the advice and the views whether special educational provision through a plan is necessary. Write the reasons in words that the family can follow.

If no plan is needed, the family must be told by {{due date}}.`,

	"plan.family": `Here the plan is made, and here you read it.

- When a draft is shared, read it and send your comments, section by section. You have at least 15 days.
- Say which school, college or other setting you would like.
- You can ask to meet an officer of the council about it.

The final plan is due by {{due date}}.`,
	"plan.setting": `Here you read the plan once it is shared. Look above all at the provision: who does what, how much and how often.

If something can’t be done as it is written, please tell the case co-ordinator while it is still a draft.

The final plan is due by {{due date}}.`,
	"plan.adviser": `Here you read the plan once it is shared. If the draft says something else than your advice meant, please tell the case co-ordinator while it is still a draft.`,
	"plan.consulted": `You are asked whether your setting can be named in this plan. Read the draft and what goes with it, and send your answer with its reasons.

Please answer within 15 days. The council can decide without you after that.`,
	"plan.council": `Write the draft from the advice and the views, share it with the family, and consult settings.

- Every need has provision, and every provision says who, how much and how often.
- The family has at least 15 days for comments.
- Consider the comments before you finalise, and say what you changed because of them.

The final plan must be sent by {{due date}}.`,

	"request.over": `This is the request for an education, health and care needs assessment, as it was sent. This stage is over.

{{now}}`,
	"decision-to-assess.over": `Here stands what the council decided about an assessment, and why. This stage is over.

{{now}}`,
	"assessment.over": `Here stands who was asked for advice, and what the child or young person and the family said. The assessment is over.

{{now}}`,
	"decision-to-issue.over": `Here stands what the council decided about a plan, and why. This stage is over.

{{now}}`,
	"plan.over": `Here stands the plan, with the drafts that led to it.

{{now}}`,
}
