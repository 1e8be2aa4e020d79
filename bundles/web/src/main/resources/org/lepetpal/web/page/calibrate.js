// Teaches the robot where its camera stands, by marks, what areas of the picture mean, and colours.

const $ = id => document.getElementById(id);

const ROUTE = '/api/calibration/camera';
// The name of one beside that through which the robot looks; null for that one.
const CAMERA = new URLSearchParams(location.search).get('camera');
const BESIDE = 'camera-';
// What is of use in pictures of any camera; the rest is looked for by the robot's own.
const ANY_CAMERA = ['mark', 'roi', 'keep-out'];
const LEARN = 'learn:';
const SVG = 'http://www.w3.org/2000/svg';
const COLOURS = { roi: '#f2f2f2', workspace: '#7fe0a0', bowl: '#66b5ff', 'treat-drop': '#ff9ecb', 'keep-out': '#ff5a5a' };
// Of the sheet that is served as marks.pdf, in metres from the arm's base.
const SHEET = [[0.1, 0.13], [0.1, 0], [0.1, -0.13], [0.25, 0.13], [0.25, 0], [0.25, -0.13]];
const GRID_METRES = 0.1;
const GRID_FROM = -0.5;
const GRID_TO = 0.6;

let picture = { width: 1280, height: 720, url: '' };
let marks = [];
let zones = [];
let open = null;
let sheet = [];
let view = null;

/** An address that means the camera of this page. */
function ofCamera(path, parameters = {}) {
  const query = new URLSearchParams({ ...parameters, ...(CAMERA && { camera: CAMERA }) }).toString();
  return query ? `${path}?${query}` : path;
}

async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw Object.assign(new Error(answer.error?.message ?? `The robot answered ${response.status}`), { status: response.status });
  }
  return answer;
}

function complain(error) {
  $('alert').textContent = error.message;
  $('alert').hidden = false;
}

function show(setup) {
  marks = (setup.marks ?? []).map(mark => ({ at: mark.at, place: [...mark.place], error: mark.error_px }));
  zones = setup.zones ?? [];
  view = setup.view;
  $('doubt').textContent = setup.fit.detail;
  $('trouble').hidden = setup.fit.state !== 'unconfirmed';
  draw();
}

async function load() {
  try {
    show(await ask('GET', ofCamera(ROUTE)));
  } catch (error) {
    if (error.status !== 404) complain(error);
    draw();
  }
}

/** Offers all cameras of which /health tells, where there are several. */
async function offerCameras() {
  // Not by ask(): a robot that is not well answers 503 and tells of its cameras all the same.
  const { components = {} } = await fetch('/health').then(answer => answer.json()).catch(() => ({}));
  const beside = Object.keys(components).filter(name => name.startsWith(BESIDE)).map(name => name.slice(BESIDE.length));
  const names = [...new Set([...beside, ...(CAMERA ? [CAMERA] : [])])];
  if (names.length === 0) return;
  $('camera').replaceChildren(new Option("The robot's", ''), ...names.map(name => new Option(name, name)));
  $('camera').value = CAMERA ?? '';
  $('cameras').hidden = false;
}

function renew() {
  const image = new Image();
  image.onload = () => {
    picture = { width: image.naturalWidth, height: image.naturalHeight, url: image.src };
    draw();
  };
  image.onerror = () => complain(new Error('There is no picture; is the robot running?'));
  image.src = ofCamera('/snapshot.jpg', { overlays: 0, quality: 90, at: Date.now() });
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) made.textContent = text;
  return made;
}

/** Where a point of the table is in the picture, by what was computed from the marks; null behind the camera. */
function project(point) {
  const offset = point.map((value, axis) => value - view.position[axis]);
  const along = axis => axis.reduce((sum, value, i) => sum + value * offset[i], 0);
  const depth = along(view.forward);
  return depth < 0.02 ? null : [
    view.principal_point[0] + view.focal_length[0] * along(view.right) / depth,
    view.principal_point[1] + view.focal_length[1] * along(view.down) / depth,
  ];
}

function drawGrid(drawing) {
  if (!view) return;
  const line = (from, to) => {
    const [a, b] = [project(from), project(to)];
    if (a && b) drawing.append(element('line', { x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke: '#ffffff66', 'stroke-width': 1 }));
  };
  for (let i = Math.round(GRID_FROM / GRID_METRES); i < Math.round(GRID_TO / GRID_METRES); i++) {
    for (let j = 0; j < Math.round(GRID_TO / GRID_METRES); j++) {
      const [x, y] = [j * GRID_METRES, i * GRID_METRES];
      line([x, y, 0], [x + GRID_METRES, y, 0]);
      line([x, y, 0], [x, y + GRID_METRES, 0]);
    }
  }
}

function draw() {
  const drawing = $('drawing');
  drawing.setAttribute('viewBox', `0 0 ${picture.width} ${picture.height}`);
  $('stage').style.aspectRatio = `${picture.width} / ${picture.height}`;
  drawing.replaceChildren();
  if (picture.url) drawing.append(element('image', { href: picture.url, width: picture.width, height: picture.height }));
  drawGrid(drawing);
  [...zones, ...(open ? [open] : [])].forEach(zone => {
    drawing.append(element(zone === open ? 'polyline' : 'polygon', {
      points: zone.corners.map(corner => corner.join(',')).join(' '), fill: zone === open ? 'none' : COLOURS[zone.kind] + '33',
      stroke: COLOURS[zone.kind], 'stroke-width': 2,
    }));
    zone.corners.forEach(([x, y]) => drawing.append(element('circle', { cx: x, cy: y, r: 4, fill: COLOURS[zone.kind] })));
  });
  marks.forEach((mark, i) => {
    const [x, y] = mark.at;
    drawing.append(element('path', { d: `M${x - 12} ${y}H${x + 12}M${x} ${y - 12}V${y + 12}`, stroke: '#000', 'stroke-width': 5 }));
    drawing.append(element('path', { d: `M${x - 12} ${y}H${x + 12}M${x} ${y - 12}V${y + 12}`, stroke: '#ffe34d', 'stroke-width': 2 }));
    drawing.append(element('text', { x: x + 14, y: y - 8, fill: '#ffe34d', stroke: '#000', 'stroke-width': 4,
      'paint-order': 'stroke', 'font-size': 20 }, i + 1));
  });
  list();
}

function remover(all, i) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = 'Remove';
  button.addEventListener('click', () => { all.splice(i, 1); draw(); });
  return button;
}

function list() {
  $('marks').replaceChildren(...marks.map((mark, i) => {
    const row = document.createElement('li');
    ['x', 'y', 'z'].forEach((axis, j) => {
      const input = document.createElement('input');
      Object.assign(input, { type: 'number', step: '0.001', value: mark.place[j] ?? '' });
      input.setAttribute('aria-label', `${axis} of mark ${i + 1} in metres`);
      input.placeholder = axis;
      input.className = 'metres';
      input.addEventListener('input', () => { mark.place[j] = input.value === '' ? null : Number(input.value); });
      row.append(input);
    });
    const error = document.createElement('small');
    error.textContent = mark.error === undefined ? '' : ` ${mark.error.toFixed(1)} px off `;
    row.append(error, remover(marks, i));
    return row;
  }));
  $('error').textContent = view ? `Reprojection error ${view.error_px.toFixed(1)} pixels` : 'The camera\'s place is not taught yet';
  $('zones').replaceChildren(...zones.map((zone, i) => {
    const row = document.createElement('li');
    row.append(`${zone.kind}, ${zone.corners.length} corners `, remover(zones, i));
    return row;
  }));
  $('hint').textContent = hint($('tool').value);
}

function hint(tool) {
  if (tool === 'mark' && sheet.length > 0) return `Click mark ${SHEET.length - sheet.length + 1} of the sheet. One that the arm hides: click anywhere, and remove it afterwards.`;
  if (tool === 'mark') return 'Click a thing on the table, then enter its place.';
  return tool.startsWith(LEARN)
    ? 'Take a new picture, then click its lit side: it is learned at once, in the light that is there now.'
    : 'Click around it; click the first corner again to close it.';
}

function click(event) {
  const drawing = $('drawing');
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
  const point = [Math.round(at.x * 10) / 10, Math.round(at.y * 10) / 10];
  const kind = $('tool').value;
  if (kind.startsWith(LEARN)) {
    learn(kind.slice(LEARN.length), point);
  } else if (kind === 'mark') {
    marks.push({ at: point, place: [...(sheet.shift() ?? [null, null]), 0] });
  } else if (open?.corners.length > 2 && Math.hypot(open.corners[0][0] - point[0], open.corners[0][1] - point[1]) < picture.width / 80) {
    zones = zones.filter(zone => zone.kind === 'keep-out' || zone.kind !== kind);
    zones.push(open);
    open = null;
  } else {
    open = open?.kind === kind ? open : { kind, corners: [] };
    open.corners.push(point);
  }
  draw();
}

async function learn(thing, at) {
  $('alert').hidden = true;
  try {
    const answer = await ask('PUT', `/api/vision/colors/${thing}`, { at });
    $('done').textContent = `Learned: ${answer.learned}. Boxes on the stream show whether it is right.`;
  } catch (error) {
    complain(error);
  }
}

async function save() {
  $('alert').hidden = true;
  $('done').textContent = '';
  const unknown = marks.findIndex(mark => mark.place.slice(0, 2).some(value => value === null));
  try {
    if (unknown >= 0) throw new Error(`Mark ${unknown + 1} has no place yet`);
    if (open) throw new Error('A zone is not closed yet: click its first corner again');
    const setup = await ask('PUT', ofCamera(ROUTE), {
      marks: marks.map(mark => ({ at: mark.at, place: [mark.place[0], mark.place[1], mark.place[2] ?? 0] })),
      zones: zones.map(zone => ({ kind: zone.kind, corners: zone.corners })),
    });
    show(setup);
    $('done').textContent = `Stored as version ${setup.version}.`;
  } catch (error) {
    complain(error);
  }
}

async function findBoard() {
  $('alert').hidden = true;
  try {
    const found = await ask('GET', ofCamera(`${ROUTE}/board`));
    marks = found.marks.map(mark => ({ at: mark.at, place: mark.place }));
    sheet = [];
    $('done').textContent = `${marks.length} places of the board were found. Save, and the error is shown.`;
    renew();
    draw();
  } catch (error) {
    complain(error);
  }
}

function undo() {
  if ($('tool').value === 'mark') {
    const mark = marks.pop();
    if (mark && sheet.length > 0) sheet.unshift(mark.place.slice(0, 2));
  } else if (open) {
    open.corners.pop();
  }
  if (open?.corners.length === 0) open = null;
  draw();
}

$('drawing').addEventListener('click', click);
$('tool').addEventListener('change', () => { open = null; draw(); });
$('undo').addEventListener('click', undo);
$('renew').addEventListener('click', renew);
$('save').addEventListener('click', save);
$('sheet').addEventListener('click', () => {
  marks = [];
  sheet = SHEET.map(place => [...place]);
  $('tool').value = 'mark';
  draw();
});
$('board').addEventListener('click', findBoard);
$('camera').addEventListener('change', () => {
  location.search = $('camera').value ? new URLSearchParams({ camera: $('camera').value }) : '';
});
$('confirm').addEventListener('click', () => ask('POST', ofCamera(`${ROUTE}/confirm`)).then(show, complain));
if (CAMERA) [...$('tool').options].filter(tool => !ANY_CAMERA.includes(tool.value)).forEach(tool => tool.remove());
offerCameras();
renew();
load();
