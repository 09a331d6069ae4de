"""A likelihood x impact matrix as a value: scores, bands, direction of travel, review interval."""

from dataclasses import dataclass
from datetime import date

SMALLEST, LARGEST = 3, 10


@dataclass(frozen=True, order=True)
class Score:
    """One likelihood and one impact, read as a product."""

    likelihood: int
    impact: int

    @property
    def value(self) -> int:
        """The product that the band is read from."""
        return self.likelihood * self.impact

    def __str__(self) -> str:
        return f"{self.likelihood} x {self.impact}"


@dataclass(frozen=True)
class Band:
    """A named range of scores: where it starts, how it is coloured, how often its risks are reviewed."""

    key: str
    label: str
    starts_at: int
    colour: str
    review_months: int


@dataclass(frozen=True)
class Matrix:
    """The scale a board scores its risks on. `stated` is False where the board has not set one."""

    key: str
    label: str
    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    bands: tuple[Band, ...]
    stated: bool = True
    source: str = ""

    @property
    def size(self) -> str:
        """How the matrix is spoken of: 5 x 5."""
        return f"{len(self.likelihoods)} x {len(self.impacts)}"

    @property
    def notice(self) -> str:
        """What a page must say above scores that are shown against a scale nobody set."""
        if self.stated:
            return ""
        return (
            f"The board has not set a scale: shown against Joinedup's default ({self.size}). "
            "Numbers are as the board gave them; the colours and words low to extreme are the default's."
        )

    def band(self, score: Score) -> Band:
        """The band a score falls in."""
        return max((b for b in self.bands if b.starts_at <= score.value), key=lambda b: b.starts_at)

    def band_range(self, band: Band) -> str:
        """The scores of a band in words: 8 to 12."""
        products = sorted(
            {
                likelihood * impact
                for likelihood in range(1, len(self.likelihoods) + 1)
                for impact in range(1, len(self.impacts) + 1)
                if self.band(Score(likelihood, impact)) == band
            }
        )
        if not products:
            return "none"
        return str(products[0]) if len(products) == 1 else f"{products[0]} to {products[-1]}"

    def words(self, score: Score) -> str:
        """A score in words: likely x moderate."""
        return f"{self.likelihoods[score.likelihood - 1]} x {self.impacts[score.impact - 1]}".lower()

    def problem(self, likelihood: int, impact: int) -> str:
        """Why a score does not fit the matrix, in a sentence, or nothing."""
        for name, number, labels in (
            ("likelihood", likelihood, self.likelihoods),
            ("impact", impact, self.impacts),
        ):
            if not 1 <= number <= len(labels):
                return (
                    f"The {name} must be a whole number from 1 ({labels[0].lower()}) "
                    f"to {len(labels)} ({labels[-1].lower()}); {number} is not on this board's scale."
                )
        return ""


DEFAULT = Matrix(
    key="joinedup-default",
    label="Joinedup's default, 5 x 5",
    likelihoods=("Rare", "Unlikely", "Possible", "Likely", "Almost certain"),
    impacts=("Negligible", "Minor", "Moderate", "Major", "Catastrophic"),
    bands=(
        Band("low", "Low", 1, "green", 12),
        Band("moderate", "Moderate", 4, "yellow", 6),
        Band("high", "High", 8, "orange", 3),
        Band("extreme", "Extreme", 15, "red", 1),
    ),
    stated=False,
    source=(
        "The model matrix of the National Patient Safety Agency for risk managers (2008): 5 x 5 with bands "
        "1-3, 4-6, 8-12 and 15-25. Chosen because every score on a 3 x 3 or 4 x 4 scale also fits it, so "
        "that a register of unknown scale is never refused."
    ),
)


def matrix_problems(matrix: Matrix) -> tuple[str, ...]:
    """What is wrong with a matrix somebody set, each as a sentence that says what to do."""
    found = []
    for name, labels in (("likelihood", matrix.likelihoods), ("impact", matrix.impacts)):
        if not SMALLEST <= len(labels) <= LARGEST:
            found.append(f"Give {SMALLEST} to {LARGEST} words for {name}; {len(labels)} were given.")
        if any(not label.strip() for label in labels):
            found.append(f"Every step of {name} needs a word: one is empty.")
        if len({label.strip().lower() for label in labels}) < len(labels):
            found.append(f"Two steps of {name} have the same word: give each its own.")
    return (*found, *_band_problems(matrix))


def _band_problems(matrix: Matrix) -> list[str]:
    if not matrix.bands:
        return ["Give at least one band, starting at 1."]
    starts = [band.starts_at for band in matrix.bands]
    top = len(matrix.likelihoods) * len(matrix.impacts)
    found = []
    if min(starts) != 1:
        found.append(f"The lowest band must start at 1; it starts at {min(starts)}, so low scores have none.")
    if len(set(starts)) < len(starts):
        found.append("Two bands start at the same score: give each its own start.")
    if starts != sorted(starts):
        found.append("Give the bands from the lowest to the highest.")
    if max(starts) > top:
        found.append(f"A band starts at {max(starts)}, above the highest score of {top}: no risk reaches it.")
    if any(band.review_months < 1 for band in matrix.bands):
        found.append("A band must be reviewed at least every 1 month or more: give whole months.")
    return found


@dataclass(frozen=True)
class Direction:
    """Which way a risk has moved: state, arrow, word and why."""

    state: str
    arrow: str
    label: str
    because: str


def direction_of_travel(previous: Score | None, current: Score | None) -> Direction:
    """Compare a score with the one before it; the word always stands beside the arrow."""
    if current is None:
        return Direction("unscored", "?", "Not scored", "No current score is recorded")
    if previous is None:
        return Direction("new", "•", "First score", f"Scored {current}; there is no earlier score")
    moved = f"from {previous} = {previous.value} to {current} = {current.value}"
    if current.value > previous.value:
        return Direction("worse", "▲", "Worse", f"The score rose {moved}")
    if current.value < previous.value:
        return Direction("better", "▼", "Better", f"The score fell {moved}")
    if current != previous:
        return Direction("shifted", "◆", "Same total", f"Likelihood and impact moved {moved}")
    return Direction("same", "►", "No change", f"The score stayed at {current} = {current.value}")


def add_months(day: date, months: int) -> date:
    """The same day some months on, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def next_review(matrix: Matrix, current: Score | None, reviewed_on: date | None) -> date | None:
    """When the band of the current score asks for the next review; nothing where either is unknown."""
    if current is None or reviewed_on is None:
        return None
    return add_months(reviewed_on, matrix.band(current).review_months)
