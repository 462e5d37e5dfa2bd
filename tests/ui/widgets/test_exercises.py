"""The list of exercises: its columns stand below each other, whatever names are made of."""

from rich.cells import cell_len

from tests.support.exercises import an_exercise
from tests.support.person import AtTheApp, a_library

NAMES = ["Bridge", "体操", "Ubung e\u0301e\u0301", "한글", "ไทยน้ำ", "🦵 Leg", "می‌خواهم"]


async def test_the_doses_stand_below_each_other(at_the_app: AtTheApp) -> None:
    exercises = [an_exercise(id=f"e{number}").with_values(name=name) for number, name in enumerate(NAMES)]
    async with at_the_app(library=a_library(*exercises)) as person:
        rows = [line for line in person.lines if line.startswith("● ")]
        doses = [row.split("   ", 1)[1].lstrip() for row in rows]
        assert len(rows) == len(NAMES)
        assert (
            len({cell_len(row.rstrip()) - cell_len(dose.rstrip()) for row, dose in zip(rows, doses, strict=True)}) == 1
        )
