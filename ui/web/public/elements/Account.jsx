import React from "react";

export default function Account() {
  return (
    <div className="aiq">
      <section className="aiq-card" data-account>
        <p className="aiq-title">{props.title}</p>
        {props.pairs.length ? (
          <dl className="aiq-pairs aiq-small">
            {props.pairs.map(([label, value]) => <React.Fragment key={label}><dt>{label}</dt><dd>{value}</dd></React.Fragment>)}
          </dl>
        ) : null}
        {props.items.map((item) => (
          <div className="aiq-item aiq-small" key={item.key}>
            <div>
              <p><b>{item.title}</b></p>
              <p className="aiq-dim">{item.detail}</p>
            </div>
            <span className="aiq-num">{item.amount}</span>
          </div>
        ))}
        {props.link ? <p className="aiq-small"><a href={props.link[1]}>{props.link[0]}</a></p> : null}
        {props.empty ? <p className="aiq-dim">{props.empty}</p> : null}
      </section>
    </div>
  );
}
