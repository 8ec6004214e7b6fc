/** Draws one student. Every state has its own shape, so that the colours are a help only. */
export function palette(element) {
  const style = getComputedStyle(element);
  const names = ['paper', 'raised', 'sunken', 'ink', 'quiet', 'line', 'edge', 'accent', 'accent-soft', 'good', 'warn', 'bad', 'on-accent'];
  return { font: style.fontFamily, ...Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) };
}

const TURN = Math.PI * 2;

export function drawTile(ctx, colours, { row, look, box, selected, open, cursor, large }) {
  frame(ctx, colours, box, { selected, open, cursor });
  const r = large ? 13 : 12;
  const x = large ? box.x + 26 : box.x + box.width / 2;
  const y = large ? box.y + 27 : box.y + box.height / 2;
  ctx.globalAlpha = look.lost ? 0.45 : 1;
  (shapes[look.shape] ?? shapes.notBegun)(ctx, colours, x, y, r, look);
  ctx.globalAlpha = 1;
  if (look.lost) lost(ctx, colours, x, y, r);
  if (look.away) away(ctx, colours, x, y, r);
  if (look.strikes) strikes(ctx, colours, x, y, r, look);
  if (large) words(ctx, colours, row, look, box);
}

function frame(ctx, colours, { x, y, width, height }, { selected, open, cursor }) {
  if (!selected && !open && !cursor) return;
  ctx.beginPath();
  ctx.roundRect(x + 2, y + 2, width - 4, height - 4, 8);
  if (selected || open) {
    ctx.fillStyle = colours['accent-soft'];
    ctx.fill();
  }
  if (selected || cursor) {
    ctx.strokeStyle = cursor ? colours.ink : colours.accent;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
}

function circle(ctx, x, y, r) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, TURN);
}

function stroke(ctx, colour, width, ...lines) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const [[x0, y0], ...rest] of lines) {
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    rest.forEach(([x, y]) => ctx.lineTo(x, y));
    ctx.stroke();
  }
}

/** How far: a ring that closes. */
function progress(ctx, colours, x, y, r, share, colour) {
  ctx.lineWidth = 4;
  ctx.lineCap = 'butt';
  ctx.strokeStyle = colours.line;
  circle(ctx, x, y, r);
  ctx.stroke();
  if (share <= 0) return;
  ctx.strokeStyle = colour;
  ctx.beginPath();
  ctx.arc(x, y, r, -TURN / 4, -TURN / 4 + TURN * Math.min(1, share));
  ctx.stroke();
}

const shapes = {
  notBegun(ctx, colours, x, y, r) {
    ctx.setLineDash([3, 4]);
    ctx.strokeStyle = colours.edge;
    ctx.lineWidth = 1.5;
    circle(ctx, x, y, r - 2);
    ctx.stroke();
    ctx.setLineDash([]);
  },
  sitting(ctx, colours, x, y, r, look) {
    progress(ctx, colours, x, y, r, look.share, colours.accent);
  },
  paused(ctx, colours, x, y, r, look) {
    progress(ctx, colours, x, y, r, look.share, colours.warn);
    stroke(ctx, colours.warn, 3, [[x - 3, y - 4], [x - 3, y + 4]], [[x + 3, y - 4], [x + 3, y + 4]]);
  },
  terminated(ctx, colours, x, y, r) {
    ctx.fillStyle = colours.bad;
    ctx.beginPath();
    ctx.roundRect(x - r, y - r, 2 * r, 2 * r, 4);
    ctx.fill();
    stroke(ctx, colours.paper, 2.5, [[x - 5, y - 5], [x + 5, y + 5]], [[x + 5, y - 5], [x - 5, y + 5]]);
  },
  handedIn(ctx, colours, x, y, r) {
    ctx.fillStyle = colours.good;
    circle(ctx, x, y, r);
    ctx.fill();
    stroke(ctx, colours.paper, 2.5, [[x - 5, y], [x - 1.5, y + 4], [x + 5.5, y - 4]]);
  },
};

function lost(ctx, colours, x, y, r) {
  stroke(ctx, colours.paper, 6, [[x - r, y + r], [x + r, y - r]]);
  stroke(ctx, colours.bad, 2.5, [[x - r, y + r], [x + r, y - r]]);
}

function away(ctx, colours, x, y, r) {
  ctx.fillStyle = colours.warn;
  ctx.beginPath();
  ctx.moveTo(x - r - 4, y - r - 3);
  ctx.lineTo(x - r + 8, y - r - 3);
  ctx.lineTo(x - r + 2, y - r + 7);
  ctx.fill();
}

/** A small flag with the number of strikes; filled until a person has reviewed them. */
function strikes(ctx, colours, x, y, r, look) {
  const [cx, cy] = [x + r - 1, y - r + 2];
  ctx.fillStyle = look.review ? colours.bad : colours.raised;
  ctx.strokeStyle = colours.bad;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.roundRect(cx - 7, cy - 8, 15, 15, 3);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = look.review ? colours.paper : colours.bad;
  text(ctx, colours, String(look.strikes), cx + 0.5, cy + 4, { size: 11, weight: 700, align: 'center' });
}

function text(ctx, colours, value, x, y, { size = 13, weight = 400, align = 'left', most }) {
  ctx.font = `${weight} ${size}px ${colours.font}`;
  ctx.textAlign = align;
  ctx.fillText(value, x, y, most);
}

function words(ctx, colours, row, look, { x, y, width }) {
  const left = x + 50;
  const most = width - 58;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, y, most, 74);
  ctx.clip();
  ctx.fillStyle = colours.ink;
  text(ctx, colours, row.name, left, y + 22, { weight: 600 });
  ctx.fillStyle = colours.quiet;
  text(ctx, colours, `${row.roll} · ${row.answered}/${row.items}`, left, y + 40, { size: 12 });
  text(ctx, colours, figures(row), left, y + 57, { size: 12 });
  ctx.restore();
}

/** Ping and the error of the device's clock, as short as a tile has room for. */
export function figures({ pingMillis, offsetMillis }) {
  const ping = pingMillis === null || pingMillis === undefined ? '–' : `${Math.round(pingMillis)} ms`;
  if (offsetMillis === null || offsetMillis === undefined) return ping;
  const seconds = offsetMillis / 1000;
  const off = Math.abs(seconds) >= 1 ? `${seconds > 0 ? '+' : '−'}${Math.abs(seconds).toFixed(Math.abs(seconds) < 10 ? 1 : 0)} s` : `${offsetMillis > 0 ? '+' : ''}${Math.round(offsetMillis)} ms`;
  return `${ping} · ${off}`;
}
