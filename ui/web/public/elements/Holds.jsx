import React from "react";
import { Clock } from "lucide-react";
import { useChatData } from "@chainlit/react-client";

const { Countdown, useLeadStates } = window.aiq.kit(React);

const ENDED = {
  bought: "Bought",
  available: "The hold has ended; the lead is free again",
  held: "The hold has ended; another buyer holds it now",
  sold: "Sold",
};

function Hold({ hold, state }) {
  const { loading, connected } = useChatData();
  const say = (text) => () => sendUserMessage(text);
  const active = state.state === "held_by_you";
  const off = loading || !connected;
  return (
    <div className="aiq-item" data-hold={hold.lead_id} data-state={state.state}>
      <div>
        <p className="aiq-title">{hold.title}</p>
        <p className="aiq-small aiq-dim">Lead #{hold.lead_id} · {hold.price}</p>
        {active ? (
          <div className="aiq-row aiq-small" style={{ marginTop: "0.35rem" }}>
            <span><Clock className="aiq-icon" /> {state.ends_at === hold.ends_at ? hold.ends_text : "Held for you"}</span>
            <Countdown endsAt={state.ends_at} startedAt={state.started_at || hold.started_at} onEnd={window.aiq.changed} />
          </div>
        ) : <p className="aiq-small aiq-dim">{ENDED[state.state] || "The hold has ended"}</p>}
      </div>
      {active ? (
        <div className="aiq-buttons">
          <button type="button" className="aiq-button plain" disabled={off} onClick={say(`release lead ${hold.lead_id}`)}>Release</button>
          {hold.can_extend ? <button type="button" className="aiq-button" disabled={off} onClick={say(`extend the hold on lead ${hold.lead_id} by 24 hours`)}>Extend</button> : null}
          <button type="button" className="aiq-button main" disabled={off} onClick={say(`buy lead ${hold.lead_id}`)}>Buy</button>
        </div>
      ) : null}
    </div>
  );
}

export default function Holds() {
  const initial = Object.fromEntries(props.holds.map((hold) => [hold.lead_id, { state: "held_by_you", ends_at: hold.ends_at }]));
  const states = useLeadStates(props.holds.map((hold) => hold.lead_id), initial);
  return (
    <div className="aiq">
      <section className="aiq-card">
        {props.holds.length
          ? props.holds.map((hold) => <Hold key={hold.lead_id} hold={hold} state={states[hold.lead_id] || initial[hold.lead_id]} />)
          : <p className="aiq-dim">You hold no leads right now.</p>}
      </section>
    </div>
  );
}
