// The arithmetic of engine/*.py for a page: the same functions by the same names in the same order, section by section.
// `engine/vectors.py` says what a problem, a result and flips look like. Tests hold both to 1e-9 of each other; whoever
// changes the method there changes it here. Bands and scores stand as they are, so nobody asks here whether a need
// is `firm`, or for the `must_scores` that a must-have was made of.

export const UNKNOWN = "unknown"; // in place of a score that nobody has given
export const SAME = 1e-9; // numbers no further apart than this are equal

// ---- Python's own: math and itertools

const partials = new Float64Array(64); // numbers whose bits don't overlap: 40 hold any sum

/** The sum of numbers, exactly rounded, so that their order changes nothing (Shewchuk 1997). */
export function fsum(numbers) {
  let count = 0;
  for (let index = 0; index < numbers.length; index++) {
    let x = numbers[index];
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const y = partials[at];
      const high = x + y;
      const low = Math.abs(x) < Math.abs(y) ? x - (high - y) : y - (high - x);
      if (low) partials[kept++] = low;
      x = high;
    }
    partials[kept] = x;
    count = kept + 1;
  }
  let sum = 0;
  let lost = 0;
  while (count && !lost) {
    const x = sum;
    const y = partials[--count];
    sum = x + y;
    lost = y - (sum - x);
  }
  if (!lost || !count || Math.sign(lost) !== Math.sign(partials[count - 1])) return sum;
  const rounded = sum + 2 * lost; // a half that is left is rounded the way in which the rest points
  return rounded - sum === 2 * lost ? rounded : sum;
}

const prod = (numbers) => numbers.reduce((product, number) => product * number, 1);
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
const pairwise = (items) => items.slice(1).map((item, at) => [items[at], item]);
const products = (left, right) => left.map((number, at) => number * right[at]);
const sorted = (numbers) => [...numbers].sort((one, other) => one - other);

/** Every way to take one item of each list. */
const product = (lists) =>
  lists.reduce((ways, list) => ways.flatMap((way) => list.map((item) => [...way, item])), [[]]);

/** The error function, by a series whose terms are all of one sign. */
function erf(x) {
  if (Math.abs(x) > 6) return Math.sign(x);
  let [term, sum] = [x, 0];
  for (let n = 1; sum + term !== sum; n++) {
    sum += term;
    term *= (2 * x * x) / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

// ---- chances: mean and variance of a number that is drawn from its range

function triangle(low, mode, high) {
  if (mode === null) return { mean: (low + high) / 2, variance: (high - low) ** 2 / 12 };
  const [left, right] = [mode - low, high - mode];
  return { mean: (low + mode + high) / 3, variance: (left * left + right * right + left * right) / 18 };
}

/** Of `times / X`, X drawn as a triangle or, without a mode, evenly. */
function reciprocal(times, low, mode, high) {
  if (low === high) return { mean: times / low, variance: 0 };
  let [mean, square] = [Math.log(high / low) / (high - low), 1 / (low * high)];
  if (mode !== null) {
    const parts = [low, high].filter((end) => end !== mode).map((end) => inverse_part(end, mode, high - low));
    [mean, square] = [0, 1].map((power) => fsum(parts.map((part) => part[power])));
  }
  return { mean: times * mean, variance: Math.max(times * times * (square - mean * mean), 0) };
}

/** What one side of a triangle adds to the expectation of 1/X and of 1/X². */
function inverse_part(end, mode, whole) {
  const width = mode - end;
  const ratio = Math.log1p(width / end);
  const share = 2 / (whole * Math.abs(width));
  return [share * (width - end * ratio), share * (ratio - width / mode)];
}

function on_lines(points, score) {
  for (const [[left, low], [right, high]] of pairwise(points)) {
    if (score <= right) return low + (high - low) * ((score - left) / (right - left));
  }
  return points.at(-1)[1];
}

/** Of the value on lines, by Simpson's rule between the bends of line and triangle, where it is exact. */
function along(points, low, mode, high) {
  if (low === high) return { mean: on_lines(points, low), variance: 0 };
  const inside = points.map(([score]) => score).filter((score) => low < score && score < high);
  const bends = sorted(new Set([low, mode ?? low, high, ...inside]));
  const density = (right) => (score) => {
    if (mode === null) return 1 / (high - low);
    const part = right <= mode ? (score - low) / (mode - low) : (high - score) / (high - mode);
    return (2 * part) / (high - low);
  };
  const expected = (of) =>
    fsum(
      pairwise(bends).map(([left, right]) => {
        const at = (score) => of(on_lines(points, score)) * density(right)(score);
        return ((right - left) / 6) * (at(left) + at(right) + 4 * at((left + right) / 2));
      }),
    );
  const mean = expected((value) => value);
  return { mean, variance: expected((value) => (value - mean) ** 2) };
}

function steps(low, middle, high) {
  if (middle === null) return range(low, high).map(() => 1 / (high - low + 1));
  const odds = range(low, high).map((k) =>
    k <= middle ? (k - low + 1) / (middle - low + 1) : (high - k + 1) / (high - middle + 1),
  );
  const total = fsum(odds);
  return odds.map((one) => one / total);
}

function over(chances, values) {
  const mean = fsum(products(chances, values));
  return { mean, variance: fsum(chances.map((chance, at) => chance * (values[at] - mean) ** 2)) };
}

// ---- scales: what a score is worth, 0 to 100

const WHOLE = [0, 100];

function number(score) {
  if (typeof score !== "number") throw new RangeError(`${score} is no number`);
  return score;
}

function within(score, low, high) {
  if (!(low <= number(score) && score <= high)) throw new RangeError(`${score} is not from ${low} to ${high}`);
  return score;
}

function above_zero(score) {
  if (!(number(score) > 0)) throw new RangeError(`${score} is not above 0`);
  return score;
}

const ends_of = (numbers) => [Math.min(...numbers), Math.max(...numbers)];

/** Values lie between others as scores do, so that they may be drawn for them. */
function straight(scale, score, low, high) {
  const [least, most] = sorted([value(scale, low), value(scale, high)]);
  return triangle(least, score === null ? null : value(scale, score), most);
}

export const SCALES = {
  judged: { value: (_, score) => within(score, 0, 100), reach: () => WHOLE, spread: straight },
  linear: {
    value: ({ worst, best }, score) => 100 * ((within(score, ...ends_of([worst, best])) - worst) / (best - worst)) + 0,
    reach: () => WHOLE,
    spread: straight,
  },
  piecewise: {
    value: ({ points }, score) => on_lines(points, within(score, points[0][0], points.at(-1)[0])),
    reach: ({ points }) => ends_of(points.map(([, worth]) => worth)),
    spread: ({ points }, score, low, high) => along(points, low, score, high),
  },
  grades: {
    value: ({ grades }, score) => {
      const grade = grades.find(([name]) => name === score);
      if (!grade) throw new RangeError(`${score} is no grade`);
      return grade[1];
    },
    reach: ({ grades }) => ends_of(grades.map(([, worth]) => worth)),
    // Of grades with one value, the lower end comes first and the upper end last, so that all else lies between.
    spread: ({ grades }, score, low, high) => {
      const by_value = [...grades].sort(
        ([one, its], [other, theirs]) =>
          its - theirs || (one !== low) - (other !== low) || (one === high) - (other === high),
      );
      const place = (grade) => by_value.findIndex(([name]) => name === grade);
      const values = by_value.slice(place(low), place(high) + 1).map(([, worth]) => worth);
      return over(steps(place(low), score === null ? null : place(score), place(high)), values);
    },
  },
  relative: {
    settled: on_the_table,
    value: ({ higher, ends }, score) => {
      number(score);
      if (ends === null || ends[0] === ends[1]) return 100;
      const [worst, best] = higher ? ends : [ends[1], ends[0]];
      return 100 * ((score - worst) / (best - worst)) + 0;
    },
    reach: () => WHOLE,
    spread: straight,
  },
  proportional: {
    settled: on_the_table,
    value: ({ higher, ends }, score) => {
      const best = ends === null ? above_zero(score) : ends[higher ? 1 : 0];
      return 100 * (higher ? above_zero(score) / best : best / above_zero(score));
    },
    reach: () => WHOLE,
    spread: (scale, score, low, high) =>
      scale.higher ? straight(scale, score, low, high) : reciprocal(100 * scale.ends[0], low, score, high),
  },
};

/** With the lowest and the highest score on the table as its ends. */
function on_the_table(scale, scores) {
  return scores.length ? { ...scale, ends: ends_of(scores.map(number)) } : scale;
}

const kind = (scale) => SCALES[scale.kind];
const value = (scale, score) => kind(scale).value(scale, score);

function counted(scale, score) {
  const [least, most] = kind(scale).reach(scale);
  return score === UNKNOWN ? (least + most) / 2 : value(scale, score);
}

// ---- weights: how they are elicited, and emphasis

export function shares(given) {
  const total = fsum(given);
  return given.map((number) => number / total);
}

/** Shares of the whole from weights within groups and those of the groups. */
export function within_groups(given, groups, group_weights) {
  const by_group = shares(group_weights);
  const inside = by_group.map((_, group) => fsum(given.filter((_, column) => groups[column] === group)));
  return given.map((own, column) => (own ? (by_group[groups[column]] * own) / inside[groups[column]] : 0));
}

/** Points of factors by swings on the scale of the criteria's. */
export function points_by_swing(swings, given) {
  const total = fsum(given);
  return swings.map((swing) => (100 * swing) / total);
}

const equal = (given) => given.map(() => 1 / given.length);

/** Rank-order centroid weights by places from 1; criteria that share a place have the mean of theirs. */
function ranking(given) {
  const count = given.length;
  const centroids = range(1, count).map((k) => fsum(range(k, count).map((i) => 1 / i)) / count);
  const weights = given.map(() => 0);
  let taken = 0;
  for (const place of sorted(new Set(given))) {
    const block = range(0, count - 1).filter((index) => given[index] === place);
    const mean = fsum(centroids.slice(taken, taken + block.length)) / block.length;
    for (const index of block) weights[index] = mean;
    taken += block.length;
  }
  return weights;
}

export const METHODS = {
  catalogue: { weigh: shares, is_emphasised: true },
  points: { weigh: shares },
  swing: { weigh: shares },
  ranking: { weigh: ranking },
  equal: { weigh: equal },
};

function emphasis(factor, multiplier) {
  if (factor.level === null) return 1;
  const middle = (1 + factor.levels) / 2;
  return multiplier ** ((factor.level - middle) / (factor.levels - middle));
}

const held = (multipliers) => Math.min(Math.max(prod(sorted(multipliers)), 0.5), 2);
const is_close = (one, other) => Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));

function emphasised(base, factors) {
  const by_factor = base.map(() => []);
  for (const [position, factor] of factors.entries()) {
    if (factor.level === null) continue;
    for (const [criterion, multiplier] of factor.emphasises) {
      by_factor[criterion].push([position, emphasis(factor, multiplier)]);
    }
  }
  const own = by_factor.map((pairs) => pairs.map(([, multiplier]) => multiplier));
  const multipliers = own.map(held);
  return {
    shares: shares(products(base, multipliers)),
    multipliers,
    by_factor,
    clipped: own.map((all, criterion) => !is_close(prod(all), multipliers[criterion])),
  };
}

const unemphasised = (base) => ({
  shares: shares(base),
  multipliers: base.map(() => 1),
  by_factor: base.map(() => []),
  clipped: base.map(() => false),
});

// ---- losses, and whether an option is ready

const gap = (need, level) =>
  Math.max(
    0,
    need.at_least === null ? 0 : need.at_least - level,
    need.at_most === null ? 0 : level - need.at_most,
  );

const loss = (need, factor) => (factor.level === null ? 0 : loss_at(need, factor, factor.level));
const loss_at = (need, factor, level) => ((need.points ?? factor.points) * gap(need, level)) / (factor.levels - 1);

const lost_more = (ours, theirs, factor, level) =>
  (ours ? loss_at(ours, factor, level) : 0) - (theirs ? loss_at(theirs, factor, level) : 0);

/** A need where its factor counts for other points than the catalogue's: own points keep their proportion to it. */
export function with_points(need, of_factor, counted) {
  if (need.points === null || !of_factor) return need;
  const rate = need.points / of_factor;
  return { ...need, points: rate * counted, rate };
}

const losses = (needs, factors) =>
  needs.map((need) => [need.factor, loss(need, factors[need.factor])]).filter(([, points]) => points > 0);

function ready(needs, factors) {
  const essential = needs.filter((need) => need.essential).map((need) => [need, factors[need.factor].level]);
  if (essential.some(([need, level]) => level !== null && gap(need, level) > 0)) return "no";
  return essential.some(([, level]) => level === null) ? "unknown" : "yes";
}

// ---- ranks, and what may be said of the lead

const CLOSE = 5;
const SIGMAS = 1.28;

/** Contenders in groups, best first; a group holds all that equal its first member. */
function grouped(values, contenders) {
  const groups = [];
  for (const row of [...contenders].sort((one, other) => values[other] - values[one] || one - other)) {
    const group = groups.at(-1);
    if (group && values[group[0]] - values[row] <= SAME) group.push(row);
    else groups.push([row]);
  }
  return groups.map(sorted);
}

/** Those whose value reaches a pass mark, where there is one. */
const passing = (values, rows, mark) => rows.filter((row) => mark == null || values[row] >= mark - SAME);

function ranks(values, contenders) {
  const by_row = values.map(() => null);
  let better = 0;
  for (const group of grouped(values, contenders)) {
    for (const row of group) by_row[row] = better + 1;
    better += group.length;
  }
  return by_row;
}

function places(values, contenders, readiness) {
  const [first = [], second = []] = grouped(values, contenders);
  const points = second.length ? values[first[0]] - values[second[0]] : null;
  const [able = []] = grouped(values, contenders.filter((row) => readiness[row] === "yes"));
  return { first, second, points, ready: able };
}

function stays_ahead({ mean, sigma }) {
  return mean === null || !sigma ? null : (1 + erf(mean / sigma / Math.SQRT2)) / 2;
}

function verdict(found, readiness, doubt) {
  if (!found.first.length) return "none";
  if (doubt.overtaking.length || doubt.leaving.length) return "open";
  if (found.first.length > 1) return "tie";
  if (readiness[found.first[0]] !== "yes") return "conditional";
  return found.points === null ? "only" : sureness(found.points, doubt);
}

function sureness(points, { mean, sigma, is_ranged }) {
  if (points < CLOSE - SAME || (mean ?? 0) < SIGMAS * (sigma ?? 0) - SAME) return "close";
  return is_ranged ? "clear" : "ahead";
}

// ---- problem

const is_emphasised = (problem) => METHODS[problem.method].is_emphasised ?? false;
const base_weights = (problem) => METHODS[problem.method].weigh(problem.given);

const settled_scales = (problem) =>
  problem.scales.map((scale, column) => {
    const { settled } = kind(scale);
    return settled ? settled(scale, problem.scores.map((row) => row[column])) : scale;
  });

/** The same with some factors at other levels: a map of positions to levels. */
const at = (problem, levels) => ({
  ...problem,
  factors: problem.factors.map((factor, position) => ({ ...factor, level: levels.get(position) ?? factor.level })),
});

const weights = (problem, base) => (is_emphasised(problem) ? emphasised(base, problem.factors) : unemphasised(base));

function drawn_from(problem, row, column) {
  const ends = problem.ranges?.scores[row][column] ?? null;
  if (ends === null) return null;
  const evenly = problem.ranges.evenly.some(([its_row, its_column]) => its_row === row && its_column === column);
  return [evenly ? null : problem.scores[row][column], ...ends];
}

const reached = (problem, row, column, worth) =>
  problem.scores[row][column] === UNKNOWN ? kind(problem.scales[column]).reach(problem.scales[column]) : [worth, worth];

/** The chance of each level that a factor may be at, in pairs; none where it stands as it is. */
function levels_drawn(problem, position) {
  const { level } = problem.factors[position];
  const ends = problem.ranges?.levels[position] ?? null;
  if (level === null || ends === null || ends[0] === ends[1]) return [];
  const chances = steps(ends[0], level, ends[1]);
  return range(...ends).map((own, index) => [own, chances[index]]);
}

function cell_values(problem) {
  const scales = settled_scales(problem);
  return problem.scores.map((row) => row.map((cell, column) => counted(scales[column], cell)));
}

// ---- moments: mean and standard deviation of a lead

const MOST_DRAWN = 10_000; // combinations of levels; where there are more, these stand as they are

function spread(problem, cells, base, pair) {
  const by_criterion = settled_scales(problem).map((scale, column) => difference(problem, cells, pair, column, scale));
  const emphases = emphases_of(problem, base, by_criterion);
  const mean = fsum(emphases.map((own) => own.chance * own.mean));
  const inside = fsum(emphases.map((own) => own.chance * (own.variance + (own.mean - mean) ** 2)));
  const lost = problem.factors.map((_, position) => lost_by(problem, position, pair));
  return {
    mean: mean + fsum(lost.map((own) => own.mean)),
    sigma: Math.sqrt(inside + fsum(lost.map((own) => own.variance))),
  };
}

function difference(problem, cells, pair, column, scale) {
  const [first, second] = pair.map((row) => {
    const drawn = drawn_from(problem, row, column);
    return drawn ? kind(scale).spread(scale, ...drawn) : { mean: cells[row][column], variance: 0 };
  });
  return { mean: first.mean - second.mean, variance: first.variance + second.variance };
}

/** All ways in which the levels of emphasising factors may fall: the chance, and mean and variance of benefits. */
function emphases_of(problem, base, by_criterion) {
  const moving = problem.factors.map(
    (factor, position) => [position, factor.emphasises.length ? levels_drawn(problem, position) : []],
  );
  let drawn = is_emphasised(problem) ? moving.filter(([, levels]) => levels.length) : [];
  if (prod(drawn.map(([, levels]) => levels.length)) > MOST_DRAWN) drawn = [];
  return product(drawn.map(([, levels]) => levels)).map((combination) => {
    const levels = new Map(combination.map(([level], index) => [drawn[index][0], level]));
    const own = weights(at(problem, levels), base).shares;
    return {
      chance: prod(combination.map(([, chance]) => chance)),
      mean: fsum(own.map((weight, column) => weight * by_criterion[column].mean)),
      variance: fsum(own.map((weight, column) => weight * weight * by_criterion[column].variance)),
    };
  });
}

/** Of what the second loses to a factor beyond what the first does. */
function lost_by(problem, position, pair) {
  const factor = problem.factors[position];
  const [ours, theirs] = pair.map((row) => problem.needs[row].find((need) => need.factor === position));
  const levels = levels_drawn(problem, position);
  if (levels.length) {
    return over(levels.map(([, chance]) => chance), levels.map(([level]) => lost_more(theirs, ours, factor, level)));
  }
  return { mean: factor.level === null ? 0 : lost_more(theirs, ours, factor, factor.level), variance: 0 };
}

// ---- not_given: what levels and scores that nobody has given may come to

const MOST_COMBINATIONS = 20_000; // of levels in a group; beyond, its criteria are taken one by one, on the safe side

class NotGiven {
  constructor(problem, cells, base) {
    Object.assign(this, { problem, cells, base });
    this.factors = range(0, problem.factors.length - 1).filter((at) => problem.factors[at].level === null);
    this.emphasising = this.factors.filter((at) => is_emphasised(problem) && problem.factors[at].emphasises.length);
    this.needs = problem.needs.map((needs) => new Map(needs.map((need) => [need.factor, need])));
    this.reached = cells.map((own, row) => own.map((worth, column) => reached(problem, row, column, worth)));
    this.scores = problem.scores.flatMap((own, row) =>
      own.flatMap((cell, column) => (cell === UNKNOWN ? [[row, column]] : [])),
    );
    this.groups = groups_of(problem, this.emphasising, base.length);
  }

  /** What an option's value may come to. */
  extremes(row, worth) {
    const { factors } = this.problem;
    const unknown = this.problem.needs[row].filter((need) => this.factors.includes(need.factor));
    if (!unknown.length && !this.emphasising.length && !this.scores.some(([own]) => own === row)) {
      return { low: worth, high: worth };
    }
    const known = fsum(this.problem.needs[row].map((need) => loss(need, factors[need.factor])));
    const lost = (extreme) => fsum(unknown.map((need) => extreme(...this.losses(need))));
    return {
      low: this.benefit(row, -1) - known - lost(Math.max),
      high: this.benefit(row, 1) - known - lost(Math.min),
    };
  }

  /** The options that some of it would make first in place of those that are, or part from those that tie. */
  overtaking(contenders, first) {
    if (!this.factors.length && !this.scores.length) return [];
    return contenders.filter((row) => first.some((leader) => leader !== row && this.may_pass(leader, row, first)));
  }

  /** Those of the first that miss a must-have, or the pass mark, at something that nobody has given. */
  leaving(first, values) {
    const mark = this.problem.pass_mark;
    const may_fall = (row) => mark != null && this.extremes(row, values[row]).low < mark - SAME;
    const may_miss = (row) => this.scores.some(([own, column]) => own === row && this.may_miss(row, column));
    return first.filter((row) => may_miss(row) || may_fall(row));
  }

  /** What to find out first: what may rule out the first, then by how far it may move a lead that can be lost. */
  find_out(first, overtaking, leaving) {
    const pairs = overtaking.flatMap((rival) =>
      first.filter((leader) => leader !== rival).map((leader) => [leader, rival]),
    );
    if (this.problem.pass_mark != null) pairs.push(...leaving.map((leader) => [leader, null]));
    const levels = this.factors.map((name) => [
      { name, option: null },
      Math.max(0, ...pairs.map((pair) => this.swing(name, ...pair))),
    ]);
    const scores = this.scores.map(([row, column]) => [
      { name: column, option: row },
      this.matters(row, column, pairs, first),
    ]);
    const swings = [...levels, ...scores].filter(([, swing]) => swing > SAME);
    return swings.sort(([, one], [, other]) => (one === other ? 0 : other - one)).map(([unknown]) => unknown);
  }

  matters(row, column, pairs, first) {
    if (first.includes(row) && this.may_miss(row, column)) return Infinity;
    return Math.max(0, ...pairs.map((pair) => this.moved(row, column, pair)));
  }

  may_miss(row, column) {
    const limit = this.problem.must_haves[column];
    return limit !== null && this.reached[row][column][0] < limit - SAME;
  }

  /** Whether a rival may be ahead of a leader; one that is not first now need only come level. */
  may_pass(leader, rival, first) {
    const sooner = first.includes(rival) ? -SAME : SAME;
    const most_lost = fsum(this.problem.factors.map((_, position) => Math.max(...this.lost(leader, rival, position))));
    const gains = this.gains(leader, rival).map((gain) => gain + most_lost + sooner);
    const weighed = products(this.base, gains);
    const most = fsum(products(this.chosen(weighed), weighed));
    return first.includes(rival) ? most > 0 : most >= 0;
  }

  gains(leader, rival) {
    return this.reached[leader].map((ours, column) => this.reached[rival][column][1] - ours[0]);
  }

  /** What the leader loses to a factor beyond its rival, at each level that it may have. */
  lost(leader, rival, position) {
    const factor = this.problem.factors[position];
    const levels = factor.level === null ? range(1, factor.levels) : [factor.level];
    const [ours, theirs] = [leader, rival].map((row) => this.needs[row]?.get(position));
    return levels.map((level) => lost_more(ours, theirs, factor, level));
  }

  losses(need) {
    const factor = this.problem.factors[need.factor];
    return range(1, factor.levels).map((level) => loss_at(need, factor, level));
  }

  /** The largest benefit (sign 1) or the smallest (−1), by Dinkelbach's method. */
  benefit(row, sign) {
    const values = this.reached[row].map((own) => own[sign > 0 ? 1 : 0]);
    let [found, chosen] = [-sign * Infinity, this.chosen(values.map(() => 0))];
    for (;;) {
      const own = products(this.base, chosen);
      const benefit = fsum(products(own, values)) / fsum(own);
      if (sign * (benefit - found) <= SAME / 1000) return benefit;
      found = benefit;
      chosen = this.chosen(this.base.map((weight, column) => sign * weight * (values[column] - benefit)));
    }
  }

  /** By criterion, the multipliers with which gains sum to the most. */
  chosen(gains) {
    const by_column = [];
    for (const { columns, multipliers } of this.groups) {
      const own = columns.map((column) => gains[column]);
      const best = multipliers.length === 1 ? multipliers[0] : most_of(multipliers, own);
      columns.forEach((column, index) => (by_column[column] = best[index]));
    }
    return by_column;
  }

  /** How far one unknown score moves a lead, all else as it is. */
  moved(row, column, pair) {
    const [least, most] = this.reached[row][column];
    return pair.includes(row) ? (most - least) * weights(this.problem, this.base).shares[column] : 0;
  }

  /** How far the levels of one factor move a lead, all others as they are; without a rival, a value. */
  swing(position, leader, rival) {
    let moved = this.lost(leader, rival, position);
    if (this.emphasising.includes(position)) {
      const gains = this.cells[leader].map((ours, column) => (rival === null ? 0 : this.cells[rival][column]) - ours);
      moved = range(1, this.problem.factors[position].levels).map((level) =>
        fsum(products(weights(at(this.problem, new Map([[position, level]])), this.base).shares, gains)),
      );
    }
    return Math.max(...moved) - Math.min(...moved);
  }
}

/** The row of multipliers with which gains sum to the most. */
function most_of(rows, gains) {
  const sums = rows.map((row) => fsum(products(row, gains)));
  return rows[sums.indexOf(sums.reduce((most, sum) => Math.max(most, sum)))];
}

/** Criteria in groups that the emphasising factors whose level is not given tie together. */
function groups_of(problem, unknown, width) {
  const emphasises = (position) => problem.factors[position].emphasises.map(([criterion]) => criterion);
  return tied(unknown.map(emphasises), width).flatMap((columns) => {
    const ours = unknown.filter((position) => emphasises(position).some((criterion) => columns.includes(criterion)));
    const combinations = prod(ours.map((position) => problem.factors[position].levels));
    if (combinations > MOST_COMBINATIONS) return columns.map((column) => one_by_one(problem, column));
    return [together(problem, sorted(columns), ours)];
  });
}

/** All columns, those together that stand in one of the sets. */
function tied(sets, width) {
  let all = range(0, width - 1).map((column) => [column]);
  for (const columns of sets) {
    const touches = (own) => own.some((column) => columns.includes(column));
    all = [...all.filter((own) => !touches(own)), [...all.filter(touches).flat()]];
  }
  return all;
}

function together(problem, columns, unknown) {
  const levels = product(unknown.map((position) => range(1, problem.factors[position].levels)));
  const rows = levels.map((combination) => {
    const own = at(problem, new Map(combination.map((level, index) => [unknown[index], level])));
    return columns.map((column) => multiplier_of(own, column));
  });
  return { columns, multipliers: [...new Map(rows.map((row) => [row.join(), row])).values()] };
}

/** A criterion by itself, as if its multipliers could be at an end whatever those of others are. */
function one_by_one(problem, column) {
  const ends = emphasising(problem, column).map(([factor, multiplier]) => {
    const own = emphasis(factor, multiplier);
    return factor.level === null ? sorted([multiplier, 1 / multiplier]) : [own, own];
  });
  return { columns: [column], multipliers: [0, 1].map((side) => [held(ends.map((own) => own[side]))]) };
}

const multiplier_of = (problem, column) =>
  held(emphasising(problem, column).map(([factor, multiplier]) => emphasis(factor, multiplier)));

/** The factors that emphasise a criterion, each with its multiplier. */
const emphasising = (problem, column) =>
  is_emphasised(problem)
    ? problem.factors.flatMap((factor) =>
        factor.emphasises.filter(([criterion]) => criterion === column).map(([, multiplier]) => [factor, multiplier]),
      )
    : [];

// ---- scoring: all of it together

/** Everything that follows from a problem: values, losses, readiness, ranks and the verdict. */
export function evaluate(problem) {
  const [cells, base] = [cell_values(problem), base_weights(problem)];
  const valuation = valued(problem, cells, base);
  const failed = cells.map((own, row) => failed_must_haves(problem, row, own));
  const benefits = valuation.contributions.map(fsum);
  const not_given = new NotGiven(problem, cells, base);
  const extremes = valuation.values.map((worth, row) => not_given.extremes(row, worth));
  const contenders = passing(extremes.map((own) => own.high), eligible(problem, failed), problem.pass_mark);
  const found = places(valuation.values, contenders, valuation.ready);
  const doubt = doubt_of(problem, cells, valuation, contenders, found, not_given);
  const gained = by_group(problem, valuation.weights.shares, cells);
  return {
    weights: valuation.weights,
    cells,
    contributions: valuation.contributions,
    benefits,
    losses: valuation.losses,
    values: valuation.values,
    extremes,
    ready: valuation.ready,
    failed,
    contenders,
    ranks: ranks(valuation.values, contenders),
    lead: lead(found, doubt, valuation),
    steps: with_ranks(
      [
        ["criteria", cells.map((row) => fsum(products(base, row)))],
        ["emphasis", benefits],
        ["losses", valuation.values],
      ],
      contenders,
    ),
    by_group: with_ranks(gained, contenders),
    by_group_after: with_ranks(less(gained, valuation.losses), contenders),
  };
}

function lead(found, doubt, valuation) {
  const { mean, sigma, overtaking, leaving, find_out } = doubt;
  return {
    ...found,
    verdict: verdict(found, valuation.ready, doubt),
    mean,
    sigma,
    overtaking,
    leaving,
    find_out,
    stays_ahead: stays_ahead(doubt),
    because: because(found, valuation),
  };
}

function doubt_of(problem, cells, valuation, contenders, found, not_given) {
  const leaving = not_given.leaving(found.first, valuation.values);
  const overtaking = not_given.overtaking(contenders, found.first);
  const known = { overtaking, leaving, find_out: not_given.find_out(found.first, overtaking, leaving) };
  if (!found.second.length) return { mean: null, sigma: null, is_ranged: false, ...known };
  const pair = [found.first[0], found.second[0]];
  const own = spread(problem, cells, base_weights(problem), pair);
  return { ...own, is_ranged: is_ranged(problem, valuation, pair), ...known };
}

/** Whether a range is given for half or more of what separates two options on the criteria. */
function is_ranged(problem, { contributions }, pair) {
  const [ours, theirs] = pair.map((row) => contributions[row]);
  const apart = ours.map((points, column) => Math.abs(points - theirs[column]));
  const ranged = apart.filter((_, column) => pair.some((row) => drawn_from(problem, row, column)));
  return ranged.length > 0 && fsum(ranged) >= fsum(apart) / 2;
}

/** By how many points first place is ahead of second: per criterion, and by each factor that costs either. */
function because({ first, second }, valuation) {
  if (!second.length) return null;
  const pair = [first[0], second[0]];
  const [ours, theirs] = pair.map((row) => valuation.contributions[row]);
  const [lost, spared] = pair.map((row) => new Map(valuation.losses[row]));
  return {
    criteria: ours.map((points, column) => points - theirs[column]),
    factors: sorted(new Set([...lost.keys(), ...spared.keys()])).map((factor) => [
      factor,
      (spared.get(factor) ?? 0) - (lost.get(factor) ?? 0),
    ]),
  };
}

function valued(problem, cells, base) {
  const own = weights(problem, base);
  const contributions = cells.map((row) => products(own.shares, row));
  const lost = problem.needs.map((needs) => losses(needs, problem.factors));
  const values = contributions.map((gained, row) => fsum([...gained, ...lost[row].map(([, points]) => -points)]));
  const readiness = problem.needs.map((needs) => ready(needs, problem.factors));
  return { weights: own, contributions, losses: lost, values, ready: readiness };
}

/** The options that are in if they pass: not ruled out, and with all that they must have. */
const eligible = (problem, failed) =>
  range(0, failed.length - 1).filter((row) => !problem.ruled_out[row] && !failed[row].length);

const failed_must_haves = (problem, row, cells) =>
  range(0, cells.length - 1).filter((column) => {
    const limit = problem.must_haves[column];
    return limit !== null && reached(problem, row, column, cells[column])[1] < limit - SAME;
  });

const with_ranks = (pairs, contenders) =>
  pairs.map(([name, values]) => [name, { values, ranks: ranks(values, contenders) }]);

/** Benefit by each group's criteria alone, their weights shared out anew; a group without weight has none. */
function by_group(problem, weights, cells) {
  const weighty = problem.groups.map((group, column) => (weights[column] > 0 ? group : null));
  return sorted(new Set(weighty.filter((group) => group !== null))).map((group) => {
    const columns = range(0, weighty.length - 1).filter((column) => weighty[column] === group);
    const alone = shares(columns.map((column) => weights[column]));
    return [group, cells.map((row) => fsum(products(alone, columns.map((column) => row[column]))))];
  });
}

const less = (gained, lost) =>
  gained.map(([group, values]) => [
    group,
    values.map((own, row) => fsum([own, ...lost[row].map(([, points]) => -points)])),
  ]);

// ---- stability: how far one weight, or one factor's points, may move before first place changes

/** What moves first place: each weight, each factor's points, and each level. `result` is what `evaluate` gave. */
export function flips(problem, result = evaluate(problem)) {
  const [seen, own] = marked(problem, result);
  const options = (first) => first && first.filter((row) => row < problem.scores.length); // a pass mark is nobody
  const named = (interval) => ({ ...interval, above: options(interval.above), below: options(interval.below) });
  return {
    weights: problem.scales.map((_, column) => named(weight_interval(own, column))),
    points: problem.factors.map((_, position) => named(points_interval(seen, own, position))),
    levels: first_by_level(seen, own).map((levels) =>
      levels.map(({ first, ready }) => ({ first: options(first), ready: ready.slice(0, problem.scores.length) })),
    ),
  };
}

/** The same with a pass mark that first place reaches as one more option, which is worth just too little to tie. */
function marked(problem, result) {
  if (problem.pass_mark == null || !passing(result.values, result.lead.first, problem.pass_mark).length) {
    return [problem, result];
  }
  const worth = problem.pass_mark - 2 * SAME;
  const own = {
    ...result,
    cells: [...result.cells, problem.scales.map(() => worth)],
    values: [...result.values, worth],
    contenders: [...eligible(problem, result.failed), problem.scores.length],
  };
  return [{ ...problem, needs: [...problem.needs, []] }, own];
}

function weight_interval(result, column) {
  const slopes = weight_slopes(result, column);
  const now = result.weights.shares[column];
  if (slopes === null) return { now, low: 0, high: 1, above: null, below: null };
  return holds({ now, slopes, values: result.values, contenders: result.contenders }, 0, 1);
}

/** What each option gains per unit of a criterion's share; null where no other criterion has weight to give. */
function weight_slopes(result, column) {
  const weights = result.weights.shares;
  const others = range(0, weights.length - 1).filter((other) => other !== column && weights[other] > 0);
  if (!others.length) return null;
  const whole = fsum(others.map((other) => weights[other]));
  return result.cells.map((row) => row[column] - fsum(others.map((other) => weights[other] * row[other])) / whole);
}

function points_interval(problem, result, position) {
  const [slopes, now] = [points_slopes(problem, position), problem.factors[position].points];
  return holds({ now, slopes, values: result.values, contenders: result.contenders }, 0, Infinity);
}

/** What each option gains, which is nothing or below, for each point that a factor costs. */
function points_slopes(problem, position) {
  const factor = problem.factors[position];
  return problem.needs.map((needs) => {
    const own = needs.filter((need) => need.factor === position);
    return -fsum(own.map((need) => loss({ ...need, points: per_point(need, factor) }, factor)));
  });
}

const per_point = (need, factor) =>
  need.points === null ? 1 : (need.rate ?? (factor.points ? need.points / factor.points : 0));

/** Who is first just beyond a point: of those first there, those that gain most in that direction. */
function leaders_beyond({ now, values, slopes, contenders }, there, towards) {
  const [first] = grouped(values.map((worth, row) => worth + slopes[row] * (there - now)), contenders);
  return grouped(slopes.map((slope) => towards * slope), first)[0];
}

/** How far each leader is ahead of each other contender, and what it gains on it, unless they run alike. */
const gaps = ({ values, slopes, contenders }) =>
  grouped(values, contenders)[0].flatMap((leader) =>
    contenders
      .map((other) => [values[leader] - values[other], slopes[leader] - slopes[other]])
      .filter(([, gains]) => Math.abs(gains) > SAME)
      .map(([ahead, gains]) => [ahead > SAME ? ahead : 0, gains]),
  );

function holds(lines, lowest, highest) {
  const { now } = lines;
  let [low, high] = [lowest, highest];
  for (const [ahead, gains] of lines.contenders.length ? gaps(lines) : []) {
    const meets = now - ahead / gains;
    if (gains > 0) low = Math.max(low, meets);
    else high = Math.min(high, meets);
  }
  if (low <= lowest + SAME) low = lowest;
  if (high >= highest - SAME) high = highest;
  return {
    now,
    low,
    high: high === Infinity ? null : high,
    above: high === highest ? null : leaders_beyond(lines, high, 1),
    below: low === lowest ? null : leaders_beyond(lines, low, -1),
  };
}

// ---- switching: the answer at each level of each factor

function first_by_level(problem, result) {
  const base = base_weights(problem);
  return problem.factors.map((factor, position) =>
    range(1, factor.levels).map((level) => {
      const valuation = valued(at(problem, new Map([[position, level]])), result.cells, base);
      return { first: first_of(valuation.values, result.contenders), ready: valuation.ready };
    }),
  );
}

const first_of = (values, contenders) => grouped(values, contenders)[0] ?? [];
