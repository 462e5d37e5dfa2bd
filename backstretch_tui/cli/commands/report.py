"""`report`: what was done in the last weeks, as a page for a clinician."""

from argparse import Namespace

from backstretch_tui.cli.clock import now
from backstretch_tui.cli.files import write_page
from backstretch_tui.cli.library import load_library
from backstretch_tui.cli.output import number_in
from backstretch_tui.cli.past import opened
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.progress import WEEKS
from backstretch_tui.core.paper.clinician_report import Done, clinician_report, first_day, sessions_since
from backstretch_tui.core.session.summary import without_rehearsals
from backstretch_tui.history import sessions


def run(asked: Namespace) -> int:
    """Write the page."""
    weeks, today = number_in("--weeks", asked.weeks, WEEKS), day_of(now().date)
    with opened() as connection:
        every = without_rehearsals(sessions.past_sessions(connection)) if connection else []
        past = sessions_since(every, first_day(weeks, today), today)
        records = [sessions.readable_record(connection, session.id) for session in past] if connection else []
    done = Done(weeks, today, past, [record for record in records if record])
    write_page(asked.out or "report.html", clinician_report(done, load_library().exercises))
    return 0
