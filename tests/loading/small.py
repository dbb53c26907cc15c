"""A small catalogue with something of every kind, and places in it."""

CRITERIA = """\
about: {title: Small, notice: Nothing here is meant.}
principles:
  - {id: first, number: 1, text: Ask first., role: gate, answered_by: question}
  - {id: second, number: 2, text: Be good., role: criterion, criterion: quality}
groups:
  - {id: ends, name: Ends}
criteria:
  - {id: quality, name: Quality, weight: 3, group: ends, scale: {kind: judged}}
  - {id: price, name: Price, weight: 2, scale: {kind: linear, worst: 90, best: 10}}
  - {id: finish, name: Finish, weight: 1, scale: {kind: grades, grades: {poor: 0, fair: 40, good: 100}}}
  - {id: reach, name: Reach, weight: 1, scale: {kind: piecewise, points: [[0, 0], [10, 70], [40, 100]]}}
  - {id: spread, name: Spread, weight: 0, scale: {kind: relative, better: higher}}
local_factors:
  - {id: pace, name: Pace, levels: [none, slow, steady, brisk, all at once], points: 10}
  - {id: trust, name: Trust, levels: [low, high], points: 5}
  - {id: pressure, name: Pressure, levels: [low, middle, high], emphasises: {quality: 1.5}}
degrees:
  - {id: loose, name: Loose}
  - {id: tight, name: Tight}
powers:
  - {id: contract, name: Contract, from: 2006-04-01}
evidence:
  - {id: trial, claim: It worked., figure: 3, options: [beta]}
barriers:
  - {id: boundary, name: Boundaries}
checklists:
  - {id: manifest, name: Manifest, answered_by: option, answer: extent, items: [{id: lead, name: Lead}]}
  - {id: safeguards, name: Safeguards, answered_by: place, answer: status, items: [{id: children, name: Children}]}
  - {id: remarks, name: Remarks, answered_by: place, items: [{id: any, name: Any}]}
  - {id: shown, name: Shown, items: [{id: one, name: One}]}
sources:
  - {id: book, title: A book}
"""

SCORES = """\
scores:
  quality: {score: 60, low: 50, high: 80, source: {work: book}}
  price: {score: 50}
  finish: {score: fair}
  reach: {score: 10}
  spread: {score: 7}
"""


def option(name: str, more: str = "", scores: str = SCORES) -> str:
    """An option's file with some more fields."""
    return f"id: {name}\nname: {name.title()}\nrole: alternative\n{scores}{more}"


ALPHA = option("alpha").replace("alternative", "baseline")
BETA = option("beta", "relies_on: {pace: {at_least: 3, essential: true}}\n")

CATALOGUE = {"criteria/all.yaml": CRITERIA, "options/alpha.yaml": ALPHA, "options/beta.yaml": BETA}

FULL_WEIGHTS = "quality: 100, price: 40, finish: 20, reach: 10, spread: 0"
