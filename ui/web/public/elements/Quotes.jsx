import React from "react";
import { useChatData } from "@chainlit/react-client";

const { Countdown } = window.aiq.kit(React);

export default function Quotes() {
  const { loading, connected } = useChatData();
  const say = (text) => sendUserMessage(text);
  return (
    <div className="aiq">
      {props.quotes.map((quote) => (
        <section className="aiq-card" key={quote.lead_id} data-quote={quote.lead_id}>
          <div className="aiq-row aiq-spread">
            <span className="aiq-title">{quote.title}</span>
            <span className="aiq-tiny aiq-dim">#{quote.lead_id}</span>
          </div>
          <dl className="aiq-pairs aiq-small">
            {quote.rows.map((row) => (
              <React.Fragment key={row.words}>
                <dt>{row.words}</dt>
                <dd className={row.direction === "up" ? "aiq-up" : row.direction === "down" ? "aiq-down" : ""}>{row.amount}</dd>
              </React.Fragment>
            ))}
            <dt className="sum">You pay</dt>
            <dd className="sum">{quote.price}</dd>
          </dl>
          {quote.notes.map((note) => <p className="aiq-small aiq-dim" key={note}>{note}</p>)}
          <div className="aiq-row aiq-small aiq-dim">
            <span>{quote.expiry_label}</span> <Countdown endsAt={quote.expires_at} startedAt={quote.made_at} />
          </div>
          <div className="aiq-buttons">
            <button type="button" className="aiq-button" disabled={loading || !connected} onClick={() => say(`hold lead ${quote.lead_id}`)}>Hold</button>
            <button type="button" className="aiq-button main" disabled={loading || !connected} onClick={() => say(`buy lead ${quote.lead_id}`)}>Buy</button>
          </div>
        </section>
      ))}
    </div>
  );
}
