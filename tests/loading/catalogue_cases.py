"""Files laid over the small catalogue, with a mark at each place where a code is to be found."""

from loading.small import ALPHA, BETA, CRITERIA, SCORES, option

GAMMA = "options/gamma.yaml"
MORE = "criteria/more.yaml"

_CRITERION = "{id: worth, name: Worth, weight: 0, scale: "


def _with_scale(scale: str) -> dict[str, str]:
    """A catalogue of one criterion with some scale; no option has a score that could be off it."""
    return {
        "criteria/all.yaml": f"criteria:\n  - id: worth\n    name: Worth\n    weight: 1\n    scale: {scale}\n",
        "options/alpha.yaml": "id: alpha\nname: Alpha\nrole: baseline\nscores: {worth: {score: 1}}\n",
        "options/beta.yaml": "",
    }


def _needing(band: str) -> dict[str, str]:
    return {GAMMA: option("gamma", f"relies_on:\n  {band}\n")}


def _with_factor(fields: str) -> dict[str, str]:
    return {MORE: f"local_factors:\n  - {{id: will, name: Will, {fields}}}\n"}


def _scored(old: str, new: str) -> dict[str, str]:
    assert old in SCORES
    return {GAMMA: option("gamma", scores=SCORES.replace(old, new))}


# Files by name; an empty text takes a file of the small catalogue away.
CATALOGUES: dict[str, dict[str, str]] = {
    # S001
    "an option without a name": {GAMMA: f"⟦S001⟧id: gamma\nrole: alternative\n{SCORES}"},
    "an option without anything": {GAMMA: "⟦S001⟧⟦S001⟧⟦S001⟧summary: none\n"},
    "an option without scores": {GAMMA: "⟦S001⟧id: gamma\nname: Gamma\nrole: alternative\n"},
    "a criterion without a weight": {
        MORE: "criteria:\n  - ⟦S001⟧id: worth\n    name: Worth\n    scale: {kind: judged}\n"
    },
    "a criterion without a scale": {MORE: "criteria:\n  - ⟦S001⟧id: worth\n    name: Worth\n    weight: 0\n"},
    "a scale without a kind": _with_scale("{worst: bad}")
    | {"criteria/all.yaml": "criteria:\n  - id: worth\n    name: W\n    weight: 1\n    ⟦S001⟧scale: {worst: bad}\n"},
    "a linear scale without an end": {
        "criteria/all.yaml": CRITERIA.replace(
            "scale: {kind: linear, worst: 90, best: 10}", "⟦S001⟧scale: {kind: linear, worst: 90}"
        )
    },
    "a pair of one number": _with_scale("{kind: piecewise, points: [⟦S001⟧[0], [1, 100]]}"),
    # S002
    "an unknown field of an option": {GAMMA: option("gamma", "⟦S002⟧relys_on: {}\n")},
    "a field of another scale": _with_scale("{kind: judged, ⟦S002⟧points: [[0, 0], [1, 100]]}"),
    "an unknown field of a criterion": {
        "criteria/all.yaml": CRITERIA.replace("weight: 2,", "weight: 2, ⟦S002⟧sclae: 1,")
    },
    "an unknown list": {MORE: "⟦S002⟧factors: []\n"},
    # S003
    "text for points": _with_factor("levels: [a, b], points: ⟦S003⟧many"),
    "true for a grade": _with_scale("{kind: grades, grades: {good: ⟦S003⟧true}}"),
    "a text for a scale": _with_scale("⟦S003⟧judged"),
    "a number for a level in words": _with_factor("levels: [a, ⟦S003⟧2], points: 1"),
    "a number for a level that an option relies on": _with_factor("levels: [a, b, ⟦S003⟧3], points: 1")
    | _needing("will: {at_least: 3}"),
    # S004
    "an unknown role": {GAMMA: option("gamma").replace("alternative", "⟦S004⟧alternate")},
    "an unknown kind of scale": _with_scale("{kind: ⟦S004⟧judge}"),
    "an unknown direction": _with_scale("{kind: relative, better: ⟦S004⟧more}"),
    "an answer that is no extent": {GAMMA: option("gamma", "answers: {manifest: {lead: ⟦S004⟧half}}\n")},
    # S005
    "points above 30": _with_factor("levels: [a, b], points: ⟦S005⟧30.5"),
    "a multiplier above 2": _with_factor("levels: [a, b], emphasises: {quality: ⟦S005⟧2.1}"),
    "a multiplier below a half": _with_factor("levels: [a, b], emphasises: {quality: ⟦S005⟧0.4}"),
    "a grade above 100": _with_scale("{kind: grades, grades: {good: ⟦S005⟧101}}"),
    "a negative weight": {"criteria/all.yaml": CRITERIA.replace("weight: 2", "weight: ⟦S005⟧-2")},
    # S006
    "an option's id that is none": {GAMMA: option("gamma").replace("id: gamma", "id: ⟦S006⟧Gamma-1")},
    "a score by no id": {GAMMA: option("gamma").replace("  quality:", "  ⟦S006⟧Quality:")},
    "an emphasis by no id": _with_factor("levels: [a, b], emphasises: {⟦S006⟧Quality: 1.5}"),
    # S007
    "one level": _with_factor("levels: ⟦S007⟧[a], points: 1"),
    "ten levels": _with_factor("levels: ⟦S007⟧[a, b, c, d, e, f, g, h, i, j], points: 1"),
    "one point": _with_scale("{kind: piecewise, points: ⟦S007⟧[[0, 0]]}"),
    "three numbers for a pair": _with_scale("{kind: piecewise, points: [⟦S007⟧[0, 0, 0], [1, 100]]}"),
    "one grade named by a digit": _with_scale("{kind: grades, grades: {poor: 0, ⟦F012⟧2: 40, good: 100}}"),
    "no grades": _with_scale("{kind: grades, grades: ⟦S007⟧{}}"),
    # S008
    "a power from no date": {MORE: "powers:\n  - {id: pool, name: Pool, from: ⟦S008⟧2006, until: ⟦S008⟧never}\n"},
    # S009
    "points and emphasis": _with_factor("levels: [a, b], points: 1, ⟦S009⟧emphasises: {quality: 1.5}"),
    "neither points nor emphasis": {MORE: "local_factors:\n  - ⟦S009⟧id: will\n    name: Will\n    levels: [a, b]\n"},
    "points of null": {
        MORE: "local_factors:\n  - ⟦S009⟧id: will\n    name: Will\n    levels: [a, b]\n    points: null\n"
    },
    "a factor that emphasises relied on": _needing("⟦S009⟧pressure: {at_least: 2}"),
    "an option that contains itself": {GAMMA: option("gamma", "contains: [alpha, ⟦S009⟧gamma]\n")},
    "an answer that the place gives": {GAMMA: option("gamma", "answers: {⟦S009⟧safeguards: {children: met}}\n")},
    "a score with half a range": _scored("score: 50", "score: 50, ⟦S009⟧low: 20"),
    # L001
    "a score for an unknown criterion": {GAMMA: option("gamma", scores=SCORES + "  ⟦L001⟧worth: {score: 3}\n")},
    "a misspelt criterion is not missing besides": {GAMMA: option("gamma").replace("  quality:", "  ⟦L001⟧qualty:")},
    "an unknown factor relied on": _needing("⟦L001⟧speed: {at_least: 2}"),
    "unknown degrees": {GAMMA: option("gamma", "degree: {least: ⟦L001⟧lose, most: ⟦L001⟧tihgt}\n")},
    "an unknown option contained": {GAMMA: option("gamma", "contains: [beta, ⟦L001⟧delta]\n")},
    "an unknown option contained, twice": {GAMMA: option("gamma", "contains: [⟦L001⟧delta, ⟦L001⟧delta]\n")},
    "an unknown power": {GAMMA: option("gamma", "powers: [⟦L001⟧pooling]\n")},
    "unknown evidence": {GAMMA: option("gamma", "evidence: [trial, ⟦L001⟧trail]\n")},
    "an unknown checklist": {GAMMA: option("gamma", "answers: {⟦L001⟧manifests: {lead: full}}\n")},
    "an unknown line": {GAMMA: option("gamma", "answers: {manifest: {⟦L001⟧leader: full}}\n")},
    "an unknown work": {GAMMA: option("gamma", "source: {work: ⟦L001⟧boook}\n")},
    "an unknown work in a list": {MORE: "barriers:\n  - {id: it, name: IT, source: {work: ⟦L001⟧paper}}\n"},
    "an unknown group": {"criteria/all.yaml": CRITERIA.replace("group: ends", "group: ⟦L001⟧means")},
    "a principle's unknown criterion": {
        "criteria/all.yaml": CRITERIA.replace("criterion: quality", "criterion: ⟦L001⟧qualities")
    },
    "evidence for an unknown option": {
        "criteria/all.yaml": CRITERIA.replace("options: [beta]", "options: [beta, ⟦L001⟧betta]")
    },
    "an unknown criterion emphasised": _with_factor("levels: [a, b], emphasises: {quality: 1.5, ⟦L001⟧prize: 1.5}"),
    # L002
    "two options of one id": {GAMMA: option("beta").replace("id: beta", "id: ⟦L002⟧beta")},
    "two criteria of one id": {
        MORE: f"criteria:\n  - {_CRITERION.replace('worth', '⟦L002⟧quality')}{{kind: judged}}}}\n"
    },
    "two criteria of one id, with a fault in the second": {
        MORE: "criteria:\n  - {id: worth, name: A, weight: 0, scale: {kind: judged}}\n"
        "  - {id: ⟦L002⟧worth, name: B, weight: 0, group: ⟦L001⟧means, scale: {kind: judged}}\n",
        **{
            name: text.replace("scores:\n", "scores:\n  worth: {score: 1}\n")
            for name, text in (("options/alpha.yaml", ALPHA), ("options/beta.yaml", BETA))
        },
    },
    "a criterion and a factor of one id": {
        MORE: "local_factors:\n  - {id: ⟦L002⟧price, name: P, levels: [a, b], points: 1}\n"
    },
    "two groups of one id": {MORE: "groups:\n  - {id: means, name: A}\n  - {id: ⟦L002⟧means, name: B}\n"},
    "a group and a criterion may share an id": {MORE: "groups:\n  - {id: quality, name: A}\n"},
    "two lines of one id": {
        MORE: "checklists:\n  - {id: list, name: L, items: [{id: a, name: A}, {id: ⟦L002⟧a, name: B}]}\n"
    },
    "a line below one that is out": {
        MORE: "checklists:\n  - {id: list, name: L, items: [⟦S001⟧{id: b}, {id: a, name: A}, {id: ⟦L002⟧a, name: B}]}\n"
    },
    "two works of one id": {MORE: "sources:\n  - {id: ⟦L002⟧book, title: B}\n"},
    "about twice": {MORE: "⟦L002⟧about: {title: Other}\n"},
    # L007
    "two options of one name": {GAMMA: option("gamma").replace("name: Gamma", "name: ⟦L007⟧beta")},
    "two criteria of one name": {
        MORE: "criteria:\n  - {id: worth, name: ⟦L007⟧PRICE, weight: 0, scale: {kind: judged}}\n",
        **{
            name: text.replace("scores:\n", "scores:\n  worth: {score: 1}\n")
            for name, text in (("options/alpha.yaml", ALPHA), ("options/beta.yaml", BETA))
        },
    },
    "two factors and two groups of one name": {
        MORE: "local_factors: [{id: will, name: ⟦L007⟧Trust, levels: [a, b], points: 1}]\n"
        "groups: [{id: aims, name: ⟦L007⟧Ends}]\n",
    },
    # A list that can't be read is one fault, not one for each id that points into it
    "criteria without a dash": {
        "criteria/all.yaml": "criteria:\n  ⟦S003⟧id: quality\n  name: Quality\nlocal_factors:"
        + CRITERIA.split("local_factors:")[1]
    },
    "lists without dashes": {
        "criteria/all.yaml": CRITERIA.replace("sources:\n  - {", "sources:\n  ⟦S003⟧{").replace(
            "items: [{id: lead, name: Lead}]", "items: ⟦S003⟧{id: lead, name: Lead}"
        ),
        GAMMA: option("gamma", "answers: {manifest: {lead: full}}\nrisks:\n  ⟦S003⟧one: two\n"),
    },
    "a group without an id": {
        "criteria/all.yaml": CRITERIA.replace("- {id: ends, name: Ends}", "- ⟦S001⟧{name: Ends}")
    },
    # L003
    "no criteria in the files": {
        "criteria/all.yaml": "⟦L003⟧groups: [{id: ends, name: Ends}]\n",
        "options/alpha.yaml": "id: alpha\nname: A\nrole: baseline\nscores: {}\n",
        "options/beta.yaml": "",
    },
    # N001
    "a score missing": {GAMMA: option("gamma", scores="⟦N001⟧" + SCORES.replace("  price: {score: 50}\n", ""))},
    "two scores missing": {
        GAMMA: option(
            "gamma",
            scores="⟦N001⟧⟦N001⟧" + SCORES.replace("  price: {score: 50}\n", "").replace("  reach: {score: 10}\n", ""),
        )
    },
    "no scores": {GAMMA: option("gamma", scores="⟦N001⟧⟦N001⟧⟦N001⟧⟦N001⟧⟦N001⟧scores: {}\n")},
    "a score missing beside one that is wrong": {
        GAMMA: option(
            "gamma",
            scores="⟦N001⟧" + SCORES.replace("  price: {score: 50}\n", "").replace("score: 7", "score: ⟦S003⟧true"),
        )
    },
    # N008, a grade with a name that says something else
    "a grade called unknown": {"criteria/all.yaml": CRITERIA.replace("poor: 0,", "poor: 0, ⟦N008⟧unknown: 20,")},
    # N002
    "a judged score above 100": _scored("score: 60, low: 50, high: 80", "score: ⟦N002⟧160"),
    "a linear score off the scale": _scored("score: 50", "score: ⟦N002⟧9.5"),
    "an unknown grade": _scored("fair", "⟦N002⟧fairly"),
    "a piecewise score off the scale": _scored("score: 10", "score: ⟦N002⟧-1"),
    "text on a relative scale": _scored("score: 7", "score: ⟦N002⟧seven"),
    # N003 and N004, bands
    "a band that begins above the top": _needing("pace: {at_least: ⟦N003⟧6}"),
    "a band that ends below the bottom": _needing("pace: {at_most: ⟦N003⟧0}"),
    "a band with both ends out": _needing("trust: {at_least: ⟦N003⟧3, at_most: ⟦N003⟧4}"),
    "a band upside down": _needing("pace: {at_least: ⟦N004⟧4, at_most: 2}"),
    "a band from the bottom": _needing("⟦N004⟧pace: {at_least: 1}"),
    "a band to the top": _needing("⟦N004⟧pace: {at_most: 5}"),
    "a band of every level": _needing("⟦N004⟧pace: {at_least: 1, at_most: 5, essential: true}"),
    "a band without ends": _needing("⟦N004⟧pace: {essential: true}"),
    "a band of null": _needing("⟦N004⟧pace: {at_least: null}"),
    "a band with one end wrong": _needing("pace: {at_least: ⟦S003⟧high}"),
    # N005
    "weights of 0": {
        "criteria/all.yaml": CRITERIA.replace("weight: 3", "weight: ⟦N005⟧0")
        .replace("weight: 2", "weight: 0")
        .replace("weight: 1", "weight: 0")
    },
    # N007
    "a score outside its range": _scored("score: 60", "score: ⟦N007⟧49"),
    # N008
    "equal ends": _with_scale("{kind: linear, worst: 3, best: ⟦N008⟧3}"),
    "equal ends with a score at them": _with_scale("{kind: linear, worst: 1, best: ⟦N008⟧1}"),
    "two points at one number with a score there": _with_scale(
        "{kind: piecewise, points: [[1, 0], ⟦N008⟧[1, 9], [2, 99]]}"
    ),
    "points that end before they begin": _with_scale("{kind: piecewise, points: [[9, 0], ⟦N008⟧[2, 100]]}"),
    "points that fall back": _with_scale("{kind: piecewise, points: [[0, 0], [5, 50], ⟦N008⟧[5, 60], ⟦N008⟧[4, 100]]}"),
    "points beyond 0 and 100": _with_scale("{kind: piecewise, points: [[0, ⟦N008⟧-1], [5, ⟦N008⟧101]]}"),
    "a point that falls back below one that is out": _with_scale(
        "{kind: piecewise, points: [[0, 0], ⟦S003⟧x, [5, 50], ⟦N008⟧[4, 100]]}"
    ),
    # One broken file says nothing about the others
    "a broken criteria file": {
        "criteria/all.yaml": "about: {title: Small}\ncriteria: ⟦F005⟧[quality\n",
        GAMMA: option(
            "gamma", "contains: [beta]\npowers: [nothing]\nevidence: [nothing]\ndegree: {least: a, most: b}\n"
        ),
    },
    "one broken criteria file of two": {
        MORE: "powers: []\n⟦F006⟧---\n",
        GAMMA: option("gamma", "powers: [pool]\nsource: {work: paper}\n"),
    },
    "an empty criteria file of two": {
        MORE: "⟦F007⟧# soon\n",
        GAMMA: option("gamma", "relies_on: {will: {at_least: 2}}\n"),
    },
    "a criteria file that is a list": {MORE: "⟦S003⟧- criteria\n", GAMMA: option("gamma", "powers: [pool]\n")},
    "a broken option": {
        "options/beta.yaml": "id: beta\nname: ⟦F005⟧'Beta\n",
        GAMMA: option("gamma", "contains: [beta]\n"),
    },
    "a criterion with a wrong weight": {"criteria/all.yaml": CRITERIA.replace("weight: 3", "weight: ⟦S003⟧much")},
    "a factor with wrong levels": {
        "criteria/all.yaml": CRITERIA.replace("levels: [low, high]", "levels: ⟦S003⟧low"),
        GAMMA: option("gamma", "relies_on: {trust: {at_least: 2}}\n"),
    },
    "a group without a name": {"criteria/all.yaml": CRITERIA.replace("{id: ends, name: Ends}", "⟦S001⟧{id: ends}")},
    "a work without a title": {"criteria/all.yaml": CRITERIA.replace("{id: book, title: A book}", "⟦S001⟧{id: book}")},
    "faults in several files": {
        "options/alpha.yaml": ALPHA.replace("score: 60", "score: ⟦N007⟧90"),
        "options/beta.yaml": BETA.replace("at_least: 3", "at_least: ⟦N003⟧6"),
        MORE: "⟦S002⟧groupes: []\n",
    },
}
