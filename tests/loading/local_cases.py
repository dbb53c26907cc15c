"""Local files for the small catalogue, with a mark at each place where a code is to be found."""

from loading.small import FULL_WEIGHTS

LONG_ID = "a" * 65
YEARLY = "discounting: {rate: 3.5, first_year: 2026}\n"

LOCAL: dict[str, str] = {
    # S001, a required field is missing or empty
    "no area": "⟦S001⟧status: draft\n",
    "no area, below a comment": "# ours\n\n⟦S001⟧status: draft\n",
    "an area without a value": "status: draft\narea:⟦S001⟧\n",
    "an area of null": "area: ⟦S001⟧null\n",
    "an empty area": 'area: ⟦S001⟧""\n',
    "an empty region": 'area: A\nregion: ⟦S001⟧""\n',
    "a level that lacks its level": "area: A\nlocal_factors:\n  ⟦S001⟧pace:\n    low: 1\n    high: 3\n",
    "a level of null": "area: A\nlocal_factors:\n  pace: {level: ⟦S001⟧null}\n",
    "a factor of null": "area: A\nlocal_factors:\n  pace: ⟦S001⟧~\n",
    "a cost that is none": "area: A\ncosts: {⟦S001⟧alpha: {low: 1, high: 2}}\n",
    "a total of null": "area: A\ncosts: {alpha: {⟦S001⟧total: null}}\n",
    "a total and yearly costs of null": "area: A\ncosts: {alpha: {⟦S001⟧total: null, yearly: null}}\n",
    "a rate left out": "area: A\n⟦S001⟧discounting: {first_year: 2026}\ncosts: {alpha: {yearly: [5]}}\n",
    "no yearly costs in a list of them": f"area: A\n{YEARLY}costs: {{alpha: {{yearly: ⟦S007⟧[]}}}}\n",
    "more years than anyone can see ahead": (
        f"area: A\n{YEARLY}costs: {{alpha: {{yearly: ⟦S007⟧[{', '.join(['1'] * 126)}]}}}}\n"
    ),
    "yearly costs that are one number": f"area: A\n{YEARLY}costs: {{alpha: {{yearly: ⟦S003⟧5}}}}\n",
    "a year's cost that is no number": f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [5, ⟦F013⟧.nan, ⟦S001⟧null]}}}}\n",
    "a score that lacks its score": "area: A\nscores: {alpha: {⟦S001⟧quality: {rationale: x}}}\n",
    "an entry of a list that lacks its name": "area: A\noutcomes:\n  - name: B\n  - ⟦S001⟧measure: C\n",
    "an item of null": "area: A\ndissent: [b, ⟦S001⟧null]\n",
    "a mapping that lacks a field": "area: A\n⟦S001⟧recommendation: {rationale: b}\n",
    "a variant that lacks several": "area: A\nvariants:\n  - ⟦S001⟧⟦S001⟧id: b\n",
    "a weight of null": "area: A\nweights: {values: {quality: ⟦S001⟧null}}\n",
    # S002, a field that is not there
    "a misspelt field is not missing besides": "⟦S002⟧aera: York\n",
    "an unknown field": "area: A\n⟦S002⟧colour: red\n",
    "several": "area: A\n⟦S002⟧colour: red\n⟦S002⟧sound: loud\n",
    "in a mapping": "area: A\ndecision: {⟦S002⟧dat: 2013-01-01}\n",
    "in a mapping by id": "area: A\nlocal_factors: {pace: {level: 3, ⟦S002⟧why: because}}\n",
    "in a list": "area: A\nvariants:\n  - {id: b, name: B, kind: area, ⟦S002⟧levels: {}}\n",
    "deep down": "area: A\nscores: {alpha: {quality: {score: 5, source: {work: book, ⟦S002⟧page: 3}}}}\n",
    "an empty key": "area: A\n⟦S002⟧'': 1\n",
    # S003, the wrong kind of value
    "a list for a file": "# ours\n⟦S003⟧- area: A\n",
    "a text for a file": "⟦S003⟧York\n",
    "a number for text": "area: ⟦S003⟧5\n",
    "true for text": "area: ⟦S003⟧true\n",
    "a number for a region": "area: A\nregion: ⟦S003⟧7\n",
    "a region on two lines": 'area: A\nregion: ⟦S003⟧"North\\ncoast"\n',
    "a region with a line end": "area: A\nregion: ⟦S003⟧|\n  North coast\n",
    "a region with a space at its end": "area: A\nregion: ⟦S003⟧'North coast '\n",
    "a region with two spaces": "area: A\nregion: ⟦S003⟧North  coast\n",
    "a region with a no-break space": "area: A\nregion: ⟦S003⟧North\u00a0coast\n",
    "a region of a space": "area: A\nregion: ⟦S001⟧' '\n",
    "a list for text": "area: ⟦S003⟧[York]\n",
    "a mapping for text": "area:\n  ⟦S003⟧name: York\n",
    "text for a list": "area: A\noutcomes: ⟦S003⟧better lives\n",
    "a mapping for a list": "area: A\nrisks: ⟦S003⟧{a: b}\n",
    "text for an entry": "area: A\noutcomes:\n  - ⟦S003⟧better lives\n",
    "a number for an item": "area: A\ndissent: [b, ⟦S003⟧3]\n",
    "a list for a mapping": "area: A\nlocal_factors: ⟦S003⟧[pace]\n",
    "text for a mapping": "area: A\ndecision: ⟦S003⟧soon\n",
    "a number for a level's fields": "area: A\nlocal_factors: {pace: ⟦S003⟧3}\n",
    "a word for a level": "area: A\nlocal_factors: {pace: {level: ⟦S003⟧high}}\n",
    "half a level": "area: A\nlocal_factors: {pace: {level: ⟦S003⟧2.5}}\n",
    "a level in quotes": "area: A\nlocal_factors: {pace: {level: ⟦S003⟧'3'}}\n",
    "true for a level": "area: A\nlocal_factors: {pace: {level: ⟦S003⟧true}}\n",
    "text for true or false": "area: A\npanel: [{name: B, chair: ⟦S003⟧'true'}]\n",
    "a number for true or false": "area: A\npanel: [{name: B, chair: ⟦S003⟧1}]\n",
    "a number with a comma": "area: A\ncosts: {alpha: {total: ⟦S003⟧'1,250'}}\n",
    "a word for a number": "area: A\npass_mark: ⟦S003⟧much\n",
    "true for a score": "area: A\nscores: {alpha: {quality: {score: ⟦S003⟧true}}}\n",
    "a list for a score": "area: A\nscores: {alpha: {quality: {score: ⟦S003⟧[70]}}}\n",
    "a list for text or number": "area: A\noutcomes: [{name: B, baseline: ⟦S003⟧[1]}]\n",
    "a number in an order": "area: A\nweights: {method: ranking, order: [⟦S003⟧1]}\n",
    # S004, not one of the words
    "an unknown status": "area: A\nstatus: ⟦S004⟧drft\n",
    "a status in capitals": "area: A\nstatus: ⟦S004⟧Final\n",
    "a number for a word": "area: A\nstatus: ⟦S004⟧1\n",
    "an unknown method": "area: A\nweights:\n  method: ⟦S004⟧swings\n",
    "an unknown kind of variant": "area: A\nvariants: [{id: b, name: B, kind: ⟦S004⟧areas}]\n",
    "a kind of variant that is also a field's name": "area: A\nvariants: [{id: b, name: B, kind: ⟦S004⟧kind}]\n",
    "an unknown basis": "area: A\nscores: {alpha: {quality: {score: 5, basis: ⟦S004⟧opinion}}}\n",
    "an answer in other words": "area: A\nanswers: {safeguards: {children: ⟦S004⟧Met}}\n",
    # S005, out of range
    "a must-have above 100": "area: A\nmust_haves: {quality: ⟦S005⟧100.5}\n",
    "a must-have below 0": "area: A\nmust_haves: {quality: ⟦S005⟧-1}\n",
    "a negative weight": f"area: A\nweights: {{method: points, values: {{{FULL_WEIGHTS}}}}}\n".replace(
        "price: 40", "price: ⟦S005⟧-40"
    ),
    "too large a weight": "area: A\nweights: {values: {quality: ⟦S005⟧1000001}}\n",
    "a rate of all there is": YEARLY.replace("3.5", "⟦S005⟧-100") + "area: A\ncosts: {alpha: {yearly: [5]}}\n",
    "a rate above 100": "area: A\ndiscounting: {rate: ⟦S005⟧350, first_year: 2026}\ncosts: {alpha: {yearly: [5]}}\n",
    "a year of two digits": "area: A\ndiscounting: {rate: 3.5, first_year: ⟦S005⟧26}\ncosts: {alpha: {yearly: [5]}}\n",
    "a price year of five digits": (
        "area: A\ndiscounting: {rate: 3.5, first_year: 2026, prices: ⟦S005⟧20260}\ncosts: {alpha: {yearly: [5]}}\n"
    ),
    "less than no cost at all": f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [5], optimism_bias: ⟦S005⟧-101}}}}\n",
    "too large a cost of a year": f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [5, ⟦S005⟧1000000000001]}}}}\n",
    "yearly costs that come to too much": (
        f"area: A\n{YEARLY}costs: {{alpha: {{⟦S005⟧yearly: [1000000000000, 1]}}}}\n"
    ),
    "a rate that makes costs larger than any number": (
        "area: A\ndiscounting: {rate: -99.99999999999, first_year: 2026}\n"
        f"costs: {{alpha: {{⟦S005⟧yearly: [{', '.join(['1', '-1'] * 30)}]}}}}\n"
    ),
    "too large a cost": "area: A\ncosts: {alpha: {total: ⟦S005⟧1000000000001}}\n",
    "too low a score to compute with": "area: A\nscores: {alpha: {spread: {score: ⟦S005⟧-1000000000001}}}\n",
    # S006, not an id
    "an id with a capital": "area: A\nlocal_factors: {⟦S006⟧Pace: {level: 3}}\n",
    "an id with a hyphen": "area: A\nmust_haves: {⟦S006⟧far-reaching: 3}\n",
    "an id with a space": "area: A\nruled_out: {⟦S006⟧our option: {}}\n",
    "an id that begins with a digit": "area: A\nvariants: [{id: ⟦S006⟧2nd, name: B, kind: area}]\n",
    "an id of 65 characters": f"area: A\ncosts: {{⟦S006⟧{LONG_ID}: {{total: 1}}}}\n",
    "an id with a line end": 'area: A\nvariants: [{id: ⟦S006⟧"b\\n", name: B, kind: area}]\n',
    "an id with an accent": "area: A\nrecommendation: {option: ⟦S006⟧café}\n",
    "an empty id": "area: A\nrecommendation: {option: ⟦S006⟧''}\n",
    "a work that is no id": "area: A\nlocal_factors: {pace: {level: 3, source: {work: ⟦S006⟧A book}}}\n",
    "an id within an id": "area: A\nscores: {alpha: {⟦S006⟧Quality: {score: 5}}}\n",
    "an answer by no id": "area: A\nanswers: {safeguards: {⟦S006⟧Children: met}}\n",
    "no id in an order": "area: A\nweights: {method: ranking, order: [quality, ⟦S006⟧Price]}\n",
    "no id in a tied block": "area: A\nweights: {method: ranking, order: [quality, [price, ⟦S006⟧Reach]]}\n",
    "a code in small letters": "area: A\naccepts: [{rule: ⟦S006⟧p104, reason: so}]\n",
    # S008, not a date
    "a day that is not there": "area: A\ndate: ⟦S008⟧2013-02-30\n",
    "a date of eight digits": "area: A\ndate: ⟦S008⟧20130301\n",
    "seconds since 1970": "area: A\ndate: ⟦S008⟧'1362096000'\n",
    "a date of short numbers": "area: A\nscored_on: ⟦S008⟧2013-3-1\n",
    "a date in words": "area: A\ndecision: {date: ⟦S008⟧March 2013}\n",
    "a date with a time": "area: A\nweights: {agreed_on: ⟦S008⟧'2013-03-01T00:00:00'}\n",
    "a date in a list": "area: A\nequality: {on: ⟦S008⟧[2013-03-01]}\n",
    "a date the British way": "area: A\nruled_out: {alpha: {on: ⟦S008⟧01/03/2013}}\n",
    # S009, fields that do not go together
    "a low without a high": "area: A\nlocal_factors: {pace: {level: 3, ⟦S009⟧low: 2}}\n",
    "a high without a low": "area: A\nlocal_factors: {pace: {level: 3, ⟦S009⟧high: 4}}\n",
    "a low with a high of null": "area: A\nlocal_factors: {pace: {level: 3, ⟦S009⟧low: 2, high: null}}\n",
    "a score with half a range": "area: A\nscores: {alpha: {quality: {score: 5, ⟦S009⟧high: 7}}}\n",
    "a cost with half a range": "area: A\ncosts: {alpha: {total: 5, ⟦S009⟧low: 3}}\n",
    "a total beside yearly costs": (
        f"area: A\n{YEARLY}costs: {{alpha: {{total: 5, ⟦S009⟧yearly: [5, 5]}}, beta: {{yearly: [5, 5]}}}}\n"
    ),
    "a total with optimism bias": "area: A\ncosts: {alpha: {total: 5, ⟦S009⟧optimism_bias: 15}}\n",
    "yearly costs without discounting, said once": (
        "area: A\ncosts: {alpha: {⟦S009⟧yearly: [5, 5]}, beta: {yearly: [5, 5]}}\n"
    ),
    "yearly costs with a discounting of null": "area: A\ndiscounting: null\ncosts: {alpha: {⟦S009⟧yearly: [5]}}\n",
    "discounting that nothing is discounted by": f"area: A\n⟦S009⟧{YEARLY}costs: {{alpha: {{total: 5}}}}\n",
    "yearly costs with half a range": f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [5], ⟦S009⟧high: 7}}}}\n",
    "an order for a method that takes none": (
        f"area: A\nweights: {{method: points, values: {{{FULL_WEIGHTS}}}, ⟦S009⟧order: [quality]}}\n"
    ),
    "values for equal weights": "area: A\nweights: {method: equal, ⟦S009⟧values: {quality: 3}}\n",
    "values beside an order": (
        "area: A\nweights: {method: ranking, order: [quality, price, finish, reach, spread], ⟦S009⟧values: {price: "
        "1}}\n"
    ),
    "an answer that options give": "area: A\nanswers: {⟦S009⟧manifest: {lead: full}}\n",
    "an answer that nobody gives": "area: A\nanswers: {⟦S009⟧shown: {one: yes indeed}}\n",
    # L001, an id that nothing has
    "an unknown factor": "area: A\nlocal_factors: {⟦L001⟧pacce: {level: 3}}\n",
    "an unknown option's score": "area: A\nscores: {⟦L001⟧alhpa: {quality: {score: 5}}}\n",
    "an unknown criterion's score": "area: A\nscores: {alpha: {⟦L001⟧qualities: {score: 5}}}\n",
    "an unknown criterion's weight": "area: A\nweights: {values: {⟦L001⟧qality: 5}}\n",
    "an unknown must-have": "area: A\nmust_haves: {⟦L001⟧pace: 5}\n",
    "an unknown option ruled out": "area: A\nruled_out: {⟦L001⟧gamma: {reason: none}}\n",
    "an unknown option's cost": "area: A\ncosts: {⟦L001⟧gamma: {total: 3}}\n",
    "an unknown option recommended": "area: A\nrecommendation: {option: ⟦L001⟧gamma}\n",
    "an unknown work": "area: A\nlocal_factors: {pace: {level: 3, source: {work: ⟦L001⟧boook}}}\n",
    "an unknown work, deep down": "area: A\nscores: {alpha: {quality: {score: 5, source: {work: ⟦L001⟧paper}}}}\n",
    "an unknown checklist": "area: A\nanswers: {⟦L001⟧safegards: {children: met}}\n",
    "an unknown line of a checklist": "area: A\nanswers: {safeguards: {⟦L001⟧child: met}}\n",
    "unknown ids in a variant": (
        "area: A\nvariants:\n  - {id: b, name: B, kind: area}\n  - id: c\n    name: C\n    kind: scenario\n"
        "    local_factors: {⟦L001⟧speed: {level: 1}}\n    scores: {beta: {⟦L001⟧cost: {score: 3}}}\n"
        "    weights: {values: {⟦L001⟧worth: 3}}\n"
    ),
    "an unknown criterion in an order": (
        "area: A\nweights: {method: ranking, order: [quality, price, finish, reach, spread, ⟦L001⟧speed]}\n"
    ),
    # L002, the same id twice
    "two variants of one id": (
        "area: A\nvariants:\n  - {id: b, name: B, kind: area}\n  - {id: ⟦L002⟧b, name: C, kind: group}\n"
    ),
    "two variants of one id, with a fault in the second": (
        "area: A\nvariants:\n  - {id: b, name: B, kind: area}\n"
        "  - {id: ⟦L002⟧b, name: C, kind: area, local_factors: {⟦L001⟧speed: {level: 1}}}\n"
    ),
    "two works of one id": "area: A\nsources: [{id: own, title: B}, {id: ⟦L002⟧own, title: C}]\n",
    "a work that the catalogue has": "area: A\nsources: [{id: ⟦L002⟧book, title: B}]\n",
    # L004, not every criterion once
    "points for some": "area: A\nweights:\n  method: points\n  ⟦L004⟧values: {quality: 3}\n",
    "points for none": "area: A\n⟦L004⟧weights: {method: points}\n",
    "swings for some": "area: A\nweights: {method: swing, ⟦L004⟧values: {quality: 100, price: 3}}\n",
    "an order of some": "area: A\nweights: {method: ranking, ⟦L004⟧order: [quality, [price, finish]]}\n",
    "an order of none": "area: A\n⟦L004⟧weights: {method: ranking}\n",
    "an order that names one twice": (
        "area: A\nweights: {method: ranking, order: [quality, price, [finish, reach, ⟦L004⟧price], spread]}\n"
    ),
    "points for some in a variant": (
        "area: A\nvariants: [{id: b, name: B, kind: area, weights: {method: points, ⟦L004⟧values: {quality: 3}}}]\n"
    ),
    # N002, off the scale
    "a judged score above 100": "area: A\nscores: {alpha: {quality: {score: ⟦N002⟧101}}}\n",
    "a judged score in words": "area: A\nscores: {alpha: {quality: {score: ⟦N002⟧good}}}\n",
    "a price beyond the worst": "area: A\nscores: {alpha: {price: {score: ⟦N002⟧90.5}}}\n",
    "a price beyond the best": "area: A\nscores: {alpha: {price: {score: ⟦N002⟧9}}}\n",
    "an unknown grade": "area: A\nscores: {alpha: {finish: {score: ⟦N002⟧fine}}}\n",
    "a must-have that is no grade": "area: A\nmust_haves: {finish: ⟦N002⟧fine}\n",
    "a must-have in words": "area: A\nmust_haves: {quality: ⟦N002⟧much}\n",
    "a must-have that is no grade, in full": "area: A\nmust_haves: {finish: {score: ⟦N002⟧fine}}\n",
    "a number for a grade": "area: A\nscores: {alpha: {finish: {score: ⟦N002⟧40}}}\n",
    "a reach beyond the last point": "area: A\nscores: {alpha: {reach: {score: ⟦N002⟧41}}}\n",
    "words on a relative scale": "area: A\nscores: {alpha: {spread: {score: ⟦N002⟧wide}}}\n",
    "a range off the scale": "area: A\nscores: {alpha: {quality: {score: 5, low: ⟦N002⟧-1, high: ⟦N002⟧101}}}\n",
    # N003, a level that is not there
    "a level above the top": "area: A\nlocal_factors: {trust: {level: ⟦N003⟧3}}\n",
    "a level of 0": "area: A\nlocal_factors: {pace: {level: ⟦N003⟧0}}\n",
    "a negative level": "area: A\nlocal_factors: {pace: {level: ⟦N003⟧-2}}\n",
    "a range of levels that are not there": "area: A\nlocal_factors: {pace: {level: 3, low: ⟦N003⟧0, high: ⟦N003⟧6}}\n",
    "a level that is not there in a variant": (
        "area: A\nvariants: [{id: b, name: B, kind: area, local_factors: {trust: {level: ⟦N003⟧5}}}]\n"
    ),
    # N005 and N006, weights
    "points of 0": (
        "area: A\nweights: {method: points, ⟦N005⟧values: {quality: 0, price: 0, finish: 0, reach: 0, spread: 0}}\n"
    ),
    "swings of 0": (
        "area: A\nweights: {method: swing, ⟦N005⟧values: {quality: 0, price: 0, finish: 0, reach: 0, spread: 0}}\n"
    ),
    "the catalogue's weights set to 0": (
        "area: A\nweights: {⟦N005⟧values: {quality: 0, price: 0, finish: 0, reach: 0}}\n"
    ),
    "swings below 100": f"area: A\nweights: {{method: swing, values: {{{FULL_WEIGHTS}}}}}\n".replace("100", "⟦N006⟧90"),
    "swings above 100": f"area: A\nweights: {{method: swing, values: {{{FULL_WEIGHTS}}}}}\n".replace(
        "price: 40", "price: ⟦N006⟧140"
    ),
    # Cells that give something else than a score
    "a score that is not there": "area: A\nscores: {alpha: {⟦S001⟧quality: {marks: null}}}\n",
    "no marks in marks": "area: A\nscores: {alpha: {quality: {marks: ⟦S007⟧{}}}}\n",
    "a mark that is none": "area: A\nscores: {alpha: {quality: {marks: {Ann: 5, Ben: ⟦S001⟧null}}}}\n",
    "marks in a list": "area: A\nscores: {alpha: {quality: {marks: ⟦S003⟧[5, 6]}}}\n",
    "marks off the scale": "area: A\nscores: {alpha: {quality: {marks: {A: ⟦N002⟧101, B: 5, C: ⟦N002⟧unknown}}}}\n",
    "marks of grades": "area: A\nscores: {alpha: {finish: {⟦S009⟧marks: {Ann: good, Ben: fair}}}}\n",
    "a score beside marks": "area: A\nscores: {alpha: {quality: {⟦S009⟧score: 5, marks: {Ann: 5}}}}\n",
    "unknown beside marks": "area: A\nscores: {alpha: {quality: {⟦S009⟧score: unknown, marks: {Ann: 5}}}}\n",
    "marks with half a range": "area: A\nscores: {alpha: {quality: {marks: {Ann: 5}, ⟦S009⟧low: 3}}}\n",
    "a mean outside its range": "area: A\nscores: {alpha: {quality: {marks: ⟦N007⟧{A: 5, B: 7}, low: 7, high: 9}}}\n",
    "half a range alone": "area: A\nscores: {alpha: {quality: {⟦S009⟧low: 3}}}\n",
    "a range alone upside down": "area: A\nscores: {alpha: {quality: {low: ⟦N007⟧4, high: 2}}}\n",
    "a range alone off the scale": "area: A\nscores: {alpha: {quality: {low: 4, high: ⟦N002⟧200}}}\n",
    "a range of grades alone": "area: A\nscores: {alpha: {⟦S009⟧finish: {low: poor, high: good}}}\n",
    "unknown with a range": "area: A\nscores: {alpha: {quality: {score: ⟦S009⟧unknown, low: 3, high: 4}}}\n",
    "unknown where options set the ends": "area: A\nscores: {alpha: {spread: {score: ⟦N002⟧unknown}}}\n",
    # N007, outside its own range
    "a level outside its range": "area: A\nlocal_factors: {pace: {level: ⟦N007⟧2, low: 3, high: 4}}\n",
    "a level's range upside down": "area: A\nlocal_factors: {pace: {level: ⟦N007⟧3, low: 4, high: 2}}\n",
    "a score outside its range": "area: A\nscores: {alpha: {quality: {score: ⟦N007⟧2, low: 3, high: 4}}}\n",
    "a score's range upside down": "area: A\nscores: {alpha: {quality: {score: 3, low: ⟦N007⟧4, high: 2}}}\n",
    "a grade outside its range": "area: A\nscores: {alpha: {finish: {score: ⟦N007⟧poor, low: fair, high: good}}}\n",
    "a price's range the other way round": "area: A\nscores: {alpha: {price: {score: 30, low: ⟦N007⟧40, high: 20}}}\n",
    "a range above what yearly costs come to": (
        f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [100, 103.5], optimism_bias: 10, low: ⟦N007⟧221, high: 230}}}}\n"
    ),
    "a range below what yearly costs come to": (
        f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [100, 103.5], optimism_bias: 10, low: 200, high: ⟦N007⟧219}}}}\n"
    ),
    "a range of yearly costs upside down": (
        f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [100, 103.5], low: ⟦N007⟧210, high: ⟦N007⟧190}}}}\n"
    ),
    # N009, yearly costs over different years
    "a year too few": (f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [5, 5, 5]}}, beta: {{⟦N009⟧yearly: [5, 5]}}}}\n"),
    "a list that is short, with a fault in it": (
        f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [5, 5, 5]}}, beta: {{⟦N009⟧yearly: [5, ⟦S003⟧x]}}}}\n"
    ),
    "a cost outside its range": "area: A\ncosts: {alpha: {total: ⟦N007⟧2, low: 3, high: 4}}\n",
    # One mistake is said once, by the first stage that sees it
    "a disputed area": "area: ⟦F013⟧no\n",
    "a disputed level": "area: A\nlocal_factors: {pace: {level: ⟦F013⟧03}}\n",
    "a disputed score": "area: A\nscores: {alpha: {quality: {score: ⟦F013⟧1_0}}}\n",
    "a disputed status": "area: A\nstatus: ⟦F013⟧off\n",
    "a disputed date": "area: A\ndate: ⟦F013⟧2013-03-01 10:00:00\n",
    "a disputed recommendation": "area: A\nrecommendation: {option: ⟦F013⟧no}\n",
    "an alias for a required field": "area: ⟦F008⟧*there\n",
    "an alias for a mapping": "area: A\nlocal_factors: ⟦F008⟧*levels\n",
    "a tag": "area: ⟦F009⟧!!int York\n",
    "a merge key in a level": "area: A\nlocal_factors: {pace: {level: 3, ⟦F010⟧<<: {low: 2}}}\n",
    "a key that is no text": "area: A\nlocal_factors: {⟦F012⟧1: {level: 3}}\n",
    "a level cut by a comma": "area: A\nlocal_factors: {pace: {level: ⟦F012⟧9,5}}\n",
    "a number too large": f"area: A\ncosts: {{alpha: {{total: ⟦F016⟧{'9' * 400}}}}}\n",
    "a hidden character in a word": 'area: A\nstatus: ⟦F004⟧"dr\\eaft"\n',
    "a forbidden character in a word": "area: A\nstatus: dr⟦F004⟧\x07aft\n",
    "a forbidden character in an id": "area: A\nmust_haves: {qual⟦F004⟧\u202eity: 5}\n",
    "a forbidden character in a field's name": "ar⟦F004⟧\x07ea: York\n",
    "a wrong value in a duplicate": "area: ⟦S003⟧5\n⟦F011⟧area: ⟦F013⟧yes\n",
    "a tag on the whole file hides nothing": "⟦F009⟧!!map\nstatus: ⟦S004⟧drft\narea: A\n",
    "an entry that is out does not move the others": (
        "area: A\nweights: {method: ranking, order: [⟦S003⟧1, ⟦L001⟧speed, quality, price, finish, reach, spread]}\n"
    ),
    "a criterion by no id is not missing besides in values": (
        f"area: A\nweights: {{method: points, values: {{{FULL_WEIGHTS}}}}}\n".replace("quality", "⟦S006⟧Quality")
    ),
    "an unknown criterion is not missing besides in values": (
        f"area: A\nweights: {{method: points, values: {{{FULL_WEIGHTS}}}}}\n".replace("quality", "⟦L001⟧qualty")
    ),
    "an unknown criterion is not missing besides in an order": (
        "area: A\nweights: {method: ranking, order: [⟦L001⟧qualty, price, finish, reach, spread]}\n"
    ),
    "both faults of a level": "area: A\nlocal_factors: {pace: {level: ⟦N003⟧9, ⟦S009⟧low: 2}}\n",
}

SOUND: dict[str, str] = {
    "only what is required": "area: A\n",
    "null in optional fields": (
        "area: A\nregion: null\nstatus: null\nprepared_by: null\ndate: ~\n"
        "outcomes:\ndecision:\nlocal_factors:\nweights: null\n"
        "scores: null\n"
        "must_haves:\nruled_out:\ncosts:\nvariants:\npanel: null\nanswers:\nsources:\naccepts:\ncatalogue: null\n"
    ),
    "null deep down": (
        "area: A\nlocal_factors: {pace: {level: 3, low: null, high: ~, source: null}}\n"
        "panel: [{name: B, chair: null}]\n"
        "weights: {method: null, values: null, order: null}\noutcomes: [{name: C, baseline: null}]\n"
        "variants: [{id: d, name: D, kind: area, scores: null, weights: null}]\n"
    ),
    "yearly costs": (
        f"area: A\n{YEARLY}costs: {{alpha: {{yearly: [100, 103.5], optimism_bias: 10, low: 220, high: 220}}, "
        "beta: {yearly: [-5, 0], total: null, optimism_bias: -100, low: 0, high: 1}}\n"
    ),
    "a rate of nothing and a total": (
        "area: A\ndiscounting: {rate: 0, first_year: 2026, prices: 2025, rationale: So agreed}\n"
        "costs: {alpha: {yearly: [1]}, beta: {total: 3, yearly: null, optimism_bias: null}}\n"
    ),
    "swings with a 100": f"area: A\nweights: {{method: swing, values: {{{FULL_WEIGHTS}}}}}\n",
    "points of any size": f"area: A\nweights: {{method: points, values: {{{FULL_WEIGHTS}}}}}\n".replace("100", "7.5"),
    "an order with ties": "area: A\nweights: {method: ranking, order: [quality, [price, finish], [reach, spread]]}\n",
    "a region": "area: A\nregion: Côte d’Émeraude – north\n",
    "a region over two lines of the file": "area: A\nregion: >-\n  North\n  coast\n",
    "equal weights": "area: A\nweights: {method: equal}\n",
    "a few of the catalogue's weights": "area: A\nweights: {values: {quality: 0}}\n",
    "scores at the ends of their scales": (
        "area: A\nscores:\n  alpha: {quality: {score: 0}, price: {score: 90}, reach: {score: 40}, spread: {score: "
        "-999999999999}}\n"
        "  beta: {quality: {score: 100}, price: {score: 10}, reach: {score: 0}, finish: {score: good, low: poor, "
        "high: good}}\n"
    ),
    "a reversed scale's range by its numbers": "area: A\nscores: {alpha: {price: {score: 30, low: 20, high: 30}}}\n",
    "levels at the ends": (
        "area: A\nlocal_factors: {pace: {level: 1, low: 1, high: 5}, trust: {level: 2}, pressure: {level: 3}}\n"
    ),
    "works of its own": (
        "area: A\nsources: [{id: own, title: B}]\nlocal_factors: {pace: {level: 3, source: {work: own}}}\n"
    ),
    "a catalogue's work": "area: A\nlocal_factors: {pace: {level: 3, source: {work: book, at: p. 3}}}\n",
    "answers": "area: A\nanswers: {safeguards: {children: not_met}, remarks: {any: What you will.}}\n",
    "a grade as a must-have": "area: A\nmust_haves: {finish: fair}\n",
    "numbers or words for outcomes": "area: A\noutcomes: [{name: B, baseline: 3.5, target: 79%, by: 2016-03-31}]\n",
    "an id of 64 characters": f"area: A\nvariants: [{{id: {LONG_ID[1:]}, name: B, kind: area}}]\n",
    "dates": "area: A\ndate: 2012-02-29\nscored_on: '2013-03-01'\n",
}

# (text, what its one finding's message says): a suggestion where one is near, else what may stand there
SAID: tuple[tuple[str, str], ...] = (
    (
        "area: A\nregion: |\n  North coast\n",
        'is the text "North coast\\u000a"; write it on one line, with one plain space between words.',
    ),
    (
        "area: A\nmust_haves: {finish: fine}\n",
        '`finish` is the text "fine"; `finish` takes one of the grades poor, fair, good.',
    ),
    (
        f"area: A\nweights: {{method: swing, values: {{{FULL_WEIGHTS}, trust: 5}}}}\n",
        "there is no criterion `trust`. It is a local factor: put it under `weights.factors`, beside `values`,",
    ),
    (
        f"area: A\nweights: {{method: swing, values: {{{FULL_WEIGHTS}, pressure: 5}}}}\n",
        "It is a local factor that emphasises criteria, and it has no weight of its own. Remove it here.",
    ),
    (
        "area: A\nweights: {values: {trust: 5}}\n",
        "It is a local factor, and its `points` stand in the catalogue. Remove it here.",
    ),
    (
        f"area: A\nweights: {{method: swing, values: {{{FULL_WEIGHTS}}}, factors: {{pace: 1, trust: 1, price: 5}}}}\n",
        "there is no local factor `price`. It is a criterion: put it under `weights.values`.",
    ),
    ("area: A\nmust_haves: {quality: “7”}\n", "It holds U+201C (left double quotation mark) and U+201D"),
    ("area: A\nmust_haves:\n  quality: 7,5\n", "A decimal comma is not read. Write 7.5."),
    ("area: A\nmust_haves: {quality: [7,5]}\n", "A decimal comma is not read. Write 7.5."),
    ("area: A\nmust_haves: {quality: 7,5}\n", "A decimal comma is not read. Write 7.5."),
    ("area: A\ncosts: {alpha: {total: '1,250'}}\n", "Write 1250, or 1.250 if the comma is a decimal one."),
    ("area: A\ncosts: {alpha: {total: 1 250}}\n", "Write 1250."),
    ("area: A\ncosts: {alpha: {total: 1\u202f250}}\n", "It holds U+202F (narrow no-break space). Write 1250."),
    ("area: A\nscores: {alpha: {spread: {score: −1}}}\n", "It holds U+2212 (minus sign). Write -1, without quotes."),
    ("area: A\nlocal_factors: {pace: {level: 3\u200b}}\n", "It holds U+200B (zero width space). Write 3,"),
    ("area: A\nscores: {alpha: {finish: {score: “fair”}}}\n", "Did you mean `fair`?"),
    (
        "area: A\nvariants: [{id: 2, name: B, kind: area}]\n",
        "has at most 64 characters. Write `no_2`",
    ),
    ("area: A\nvariants: [{id: Crème-1, name: B, kind: area}]\n", "Write `creme_1`, for example."),
    ("area: A\nmust_haves: {‘quality’: 7}\n", "It holds U+2018 (left single quotation mark)"),
    ("area: A\nstatus: “final”\n", "It holds U+201C"),
    ("area: A\ndate: 2013–03–01\n", "It holds U+2013 (en dash)."),
    (
        "area: A\nvariants: [{id: b, name: B, kind: area}, {id: c, name: b, kind: area}]\n",
        "already at local.yaml:2",
    ),
    ("aera: York\n", "this file has no field `aera`. Did you mean `area`?"),
    ("area: A\nzzz: 1\n", "this file has no field `zzz`. It may have `area`, `region`, `status`, "),
    ("area: A\ndecision: {dat: 2013-01-01}\n", "`decision` has no field `dat`. Did you mean `date`?"),
    (
        "area: A\nvariants: [{id: b, name: B, kind: area, wieghts: {}}]\n",
        "`variants[1]` has no field `wieghts`. Did you mean `weights`?",
    ),
    ("area: A\nstatus: drft\n", '`status` is the text "drft"; it may be `draft`, `final`. Did you mean `draft`?'),
    ("area: A\nstatus: zzz\n", '`status` is the text "zzz"; it may be `draft`, `final`.'),
    ("area: A\nweights: {method: swingg}\n", "Did you mean `swing`?"),
    ("area: A\nlocal_factors: {pacce: {level: 3}}\n", "there is no local factor `pacce`. Did you mean `pace`?"),
    ("area: A\nlocal_factors: {zzz: {level: 3}}\n", "there is no local factor `zzz`. There is `"),
    ("area: A\nrecommendation: {option: alhpa}\n", "there is no option `alhpa`. Did you mean `alpha`?"),
    ("area: A\nmust_haves: {qality: 5}\n", "there is no criterion `qality`. Did you mean `quality`?"),
    (
        "area: A\nscores: {alpha: {finish: {score: goood}}}\n",
        "one of the grades poor, fair, good. Did you mean `good`?",
    ),
    ("area: A\nscores: {alpha: {price: {score: 91}}}\n", "`score` is 91; `price` takes a number from 10 to 90."),
    (
        "area: A\nanswers: {safeguards: {children: mett}}\n",
        "it may be `met`, `partly`, `not_met`, `unknown`. Did you mean `met`?",
    ),
    (
        "area: A\nanswers: {safegards: {children: met}}\n",
        "there is no checklist `safegards`. Did you mean `safeguards`?",
    ),
    ("area: A\nlocal_factors: {pace: {level: 3, source: {work: boook}}}\n", "Did you mean `book`?"),
    ("area: A\nlocal_factors: {trust: {level: 3}}\n", "`level` is 3; `trust` has levels 1 to 2."),
    (
        "area: A\nweights: {method: points, values: {quality: 3}}\n",
        "does not name `price`, `finish`, `reach`, `spread`.",
    ),
    ("area: A\nmust_haves: {quality: 100.5}\n", "`quality` is 100.5; it must be at most 100."),
    ("area: A\ncosts: {alpha: {total: '1,250'}}\n", '`total` is the text "1,250"; a number is expected.'),
    ("area: 2013\n", "`area` is 2013; text is expected. Put it in quotes."),
    ("area: A\ndate: 2013-02-30\n", '`date` is the text "2013-02-30"; a date is year-month-day, such as 2013-03-01.'),
    ("area: yes\n", 'Put it in quotes if it is text: "yes".'),
)

TEN_MISTAKES = """\
area: Anywhere
⟦S002⟧stauts: draft
date: ⟦S008⟧1 March 2013
question: ⟦F013⟧on
local_factors:
  pace: {level: ⟦N003⟧7}
  ⟦L001⟧trusst: {level: 1}
  trust: {level: 2, ⟦S009⟧low: 1}
weights:
  method: swing
  values: {quality: ⟦N006⟧80, price: 40, finish: 20, reach: 10, spread: 0}
scores:
  alpha:
    finish: {score: ⟦N002⟧excellent}
  beta:
    ⟦S006⟧Quality: {score: 50}
pass_mark: ⟦S003⟧half
"""
