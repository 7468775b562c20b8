"""Charts drawn on the server: the same picture in a page, a PDF and an e-mail, always with its table."""

from fairway.observatory.charts.alarms import AlarmCalendar, AlarmRow, Ring
from fairway.observatory.charts.bars import Bar, BarChart
from fairway.observatory.charts.chart import Chart, Grid
from fairway.observatory.charts.fan import FanChart, Forecast, Interval, Step
from fairway.observatory.charts.line import LineChart
from fairway.observatory.charts.map import Arrow, RouteMap, Shade
from fairway.observatory.charts.multiples import Multiples
from fairway.observatory.charts.numbers import BadPage, Form, Number, form_of
from fairway.observatory.charts.ranges import RangeChart, RangeRow
from fairway.observatory.charts.series import Break, Point, Series
from fairway.observatory.charts.sparkline import Sparkline

__all__ = [
    "AlarmCalendar",
    "AlarmRow",
    "Arrow",
    "BadPage",
    "Bar",
    "BarChart",
    "Break",
    "Chart",
    "FanChart",
    "Forecast",
    "Form",
    "Grid",
    "Interval",
    "LineChart",
    "Multiples",
    "Number",
    "Point",
    "RangeChart",
    "RangeRow",
    "Ring",
    "RouteMap",
    "Series",
    "Shade",
    "Sparkline",
    "Step",
    "form_of",
]
