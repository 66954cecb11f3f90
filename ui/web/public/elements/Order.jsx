import React from "react";

const { Contact } = window.aiq.kit(React);

export default function Order() {
  return (
    <div className="aiq">
      <section className="aiq-card" data-order={props.id}>
        <div className="aiq-row aiq-spread">
          <span className="aiq-title">{props.heading}</span>
          <span className="aiq-chip good">{props.paid}</span>
        </div>
        {props.lines.map((line) => (
          <div className="aiq-list" key={line.label}>
            <div className="aiq-row aiq-spread aiq-small"><span>{line.label}</span><b className="aiq-num">{line.amount}</b></div>
            {line.lead_id ? <Contact leadId={line.lead_id} /> : null}
          </div>
        ))}
        {props.receipt ? <p className="aiq-small"><a href={props.receipt} download>Receipt (PDF)</a> · <a href="/account#orders">Your account</a></p> : null}
        {props.note ? <p className="aiq-small aiq-dim">{props.note}</p> : null}
      </section>
    </div>
  );
}
