'use strict';
(() => {
  const PERIOD_MS = 1000;
  const page = document.getElementById('modules');
  const message = document.getElementById('modules-message');
  const slots = document.getElementById('modules-slots');
  const swaps = document.querySelector('#modules-swaps tbody');
  const form = document.getElementById('modules-upload');
  // From the origin: relative to an address that holds credentials nothing may be fetched.
  const root = new URL(page.dataset.root, location.origin).href;
  let shown = '';
  let said = false;

  function make(tag, text, attributes = {}) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    return element;
  }

  function row(...cells) {
    const line = make('tr');
    cells.forEach(cell => line.append(cell instanceof Element ? cell : make('td', cell)));
    return line;
  }

  function say(text) {
    message.textContent = text;
    said = true;
  }

  async function order(body) {
    const response = await fetch(root, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Page-Token': page.dataset.token },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (response.status === 409 && !body.force && window.confirm(`${answer.message}\n\nForce it?`)) {
      await order({ ...body, force: true });
      return;
    }
    say(answer.message);
    await refresh();
  }

  // The key gives the focus back after the table has been drawn anew.
  function button(label, slot, id, body) {
    const element = make('button', label, { type: 'button', 'data-key': `${slot} ${id} ${label}`,
      'aria-label': `${label}: ${slot} ${id}` });
    element.addEventListener('click', () =>
      order({ slot, ...body }).catch(problem => say(`The robot does not answer: ${problem.message}`)));
    return element;
  }

  // Its name, so that an update stays chosen; with its version where that is pinned, or only that tells it from another one.
  function wish(slot, candidate) {
    const there = slot.candidates.filter(other => other.name === candidate.name && other.state !== 'withdrawn');
    return candidate.pinned || there.length > 1 ? candidate.id : candidate.name;
  }

  function buttons(slot, candidate) {
    const cell = make('td');
    const add = (label, body) => cell.append(button(label, slot.slot, candidate.id, body));
    const active = slot.candidates.filter(other => other.active);
    const activate = wished => ({ action: 'activate', names: wished.map(other => wish(slot, other)) });
    if (['withdrawn', 'loading'].includes(candidate.state)) return cell;
    if (slot.several) {
      if (!candidate.active) add('Switch on', activate([...active, candidate]));
      else if (active.length > 1) add('Switch off', activate(active.filter(other => other !== candidate)));
      return cell;
    }
    if (!candidate.active) {
      add('Activate', activate([candidate]));
      if (slot.shadows) add('Activate at once', { ...activate([candidate]), now: true });
    }
    if (!candidate.pinned) add('Pin', { action: 'activate', names: [candidate.id] });
    if (slot.shadows && candidate.state === 'shadow') {
      add('Promote', { action: 'promote' });
      add('End shadow', { action: 'shadow' });
    } else if (slot.shadows && !candidate.active) add('Shadow', { action: 'shadow', names: [candidate.id] });
    return cell;
  }

  function candidateRow(slot, candidate) {
    const marks = [candidate.simulated && 'simulated', candidate.pinned && 'pinned'].filter(Boolean).join(', ');
    const state = make('td');
    state.append(make('span', candidate.state, { class: 'modules-state' }));
    const line = row(
      candidate.id + (marks ? ` (${marks})` : ''), state, candidate.origin, candidate.latency,
      candidate.failures ? String(candidate.failures) : '',
      make('td', candidate.detail, { class: 'modules-detail' }), candidate.agreement, buttons(slot, candidate));
    line.className = candidate.active ? 'is-active' : `is-${candidate.state}`;
    return line;
  }

  function slotTable(slot) {
    const section = make('section', '', { 'aria-label': slot.slot, 'data-slot': slot.slot });
    const title = make('h2', slot.slot, { class: 'modules-title' });
    title.append(make('small', slot.choice ? `the operator's choice: ${slot.choice}` : "the platform's choice"));
    const table = make('table', '', { class: 'nicetable modules-table modules-candidates' });
    const head = make('thead');
    head.append(row(...['Candidate', 'State', 'From bundle', 'Median / 99 %', 'Failures', 'Remarks', 'Agreement', 'Do']
      .map(name => make('th', name))));
    const body = make('tbody');
    slot.candidates.forEach(candidate => body.append(candidateRow(slot, candidate)));
    if (!slot.candidates.length) body.append(row(make('td', 'nobody is there', { colspan: '8' })));
    table.append(head, body);
    const common = make('p');
    if (slot.choice) {
      common.append(button('Leave it to the platform', slot.slot, 'all', { action: 'activate', names: [] }));
    }
    if (slot.candidates.length > 1) common.append(button('Roll back', slot.slot, 'all', { action: 'rollback' }));
    section.append(title, table, common);
    return section;
  }

  function draw(state) {
    const focus = document.activeElement?.dataset?.key;
    slots.replaceChildren(...state.slots.map(slotTable));
    swaps.replaceChildren(...state.swaps.map(swap => row(
      new Date(swap.at).toLocaleTimeString(), swap.slot, swap.from, swap.to, swap.by, swap.reason, swap.result, swap.loop)));
    if (focus) page.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  }

  async function refresh() {
    const response = await fetch(`${root}/state.json`, { cache: 'no-store' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const text = await response.text();
    if (text !== shown) {
      draw(JSON.parse(text));
      shown = text;
    }
    if (!said) message.textContent = 'Live: what you see is at most a second old.';
  }

  async function send(kind, file, parameters) {
    const response = await fetch(`${root}/upload/${kind}?${new URLSearchParams(parameters)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-Page-Token': page.dataset.token },
      body: file,
    });
    return { status: response.status, message: (await response.json()).message };
  }

  // First what it would do, then, if that is wanted, does it.
  async function bringBundle(file) {
    let force = false;
    let plan = await send('bundle', file, { rehearse: true, force });
    if (plan.status === 409 && window.confirm(`${plan.message}\n\nForce it?`)) {
      force = true;
      plan = await send('bundle', file, { rehearse: true, force });
    }
    if (plan.status !== 200 || (plan.message.includes('restarted for it:') && !window.confirm(plan.message))) return plan;
    return send('bundle', file, { force });
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const { file, slot, name, version } = form.elements;
    const chosen = file.files[0];
    say(`${chosen.name} is on its way…`);
    const way = chosen.name.toLowerCase().endsWith('.zip')
      ? send('model', chosen, { slot: slot.value, name: name.value, version: version.value })
      : bringBundle(chosen);
    way.then(answer => say(answer.message))
      .catch(problem => say(`The robot does not answer: ${problem.message}`));
  });

  async function live() {
    try {
      await refresh();
    } catch (problem) {
      message.textContent = `The robot does not answer: ${problem.message}`;
      said = false;
    }
    setTimeout(live, PERIOD_MS);
  }

  live();
})();
