import React from "react";

function Bars({ chart }) {
  const two = chart.series.length > 1;
  const top = Math.max(1, ...chart.series.flatMap((series) => series.points.map((point) => point.value)));
  return (
    <div className="aiq-chart aiq-list">
      <p className="aiq-small"><b>{chart.title}</b></p>
      {two ? <Legend chart={chart} /> : null}
      <div className="aiq-bars">
        {chart.series[0].points.map((point, i) =>
          chart.series.map((series, s) => {
            const shown = series.points[i];
            return (
              <React.Fragment key={series.name + point.label}>
                <span>{s === 0 ? point.label : ""}</span>
                <span className="track"><i className={s ? "second" : ""} style={{ width: `${(100 * (shown ? shown.value : 0)) / top}%` }} /></span>
                <span className="aiq-num">{shown ? shown.text : "–"}</span>
              </React.Fragment>
            );
          }),
        )}
      </div>
    </div>
  );
}

function Legend({ chart }) {
  return <div className="aiq-legend">{chart.series.map((series, s) => <span key={series.name}><i className={s ? "second" : ""} />{series.name}</span>)}</div>;
}

function Line({ chart }) {
  const values = chart.series.flatMap((series) => series.points.map((point) => point.value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spread = high - low || 1;
  const y = (value) => 92 - (84 * (value - low)) / spread;
  const path = (points) => points.map((point, i) => `${i ? "L" : "M"}${(100 * i) / Math.max(1, points.length - 1)} ${y(point.value)}`).join(" ");
  const first = chart.series[0].points;
  const extreme = (value) => chart.series.flatMap((series) => series.points).find((point) => point.value === value);
  return (
    <div className="aiq-chart aiq-list">
      <p className="aiq-small"><b>{chart.title}</b></p>
      {chart.series.length > 1 ? <Legend chart={chart} /> : null}
      <div className="axis"><span>{extreme(high).text}</span></div>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={chart.title}>
        {[8, 50, 92].map((line) => <line key={line} x1="0" x2="100" y1={line} y2={line} stroke="hsl(var(--aiq-line))" strokeWidth="1" vectorEffect="non-scaling-stroke" />)}
        {chart.series.map((series, s) => (
          <path key={series.name} d={path(series.points)} fill="none" stroke={`hsl(var(--aiq-series-${s + 1}))`} strokeWidth="2.5" strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <div className="axis"><span>{extreme(low).text}</span></div>
      <div className="axis"><span>{first[0].label}</span><span>{first[first.length - 1].label}</span></div>
    </div>
  );
}

function Compared() {
  return (
    <table className="aiq-table">
      <thead><tr><th />{props.places.map((place) => <th key={place}>{place}</th>)}</tr></thead>
      <tbody>
        {props.figures.map((figure) => (
          <tr key={figure.label}><td>{figure.label}</td>{figure.values.map((value, i) => <td key={props.places[i]}>{value}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

export default function Insight() {
  return (
    <div className="aiq">
      <section className="aiq-card" data-insight={props.title}>
        <div>
          <p className="aiq-title">{props.title}</p>
          <p className="aiq-small aiq-dim">{props.subtitle}</p>
        </div>
        {props.places.length > 1 ? <Compared /> : (
          <div className="aiq-figures">
            {props.figures.map((figure) => (
              <div className="aiq-figure" key={figure.label}>
                <span className="aiq-tiny aiq-dim">{figure.label}</span>
                <b>{figure.values[0]}</b>
              </div>
            ))}
          </div>
        )}
        {props.charts.map((chart) => (chart.kind === "line" ? <Line key={chart.title} chart={chart} /> : <Bars key={chart.title} chart={chart} />))}
      </section>
    </div>
  );
}
