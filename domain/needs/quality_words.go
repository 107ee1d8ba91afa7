package needs

import "regexp"

// The words that the rules of quality look for. They were tried against sentences as advisers write them
// (quality_test.go): what a rule must find, and what it must leave alone.

func anyCase(pattern string) *regexp.Regexp { return regexp.MustCompile(`(?i)` + pattern) }

const (
	number = `(\d+([.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|forty-five|sixty)`
	period = `(day|morning|afternoon|evening|lesson|session|week|fortnight|month|half[- ]?term|term|year|mealtime|break|playtime)`
	months = `(january|february|march|april|may|june|july|august|september|october|november|december)`
)

var (
	// nothing is a box that will be filled later.
	nothing = anyCase(`^(tbc|tba|tbd|\?+|-+|\.+|unknown|not known|to be (confirmed|agreed|decided|determined|arranged|advised))\.?$`)
	nobody  = anyCase(`^(the )?(tbc|tba|tbd|\?+|-+|school|setting|nursery|college|placement|staff|school staff|setting staff|adults?|an adult|key adults?|to be (confirmed|agreed|decided|determined|arranged))\.?$`)

	role = anyCase(`\b(teachers?|assistants?|therapists?|psychologists?|nurses?|doctors?|paediatricians?|psychiatrists?|physiotherapists?|audiologists?|dieti[ct]ians?|sencos?|mentors?|tutors?|instructors?|practitioners?|counsellors?|coach(es)?|social workers?|support workers?|personal assistants?|keyworkers?|key workers?|carers?|interpreters?|intervenors?|ELSA|LSAs?|TAs?|HLTAs?)\b`)

	// skilled is a calling that takes a qualification, or words for one.
	skilled = anyCase(`(therapist|psycholog|\bnurses?\b|paediatric|psychiatr|\bdoctors?\b|\bGPs?\b|consultant|physio|audiolog|dieti[ct]ian|social worker|optometr|orthopt|\bteachers?\b|\bsencos?\b|counsellor|qualifi|trained|training|experience|accredit|certificat|specialis|expert|registered|skilled|competen|\blevel \d|\bELSA\b|makaton|\bBSL\b|braille|habilitation|diploma|degree)`)

	amount = anyCase(`\b` + number + `[- ]?(to |or |– ?|-)?(\d+ ?)?(min(ute)?s?|hours?|hrs?|sessions?|lessons?|visits?|days?|mornings?|afternoons?|breaks?|meetings?|assessments?|programmes?|blocks?|periods?|half[- ]days?)\b|\b(half an|an) hour\b|\ba (session|lesson|visit|meeting|half[- ]day)\b|\b(full[- ]time|half an hour|all (day|lessons|the time)|every lesson|each lesson|throughout the (school )?day|at all times|whole (school )?day|continuous(ly)?|24 hours)\b`)

	often = anyCase(`\b(daily|nightly|weekly|fortnightly|monthly|half-?termly|termly|yearly|annual(ly)?|every|each|per|once|twice|at all times|all (day|lessons)|throughout|one-off|one off|(a|in a|in each|in every) ` + period + `)\b|\b\d+ ?/ ?(day|week|month|term|year)\b|\b(before|after|during) (each|every|all|lunch|break|assembly)\b`)

	duration = anyCase(`\b(for|over|across|during|lasting|in the first|block of) (the |a |an |at least |another |up to |about |the next |the first |next |first |one |two |three |four |six |eight |ten |twelve |whole |full |rest of the |remainder of the |duration of the |\d+ ){0,4}(weeks?|months?|half[- ]?terms?|terms?|years?|plan|key stage|school year|academic year)\b|\b\d+[- ]week\b|\b(until|throughout|all year|year[- ]round|term[- ]time|school year|academic year|one-off|one off|once only|single session|permanent(ly)?|lifelong|key stage|while (he|she|they|it)|as long as|(every|each|per|once an?|twice an?|times an?) (half[- ]?term|term|year)|half-?termly|termly|yearly|annual(ly)?)\b`)

	undecided = anyCase(`\b(to be|will be|as) (determined|decided|agreed|set|arranged|specified|directed|judged|identified) by (the )?(school|setting|college|nursery|provider|head ?teacher|senco|staff|therapist|service)\b|\bat the discretion of\b|\b(the )?(school|setting|college) (will|may|can|to) (decide|determine|judge)\b|\bsubject to (the )?(availability|funding|resources?|staffing|capacity)\b|\b(tbc|tba)\b|\bto be confirmed\b`)

	vagueTerms = []vagueTerm{
		{pattern: anyCase(`\bregular(ly)?\b`), unless: anyCase(`\b(ir)?regular(ly)? (verb|past|plural|tense|shape|polygon|class|school|attend)|\bsuch as regular`)},
		{pattern: anyCase(`\baccess to\b`), unless: anyCase(`access to (the |a broad |an? )?(national )?(curriculum|learning|lessons|education|building|site)`)},
		{pattern: anyCase(`\bopportunit(y|ies)( (for|to))?\b`)},
		{pattern: anyCase(`\b(as|when|where|if|whenever|wherever) (and when )?(required|needed|necessary|appropriate|applicable|relevant|indicated)\b`)},
		{pattern: anyCase(`\b(where|when|wherever|whenever|if|as far as) possible\b|\bas (time|staffing|resources?) allows?\b`), always: true},
		{pattern: anyCase(`\bup to\b`), unless: anyCase(`\bup to (date|speed|now|the (door|gate|age|end|table|height))|\b(catch|keep|caught|look|looks|build|builds|count|counts|counting) up to\b|up to (\d+|ten|twenty|one hundred) (in|with) `), always: true},
		{pattern: anyCase(`\bor equivalent\b|\bor similar\b`), always: true},
		{pattern: anyCase(`\bwould benefit from\b|\bmay benefit from\b`)},
		{pattern: regexp.MustCompile(`\b(may|might|could|should) (also )?(be|need|have|require|include|help|wish|want|consider|find)\b`), unless: anyCase(`so that (he|she|they|it|\w+) (may|might|could)|\bshould (not )?be (seated|given|placed|told|allowed|checked|carried|offered|kept)\b`)},
		{pattern: anyCase(`\bconsider(ation|ing)?\b`), unless: anyCase(`considerabl|considerate|has considered|was considered`)},
		{pattern: anyCase(`\bsome (support|help|time|adult|input|sessions?|therapy|extra)\b`)},
		{pattern: anyCase(`\b(frequent(ly)?|ongoing|on-going|periodic(ally)?|occasional(ly)?|from time to time)\b`), unless: anyCase(`frequently (asked|used|confus)|high[- ]frequen|low[- ]frequen`)},
		{pattern: anyCase(`\bsmall groups?\b`), unless: anyCase(`small groups? (work )?\(?(of|with|,)? ?(up to |no more than |at most |about )?(\d|two|three|four|five|six|seven|eight)|(\d|two|three|four|five|six) (children|pupils|students)`)},
		{pattern: anyCase(`\b(a )?high(er)? levels? of (adult )?(support|supervision|help)\b`)},
		{pattern: anyCase(`\bkey adults?\b`)},
		{pattern: anyCase(`\b(advice|input|guidance|support) from\b`)},
		{pattern: anyCase(`\bprogrammes? (devised|designed|set|written) by\b`)},
		{pattern: anyCase(`\b(additional|extra|adult|appropriate|targeted|ongoing|individual) support\b`)},
		{pattern: anyCase(`\binterventions?\b`), unless: anyCase(`precision|named`)},
	}

	date = anyCase(`\b(19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(by|before|until|within|in|at|over|during|after|from) (the )?(end|start|beginning|middle|summer|autumn|spring|winter|christmas|easter|next|coming|following)\b( of)?( (the|his|her|their|this|next))?( (school|academic|summer|autumn|spring))?( (half[- ]?term|term|year( \d+)?|week|month|review|key stage( \d)?))?|\b(by|before|within|in|over|after) (the next |the |a |an |another |about )?` + number + `? ?(weeks?|months?|half[- ]?terms?|terms?|years?)( time)?\b|\bkey stage( (\d|one|two|three|four|five))?\b|\bKS ?[1-5]\b|\byear (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)\b|\bY ?\d{1,2}\b|\b(reception|nursery|post-16)\b|\b(age|aged|turns?|is) (of )?\d{1,2}\b|\b(annual|next|phase transfer) review\b|\bby the time\b|\b(by|before|in|until) ` + months + `\b|\b(leaves|leaving|starts|starting|moves to|moving to) (primary |secondary )?(school|college)\b`)

	measure = anyCase(`\d|%|\bper ?cent\b|\bout of\b|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|half|once|twice|double)\b|\bwithout\b|\bindependent(ly)?\b|\bon (his|her|their|my|your) own\b|\b(him|her|them|my)sel(f|ves)\b|\b(unaided|unprompted|unsupported|alone)\b|\b(no more|at least|at most|fewer|less|more|longer) than\b|\bat least\b|\bno longer\b|\b(every|each|whole|always|never|daily|weekly|all (lessons|day|week|of))\b|\b(age|national)[- ](expected|related|appropriate|equivalent|average)|\b(level|grade|score|scores|stage|band)\b|\bmeasured\b|\bassessed\b|\bshown by\b|\bso that\b|\bmost (days|mornings|lessons|of)\b|\bwith (only )?(one|a single|a) (prompt|reminder|adult|card|cue)\b|\bfull[- ]time\b`)

	// deed is something that is done or is not.
	deed = anyCase(`\b(tie|ties|dress|dresses|undress|wash|washes|brush|brushes|bathe|toilet|ride|rides|travel|travels|cross|crosses|cook|cooks|swim|swims|walk|walks|climb|climbs|sit|sits|stand|stands|feed|feeds|eat|eats|drink|drinks|sleep|sleeps|read|reads|write|writes|type|types|spell|spells|count|counts|draw|draws|name|names|sign|signs|ask|asks|say|says|tell|tells|answer|answers|greet|greets|order|orders|buy|buys|pay|pays|pass|passes|join|joins|attend|attends|choose|chooses|hold|holds|catch|catches|point|points|show|shows|follow|follows|noticed)\b`)

	soft = anyCase(`\b(improv\w*|increas\w*|develop\w*|better|progress\w*|enhanc\w*|understand\w*|feel\w*|aware\w*|confiden\w*|self-esteem|resilien\w*|greater|wider|cope|manage|engag\w*|access\w*|participat\w*|continue\w*|begin to|start to|reach (his|her|their) (full )?potential|as (much|well) as|more)\b`)

	given = anyCase(`^\s*(to |[\p{L}’'-]+ (will|should|is to|to|needs to|can) |(he|she|they) (will|should) )?(continue to )?(receive|have access to|be provided with|be given|be offered|be supported|have (\S+ )?(\S+ )?(hours?|sessions?|therapy|support|1:1|one-to-one)|attend (\S+ )?(\S+ )?(sessions?|therapy|clinic|appointments?|group|groups|intervention))\b`)
)
