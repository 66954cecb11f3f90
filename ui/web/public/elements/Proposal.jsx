import React, { useEffect, useState } from "react";
import { useChatData } from "@chainlit/react-client";

const { Countdown, useFetched, useTick } = window.aiq.kit(React);

export default function Proposal() {
  const { loading, connected } = useChatData();
  const { value } = useFetched(`/proposals/${props.id}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const shown = { ...props, ...value }; // as the server has it now
  const state = shown.state;
  const late = state === "waiting" && window.aiq.secondsLeft(shown.expires_at) === 0;
  const open = state === "waiting" && !late;
  useTick(open);

  /* A payment that arrives while somebody looks (or comes back from its page) is told in the conversation, once. */
  useEffect(() => {
    const mark = "aiq-paying-" + props.id;
    if (state === "paying") localStorage.setItem(mark, "1");
    if (!connected || loading || state === "paying" || !localStorage.getItem(mark)) return;
    localStorage.removeItem(mark);
    if (state === "confirmed") act("confirm_proposal")();
  }, [state, connected, loading]);

  const act = (name) => async () => {
    setBusy(true);
    setProblem("");
    try {
      await callAction({ name, payload: { proposal_id: props.id } });
    } catch {
      setProblem("That did not go through. Nothing was bought; please try again.");
    }
    setBusy(false);
    window.aiq.changed();
  };

  return (
    <div className="aiq">
      <section className={"aiq-card aiq-proposal" + (open ? "" : state === "confirmed" ? " done" : " void")} data-proposal={shown.id} data-state={late ? "expired" : state}>
        <p className="aiq-title">{shown.heading}</p>
        <dl className="aiq-pairs">
          {shown.lines.map((line) => (
            <React.Fragment key={line.label}>
              <dt>{line.label}</dt>
              <dd>{line.amount}</dd>
            </React.Fragment>
          ))}
          <dt className="sum">Total</dt>
          <dd className="sum">{shown.total}</dd>
        </dl>
        {shown.method ? <p className="aiq-small aiq-dim">{shown.method}</p> : null}
        {open ? (
          <>
            <div className="aiq-buttons">
              <button type="button" className="aiq-button main" disabled={busy || loading || !connected} onClick={act("confirm_proposal")}>{busy ? "One moment…" : shown.confirm_label}</button>
              <button type="button" className="aiq-button" disabled={busy || loading || !connected} onClick={act("cancel_proposal")}>Cancel</button>
            </div>
            <div className="aiq-row aiq-small aiq-dim"><span>Open for</span> <Countdown endsAt={shown.expires_at} startedAt={shown.made_at} /></div>
          </>
        ) : <p className={"aiq-note" + (state === "confirmed" ? " good" : "")}>{late ? shown.endings.expired : shown.endings[state]}</p>}
        {state === "paying" && shown.pay_url ? <div className="aiq-buttons"><a className="aiq-button main" href={shown.pay_url}>Pay by card</a></div> : null}
        {problem ? <p className="aiq-note bad">{problem}</p> : null}
      </section>
    </div>
  );
}
