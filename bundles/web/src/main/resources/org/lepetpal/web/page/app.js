// The operator's page. It speaks nothing but the robot's HTTP contract.

const $ = id => document.getElementById(id);

const PHASES = {
  'pick up the ball': ['detect', 'approach', 'grasp', 'lift', 'ready_to_throw', 'throw'],
  'get the treat': ['detect', 'approach', 'grasp', 'lift', 'drop'],
};
const FINAL = new Set(['succeeded', 'failed', 'aborted']);
const TONE = { ok: 'good', succeeded: 'good', degraded: 'warn', starting: 'warn', aborted: 'warn', down: 'bad', failed: 'bad' };
const HEALTH_MILLIS = 3000;

let follow = null;
let followed = null;
let lastPhase = null;

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
    if (wasAway) {
      calm();
      showStream();
    }
    const robot = await ask('GET', '/api/status');
    if (robot.command && robot.command.request_id !== followed) followCommand(robot.command.request_id);
  } catch (error) {
    $('health').dataset.away = 'true';
    paint($('health'), error.status === 401 ? 'signed out' : 'unreachable', 'down');
    if (error.status !== 401) complain(error);
  } finally {
    setTimeout(checkHealth, HEALTH_MILLIS);
  }
}

function paint(chip, text, tone) {
  chip.textContent = text;
  chip.classList.remove('good', 'warn', 'bad');
  if (TONE[tone]) chip.classList.add(TONE[tone]);
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

$('stream').addEventListener('error', () => {
  $('streamNote').textContent = 'No picture. Trying again…';
  $('streamNote').hidden = false;
  setTimeout(showStream, 2000);
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

$('stop').addEventListener('click', async () => {
  calm();
  try {
    await ask('POST', '/cancel');
  } catch (error) {
    complain(error);
  }
});

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

// --- treat and voice

$('treat').addEventListener('click', async () => {
  calm();
  $('treat').disabled = true;
  try {
    await ask('POST', '/dispense_treat', {});
  } catch (error) {
    complain(error);
  } finally {
    $('treat').disabled = false;
  }
});

$('speak').addEventListener('submit', async event => {
  event.preventDefault();
  calm();
  try {
    await ask('POST', '/speak', { text: $('text').value });
  } catch (error) {
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

showStream();
checkHealth();
