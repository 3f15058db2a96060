"""An oracle for series plans, written from the product's planner rules and not from the Rust code.

Reads one JSON object a line from standard input: rules, request, pins, and what the planner
answered. Checks that the answer breaks no hard rule, that no plan is better where all of them can
be looked at, that a refusal is right, and that the facts of a plan are true. At the end prints the
first differences and a line of totals; the exit status is 1 when there was any.

The rules, in short. Hard: gaps between minimum and maximum; no session on a closed weekday, a
holiday or a blocked day; no visible-recovery day in a blocked range of kind "sun" or on the event's
day; the last session at least the buffer before the event, unless the series may finish after it;
no session before the start; pinned sessions stay, and being a person's own choice they answer to
the minimum gap alone (two pinned neighbours may be further apart than the maximum). Forwards,
session 1 is the start or the next open day. Objective: smallest sum of |gap - wished|; smallest
largest one; most sessions on the wished weekday (session 1's when none is wished); forwards the
earliest finish, backwards the latest first session; then the earliest dates.
"""

import json
import sys
from datetime import date
from itertools import product
from math import comb

FIRST_DAY = date(1900, 1, 1).toordinal()
LAST_DAY = date(2199, 12, 31).toordinal()
# How many plans are looked at for one case at most.
LOOK_AT = 6000


def day(text):
    return date.fromisoformat(text).toordinal()


def weekday(ordinal):
    """0 for Monday."""
    return (ordinal - 1) % 7


class Case:
    def __init__(self, line):
        rules, request = line["rules"], line["request"]
        self.sessions_range = range(rules["sessions"][0], rules["sessions"][1] + 1)
        self.shortest, self.longest = rules["gap"]
        self.visible = rules["visible"]
        self.buffer = rules["buffer"]
        self.preparation = rules["preparation"]
        self.closed = set(rules["closed"])
        self.holidays = {day(text) for text in rules["holidays"]}
        self.start = day(request["start"])
        self.event = day(request["event"]) if request["event"] else None
        self.may_finish_after = request["after"]
        self.backward = (
            request["backward"] and self.event is not None and not self.may_finish_after
        )
        self.count = request["sessions"]
        self.wished = request["gap"]
        self.weekday = request["weekday"]
        self.blocked = [(day(a), day(b), kind) for a, b, kind in request["blocked"]]
        self.pins = {number: day(text) for number, text in line["pins"]}
        self.known = {}

    def day_faults(self, on):
        """Everything that speaks against a session on this day."""
        faults = []
        recovery = range(on, on + self.visible + 1)
        if weekday(on) in self.closed:
            faults.append("closed")
        if on in self.holidays:
            faults.append("holiday")
        for number, (first, last, kind) in enumerate(self.blocked):
            if first <= on <= last:
                faults.append(f"blocked {number}")
            elif kind == "sun" and any(first <= seen <= last for seen in recovery):
                faults.append(f"sun {number}")
        if self.event is not None and self.event in recovery:
            faults.append("event")
        return faults

    def is_open(self, on):
        if on not in self.known:
            self.known[on] = not self.day_faults(on)
        return self.known[on]

    def first_open(self):
        on = self.start
        while not self.is_open(on):
            on += 1
            if on > LAST_DAY:
                return None
        return on

    def keeps_buffer(self, on):
        if self.event is None or self.may_finish_after:
            return True
        return self.event - on >= self.buffer

    def may_be(self, number, on):
        """Whether this session may lie on this day, gaps aside."""
        if not FIRST_DAY <= on <= LAST_DAY:
            return False
        if number in self.pins:
            return on == self.pins[number]
        if on < self.start or not self.is_open(on):
            return False
        return number < self.count - 1 or self.keeps_buffer(on)

    def gaps_after(self, number, on):
        """The gaps that may follow this session."""
        if number in self.pins and number + 1 in self.pins:
            gap = self.pins[number + 1] - on
            return [gap] if gap >= self.shortest else []
        return range(self.shortest, self.longest + 1)

    def first_days(self):
        """Every day that session 1 could have."""
        if 0 in self.pins:
            return [self.pins[0]]
        if not self.backward:
            on = self.first_open()
            return [] if on is None else [on]
        # A last session that is pinned does not answer to the buffer.
        end = self.pins.get(self.count - 1, self.event - self.buffer)
        return range(self.start, end - (self.count - 1) * self.shortest + 1)

    def key(self, days):
        """The objective: smaller is better."""
        departures = [abs(b - a - self.wished) for a, b in zip(days, days[1:])]
        wished = weekday(days[0]) if self.weekday is None else self.weekday
        hits = sum(weekday(on) == wished for on in days)
        end = -days[0] if self.backward else days[-1]
        return (sum(departures), max(departures, default=0), -hits, end, days)

    def faults_of(self, days):
        """The hard rules that a suggested plan breaks."""
        faults = []
        if len(days) != self.count or self.count not in self.sessions_range:
            faults.append("number of sessions")
        for number, on in enumerate(days):
            if not self.may_be(number, on):
                faults.append(f"session {number + 1}: {self.day_faults(on) or 'start, end or pin'}")
        for number, (a, b) in enumerate(zip(days, days[1:])):
            if b - a not in self.gaps_after(number, a):
                faults.append(f"gap {b - a} after session {number + 1}")
        if not self.backward and 0 not in self.pins and days[0] != self.first_open():
            faults.append("session 1 is not the start or the next open day")
        return faults

    def plans_within(self, most):
        """Every plan whose departures add up to no more than `most`."""
        days = []

        def extend(left):
            number = len(days)
            if number == self.count:
                yield list(days)
                return
            before = days[-1] if days else None
            for gap in self.gaps_after(number - 1, before) if days else self.first_days():
                on = gap if before is None else before + gap
                rest = left if before is None else left - abs(gap - self.wished)
                if rest >= 0 and self.may_be(number, on):
                    days.append(on)
                    yield from extend(rest)
                    days.pop()

        yield from extend(most)

    def how_many_within(self, most):
        """An upper bound on how many there are: lattice points in a cross-polytope."""
        free = self.count - 1
        points = sum(2**i * comb(free, i) * comb(most, i) for i in range(free + 1))
        width = (self.longest - self.shortest + 1) ** free
        return len(self.first_days()) * min(points, width)

    def any_plan(self):
        """Whether any plan keeps the hard rules, by the days that each session can reach."""
        if self.count not in self.sessions_range:
            return False
        if not self.shortest <= self.wished <= self.longest:
            return False
        reached = {on for on in self.first_days() if self.may_be(0, on)}
        for number in range(1, self.count):
            reached = {
                on + gap
                for on in reached
                for gap in self.gaps_after(number - 1, on)
                if self.may_be(number, on + gap)
            }
        return bool(reached)

    def neighbours(self, days):
        """The plan with one or two sessions moved by up to two days."""
        for a, b in product(range(len(days)), repeat=2):
            for da, db in product((-2, -1, 0, 1, 2), repeat=2):
                moved = list(days)
                moved[a] += da
                moved[b] += db
                yield moved

    def findings(self, days):
        """What a plan breaks, a person's own moves included."""
        found = []
        if len(days) not in self.sessions_range:
            found.append("plan count")
        for number, on in enumerate(days):
            if number:
                gap = on - days[number - 1]
                if gap < self.shortest:
                    found.append(f"{number} short {gap}")
                if gap > self.longest:
                    found.append(f"{number} long {gap}")
            found += [f"{number} {fault}" for fault in self.day_faults(on)]
        if not self.keeps_buffer(days[-1]):
            found.append(f"{len(days) - 1} buffer {self.event - days[-1]}")
        return sorted(found)

    def facts(self, days):
        seen = {on + later for on in days for later in range(self.visible + 1)}
        before = [on for on in days if self.event is not None and on <= self.event]
        return {
            "span": days[-1] - days[0],
            "visible": len({on for on in seen if on <= LAST_DAY}),
            "departure": sum(abs(b - a - self.wished) for a, b in zip(days, days[1:])),
            "before": self.event - before[-1] if before else None,
            "after": len(days) - len(before) if self.event is not None else 0,
        }


def check(line, totals):
    case = Case(line)
    answer = line["plan"]
    if answer is None:
        totals["refused"] += 1
        return ["it says that nothing fits"] if case.any_plan() else []
    days = [day(text) for text in answer]
    faults = case.faults_of(days)
    key = case.key(days)
    if case.how_many_within(key[0]) <= LOOK_AT:
        totals["proved best"] += 1
        best = min(map(case.key, case.plans_within(key[0])), default=None)
        if best != key:
            faults.append(f"the best is {best}, it has {key}")
    elif line["sample"]:
        totals["best among neighbours"] += 1
        better = (near for near in case.neighbours(days) if case.key(near) < key)
        for near in better:
            if not case.faults_of(near):
                faults.append(f"{near} is better")
                break
    else:
        totals["rules only"] += 1
    stands = [day(text) for text in line["stands"]]
    if case.findings(stands) != sorted(line["findings"]):
        faults.append(f"findings {case.findings(stands)} against {sorted(line['findings'])}")
    if case.facts(stands) != line["facts"]:
        faults.append(f"facts {case.facts(stands)} against {line['facts']}")
    return faults


def main():
    totals = {"refused": 0, "proved best": 0, "best among neighbours": 0, "rules only": 0}
    checked = differences = 0
    first = []
    for text in sys.stdin:
        line = json.loads(text)
        faults = check(line, totals)
        checked += 1
        if faults:
            differences += 1
            if len(first) < 20:
                first.append(f"difference: {'; '.join(map(str, faults))} in {text.strip()}")
    # Not before the end: who feeds this program may not read yet.
    print(*first, sep="\n", end="\n" if first else "")
    parts = ", ".join(f"{count} {name}" for name, count in totals.items())
    print(f"{checked} checked: {parts}; {differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
