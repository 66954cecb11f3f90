from __future__ import annotations

import pytest

from backend.insights.schemas import Bar
from tests.ui.samples import insight
from ui.charts import insight_view, number, short


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (489_000, "usd", "$489,000"),
        (1850, "usd_per_month", "$1,850 a month"),
        (264.5, "usd_per_sqft", "$264.50"),
        (0.034, "share", "3.4 %"),
        (1234, "leads", "1,234"),
        (23.4, "days", "23"),
        (1.25, "ratio", "1.25"),
        (4, "buyers", "4"),
        (None, "usd", "unknown"),
    ],
)
def test_figures_read_by_their_unit(value: float | None, unit: str, words: str) -> None:
    assert number(value, unit) == words


def test_bar_labels_are_short() -> None:
    assert [short(v, "usd") for v in (1_250_000, 425_000, 950)] == ["$1.25M", "$425k", "$950"]


class TestInsightView:
    def test_one_place(self) -> None:
        view = insight_view(insight())
        assert view.title == "Median asking price: Austin"
        assert view.subtitle == "house · from 812 leads"
        assert [chart.kind for chart in view.charts] == ["bars", "line"]
        assert view.charts[0].series[0].points[0].text == "$489k"

    def test_two_places_share_their_labels(self) -> None:
        view = insight_view(insight(), insight("Phoenix", bars=[Bar(label="Condo", value=250_000)]))
        labels = [[point.label for point in series.points] for series in view.charts[0].series]
        assert labels == [["House", "Condo"], ["House", "Condo"]]
        assert view.places == ["Austin", "Phoenix"]
        assert view.figures[0].values == ["$489,000", "$489,000"]

    def test_one_month_is_no_line(self) -> None:
        first = insight()
        assert [c.kind for c in insight_view(insight(points=first.points[:1])).charts] == ["bars"]

    def test_a_chart_counts_or_reads_money_by_its_metric(self) -> None:
        bars = [Bar(label="no hoa", value=0.125)]
        features = insight_view(insight(metric="popular_features", bars=bars)).charts[0].series[0].points[0]
        assert (features.label, features.text) == ("No hoa", "12.5 %")
        homes = insight(metric="inventory", bars=[Bar(label="House", value=520)], bars_title="Leads by type")
        assert insight_view(homes).charts[0].title == "Leads by type"
        assert insight_view(homes).charts[0].series[0].points[0].text == "520"
