"""Reads every N.ics of a folder with icalendar, vobject and ical, and compares each entry with N.json.

It knows no rule of the guide: what a file should say stands in the JSON beside it.
"""

import datetime
import importlib.metadata
import json
import pathlib
import sys

import icalendar
import vobject
from ical.calendar_stream import IcsCalendarStream


def iso(value):
    """A whole day as text; None for an absent one; a moment is an error, since entries are all-day."""
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        raise ValueError(f"{value} is a moment, not a day")
    return value.isoformat()


def trigger(value):
    """A duration in hours as the file writes it."""
    hours = value.total_seconds() / 3600
    return f"{'-' if hours < 0 else ''}PT{abs(hours):g}H"


def read_icalendar(data):
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        alarms = event.walk("VALARM")
        yield {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": iso(event.decoded("DTSTART")),
            "end": iso(event.decoded("DTEND")) if "DTEND" in event else None,
            "summary": str(event["SUMMARY"]),
            "description": str(event.get("DESCRIPTION", "")),
            "alarm": trigger(alarms[0].decoded("TRIGGER")) if alarms else None,
        }


def read_vobject(data):
    calendar = vobject.readOne(data.decode("utf-8"))
    for event in calendar.vevent_list:
        alarms = event.contents.get("valarm", [])
        yield {
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "start": iso(event.dtstart.value),
            "end": iso(event.dtend.value) if "dtend" in event.contents else None,
            "summary": event.summary.value,
            "description": event.description.value if "description" in event.contents else "",
            "alarm": trigger(alarms[0].trigger.value) if alarms else None,
        }


def read_ical(data):
    for event in IcsCalendarStream.calendar_from_ics(data.decode("utf-8")).events:
        yield {
            "uid": event.uid,
            "sequence": event.sequence,
            "start": iso(event.dtstart),
            "end": iso(event.dtend),
            "summary": event.summary,
            "description": event.description or "",
            "alarm": trigger(event.alarm[0].trigger) if event.alarm else None,
        }


READERS = (("icalendar", read_icalendar), ("vobject", read_vobject), ("ical", read_ical))


def main():
    folder = pathlib.Path(sys.argv[1])
    files = sorted(folder.glob("*.ics"))
    failed = not files
    for name, read in READERS:
        equal = entries = 0
        for file in files:
            expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
            try:
                found = list(read(file.read_bytes()))
            except Exception as fault:  # any fault of a parser is a result, not an accident
                print(f"{name}: {file.name}: {fault!r}")
                continue
            entries += len(found)
            if found == expected:
                equal += 1
                continue
            for wanted, got in zip(expected, found):
                if wanted != got:
                    print(f"{name}: {file.name}:\n  plan   {wanted!r}\n  parser {got!r}")
                    break
            else:
                print(f"{name}: {file.name}: {len(found)} entries, not {len(expected)}")
        version = importlib.metadata.version(name)
        print(f"figure: row 11: PyPI {name} {version}: {equal} of {len(files)} files equal, {entries} entries")
        failed = failed or equal != len(files)
    sys.exit(failed)


main()
