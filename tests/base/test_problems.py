from kitgen.base.origin import Origin
from kitgen.base.problems import Problem, Problems

PLACE = Origin("a.md", 3)


def test_each_problem_is_told_once_in_the_order_met():
    problems = Problems()
    problems.warn("late", "it is late", PLACE)
    problems.error("gone", "it is gone", PLACE, hint="look again")
    problems.warn("late", "it is late", PLACE)
    problems.extend([Problem("error", "gone", "it is gone", PLACE, hint="look again"), *problems])
    assert [problem.code for problem in problems] == ["late", "gone"]
    assert (len(problems), len(problems.errors), len(problems.warnings)) == (2, 1, 1)


def test_the_same_words_elsewhere_are_another_problem():
    problems = Problems()
    for line in range(20_000):
        problems.warn("late", "it is late", Origin("a.md", line))
    assert len(problems) == 20_000
