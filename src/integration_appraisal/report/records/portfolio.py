"""``appraise.portfolio/1``: many places, by catalogue, and the same as rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from integration_appraisal.portfolio.against import Against
from integration_appraisal.portfolio.collecting import Portfolio
from integration_appraisal.portfolio.dividing import Everywhere, Factor
from integration_appraisal.portfolio.likeness import Alike
from integration_appraisal.portfolio.row import Row
from integration_appraisal.portfolio.tally import Tally
from integration_appraisal.report.document import Cell, Column, Table


def data(portfolio: Portfolio) -> dict[str, Any]:
    """``appraise.portfolio/1``: what places under each catalogue add up to, then each place."""
    return {
        "schema": "appraise.portfolio/1",
        "left_out": portfolio.left_out,
        "gone": None if portfolio.before is None else portfolio.gone,
        "groups": [
            {
                **_group(tally),
                "against": _against(portfolio, digest),
                "places": [row._asdict() for row in portfolio.rows(digest)],
            }
            for digest, tally in portfolio.tallies.items()
        ],
    }


def _group(tally: Tally) -> dict[str, Any]:
    about = tally.about
    return {
        "catalogue": {"title": about.title, "digest": about.digest},
        "notice": about.notice or None,
        "count": tally.places,
        "verdicts": dict(tally.verdicts),
        "options": [_option(tally, option) for option in about.options],
        "local_factors": [_factor(tally, own) for own in tally.factors],
        "alike": [_alike(own) for own in tally.alike],
        "regions": [
            {"region": region, "count": own.places, "verdicts": dict(own.verdicts), "first": dict(own.leading)}
            for region, own in tally.regions.items()
        ],
        "judged_here": {"count": tally.own_judged, "turned": [own._asdict() for own in tally.own_turned]},
        "outliers": [own._asdict() for own in tally.outliers],
        "findings": [
            {"code": code, "severity": severity, "places": places}
            for (code, severity), places in sorted(tally.codes.items(), key=lambda own: (-own[1], own[0]))
        ],
    }


def _option(tally: Tally, option: str) -> dict[str, Any]:
    own = tally.first.get(option, Counter[str]())
    return {
        "id": option,
        "name": tally.about.options[option],
        "first": own.total(),
        "verdicts": dict(own),
        "first_in_scenarios": tally.scenarios[option] / tally.places if tally.scenarios else None,
    }


def _factor(tally: Tally, own: Factor) -> dict[str, Any]:
    levels = range(1, len(tally.about.levels[own.id]) + 1)
    return {
        "id": own.id,
        "name": tally.about.factors[own.id],
        "places_at": [own.at[level] for level in levels],
        "not_given": own.at[None],
        "decides": own.decides,
        "one_up": _everywhere(own.up),
        "one_down": _everywhere(own.down),
    }


def _everywhere(own: Everywhere) -> dict[str, Any]:
    return {
        "turned": own.places,
        "first": {option: count for option, count in own.first.items() if count},
        "unmoved": own.unmoved,
    }


def _alike(own: Alike) -> dict[str, Any]:
    return own._asdict() | {
        "first": list(own.first),
        "second": list(own.second),
        "verdicts": dict(own.verdicts),
        "apart": [each._asdict() for each in own.apart],
    }


def _against(portfolio: Portfolio, digest: str) -> dict[str, Any] | None:
    own: Against | None = portfolio.against.get(digest)
    if own is None:
        return None
    return {
        "same": own.same,
        "turned": [each._asdict() for each in own.turned],
        "new": own.new,
        "other_catalogue": own.judged_otherwise,
    }


def rows(portfolio: Portfolio) -> Table:
    """A row for each place; columns of options and factors that its catalogue has not are empty."""
    abouts = [tally.about for tally in portfolio.tallies.values()]
    options = list(dict.fromkeys(chain.from_iterable(about.options for about in abouts)))
    factors = list(dict.fromkeys(chain.from_iterable(about.factors for about in abouts)))
    columns = (
        *map(Column, ("catalogue", "file", "place", "region", "verdict", "first", "second")),
        Column("ahead_by", "number"),
        Column("stays_ahead", "share"),
        *map(Column, ("best_ready", "decided_by", "errors", "warnings")),
        *(Column(f"value_{option}", "number") for option in options),
        *(Column(f"level_{factor}") for factor in factors),
    )
    places = chain.from_iterable(map(portfolio.rows, portfolio.tallies))
    return Table("Places", columns, tuple(_row(own, options, factors) for own in places))


def _row(own: Row, options: Iterable[str], factors: Iterable[str]) -> tuple[Cell, ...]:
    severities = [each["severity"] for each in own.findings]
    return (
        *(own.catalogue["title"], own.file, own.area, own.region or "", own.verdict),
        *(" ".join(own.first), " ".join(own.second), own.points, own.stays_ahead),
        *(
            " ".join(own.ready),
            " ".join(own.first_at),
            str(severities.count("error")),
            str(severities.count("warning")),
        ),
        *(own.values.get(option) for option in options),
        *(_level(own.levels, factor) for factor in factors),
    )


def _level(levels: Mapping[str, int | None], factor: str) -> str:
    level = levels.get(factor)
    return "" if level is None else str(level)
