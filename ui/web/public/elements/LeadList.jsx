import React, { useState } from "react";
import { Check, X, TriangleAlert, Clock, Lock, BadgeCheck } from "lucide-react";
import { useChatData } from "@chainlit/react-client";

const { Countdown, Contact, useLeadStates } = window.aiq.kit(React);

function Say({ text, label, main, disabled, plain }) {
  const { loading, connected } = useChatData();
  const kind = main ? " main" : plain ? " plain" : "";
  return (
    <button type="button" className={"aiq-button" + kind} disabled={disabled || loading || !connected} onClick={() => sendUserMessage(text)}>
      {label}
    </button>
  );
}

function Mark({ mark }) {
  const Icon = mark.ok === null ? null : mark.ok ? Check : X;
  const kind = mark.ok === null ? "" : mark.ok ? " good" : " off";
  return (
    <span className={"aiq-chip" + kind}>
      {mark.label}
      {Icon ? <Icon className="aiq-icon" aria-label={mark.ok ? "yes" : "no"} /> : null}
      {mark.detail}
    </span>
  );
}

function Standing({ state }) {
  if (state.state === "held_by_you")
    return (
      <div className="aiq-row aiq-small">
        <span><Clock className="aiq-icon" /> Held for you</span>
        <Countdown endsAt={state.ends_at} startedAt={state.started_at} onEnd={window.aiq.changed} />
      </div>
    );
  if (state.state === "held") return <p className="aiq-note"><Lock className="aiq-icon" /> Held by another buyer right now</p>;
  if (state.state === "sold") return <p className="aiq-note"><Lock className="aiq-icon" /> Sold</p>;
  if (state.state === "gone") return <p className="aiq-note"><Lock className="aiq-icon" /> No longer on the market</p>;
  if (state.state === "not_for_sale") return <p className="aiq-note">Market data, not for sale{state.reason ? `: ${state.reason}` : ""}</p>;
  return null;
}

/* A price that changed while the card was there lights up. */
function Price({ now, first }) {
  return <b key={now} className={"aiq-num" + (now === first ? "" : " aiq-fresh")}>{now}</b>;
}

function Actions({ lead, state }) {
  const [open, setOpen] = useState(false);
  const standing = state.state;
  if (standing === "bought")
    return open ? <Contact leadId={lead.id} /> : (
      <div className="aiq-buttons">
        <button type="button" className="aiq-button main" onClick={() => setOpen(true)}><BadgeCheck className="aiq-icon" /> Yours: show contact</button>
      </div>
    );
  if (standing === "held" || standing === "sold" || standing === "gone" || standing === "not_for_sale") return null;
  const mine = standing === "held_by_you";
  return (
    <div className="aiq-buttons">
      {mine ? <Say text={`release lead ${lead.id}`} label="Release" /> : <Say text={`hold lead ${lead.id}`} label="Hold" />}
      <Say text={`why this price for lead ${lead.id}?`} label="Why this price" />
      <Say text={`buy lead ${lead.id}`} label="Buy" main />
    </div>
  );
}

function Lead({ lead, state }) {
  const gone = ["held", "sold", "gone"].includes(state.state);
  const mine = ["held_by_you", "bought"].includes(state.state);
  return (
    <article className={"aiq-card aiq-lead" + (gone ? " gone" : "") + (mine ? " mine" : "")} data-lead={lead.id} data-state={state.state}>
      <div className="aiq-row aiq-spread aiq-fade" style={{ flexWrap: "nowrap" }}>
        <span className="aiq-row" style={{ flexWrap: "nowrap" }}>
          {lead.place ? <span className="aiq-place">{lead.place}</span> : null}
          <span className="aiq-title">{lead.title}</span>
        </span>
        <span className="aiq-tiny aiq-dim" style={{ whiteSpace: "nowrap" }}>{lead.freshness}</span>
      </div>
      <div className="aiq-fade">
        <p>{lead.area}</p>
        <p className="aiq-row" style={{ marginTop: "0.15rem" }}>
          <span className="aiq-big">{lead.asking}</span>
          <span className="aiq-tiny aiq-dim">{lead.asking_label}</span>
        </p>
        <p className="aiq-facts aiq-num">{lead.facts.map((fact, i) => <React.Fragment key={fact}><span>{fact}{i < lead.facts.length - 1 ? " ·" : ""}</span> </React.Fragment>)}</p>
      </div>
      <div className="aiq-chips aiq-fade">{lead.marks.map((mark) => <Mark key={mark.label} mark={mark} />)}</div>
      {lead.caution ? <p className="aiq-note warn"><TriangleAlert className="aiq-icon" /> <span>{lead.caution}</span></p> : null}
      <footer>
        <hr className="aiq-rule" />
        <div className="aiq-row aiq-spread aiq-fade">
          <span><span className="aiq-dim aiq-small">Lead price</span> <Price now={state.lead_price || lead.lead_price} first={lead.lead_price} /></span>
          <span className="aiq-tiny aiq-dim">{lead.source} · #{lead.id}</span>
        </div>
        <Standing state={state} />
        <Actions lead={lead} state={state} />
      </footer>
    </article>
  );
}

export default function LeadList() {
  const initial = Object.fromEntries(props.leads.map((lead) => [lead.id, lead.standing]));
  const states = useLeadStates(props.leads.map((lead) => lead.id), initial);
  return (
    <div className="aiq">
      {props.leads.length ? (
        <div className={"aiq-leads" + (props.leads.length === 1 ? " one" : "")}>
          {props.leads.map((lead) => <Lead key={lead.id} lead={lead} state={states[lead.id] || lead.standing} />)}
        </div>
      ) : null}
      {props.relax.length ? (
        <div className="aiq-card">
          <p className="aiq-dim aiq-small">{props.relax_heading}</p>
          <div className="aiq-buttons">
            {props.relax.map((option) => <Say key={option.say} text={option.say} label={<span>Without <em>{option.words}</em>: {option.count}</span>} />)}
          </div>
        </div>
      ) : null}
      {props.more ? <div className="aiq-row aiq-spread"><span className="aiq-small aiq-dim">{props.shown}</span><Say text={props.more} label="Show more" /></div> : null}
    </div>
  );
}
