"""The arithmetic: numbers in, numbers out. Nothing here knows YAML, models, option names or the subject.

Options, criteria and factors are rows, columns and positions; ``appraisal.problem`` says which id stands where.
``docs/method.md`` explains each formula; each has one home here:

- ``scales``: a score becomes a value from 0 to 100
- ``drawing``: how one number is drawn from its range
- ``weights``: the ways to elicit weights, and emphasis
- ``losses``: what an option loses where the place lacks what it relies on, and whether it is ready
- ``ranks``: ranks with ties, and the verdict
- ``problem``: one place's numbers, with the ranges around them
- ``chances``, ``moments``: how a number, and with it the lead, is spread over its range
- ``not_given``: what levels that nobody has given may come to
- ``scoring``: all of it together for one problem
- ``agreement``: how far several rankings agree
- ``optimality``: which weights put an option first, if any do
- ``stability``, ``switching``: how far a weight, points, a level or a score may move before the answer changes
- ``bands``: the same for what options rely on, one band at a time or many together
- ``steps``: the fewest steps of levels, over several factors at once, that change first place
- ``tornado``: the lead at both ends of one number after another
- ``sensitivity``: all that would change the answer, together
- ``robustness``: how often each option wins when everything moves within its honest range
- ``many_places``: values of one problem at many places at once
- ``place_dependence``: how often each option wins, and each factor decides, over places drawn at random
- ``effective``: how far each criterion sets options apart, and how many say a thing of their own
- ``whole_life``: yearly costs discounted, summed and raised for optimism bias
- ``frontier``: cost beside value, and what would change who is best for its cost
- ``shapley``: which of several changes moved the values, and by how much
- ``vectors``: a problem and what follows from it as JSON, for the same arithmetic in a page
- ``programme``: linear programmes, solved by a library
"""

METHOD = "2"  # which method this is: papers carry it, and docs/upgrading.md says what changed
