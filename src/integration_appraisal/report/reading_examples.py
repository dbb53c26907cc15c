"""Examples for the codes of reading, where a few lines can show what is wrong; ``# <-`` marks the place.

A fragment with an ``area`` is a whole local file. Any other replaces these fields in a valid file, as the tests do.
"""

from integration_appraisal.rules.base import Example

_LOCAL, _OPTION, _CRITERIA = "local.yaml", "options/share.yaml", "criteria/all.yaml"

_YEARS = "discounting: {rate: 3.5, first_year: 2026}\ncosts:\n  stay: {yearly: [100, 90, 90]}\n"

_BAD_AND_GOOD = {
    "F005": (_LOCAL, "area: York: the city  # <-\n", 'area: "York: the city"\n'),
    "F006": (_LOCAL, "area: York\n---  # <-\narea: Leeds\n", "area: York\n"),
    "F008": (_LOCAL, "area: &place York  # <-\n", "area: York\n"),
    "F009": (_LOCAL, "area: York\ndate: !!str 2013-03-01  # <-\n", "area: York\ndate: 2013-03-01\n"),
    "F010": (_LOCAL, "area: York\n<<: {status: draft}  # <-\n", "area: York\nstatus: draft\n"),
    "F011": (_LOCAL, "area: York\nstatus: draft\nstatus: final  # <-\n", "area: York\nstatus: final\n"),
    "F012": (_LOCAL, "costs:\n  4: {total: 1250}  # <-\n", "costs:\n  share: {total: 1250}\n"),
    "F013": (
        _LOCAL,
        "area: York\nengagement:\n  - {who: Carers, when: 12:30}  # <-\n",
        'area: York\nengagement:\n  - {who: Carers, when: "12:30"}\n',
    ),
    "F018": (
        _LOCAL,
        "local_factors:\n  council_support: {level: 3, rationale: The vote was clear, and recent}  # <-\n",
        'local_factors:\n  council_support: {level: 3, rationale: "The vote was clear, and recent"}\n',
    ),
    "F019": (
        _LOCAL,
        "risks:\n  - The lease may end.\n   - The hall may not be rebuilt.  # <-\n",
        "risks:\n  - The lease may end.\n  - The hall may not be rebuilt.\n",
    ),
    "S001": (_LOCAL, "status: draft  # <-\nquestion: What would join up care?\n", "area: York\nstatus: draft\n"),
    "S002": (
        _LOCAL,
        "area: York\nquestoin: What would join up care?  # <-\n",
        "area: York\nquestion: What would join up care?\n",
    ),
    "S003": (
        _LOCAL,
        "local_factors:\n  council_support: {level: high}  # <-\n",
        "local_factors:\n  council_support: {level: 3}\n",
    ),
    "S004": (_LOCAL, "area: York\nstatus: finished  # <-\n", "area: York\nstatus: final\n"),
    "S005": (_LOCAL, "must_haves:\n  welcome: 130  # <-\n", "must_haves:\n  welcome: 30\n"),
    "S006": (
        _LOCAL,
        "ruled_out:\n  The school: {reason: No room is free}  # <-\n",
        "ruled_out:\n  share: {reason: No room is free}\n",
    ),
    "S007": (
        _CRITERIA,
        "local_factors:\n  - {id: council_support, name: Support, levels: [For it], points: 16}  # <-\n",
        "local_factors:\n  - {id: council_support, name: Support, levels: [Against, For it], points: 16}\n",
    ),
    "S008": (_LOCAL, "area: York\ndate: 1 March 2013  # <-\n", "area: York\ndate: 2013-03-01\n"),
    "S009": (
        _LOCAL,
        "local_factors:\n  council_support: {level: 2, low: 1}  # <-\n",
        "local_factors:\n  council_support: {level: 2, low: 1, high: 3}\n",
    ),
    "L001": (_LOCAL, "must_haves:\n  welcom: 30  # <-\n", "must_haves:\n  welcome: 30\n"),
    "L002": (
        _LOCAL,
        "variants:\n  - {id: north, name: The north, kind: area}\n  - {id: north, name: Far north, kind: area}  # <-\n",
        "variants:\n  - {id: north, name: The north, kind: area}\n  - {id: far_north, name: Far north, kind: area}\n",
    ),
    "L004": (
        _LOCAL,
        "weights:\n  method: swing\n  values: {reach: 100, welcome: 60}  # <-\n",
        "weights:\n  method: swing\n  values: {reach: 100, welcome: 60, calm: 50, evenings: 0}\n",
    ),
    "N001": (
        _OPTION,
        "scores:  # <-\n  reach: {score: 13}\n  welcome: {score: 60}\n  calm: {score: bearable}\n",
        "scores:\n  reach: {score: 13}\n  welcome: {score: 60}\n  calm: {score: bearable}\n  evenings: {score: 3}\n",
    ),
    "N002": (
        _LOCAL,
        "scores:\n  share:\n    welcome: {score: 160}  # <-\n",
        "scores:\n  share:\n    welcome: {score: 60}\n",
    ),
    "N003": (
        _LOCAL,
        "local_factors:\n  council_support: {level: 4}  # <-\n",
        "local_factors:\n  council_support: {level: 3}\n",
    ),
    "N004": (
        _OPTION,
        "relies_on:\n  council_support: {at_least: 1}  # <-\n",
        "relies_on:\n  council_support: {at_least: 2}\n",
    ),
    "N005": (
        _LOCAL,
        "weights:\n  method: points\n  values: {reach: 0, welcome: 0, calm: 0, evenings: 0}  # <-\n",
        "weights:\n  method: points\n  values: {reach: 2, welcome: 1, calm: 1, evenings: 0}\n",
    ),
    "N006": (
        _LOCAL,
        "weights:\n  method: swing\n  values: {reach: 80, welcome: 60, calm: 50, evenings: 20}  # <-\n",
        "weights:\n  method: swing\n  values: {reach: 100, welcome: 75, calm: 60, evenings: 25}\n",
    ),
    "N007": (
        _LOCAL,
        "local_factors:\n  council_support: {level: 3, low: 1, high: 2}  # <-\n",
        "local_factors:\n  council_support: {level: 3, low: 2, high: 3}\n",
    ),
    "N008": (
        _CRITERIA,
        "criteria:\n  - {id: reach, name: Reach, weight: 1, scale: {kind: linear, worst: 20, best: 20}}  # <-\n",
        "criteria:\n  - {id: reach, name: Reach, weight: 1, scale: {kind: linear, worst: 0, best: 20}}\n",
    ),
    "N009": (
        _LOCAL,
        f"{_YEARS}  share: {{yearly: [250, 60]}}  # <-\n",
        f"{_YEARS}  share: {{yearly: [250, 60, 0]}}\n",
    ),
}

EXAMPLES = {
    code: (Example("bad", file, bad), Example("good", file, good)) for code, (file, bad, good) in _BAD_AND_GOOD.items()
}
