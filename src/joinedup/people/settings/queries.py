"""Reading the settings of a partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from joinedup.foundation import places
from joinedup.foundation.settled import Settled
from joinedup.people.models import PartnershipSetting
from joinedup.people.settings.rules import ASB_COMPLAINTS as ASB_COMPLAINTS  # casework asks for it here
from joinedup.people.settings.rules import MARKING, SETTINGS, SMALL_NUMBERS, Setting

_SETTINGS = Settled(PartnershipSetting)


@dataclass(frozen=True)
class SettingLine:
    """A setting with the value that holds today; without a group, the usual one."""

    setting: Setting
    value: str
    agreed_by: str = ""
    from_on: date | None = None

    @property
    def words(self) -> str:
        """The value as people read it."""
        return self.setting.words(self.value)

    @property
    def usual_words(self) -> str:
        """The usual value as people read it."""
        return self.setting.words(self.setting.usual)


def settings_of(partnership: str, *, on: date) -> dict[str, SettingLine]:
    """Every setting of a partnership by its key. Settings are no secret: whoever may see the page sees them."""
    return dict(_SETTINGS.kept(("settings", partnership, on), lambda: _settings_of(partnership, on)))


def _settings_of(partnership: str, on: date) -> dict[str, SettingLine]:
    rows = PartnershipSetting.objects.filter(place=places.board(partnership), from_on__lte=on)
    held = {row.key: row for row in rows.order_by("from_on", "made_at")}
    return {
        key: SettingLine(setting, row.value, row.agreed_by, row.from_on)
        if (row := held.get(key)) is not None and not setting.problem(row.value)
        else SettingLine(setting, setting.usual)
        for key, setting in SETTINGS.items()
    }


def kept_back_below(partnership: str, *, on: date) -> int:
    """Below which number counts about people are kept back from the boards of a partnership."""
    return int(settings_of(partnership, on=on)[SMALL_NUMBERS].value)


def marking_of(partnership: str, *, on: date) -> str:
    """How paper about people and cases of a partnership is marked."""
    return settings_of(partnership, on=on)[MARKING].value
