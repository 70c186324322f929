"""EDTF: what each value covers, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edtf import EdtfError, bounds, is_edtf

D = date


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2015-04-01", D(2015, 4, 1), D(2015, 4, 1)),
        ("2015-04", D(2015, 4, 1), D(2015, 4, 30)),
        ("2016-02", D(2016, 2, 1), D(2016, 2, 29)),
        ("2015", D(2015, 1, 1), D(2015, 12, 31)),
        ("2015-21", D(2015, 3, 1), D(2015, 5, 31)),
        ("2015-22", D(2015, 6, 1), D(2015, 8, 31)),
        ("2015-23", D(2015, 9, 1), D(2015, 11, 30)),
        ("2015-24", D(2015, 12, 1), D(2016, 2, 29)),
        ("201X", D(2010, 1, 1), D(2019, 12, 31)),
        ("19XX", D(1900, 1, 1), D(1999, 12, 31)),
        ("2015-XX", D(2015, 1, 1), D(2015, 12, 31)),
        ("2015-XX-XX", D(2015, 1, 1), D(2015, 12, 31)),
        ("2015-02-XX", D(2015, 2, 1), D(2015, 2, 28)),
        ("2013~", D(2013, 1, 1), D(2013, 12, 31)),
        ("2013-05?", D(2013, 5, 1), D(2013, 5, 31)),
        ("2013-05-02%", D(2013, 5, 2), D(2013, 5, 2)),
        ("2012/2013", D(2012, 1, 1), D(2013, 12, 31)),
        ("2012~/2013~", D(2012, 1, 1), D(2013, 12, 31)),
        ("2016-10-03/2016-10-09", D(2016, 10, 3), D(2016, 10, 9)),
        ("2015/..", D(2015, 1, 1), None),
        ("../2004", None, D(2004, 12, 31)),
        ("2015/", D(2015, 1, 1), None),
        ("/2004", None, D(2004, 12, 31)),
        ("XXXX-09-25", None, None),
        ("XXXX-07", None, None),
        ("XXXX-02-29", None, None),
        ("XXXX-12-30/XXXX-01-02", None, None),
        ("-0574", None, None),
        ("-0574~/..", None, None),
        ("-0775/0394", None, D(394, 12, 31)),
        ("9999-24", D(9999, 12, 1), D(9999, 12, 31)),
    ],
)
def test_bounds(value, first, last):
    assert bounds(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "", "..", "/", "../..", "/..", "XXXX", "XXXX-XX", "XXXX-09-XX", "0000", "2015-13", "2015-00", "2015-25",
        "2015-21-03", "2015-02-29", "2015-04-31", "2015-04-00", "2015-XX-04", "201X-04", "20X5", "2X15", "2015-4",
        "15-04-01", "-0574-03", "2015/2016/2017", "2016/2015", "2015-05/2015-04", "2015~~", "~2015", " 2015",
        "2015\n",
        "2015-04-01T10:00:00", "2015--04", "XXXX-13", "XXXX-02-30", "May 2015", "٢٠١٥",
    ],
)  # fmt: skip
def test_refused(value):
    assert not is_edtf(value)
    with pytest.raises(EdtfError, match=r"^'"):
        bounds(value)


@given(st.dates())
def test_every_day_is_its_own_bounds(day):
    assert bounds(day.isoformat()) == (day, day)


@given(st.dates(), st.dates())
def test_intervals_go_forward(one, other):
    value = f"{one.isoformat()}/{other.isoformat()}"
    assert is_edtf(value) is (one <= other)


@given(st.text(alphabet="0123456789X-/.~?%", max_size=14))
def test_whatever_is_accepted_has_ordered_bounds(value):
    if is_edtf(value):
        first, last = bounds(value)
        assert first is None or last is None or first <= last
