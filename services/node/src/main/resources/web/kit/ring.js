import { html, nothing, svg } from 'lit';
import { t } from './i18n.js';

const CROWN = 'M-9 -7 L-4.5 -2 L0 -9 L4.5 -2 L9 -7 L7 4 L-7 4 Z';

/**
 * Nodes on a ring, the leader crowned. Each new entry travels from the leader to the others as a
 * dot, once, when the head moved.
 *
 * @param nodes {name, alive, leader, lag}
 */
export function ring(nodes, { centre, head, label }) {
  const placed = nodes.map((node, i) => ({ ...node, ...place(i, nodes.length) }));
  const leader = placed.find((n) => n.leader);
  const bottom = Math.max(...placed.map((n) => n.y)) + 62;
  return html`<svg class="ring" viewBox="-150 -138 300 ${Math.max(230, 138 + bottom)}" role="img" aria-label=${label}>
    <circle class="ring-line" r="84"></circle>
    ${leader ? placed.filter((n) => n !== leader && n.alive).map((n) => travel(leader, n, head)) : nothing}
    <text class="ring-centre" y="-2">${centre[0]}</text>
    <text class="ring-word" y="18">${centre[1]}</text>
    ${placed.map(drawn)}
  </svg>`;
}

function place(i, n) {
  const angle = -Math.PI / 2 + (2 * Math.PI * i) / n;
  return { x: 84 * Math.cos(angle), y: 84 * Math.sin(angle), side: Math.cos(angle) };
}

function travel(from, to, head) {
  const key = Number(head) % 2 ? 'odd' : 'even';
  return svg`<circle class="entry ${key}" r="4" .style=${`--x0: ${from.x}px; --y0: ${from.y}px; --x1: ${to.x}px; --y1: ${to.y}px`}></circle>`;
}

function drawn(node) {
  const state = node.alive ? (node.leader ? 'leader' : 'alive') : 'gone';
  const below = node.y > 0 ? 38 : node.leader ? -38 : -30;
  return svg`<g class="node ${state}" transform="translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})">
    <circle r="21"></circle>
    ${node.alive ? (node.leader ? svg`<path d=${CROWN} transform="translate(0 2)"></path>` : svg`<path class="tick" d="M-7 0 L-2 5 L7 -5"></path>`) : svg`<path class="tick" d="M-6 -6 L6 6 M6 -6 L-6 6"></path>`}
    <text y=${below}>${node.name}</text>
    ${node.alive ? nothing : svg`<text class="ring-word" y=${below + 15}>${t('ring.gone')}</text>`}
  </g>`;
}
