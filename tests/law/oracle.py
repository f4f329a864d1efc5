"""The same law told again, slowly: one day after the other, as a clerk with a calendar would.

It shares nothing with `app.law.clock` but the calendar and the ledger.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.law.ledger import Correction, Extension, Fee, Ledger, OpinionSought
from app.law.working_days import WorkingCalendar


@dataclass
class Letter:
    """An opinion being waited for, and how many of its 15 days are gone."""

    begins: date | None
    counted_from: date
    answered: date | None
    gone: int = 0


@dataclass
class Told:
    """What the oracle says."""

    due_on: date | None = None
    counted: list[date] = field(default_factory=list)
    excluded: list[date] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)


class Clerk:
    """Looks at each day once, from the one on which the paper reached the office."""

    def __init__(self, ledger: Ledger, calendar: WorkingCalendar) -> None:
        # What is owed after an order is counted from it; of what was before nothing is known.
        begun = ledger.reopening.on if ledger.reopening else ledger.received_on
        self.ledger, self.calendar = replace(ledger, received_on=begun), calendar
        self.told = Told()
        self.since_receipt = 0
        self.limit = 20
        self.is_over = False
        self.correction: Correction | None = None
        self.fee: Fee | None = None
        self.extension: Extension | None = None
        self.extension_counts = False
        self.corrections = [each for each in ledger.corrections if self.is_possible(
            each.notice_on, each.received_on)]  # fmt: skip
        self.fees = [each for each in ledger.fees if self.is_possible(
            each.noticed_on, each.paid_on)]  # fmt: skip
        self.extensions = self.lawful_extensions()
        self.letters = self.possible_letters()

    def is_possible(self, *days: date | None) -> bool:
        before = self.ledger.received_on
        for day in days:
            if day is None:
                continue
            if day < before:
                self.told.problems["impossible_order"] += 1
                return False
            before = day
        return True

    def lawful_extensions(self) -> list[Extension]:
        lawful = []
        for each in self.ledger.extensions:
            if not self.is_possible(each.approved_on, each.told_on):
                continue
            is_too_long = each.days > 20 and not each.after_reasons
            if each.days >= 1 and each.told_on and not is_too_long:
                lawful.append(each)
            elif is_too_long:
                self.told.problems["extension_too_long"] += 1
            elif each.days < 1:
                self.told.problems["extension_too_short"] += 1
            else:
                self.told.problems["extension_not_told"] += 1
        return sorted(lawful, key=lambda each: each.days)

    def possible_letters(self) -> list[Letter]:
        letters = []
        for each in self.ledger.opinions_sought:
            if self.is_possible(each.sent_on, each.served_on, each.answered_on):
                letters.append(self.letter(each))
        return letters

    def letter(self, sought: OpinionSought) -> Letter:
        by_dispatch = self.ledger.exclusion_from == "dispatch"
        begins = sought.sent_on if by_dispatch else sought.served_on
        return Letter(begins, sought.served_on or sought.sent_on, sought.answered_on)

    def receipt(self) -> date | None:
        if self.ledger.reopening:
            return self.ledger.received_on
        if self.ledger.channel not in ("web", "fax", "ordinary_mail"):
            self.is_possible(self.ledger.confirmed_on)
            return self.ledger.received_on
        return self.ledger.confirmed_on if self.is_possible(self.ledger.confirmed_on) else None

    def say(self) -> Told:
        if self.ledger.reopening and self.ledger.reopening.due_on:
            return self.bound(self.ledger.reopening.due_on)
        receipt = self.receipt()
        if receipt is None:
            return self.unconfirmed()
        day, last_entry = self.ledger.received_on, self.last_entry()
        while day <= last_entry or not (self.is_over or self.awaits(day)):
            self.look_at(day, receipt)
            day += timedelta(1)
        return self.concluded(day)

    def bound(self, due_on: date) -> Told:
        """The decision has set the day: nothing that the organ does touches it."""
        parts = (self.ledger.corrections, self.ledger.opinions_sought)
        more = (self.ledger.extensions, self.ledger.fees)
        tried = sum(len(entries) for entries in (*parts, *more))
        return Told(due_on, problems=Counter({"term_ordered": tried}))

    def unconfirmed(self) -> Told:
        """Of a request that is not received nothing is judged but its confirmation."""
        is_wrong = self.ledger.confirmed_on is not None
        return Told(problems=Counter({"impossible_order": int(is_wrong)}))

    def last_entry(self) -> date:
        days = [self.ledger.received_on]
        if not self.ledger.reopening:
            days.append(self.ledger.confirmed_on)
        for correction in self.corrections:
            days += [correction.notice_on, correction.received_on]
        for fee in self.fees:
            days += [fee.noticed_on, fee.paid_on]
        days += [each.told_on for each in self.extensions]
        days += [each.begins for each in self.letters]
        return max(day for day in days if day)

    def look_at(self, day: date, receipt: date) -> None:
        self.corrections_asked_on(day)
        self.fees_noticed_on(day)
        if day == receipt:
            self.begin_anew()
        if self.correction and self.correction.received_on == day > receipt:
            self.begin_anew()
        if self.fee and self.fee.paid_on == day > receipt:
            self.begin_anew()
        self.extensions_told_on(day)
        self.count(day, receipt)

    def begin_anew(self) -> None:
        self.told.counted, self.told.excluded = [], []
        self.limit, self.is_over, self.extension_counts = 20, False, False

    def corrections_asked_on(self, day: date) -> None:
        for correction in self.corrections:
            if correction.notice_on != day:
                continue
            if self.correction:
                self.told.problems["second_correction"] += 1
            elif self.since_receipt >= 7:
                self.told.problems["correction_late"] += 1
            else:
                self.correction = correction

    def fees_noticed_on(self, day: date) -> None:
        for fee in self.fees:
            if fee.noticed_on != day:
                continue
            if self.fee:
                self.told.problems["second_fee"] += 1
            elif self.is_over:
                self.told.problems["fee_late"] += 1
            else:
                self.fee = fee

    def extensions_told_on(self, day: date) -> None:
        for each in self.extensions:
            if each.told_on != day:
                continue
            if self.extension:
                self.told.problems["second_extension"] += 1
            elif self.is_over:
                self.told.problems["extension_late"] += 1
            else:
                self.extension, self.extension_counts = each, True
                self.limit = 20 + each.days

    def awaits(self, day: date) -> bool:
        asked = []
        if self.correction:
            asked.append((self.correction.notice_on, self.correction.received_on))
        if self.fee:
            asked.append((self.fee.noticed_on, self.fee.paid_on))
        return any(begun <= day and (end is None or day < end) for begun, end in asked)

    def count(self, day: date, receipt: date) -> None:
        is_working = self.calendar.is_working(day)
        stands_outside = self.stands_outside(day, is_working)
        if day <= receipt or not is_working:
            return
        self.since_receipt += 1
        if self.is_over or self.awaits(day) or self.begins_today(day):
            return
        if stands_outside:
            self.told.excluded.append(day)
            return
        self.told.counted.append(day)
        self.is_over = len(self.told.counted) == self.limit

    def begins_today(self, day: date) -> bool:
        return bool(
            (self.correction and self.correction.received_on == day)
            or (self.fee and self.fee.paid_on == day)
        )

    def stands_outside(self, day: date, is_working: bool) -> bool:
        found = False
        for letter in self.letters:
            if is_working and day > letter.counted_from:
                letter.gone += 1
            in_time = letter.gone <= 15 and (letter.answered is None or day <= letter.answered)
            found |= bool(letter.begins and day > letter.begins and in_time)
        return found

    def concluded(self, day: date) -> Told:
        if self.awaits(day):
            return Told(problems=self.told.problems)
        self.told.due_on = self.told.counted[-1]
        if self.extension and not self.extension_counts:
            self.told.problems["extension_overtaken"] += 1
        for letter in self.letters:
            if letter.begins and letter.begins >= self.told.due_on:
                self.told.problems["opinion_late"] += 1
        return self.told
