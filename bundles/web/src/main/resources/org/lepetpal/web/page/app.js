// The operator's page. It speaks nothing but the robot's HTTP contract.

const $ = id => document.getElementById(id);

const PHASES = {
  'pick up the ball': ['detect', 'approach', 'grasp', 'lift', 'ready_to_throw', 'throw'],
  'get the treat': ['detect', 'approach', 'grasp', 'lift', 'drop'],
};
const FINAL = new Set(['succeeded', 'failed', 'aborted']);
const TONE = { ok: 'good', succeeded: 'good', degraded: 'warn', starting: 'warn', aborted: 'warn', down: 'bad', failed: 'bad' };
const HEALTH_MILLIS = 3000;
const STREAM_RETRY_MILLIS = 2000;
const FOLLOW_RETRY_MILLIS = 2000;

let follow = null;
let followed = null;
let lastPhase = null;
let streamRetry = null;
let checkFailed = false;
let sentrySwitching = false;
let sentryAsked = 0;

class RobotError extends Error {
  constructor(status, error) {
    super(error?.message ?? `The robot answered ${status}`);
    this.status = status;
    this.code = error?.code;
  }
}

async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new RobotError(0, { message: 'The robot cannot be reached. Is it running?' });
  }
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401) showLogin();
  if (!response.ok && !answer.components) throw new RobotError(response.status, answer.error);
  return answer;
}

function complain(error) {
  $('alert').textContent = error.message;
  $('alert').hidden = false;
}

function calm() {
  $('alert').hidden = true;
}

function say(text) {
  $('done').textContent = text;
}

function showLogin() {
  $('login').hidden = false;
}

// --- health

async function checkHealth() {
  try {
    const health = await ask('GET', '/health');
    const wasAway = $('health').dataset.away === 'true';
    $('health').dataset.away = 'false';
    paint($('health'), health.status, health.status);
    showParts(health.components ?? {});
    showTroubles(health);
    if (wasAway) showStream();
    const robot = await ask('GET', '/api/status');
    if (robot.command && robot.command.request_id !== followed) followCommand(robot.command.request_id);
    if (robot.stop) showStop(robot.stop);
    await checkSentry();
    if (checkFailed) calm();
    checkFailed = false;
  } catch (error) {
    if (error.status === 401) {
      paint($('health'), 'signed out', 'down');
      return;
    }
    // A robot that starts answers some routes before others: what a check complains of ends with the next that succeeds.
    checkFailed = true;
    if (error.status === 0) robotAway(error);
    else complain(error);
  } finally {
    setTimeout(checkHealth, HEALTH_MILLIS);
  }
}

function robotAway(error) {
  $('health').dataset.away = 'true';
  paint($('health'), 'unreachable', 'down');
  $('trouble').hidden = true;
  complain(error);
  noteOnStream('This picture is old: the robot cannot be reached.');
}

function paint(chip, text, tone) {
  chip.textContent = text;
  chip.classList.remove('good', 'warn', 'bad');
  if (TONE[tone]) chip.classList.add(TONE[tone]);
}

// What is wrong belongs where it is seen without opening anything.
function showTroubles(health) {
  const troubles = Object.entries(health.components ?? {})
    .filter(([, part]) => part.status !== 'ok' && part.status !== 'absent')
    .map(([name, part]) => `${name} ${part.status}: ${part.detail}`);
  $('trouble').textContent = troubles.join(' · ');
  $('trouble').hidden = health.status === 'ok' || troubles.length === 0;
}

function showParts(components) {
  const entries = Object.entries(components);
  $('simulated').hidden = !entries.some(([, part]) => part.simulated);
  $('parts').replaceChildren(...entries.flatMap(([name, part]) => {
    const term = document.createElement('dt');
    term.textContent = name;
    const detail = document.createElement('dd');
    const chip = document.createElement('span');
    chip.className = 'chip';
    paint(chip, part.status, part.status);
    detail.append(chip, ` ${part.detail}${part.simulated ? ' (simulated)' : ''}`);
    return [term, detail];
  }));
}

$('health').addEventListener('click', () => {
  const open = $('parts').hidden;
  $('parts').hidden = !open;
  $('health').setAttribute('aria-expanded', String(open));
});

// --- stream

function showStream() {
  $('stream').src = `/video_feed?width=1280&t=${Date.now()}`;
}

function noteOnStream(text) {
  $('streamNote').textContent = text;
  $('streamNote').hidden = false;
}

$('stream').addEventListener('error', () => {
  noteOnStream('No picture. Trying again…');
  clearTimeout(streamRetry);
  streamRetry = setTimeout(showStream, STREAM_RETRY_MILLIS);
});
$('stream').addEventListener('load', () => { $('streamNote').hidden = true; });

// --- commands

document.querySelectorAll('[data-prompt]').forEach(button => button.addEventListener('click', async () => {
  calm();
  try {
    const accepted = await ask('POST', '/command', { prompt: button.dataset.prompt });
    followCommand(accepted.request_id);
  } catch (error) {
    complain(error);
  }
}));

$('cancel').addEventListener('click', async () => {
  calm();
  try {
    const answer = await ask('POST', '/cancel');
    if (!answer.request_id) $('message').textContent = 'Nothing was running; the arm holds.';
  } catch (error) {
    complain(error);
  }
});

// --- software stop

const WHAT_IT_DOES = 'Brings the arm to rest and keeps it there, with power on, until it is reset. It is no switch that cuts the motors\' supply.';

function showStop(stop) {
  $('reset').hidden = !stop.latched;
  document.querySelectorAll('[data-prompt]').forEach(button => { button.disabled = stop.latched; });
  const text = stop.latched
    ? `Stopped (${stop.reason}); ${stop.at_rest ? 'the arm is at rest' : 'the arm is not at rest yet'}. A reset moves nothing.`
    : WHAT_IT_DOES;
  // Only what is new: it is read out to those who do not see it.
  if ($('stopState').textContent !== text) $('stopState').textContent = text;
}

async function tellStop(path, body) {
  calm();
  try {
    showStop((await ask('POST', path, body)).stop);
  } catch (error) {
    complain(error);
  }
}

$('stop').addEventListener('click', () => tellStop('/estop', { reason: 'on the page' }));
$('reset').addEventListener('click', () => tellStop('/estop/reset'));
showStop({ latched: false });

function followCommand(id) {
  follow?.close();
  followed = id;
  lastPhase = null;
  follow = new EventSource(`/status/${id}`);
  follow.onmessage = event => {
    const status = JSON.parse(event.data);
    showStatus(status);
    if (FINAL.has(status.state)) follow.close();
  };
  const source = follow;
  // A source that tries again by itself is no error yet; one that is closed was refused, as after a restart.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED && followed === id) askOnce(id);
  };
}

async function askOnce(id) {
  try {
    showStatus(await ask('GET', `/status/${id}`));
  } catch (error) {
    if (error.code === 'not_found') forgotten();
    else setTimeout(() => { if (followed === id) followCommand(id); }, FOLLOW_RETRY_MILLIS);
  }
}

function forgotten() {
  paint($('state'), 'unknown', 'down');
  $('message').textContent = 'How it ended is unknown: the robot was restarted.';
  $('phases').hidden = true;
}

function showStatus(status) {
  $('prompt').textContent = status.prompt;
  $('state').hidden = false;
  paint($('state'), status.state.replaceAll('_', ' '), status.state);
  $('message').textContent = status.error ? `${status.error.code.replaceAll('_', ' ')}: ${status.error.message}` : (status.message || '');
  const numbers = [`${(status.duration_ms / 1000).toFixed(1)} s`];
  if (status.confidence !== undefined && status.confidence !== null) numbers.push(`confidence ${Math.round(status.confidence * 100)} %`);
  if (status.policy) numbers.push(status.policy);
  $('numbers').textContent = numbers.join(' · ');
  showPhases(status);
}

function showPhases(status) {
  const phases = PHASES[status.prompt.toLowerCase()];
  $('phases').hidden = !phases;
  if (!phases) return;
  lastPhase = status.state === 'handoff_macro' ? 'throw' : status.phase ?? lastPhase;
  const now = status.state === 'succeeded' ? phases.length : phases.indexOf(lastPhase);
  $('phases').replaceChildren(...phases.map((phase, index) => {
    const item = document.createElement('li');
    item.textContent = phase.replaceAll('_', ' ');
    if (index < now) item.className = 'past';
    if (index === now) item.className = 'now';
    return item;
  }));
}

// --- the robot's own initiative

// Whoever asked last is answered: what a check heard before the switch was moved is no news.
async function checkSentry() {
  if (sentrySwitching) return;
  const asked = ++sentryAsked;
  try {
    const state = await ask('GET', '/api/sentry');
    if (asked === sentryAsked) showSentry(state);
  } catch (error) {
    if (error.status !== 503) throw error;
    $('sentry').hidden = true;
  }
}

function showSentry(state) {
  $('sentry').hidden = false;
  $('sentrySwitch').checked = state.enabled;
  $('sentryState').textContent = state.enabled ? `On: ${state.detail}.` : 'Off.';
}

$('sentrySwitch').addEventListener('change', async () => {
  calm();
  const wished = $('sentrySwitch').checked;
  sentrySwitching = true;
  sentryAsked += 1;
  try {
    showSentry(await ask('PUT', '/api/sentry', { enabled: wished }));
  } catch (error) {
    $('sentrySwitch').checked = !wished;
    complain(error);
  } finally {
    sentrySwitching = false;
  }
});

// --- treat and voice

$('treat').addEventListener('click', async () => {
  calm();
  $('treat').disabled = true;
  say('Dropping a treat…');
  try {
    await ask('POST', '/dispense_treat', {});
    say('A treat is out.');
  } catch (error) {
    say('');
    complain(error);
  } finally {
    $('treat').disabled = false;
  }
});

$('speak').addEventListener('submit', async event => {
  event.preventDefault();
  calm();
  const text = $('text').value;
  say('Waiting for the voice…');
  try {
    await ask('POST', '/speak', { text });
    say(`It says “${text}”.`);
  } catch (error) {
    say('');
    complain(error);
  }
});

$('login').addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await ask('POST', '/login', { token: $('token').value });
    $('token').value = '';
    $('login').hidden = true;
    calm();
    showStream();
  } catch (error) {
    complain(error);
  }
});

// A stream never ends: begun before the page has loaded, it would keep the browser loading for ever.
if (document.readyState === 'complete') showStream();
else addEventListener('load', showStream);
checkHealth();
