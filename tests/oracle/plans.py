"""An oracle for series plans, written from the product's planner rules and not from the Rust code.

Reads one JSON object a line from standard input: rules, request, pins, today, and what the planner
answered. Checks that the answer breaks no hard rule and that no plan is better, by looking at all
of them or, where they are too many, by a table of what can be reached; that a refusal is right and
what it offers is the nearest and true; that the facts, reminders and calendar entries of a plan
are true; that the rest after a missed session is the best there is; by when a series must begin
before an event. Says on standard error how far it is, and at the end prints the first differences
and a line of totals; the exit status is 1 when there was any.

The rules, in short. Hard: gaps between minimum and maximum; no session on a closed weekday, a
holiday or a blocked day; no visible-recovery day in a blocked range of kind "sun" or on the event's
day; the last session at least the buffer before the event, unless the series may finish after it;
no session before the start; pinned sessions stay, and being a person's own choice they answer to
the minimum gap alone (two pinned neighbours may be further apart than the maximum). Forwards,
session 1 is the start or the next open day. Objective: smallest sum of |gap - wished|; smallest
largest one; most sessions on the wished weekday (session 1's when none is wished); forwards the
earliest finish, backwards the latest first session; then the earliest dates.
"""

import copy
import json
import sys
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from math import comb
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FIRST_DAY = date(1900, 1, 1).toordinal()
LAST_DAY = date(2199, 12, 31).toordinal()
# How many plans are looked at for one case at most; with more a table is made.
LOOK_AT = 6000
# Ranges are short: a latest first session lies no further back than this before its event's plan.
LOOK_BACK = 500
ZONES = ("America/Santiago", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")


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
        self.wants_back = request["backward"]
        self.backward = self.wants_back and self.event is not None and not self.may_finish_after
        self.count = request["sessions"]
        self.wished = request["gap"]
        self.weekday = request["weekday"]
        self.blocked = [(day(a), day(b), kind) for a, b, kind in request["blocked"]]
        self.pins = {number: day(text) for number, text in line["pins"]}
        self.today = day(line["today"])
        self.known = {}
        self.leads_on = {}

    def changed(self, **changes):
        """The same case, but for what is named."""
        other = copy.copy(self)
        other.leads_on = {}
        for name, value in changes.items():
            setattr(other, name, value)
        other.backward = other.wants_back and other.event is not None and not other.may_finish_after
        return other

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

    def first_open(self, since=None):
        on = self.start if since is None else since
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

    def leads_to_an_end(self, number, on):
        """Whether this session may lie on this day and the others may follow."""
        known = self.leads_on.get((number, on))
        if known is None:
            known = self.may_be(number, on) and (
                number == self.count - 1
                or any(self.leads_to_an_end(number + 1, on + gap) for gap in self.gaps_after(number, on))
            )
            self.leads_on[number, on] = known
        return known

    def best_by_table(self, most):
        """The best key of all plans whose departures add up to no more than `most`.

        Of two beginnings that end on the same day, have the same largest departure and count the
        same weekday, the one with the smaller value stays the better one whatever follows.
        """
        reached = {}
        for on in self.first_days():
            if self.may_be(0, on):
                counted = weekday(on) if self.weekday is None else self.weekday
                value = (0, -(weekday(on) == counted), -on if self.backward else 0, [on])
                reached[on, 0, counted] = value
        for number in range(1, self.count):
            further = {}
            for (on, largest, counted), (total, hits, end, days) in reached.items():
                for gap in self.gaps_after(number - 1, on):
                    departure = abs(gap - self.wished)
                    later = on + gap
                    if total + departure > most or not self.may_be(number, later):
                        continue
                    state = (later, max(largest, departure), counted)
                    hit = weekday(later) == counted
                    value = (total + departure, hits - hit, end, [*days, later])
                    if state not in further or value < further[state]:
                        further[state] = value
            reached = further
        keys = (
            (total, largest, hits, end if self.backward else days[-1], days)
            for (_, largest, _), (total, hits, end, days) in reached.items()
        )
        return min(keys, default=None)

    def faults_as_best(self, days, totals, twice=False):
        """What speaks against these days as the best plan there is."""
        faults = self.faults_of(days)
        key = self.key(days)
        if few := self.how_many_within(key[0]) <= LOOK_AT:
            totals["best of all"] += 1
            best = min(map(self.key, self.plans_within(key[0])), default=None)
            if best != key:
                faults.append(f"the best is {best}, it has {key}")
        if twice or not few:
            totals["best by table"] += not few
            best = self.best_by_table(key[0])
            if best != key:
                faults.append(f"the best by table is {best}, it has {key}")
        return faults

    def nearest(self):
        """The offers that a refusal should make, each with the case that it answers."""
        offers = []
        for fewer in range(self.count - 1, self.sessions_range.start - 1, -1):
            case = self.changed(count=fewer)
            if all(number < fewer for number in self.pins) and case.any_plan():
                offers.append((["sessions", fewer], case))
                break
        if self.event is not None and not self.may_finish_after:
            case = self.changed(may_finish_after=True)
            if case.any_plan():
                offers.append((["after"], case))
        if not self.backward and 0 not in self.pins:
            for start in range(self.start + 1, self.start + 367):
                if self.leads_to_an_end(0, start):
                    offers.append((["later", date.fromordinal(start).isoformat()], self.changed(start=start)))
                    break
        return offers

    def cost(self, days):
        return {
            "fewer": self.count - len(days),
            "waits": days[0] - self.start,
            "after": None if self.event is None else days[-1] - self.event,
            "departure": sum(abs(b - a - self.wished) for a, b in zip(days, days[1:])),
        }

    def latest_first(self, sessions, gap):
        """The latest day for session 1 before the event when no gap is shorter than this one."""
        if self.event is None:
            return None
        case = self.changed(
            count=sessions, shortest=gap, pins={}, start=FIRST_DAY, wants_back=True, may_finish_after=False
        )
        latest = self.event - self.buffer - (sessions - 1) * gap
        for on in range(latest, latest - LOOK_BACK, -1):
            if case.leads_to_an_end(0, on):
                return date.fromordinal(on).isoformat()
        return None

    def called_to_mind(self, days):
        """Session, kind and day of each reminder, the session itself too."""
        for number, on in enumerate(days):
            if self.preparation is not None and on - self.preparation >= FIRST_DAY:
                yield number, "preparation", on - self.preparation
            yield number, "treatment", on
            if self.visible > 0 and on + self.visible <= LAST_DAY:
                yield number, "recovery", on + self.visible

    def reminders(self, days):
        lines = []
        for number, kind, on in self.called_to_mind(days):
            due = "upcoming" if on >= self.today else "now" if days[number] >= self.today else "past"
            lines.append(f"{number} {kind} {date.fromordinal(on)} {due}")
        return lines

    def calendar(self, days):
        """The entries of a calendar file, sessions first and then by day; and what is left out."""
        entries = []
        for number, on in enumerate(days):
            rings = "rings" if on > self.today else "silent"
            entries.append(f"{number + 1} session {date.fromordinal(on)} {rings}")
        minded = [it for it in self.called_to_mind(days) if it[1] != "treatment"]
        minded.sort(key=lambda it: it[2])
        past = []
        for number, kind, on in minded:
            kind = "aftercare" if kind == "recovery" else kind
            line = f"{number + 1} {kind} {date.fromordinal(on)} rings"
            (entries if on >= self.today else past).append(line)
        return [entries, past]

    def rest(self, days, done):
        """The case of what is left after the first `done` of these days, seen from today; and the
        gap past the maximum after which it goes on, if there has to be one. None: it cannot."""
        pins = {number: days[number] for number in range(done)}
        coming = {number: on for number, on in self.pins.items() if on >= self.today}
        case = self.changed(start=self.today, pins={**coming, **pins})
        if case.any_plan():
            return case, None
        if done == 0 or done in case.pins:
            return None
        following = case.first_open(max(self.today, days[done - 1] + self.shortest))
        if following is None or following - days[done - 1] <= self.longest:
            return None
        case = case.changed(pins={**case.pins, done: following})
        return (case, following - days[done - 1]) if case.any_plan() else None

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


@lru_cache(maxsize=None)
def clocks_change(ordinal):
    """Whether this day has not 24 hours in one of the zones that plan badly with hours."""
    on = date.fromordinal(ordinal)
    if not 1901 <= on.year <= 2198:
        return False
    for zone in ZONES:
        try:
            offsets = {
                datetime.combine(at, time(), ZoneInfo(zone)).utcoffset() for at in (on, on + timedelta(1))
            }
        except ZoneInfoNotFoundError:
            return False
        if len(offsets) > 1:
            return True
    return False


def differ(name, expected, found):
    return [] if expected == found else [f"{name}: expected {expected}, found {found}"]


def check(line, totals):
    case = Case(line)
    today = date.fromordinal(case.today)
    totals["today 29 February"] += (today.month, today.day) == (2, 29)
    totals["today 31 December"] += (today.month, today.day) == (12, 31)
    totals["today a clock change"] += clocks_change(case.today)
    faults = []
    if "latest" in line:
        totals["latest first sessions"] += 1
        sessions, gap, found = line["latest"]
        faults += differ("latest first session", case.latest_first(sessions, gap), found)
    if line["plan"] is None:
        totals["refused"] += 1
        if case.any_plan():
            faults.append("it says that nothing fits")
        offers = case.nearest()
        faults += differ("offers", [offer for offer, _ in offers], [it["offer"] for it in line["nearest"]])
        for (_, changed), found in zip(offers, line["nearest"]):
            totals["offers"] += 1
            days = [day(text) for text in found["dates"]]
            faults += changed.faults_as_best(days, totals)
            faults += differ("cost", case.cost(days), found["cost"])
        return faults
    days = [day(text) for text in line["plan"]]
    faults += case.faults_as_best(days, totals, line["sample"])
    stands = [day(text) for text in line["stands"]]
    faults += differ("findings", case.findings(stands), sorted(line["findings"]))
    faults += differ("facts", case.facts(stands), line["facts"])
    faults += differ("reminders", case.reminders(stands), line["reminders"])
    faults += differ("calendar", case.calendar(stands), line["calendar"])
    if "again" in line:
        totals["planned again"] += 1
        done, answer = line["again"]["done"], line["again"]["answer"]
        rest = case.rest(days, done)
        if rest is None or answer is None:
            faults += differ("planned again", rest, answer)
        else:
            changed, past = rest
            faults += differ("past the maximum", past, answer["past"])
            faults += changed.faults_as_best([day(text) for text in answer["dates"]], totals)
    return faults


def main():
    counted = (
        "refused", "best of all", "best by table", "offers", "latest first sessions", "planned again",
        "today 29 February", "today 31 December", "today a clock change",
    )
    totals = dict.fromkeys(counted, 0)
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
        if checked % 50_000 == 0:
            print(f"oracle: {checked:,} checked, {differences} differences", file=sys.stderr, flush=True)
    # Not before the end: who feeds this program may not read yet.
    print(*first, sep="\n", end="\n" if first else "")
    parts = ", ".join(f"{count} {name}" for name, count in totals.items())
    print(f"figure: {checked} checked: {parts}; {differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
